"""What of the disk a situation folder can reach: its own files, and no others."""

import json
import os

import pytest

import geomap
from geomap.loader import folder
from geomap.loader.situation import load_folder

VRT = b"""<OGRVRTDataSource><OGRVRTLayer name="x">
<SrcDataSource>CSV:/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"""


def test_folder_that_does_not_exist_is_named(tmp_path):
    (problem,) = geomap.check(tmp_path / "nowhere")

    assert problem.code == "GM-SPEC-FOLDER"
    assert problem.message == "the situation folder does not exist"


def test_file_in_place_of_the_folder_is_named(tmp_path):
    path = tmp_path / "file"
    path.touch()

    (problem,) = geomap.check(path)

    assert problem.message == "the situation folder is not a folder"


@pytest.mark.parametrize(
    "name, code",
    [
        ("situation.toml", "GM-SPEC-FILE"),
        ("sources.toml", "GM-SPEC-FILE"),
        ("places.geojson", "GM-LOAD-FILE"),
    ],
)
def test_missing_file_is_named(situation_folder, name, code):
    path = situation_folder.write() / name
    path.unlink()

    (problem,) = geomap.check(situation_folder.path)

    assert problem.code == code
    assert problem.message == "the file is missing"
    assert problem.file == path.as_posix()


def test_folder_in_place_of_a_layer_file_is_named(situation_folder):
    path = situation_folder.write() / "places.geojson"
    path.unlink()
    path.mkdir()

    (problem,) = geomap.check(situation_folder.path)

    assert problem.code == "GM-LOAD-FILE"
    assert problem.message == "this is not a regular file"


@pytest.mark.parametrize(
    "name, code", [("places.geojson", "GM-LOAD-FILE"), ("sources.toml", "GM-SPEC-FILE")]
)
def test_link_out_of_the_folder_is_refused(situation_folder, tmp_path, name, code):
    path = situation_folder.write() / name
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)

    (problem,) = geomap.check(situation_folder.path)

    assert problem.code == code
    assert problem.message == "the file lies outside the folder"
    assert problem.cure == "copy it into the folder"


def test_link_inside_the_folder_is_followed(situation_folder):
    path = situation_folder.write() / "places.geojson"
    path.rename(path.with_name("real.geojson"))
    path.symlink_to("real.geojson")

    assert geomap.check(situation_folder.path) == ()


def test_link_to_itself_is_a_problem_and_no_crash(situation_folder):
    path = situation_folder.write() / "places.geojson"
    path.unlink()
    path.symlink_to("places.geojson")

    (problem,) = geomap.check(situation_folder.path)

    assert problem.code == "GM-LOAD-FILE"
    assert problem.cure == "correct the file or its rights"


def test_vrt_in_a_geojson_file_is_refused_and_opens_nothing(situation_folder, opened_files):
    situation_folder.files["places.geojson"] = VRT
    situation_folder.write()

    with opened_files() as opened:
        (problem,) = geomap.check(situation_folder.path)

    assert problem.code == "GM-LOAD-JSON"
    assert not any("passwd" in path for path in opened)


def test_crs_link_is_refused_and_opens_nothing(situation_folder, opened_files):
    target = situation_folder.path.parent / "secret.prj"
    situation_folder.files["places.geojson"] = {
        "type": "FeatureCollection",
        "crs": {"type": "link", "properties": {"href": target.as_uri(), "type": "esriwkt"}},
        "features": [],
    }
    situation_folder.write()

    with opened_files() as opened:
        (problem,) = geomap.check(situation_folder.path)

    assert problem.code == "GM-LOAD-CRS"
    assert not any("secret" in path for path in opened)


def test_file_that_is_too_large_is_refused(situation_folder, monkeypatch):
    monkeypatch.setattr(folder, "MAX_BYTES", 100)

    problems = situation_folder.problems()

    assert {problem.code for problem in problems} == {"GM-SPEC-FILE"}
    assert all("100 are read at most" in problem.message for problem in problems)


def test_pipe_in_place_of_a_layer_file_is_refused_and_not_waited_for(situation_folder):
    path = situation_folder.write() / "places.geojson"
    path.unlink()
    os.mkfifo(path)

    (problem,) = geomap.check(situation_folder.path)

    assert problem.message == "this is not a regular file"


def test_replaced_bytes_are_read_instead_of_the_file(situation_folder, place_json):
    path = situation_folder.write()
    data = json.dumps({"type": "FeatureCollection", "features": [place_json("new")]}).encode()

    situation = load_folder(path, replaced={"places.geojson": data}).require()

    assert [feature.id for feature in situation.layer("places").features] == ["new"]
    (noted,) = (known for known in situation.inputs if known.path == "places.geojson")
    assert noted.size == len(data)
