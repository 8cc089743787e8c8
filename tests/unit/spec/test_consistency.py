"""Parts of situation.toml that do not fit together."""

import datetime as dt

import pytest


def only(folder, path):
    (problem,) = folder.problems()
    assert problem.code == "GM-SPEC-REFERENCE"
    assert problem.path == path
    assert problem.file == (folder.path / "situation.toml").as_posix()
    return problem


def test_unknown_time_zone_is_refused(situation_folder):
    situation_folder.situation["situation"]["time_zone"] = "Europe/Nowhere"

    problem = only(situation_folder, "$.situation.time_zone")

    assert "'Europe/Nowhere' is not a time zone" in problem.message
    assert "Europe/Paris" in problem.cure


@pytest.mark.parametrize("zone", ["../../etc/passwd", "/etc/localtime", "Europe", "tzdata.zi"])
def test_time_zone_is_a_name_and_no_path(situation_folder, zone):
    situation_folder.situation["situation"]["time_zone"] = zone

    problem = only(situation_folder, "$.situation.time_zone")

    assert "is not a time zone" in problem.message


def test_repeated_layer_id_is_refused(situation_folder):
    situation_folder.layer("reports")["id"] = "places"
    situation_folder.situation["maps"] = [
        {**drawn, "layers": ["places", "line"]} for drawn in situation_folder.situation["maps"]
    ]

    problem = only(situation_folder, "$.layers[2].id")

    assert problem.message == "'places' is already the id of layers[1]"
    assert problem.cure == "give each its own id"


def test_repeated_map_id_is_refused(situation_folder):
    situation_folder.situation["maps"][1]["id"] = "whole"

    problem = only(situation_folder, "$.maps[1].id")

    assert problem.message == "'whole' is already the id of maps[0]"


@pytest.mark.parametrize("name", ["index", "manifest", "readme"])
def test_map_may_not_take_the_name_of_another_product(situation_folder, name):
    situation_folder.situation["maps"][0]["id"] = name

    assert only(situation_folder, "$.maps[0].id").cure == "rename it"


def test_editions_are_numbered_upwards(situation_folder):
    situation_folder.situation["editions"][1]["number"] = 1

    problem = only(situation_folder, "$.editions[1].number")

    assert problem.message == "edition 1 stands after edition 1"
    assert problem.cure == "number editions upwards"


def test_editions_stand_in_order_of_time_across_offsets(situation_folder):
    first = situation_folder.situation["editions"][0]["cutoff"]
    same_instant = first.astimezone(dt.timezone(dt.timedelta(hours=9)))
    situation_folder.situation["editions"][1]["cutoff"] = same_instant

    problem = only(situation_folder, "$.editions[1].cutoff")

    assert problem.message == "the cut-off of edition 2 is not after that of 1"


def test_map_that_names_an_unknown_layer_is_told_the_nearest(situation_folder):
    situation_folder.situation["maps"][0]["layers"] = ["reports", "plaecs"]

    problem = only(situation_folder, "$.maps[0].layers[1]")

    assert problem.message == "there is no layer 'plaecs'"
    assert problem.cure == "did you mean 'places'?"


def test_map_that_names_a_layer_unlike_any_is_told_all(situation_folder):
    situation_folder.situation["maps"][0]["layers"] = ["zzz"]

    problem = only(situation_folder, "$.maps[0].layers[0]")

    assert problem.cure == "there are line, places, reports"


def test_map_that_lists_a_layer_twice_is_refused(situation_folder):
    situation_folder.situation["maps"][0]["layers"] = ["line", "places", "line"]

    problem = only(situation_folder, "$.maps[0].layers[2]")

    assert problem.message == "'line' is listed twice"


def test_line_of_reference_is_a_layer_of_lines(situation_folder):
    situation_folder.situation["situation"]["line"] = "places"

    problem = only(situation_folder, "$.situation.line")

    assert problem.message == "there is no layer 'places' of kind 'line'"
    assert problem.cure == "there are line"


def test_unknown_footnote_is_refused(situation_folder):
    situation_folder.situation["situation"]["footnote"] = "eu"

    problem = only(situation_folder, "$.situation.footnote")

    assert problem.message == "there is no footnote 'eu'"
    assert "[footnotes.eu]" in problem.cure


def test_situation_without_a_footnote_says_none(situation_folder):
    situation_folder.situation["situation"]["footnote"] = "none"
    del situation_folder.situation["footnotes"]

    assert situation_folder.problems() == ()


@pytest.mark.parametrize("cutoff", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_cutoff_at_the_end_of_the_calendar_is_a_problem_and_no_crash(situation_folder, cutoff):
    situation_folder.situation["editions"] = [
        {"number": 1, "cutoff": dt.datetime.fromisoformat(cutoff)}
    ]

    problems = situation_folder.problems()

    assert [problem.path for problem in problems] == ["$.editions[0].cutoff"]


def test_draft_in_a_language_that_the_situation_does_not_have_is_refused(situation_folder):
    situation_folder.situation["situation"]["drafts"] = ["fr"]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.path) == ("GM-SPEC-REFERENCE", "$.situation.drafts[0]")
    assert problem.message == "'fr' is not a language of the situation"


def test_language_listed_twice_is_refused(situation_folder):
    situation_folder.situation["situation"]["languages"] = ["en", "en"]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.path) == ("GM-SPEC-REFERENCE", "$.situation.languages[1]")
    assert problem.message == "'en' is listed twice"


@pytest.mark.parametrize(
    "code, told",
    [
        ("EPSG:9999", "is no coordinate reference system"),
        ("EPSG:4326", "is no projection in metres"),
        ("EPSG:4978", "is no projection in metres"),
        ("EPSG:5773", "is no projection in metres"),
        ("EPSG:2263", "is no projection in metres"),
        ("EPSG:27700", "is made for"),
        ("EPSG:2193", "is made for"),
    ],
)
def test_a_projection_that_would_distort_or_hide_the_sheet_is_refused(situation_folder, code, told):
    situation_folder.situation["situation"]["crs"] = code

    problem = only(situation_folder, "$.situation.crs")

    assert told in problem.message
    assert "UTM" in problem.cure


@pytest.mark.parametrize("code", ["EPSG:32634", "EPSG:3035", "EPSG:3857", "EPSG:8682"])
def test_a_projection_in_metres_that_is_made_for_the_maps_is_used(situation_folder, code):
    situation_folder.situation["situation"]["crs"] = code

    assert situation_folder.problems() == ()
