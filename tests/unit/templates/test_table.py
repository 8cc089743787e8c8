"""Every template is whole: its files are those in the package, and it is a situation at once."""

import json
import re
import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

import geomap
from geomap.model.report import Precision
from geomap.spec.situation_file import EditionTable, LayerTable, MapTable, SituationTable
from geomap.templates.table import TEMPLATES, template_named

EACH = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
pytestmark = pytest.mark.usefixtures("page_assets")


def folder_of(template):
    return files("geomap.templates").joinpath(template.id)


@EACH
def test_files_listed_are_the_files_there_situation_last(template):
    there = sorted(path.name for path in folder_of(template).iterdir())

    assert sorted(template.files) == there
    assert template.files[-1] == "situation.toml"


#: What `geomap check` says of a new folder: that placeholders are left, and nothing else.
PLACEHOLDERS = {"empty": {"GM-LOAD-PLACEHOLDER", "GM-SPEC-PLACEHOLDER"}, "strait": set()}


def doubts(problems):
    assert not any(problem.is_error for problem in problems)
    return {problem.code for problem in problems}


@EACH
def test_template_has_no_problem_even_as_it_lies_in_the_package(template):
    assert doubts(geomap.check(folder_of(template))) == PLACEHOLDERS[template.id]


@EACH
def test_template_started_is_checked_and_built_at_once(template, tmp_path):
    geomap.start(tmp_path / "new", template=template.id)

    assert doubts(geomap.check(tmp_path / "new")) == PLACEHOLDERS[template.id]
    made = geomap.build(tmp_path / "new", tmp_path / "output")
    assert doubts(made.problems) == PLACEHOLDERS[template.id]
    assert made.files[-1].name == "manifest.json"


@EACH
def test_layer_files_are_one_feature_a_line_with_five_decimals_at_most(template):
    for path in folder_of(template).iterdir():
        if path.name.endswith(".geojson"):
            text = path.read_text("utf-8")
            first, *features, last = text.splitlines()
            assert (first, last) == ('{"type":"FeatureCollection","features":[', "]}"), path.name
            assert all(line.startswith('{"type":"Feature",') for line in features), path.name
            assert not re.search(r"\d\.\d{6,}", text), path.name


@EACH
def test_rings_run_as_the_standard_says(template):
    """Outer rings run against the clock, holes with it (RFC 7946)."""
    for path in folder_of(template).iterdir():
        if not path.name.endswith(".geojson"):
            continue
        for feature in json.loads(path.read_text("utf-8"))["features"]:
            geometry = feature["geometry"] or {"type": ""}
            polygons = {
                "Polygon": lambda shape: [shape["coordinates"]],
                "MultiPolygon": lambda shape: shape["coordinates"],
            }.get(geometry["type"], lambda _: [])(geometry)
            for outer, *holes in polygons:
                assert _turn(outer) > 0, feature["properties"]["id"]
                assert all(_turn(hole) < 0 for hole in holes), feature["properties"]["id"]


def _turn(ring):
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def test_there_is_no_template_of_another_name():
    with pytest.raises(KeyError):
        template_named("nothing")


# --- the empty one --------------------------------------------------------------------------------


@pytest.fixture
def empty(tmp_path):
    geomap.start(tmp_path / "new-crisis")
    return tmp_path / "new-crisis"


def test_map_of_the_empty_template_says_that_it_is_one(empty, island_of):
    html = geomap.view(empty).html()

    told, *_ = island_of(html)
    banner = "TEMPLATE – PLACEHOLDERS ONLY – NOTHING IS REPORTED HERE"
    assert told["situation"]["banner"] == [0, banner]
    assert "<title>New crisis – TEMPLATE: replace the placeholders</title>" in html


def test_every_key_of_situation_toml_is_there_and_explained(empty):
    text = (empty / "situation.toml").read_text("utf-8")
    explained = (*SituationTable.model_fields, "key_reports")

    for key in explained:
        assert re.search(rf"^#.*\n(?:# )?{key} = ", text, re.MULTILINE), key
    for key in (*EditionTable.model_fields, *LayerTable.model_fields, *MapTable.model_fields):
        assert re.search(rf"^#? ?`?{key} = ", text, re.MULTILINE), key
    assert re.search(r"^#.*\n# \[sides\]\n# NORTH = ", text, re.MULTILINE)


@pytest.mark.parametrize("key", ["address", "coverage", "basemap", "key_reports", "[sides]"])
def test_what_is_in_a_comment_is_right_when_uncommented(empty, key):
    path = empty / "situation.toml"
    lines = path.read_text("utf-8").splitlines()
    (place,) = (at for at, line in enumerate(lines) if line.startswith(f"# {key}"))
    end = place + 2 if key == "[sides]" else place + 1
    lines[place:end] = [line.removeprefix("# ") for line in lines[place:end]]
    path.write_text("\n".join(lines), encoding="utf-8")

    more = {"GM-SPEC-HOST"} if key == "basemap" else set()
    assert doubts(geomap.check(empty)) == PLACEHOLDERS["empty"] | more


def examples(folder):
    blocks = re.findall(r"```json\n(.*?)```", (folder / "README.md").read_text("utf-8"), re.DOTALL)
    return [json.loads(block) for block in blocks]


def test_readme_has_an_example_of_each_precision(empty):
    shown = [example["properties"]["precision"] for example in examples(empty)]

    assert shown == [precision.value for precision in Precision]
    for example in examples(empty):
        properties = example["properties"]
        assert properties["summary"]
        assert properties["disputed_by"]
        assert ("geometry_basis" in properties) == (example["geometry"] is not None)
        assert ("radius_m" in properties) == (properties["precision"] in {"exact", "place"})


def test_examples_of_the_readme_are_right_when_pasted(empty):
    path = empty / "reports.geojson"
    layer = json.loads(path.read_text("utf-8"))
    layer["features"] += examples(empty)
    path.write_text(json.dumps(layer), encoding="utf-8")

    assert doubts(geomap.check(empty)) == PLACEHOLDERS["empty"]
    assert len(geomap.load(empty).layer("reports").features) == 1 + len(Precision)


def test_layer_in_the_comment_can_be_uncommented(empty):
    path = empty / "situation.toml"
    text = path.read_text("utf-8")
    block = re.search(r"^# \[\[layers\]\]\n(?:# .*\n)+", text, re.MULTILINE)[0]
    uncommented = re.sub(r"^# ", "", block, flags=re.MULTILINE)

    assert tomllib.loads(uncommented)["layers"][0]["kind"] == "countries"
