"""Key reports of editions: reports of the situation, known by the cut-off."""

import pytest


@pytest.fixture
def edition(situation_folder):
    """The table of the first edition, which ends on 30 September; the reports are of the 29th."""
    return situation_folder.situation["editions"][0]


def only(folder, path):
    (problem,) = folder.problems()
    assert (problem.code, problem.path) == ("GM-SPEC-REFERENCE", path)
    assert problem.file == (folder.path / "situation.toml").as_posix()
    assert problem.is_error
    return problem


def test_key_reports_are_read_in_their_order(situation_folder, edition):
    edition["key_reports"] = ["second", "first"]

    situation = situation_folder.load().require()

    assert [known.key_reports for known in situation.editions] == [("second", "first"), ()]


def test_key_report_that_no_layer_has_is_refused(situation_folder, edition):
    edition["key_reports"] = ["first", "secondo"]

    problem = only(situation_folder, "$.editions[0].key_reports[1]")

    assert problem.message == "no layer has a report 'secondo'"
    assert "'second'" in problem.cure


def test_place_is_no_key_report(situation_folder, edition):
    edition["key_reports"] = ["place"]

    assert only(situation_folder, "$.editions[0].key_reports[0]").message == (
        "no layer has a report 'place'"
    )


@pytest.mark.parametrize(
    "reported_at, known",
    [
        ("2023-09-30", True),
        ("2023-09-30T23:59:59+02:00", True),
        ("2023-10-01T00:00:00+02:00", False),
        ("2023-10-01", False),
    ],
)
def test_key_report_was_known_by_the_cut_off(
    situation_folder, edition, report_json, reported_at, known
):
    situation_folder.files["reports.geojson"] = [report_json("first", reported_at=reported_at)]
    edition["key_reports"] = ["first"]

    if known:
        assert situation_folder.problems() == ()
    else:
        problem = only(situation_folder, "$.editions[0].key_reports[0]")
        assert problem.message == "'first' was not known by the cut-off of edition 1"


def test_later_edition_may_have_a_report_of_an_earlier_one(situation_folder):
    situation_folder.situation["editions"][1]["key_reports"] = ["first"]

    assert situation_folder.problems() == ()


def test_ten_key_reports_are_too_many(situation_folder, edition, report_json):
    names = [f"r{number}" for number in range(10)]
    situation_folder.files["reports.geojson"] = [report_json(name) for name in names]
    edition["key_reports"] = names

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.path) == ("GM-SPEC-VALUE", "$.editions[0].key_reports")
    edition["key_reports"] = names[:9]
    assert situation_folder.problems() == ()


def test_key_reports_are_not_looked_for_in_layers_with_errors(
    situation_folder, edition, report_json
):
    situation_folder.files["reports.geojson"] = [report_json("first", reliability="G")]
    edition["key_reports"] = ["first"]

    assert [problem.code for problem in situation_folder.problems()] == ["GM-LOAD-VALUE"]
