"""Loading a whole folder: what comes out, and all problems at once."""

import hashlib

import pytest

import geomap
from geomap.model.layer import LayerStyle


def test_valid_folder_becomes_a_situation_as_of_its_last_edition(situation_folder):
    situation = geomap.load(situation_folder.write())

    assert situation.id == "small"
    assert situation.edition.number == 2
    assert [layer.id for layer in situation.layers] == ["line", "places", "reports"]
    assert [report.id for report in situation.layer("reports").reports] == ["first", "second"]


def test_layer_without_a_style_gets_that_of_its_kind(situation_folder):
    situation_folder.situation["layers"][1] |= {"kind": "units", "style": "interest"}
    del situation_folder.situation["layers"][1]["style"]
    situation_folder.files["places.geojson"] = []

    assert geomap.load(situation_folder.write()).layer("places").style is LayerStyle.CONTEXT


def test_inputs_are_every_file_read_by_name_with_its_hash(situation_folder):
    situation = situation_folder.load().require()

    assert [known.path for known in situation.inputs] == [
        "line.geojson", "places.geojson", "reports.geojson", "situation.toml", "sources.toml"
    ]  # fmt: skip
    for known in situation.inputs:
        data = (situation_folder.path / known.path).read_bytes()
        assert known.size == len(data)
        assert known.sha256 == hashlib.sha256(data).hexdigest()


def test_problems_of_all_files_are_told_at_once(situation_folder, report_json):
    situation_folder.situation["maps"][0]["layers"] = ["nowhere"]
    situation_folder.sources["S01"]["url"] = "javascript:x"
    situation_folder.files["places.geojson"] = b"{"
    situation_folder.files["reports.geojson"] = [report_json("a", kind="rumour")]

    files = [problem.file.rpartition("/")[2] for problem in situation_folder.problems()]

    assert files == ["situation.toml", "sources.toml", "places.geojson", "reports.geojson"]


def test_layer_files_are_checked_even_when_situation_toml_is_wrong(situation_folder):
    situation_folder.situation["situation"]["id"] = "No Slug"
    situation_folder.files["places.geojson"] = b"{"

    codes = {problem.code for problem in situation_folder.problems()}

    assert codes == {"GM-SPEC-VALUE", "GM-LOAD-JSON"}


def test_wrong_spec_is_a_spec_error_even_with_wrong_layers(situation_folder):
    situation_folder.situation["situation"]["id"] = "No Slug"
    situation_folder.files["places.geojson"] = b"{"

    with pytest.raises(geomap.SpecError, match="2 errors") as caught:
        geomap.load(situation_folder.write())

    assert len(caught.value.problems) == 2


def test_wrong_layers_alone_are_a_load_error(situation_folder):
    situation_folder.files["places.geojson"] = b"{"

    with pytest.raises(
        geomap.LoadError, match=r"1 error; the first: .*places\.geojson:1: the file is not JSON"
    ):
        geomap.load(situation_folder.write())


@pytest.mark.parametrize("kind", [ValueError, geomap.GeomapError])
def test_both_errors_can_be_caught_as_value_errors(tmp_path, kind):
    with pytest.raises(kind):
        geomap.load(tmp_path / "nowhere")


def test_loading_twice_gives_equal_situations(situation_folder):
    path = situation_folder.write()

    assert geomap.load(path) == geomap.load(path)
