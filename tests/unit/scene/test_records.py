"""Nothing that a layer file says is lost on the way to data products."""

import json

import pytest
import shapely

import geomap
from geomap.model.report import Origin
from geomap.scene.records import properties_of
from geomap.spec.feature_properties import is_private


def as_told(value):
    """Return a value of a layer file as one text or number."""
    return ";".join(value) if isinstance(value, list) else value


def test_every_property_of_the_shipped_layer_files_is_told_as_it_stands(layers_folder):
    situation = geomap.load(layers_folder)
    compared = 0
    for layer in situation.layers:
        raw = json.loads((layers_folder / layer.file).read_text("utf-8"))["features"]
        files = {feature["properties"]["id"]: feature["properties"] for feature in raw}
        for feature in layer.features:
            told = properties_of(feature, "en")
            for key, value in files[feature.id].items():
                if is_private(key):
                    continue
                # the end of a report is not told before it has come, nor a source of later
                if key in {"valid_to", "sources"} and told.get(key) != as_told(value):
                    assert len(str(told.get(key, ""))) < len(str(value))
                    continue
                assert told[key] == as_told(value), (feature.id, key)
                compared += 1

    assert compared > 2000


def test_report_tells_its_standing_and_what_supersedes_it(make_report):
    report = make_report(superseded_by=("b", "c"), supersedes=("a",), reliability="A")

    told = properties_of(report, "en")

    assert told["standing"] == "current"
    assert told["superseded_by"] == "b;c"
    assert told["supersedes"] == "a"
    assert told["grade"] == "A3"


def test_texts_in_other_languages_stand_behind_the_first(make_report):
    report = make_report(
        names={"fr": "Ici", "en": "Here"},
        summaries={"fr": "Quelqu’un le dit."},
        translations={"claimant": {"fr": "Quelqu’un"}},
    )

    told = properties_of(report, "en")

    keys = list(told)
    assert keys.index("name:fr") == keys.index("name") + 1
    assert keys.index("claimant:fr") == keys.index("claimant") + 1
    assert "summary" not in told
    assert told["summary:fr"] == "Quelqu’un le dit."


def test_attribute_that_geomap_does_not_know_cannot_hide_one_that_it_does(make_report):
    told = properties_of(make_report(extra={"standing": "ended", "colour": "red"}), "en")

    assert told["standing"] == "current"
    assert told["colour"] == "red"


@pytest.mark.parametrize("metres, told", [(150.0, 150), (150.5, 150.5)])
def test_whole_metres_are_whole_numbers(make_feature, metres, told):
    feature = make_feature(
        geometry=shapely.Point(20, 43), origin=Origin(source="X", accuracy_m_p95=metres)
    )

    value = properties_of(feature, "en")["accuracy_m_p95"]

    assert value == told
    assert type(value) is type(told)
