"""The manual of the layers names every file and every property there is."""

import json
import re

import pytest

from geomap.spec.feature_properties import ReportProperties


@pytest.fixture(scope="module")
def manual(layers_folder):
    return (layers_folder / "README.md").read_text("utf-8")


def test_every_layer_is_in_the_manual(manual, layers_folder):
    files = {path.stem for path in layers_folder.glob("*.geojson")}

    assert files == {name for name in files if f"| `{name}` |" in manual}


def test_every_property_is_in_the_manual(manual, layers_folder):
    used = {
        key.partition(":")[0]
        for path in layers_folder.glob("*.geojson")
        for feature in json.loads(path.read_text("utf-8"))["features"]
        for key in feature["properties"]
    }
    told = set(re.findall(r"`([a-z0-9_]+)`", manual))

    assert used | set(ReportProperties.model_fields) <= told


def test_every_kind_is_in_the_manual(manual, layers_folder):
    kinds = {
        feature["properties"]["kind"]
        for path in layers_folder.glob("*.geojson")
        for feature in json.loads(path.read_text("utf-8"))["features"]
    }

    assert kinds == {kind for kind in kinds if f"`{kind}`" in manual}


@pytest.mark.parametrize("document", ["README.md", "LICENSE.md", "derive/README.md"])
def test_links_between_the_manuals_lead_somewhere(layers_folder, document):
    path = layers_folder / document
    text = path.read_text("utf-8")
    anchors = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not target.startswith("https:"):
            assert (path.parent / target).exists(), target
