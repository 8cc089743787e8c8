"""Every layer file opens in other programs without a warning, with the types it should have."""

import json
import shutil
import subprocess
import warnings
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely

FILES = sorted((Path(__file__).parents[2] / "layers").glob("*.geojson"))
AREAS, POINTS, LINES = {"Polygon", "MultiPolygon"}, {"Point"}, {"LineString", "MultiLineString"}
GEOMETRY = {
    "background": POINTS,
    "borders": LINES,
    "camps": POINTS,
    "countries": AREAS,
    "crossings": POINTS,
    "deployments": AREAS,
    "disagreements": AREAS,
    "events": POINTS,
    "ground-safety-zone": AREAS,
    "kfor": AREAS | POINTS,
    "line": LINES,
    "movements": AREAS,
    "neighbouring-municipalities": AREAS,
    "northern-municipalities": AREAS,
    "notification-strip": AREAS,
    "places": POINTS,
    "repairs": AREAS,
    "searches": AREAS,
    "statements": set(),
}
NUMBERS = {
    "rank": "OFTInteger",
    "accuracy_m_mean": "OFTInteger",
    "accuracy_m_p95": "OFTInteger",
    "radius_m": "OFTInteger",
    "quantity": "OFTInteger",
    "quantity_min": "OFTInteger",
    "quantity_max": "OFTInteger",
    "credibility": "OFTInteger",
}
#: Times are texts in the file; a program that knows dates makes dates of them.
TIMES = {"reported_at", "event_start", "event_end", "valid_from", "valid_to"}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def info(path):
    return pyogrio.read_info(f"GeoJSON:{path}", force_feature_count=True)


@pytest.fixture
def frame(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return gpd.read_file(f"GeoJSON:{path}", engine="pyogrio")  # noqa: TID251


def test_every_feature_is_read(path, info, frame):
    features = json.loads(path.read_text("utf-8"))["features"]

    assert info["features"] == len(frame) == len(features)
    assert list(frame["id"]) == [feature["properties"]["id"] for feature in features]


def test_coordinates_are_longitude_and_latitude(path, info, frame):
    assert info["driver"] == "GeoJSON"
    assert info["crs"] == "EPSG:4326"
    assert "crs" not in json.loads(path.read_text("utf-8"))  # RFC 7946 knows only one
    if GEOMETRY[path.stem]:
        west, south, east, north = frame.total_bounds
        assert 18 < west <= east < 24
        assert 40 < south <= north < 45


def test_geometry_is_valid_and_of_the_type_of_its_layer(path, frame):
    geometry = frame.geometry.dropna()

    assert geometry.is_valid.all()
    assert not geometry.is_empty.any()
    assert not geometry.has_z.any()
    assert set(geometry.geom_type) <= GEOMETRY[path.stem]


def test_rings_turn_as_the_standard_says(frame):
    for polygon in shapely.get_parts(frame.geometry.dropna().to_numpy()):
        if polygon.geom_type == "Polygon":
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)


def test_every_column_has_one_simple_type(info):
    columns = zip(info["fields"], info["ogr_types"], info["ogr_subtypes"], strict=True)
    for name, kind, subtype in columns:
        if name in TIMES:
            expected = {("OFTDate", "OFSTNone"), ("OFTDateTime", "OFSTNone")}
        else:
            expected = {(NUMBERS.get(name, "OFTString"), "OFSTNone")}
        assert (kind, subtype) in expected, name


def test_no_value_is_a_list_an_object_or_null(path):
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        for key, value in feature["properties"].items():
            assert type(value) in {str, int, float, bool}, (feature["properties"]["id"], key)


def test_ogrinfo_has_nothing_to_remark(path):
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip("there is no ogrinfo here; .ci/run installs it")

    done = subprocess.run(
        [ogrinfo, "-ro", "-al", "-so", path], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert done.stderr == ""
    assert "using driver `GeoJSON' successful" in done.stdout
