"""Layer files come back into form after another program has written them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[2] / "layers").glob("*.geojson"))


@pytest.fixture
def tidy(derive_module):
    return derive_module("tidy")


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_tidying_a_tidy_file_changes_nothing(tidy, path, tmp_path):
    copy = Path(shutil.copy(path, tmp_path))

    tidy.main([str(copy)])

    assert copy.read_bytes() == path.read_bytes()


def test_file_that_gdal_wrote_comes_back_into_form(tidy, path, tmp_path):
    ogr2ogr = shutil.which("ogr2ogr")
    if ogr2ogr is None:
        pytest.skip("there is no ogr2ogr here; .ci/run installs it")
    copy = tmp_path / path.name
    subprocess.run([ogr2ogr, "-f", "GeoJSON", "-lco", "RFC7946=YES", copy, path], check=True)

    tidy.main([str(copy)])

    assert copy.read_text("utf-8").splitlines()[0] == path.read_text("utf-8").splitlines()[0]
    assert json.loads(copy.read_text("utf-8")) == json.loads(path.read_text("utf-8"))


def test_day_stays_a_day_and_an_hour_an_hour(tidy):
    feature = {
        "properties": {
            "fid": 3,
            "id": "a",
            "radius_m": 2000.0,
            "side": None,
            "event_start": "2023-09-24T00:00:00",
            "reported_at": "2023/09/24 00:00:00",
            "valid_from": "2023/09/24",
            "valid_to": "2023-09-24T00:00:00+02:00",
            "rationale": "",
        },
        "geometry": None,
    }

    assert tidy.tidy_feature(feature)["properties"] == {
        "id": "a",
        "radius_m": 2000,
        "event_start": "2023-09-24",
        "reported_at": "2023-09-24",
        "valid_from": "2023-09-24",
        "valid_to": "2023-09-24T00:00:00+02:00",
    }


def test_ring_is_turned_and_rounded(tidy):
    clockwise = [[20, 42], [20, 43], [21.00000049, 43], [20, 42]]
    feature = {
        "properties": {"id": "a"},
        "geometry": {"type": "Polygon", "coordinates": [clockwise]},
    }

    tidied = tidy.tidy_feature(feature)["geometry"]["coordinates"]

    assert tidied == [[[20, 42], [21, 43], [20, 43], [20, 42]]]
