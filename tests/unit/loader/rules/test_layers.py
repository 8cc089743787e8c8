"""Rules about layers as a whole."""

import pytest


def square(west, east, south=42.5, north=43.5):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.fixture
def units(situation_folder, place_json):
    """Make a layer of units of these squares, and return what is wrong."""

    def check(*squares):
        situation_folder.situation["layers"].append(
            {"id": "units", "file": "units.geojson", "kind": "units", "title": {"en": "Units"}}
        )
        situation_folder.situation["maps"][0]["layers"].append("units")
        situation_folder.files["units.geojson"] = [
            place_json(f"unit-{place}", geometry=geometry) for place, geometry in enumerate(squares)
        ]
        return situation_folder.problems()

    return check


def test_units_over_each_other_are_doubted(units):
    (problem,) = units(square(20.2, 21.1), square(21.0, 21.8))

    assert (problem.code, problem.severity) == ("GM-LOAD-OVERLAP", "warning")
    assert problem.message.startswith("areas lie over each other: 'unit-0' and 'unit-1' on 9")
    assert problem.feature is None


def test_layer_of_overlapping_units_is_doubted_once(units):
    (problem,) = units(*[square(20.2, 21.1 + place / 100) for place in range(12)])

    assert problem.code == "GM-LOAD-OVERLAP"
    assert len(problem.message) < 300


def test_units_that_share_an_edge_are_fine(units):
    assert units(square(20.2, 21.0), square(21.0, 21.8)) == ()


def test_sliver_between_units_is_no_overlap(units):
    assert units(square(20.2, 21.00001), square(21.0, 21.8)) == ()


@pytest.mark.parametrize("key", ["source", "licence"])
def test_base_geometry_without_origin_is_doubted_once_a_layer(situation_folder, place_json, key):
    situation_folder.files["places.geojson"] = [
        place_json(f"p{number}", **{key: ...}) for number in range(5)
    ]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity, problem.path) == ("GM-LOAD-ORIGIN", "warning", key)
    assert problem.message == f"p0, p1, p2 and 2 more: 5 features without {key}"


def test_reports_without_a_language_of_the_situation_are_doubted(situation_folder, report_json):
    situation_folder.situation["situation"]["languages"] = ["en", "fr"]
    situation_folder.files["reports.geojson"] = [
        report_json("a", **{"name:fr": "Rapport", "summary": "Text", "summary:fr": "Texte"}),
        report_json("b", **{"name:fr": "Rapport", "summary": "Text"}),
        report_json("c"),
    ]

    found = [(problem.code, problem.path, problem.message) for problem in
             situation_folder.problems()]  # fmt: skip

    assert found == [
        ("GM-LOAD-LANGUAGE", "name", "c: 1 feature without name in fr"),
        ("GM-LOAD-LANGUAGE", "summary", "b: 1 feature without summary in fr"),
    ]


def test_report_without_several_languages_is_doubted_once(situation_folder, report_json):
    situation_folder.situation["situation"]["languages"] = ["en", "fr", "es", "de"]
    situation_folder.files["reports.geojson"] = [report_json("a"), report_json("b")]

    (problem,) = situation_folder.problems()

    assert problem.message == "a, b: 2 features without name in fr, es, de"


def test_property_that_readers_would_see_by_mistake_is_doubted_once(situation_folder, report_json):
    situation_folder.files["reports.geojson"] = [
        report_json(name, path="/home/me/reports.shp", _todo="call") for name in "ab"
    ]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity, problem.path) == ("GM-LOAD-EXTRA", "warning", "path")
    assert problem.message == "'path' is no property of geomap, in a, b: 2 features"
    assert problem.cure.endswith("'_path'")
