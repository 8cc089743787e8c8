"""Rules about sources and other reports."""

import datetime as dt

import pytest


def test_denial_of_another_party_does_not_end_a_claim(situation_folder, report_json):
    situation_folder.files["reports.geojson"] = [
        report_json("claim", claimant="The north"),
        report_json("denial", claimant="The south (a minister)", supersedes="claim"),
    ]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity) == ("GM-LOAD-PARTY", "warning")
    assert problem.feature == "denial"
    assert problem.cure.startswith("write contradicts")


@pytest.mark.parametrize(
    "later", ["The North", "north (a spokesman)", "The south; the north", "The north (x; y)"]
)
def test_party_may_take_back_its_own_words(fine, report_json, later):
    assert fine(
        report_json("claim", claimant="The North (its minister)"),
        report_json("news", claimant=later, supersedes="claim"),
    )


def test_report_is_not_younger_than_all_its_sources(situation_folder, broken, report_json):
    situation_folder.sources["S01"]["date"] = dt.date(2023, 10, 1)

    problem = broken(report_json("a", reported_at="2023-10-03"))

    assert (problem.code, problem.path) == ("GM-LOAD-DATED", "reported_at")
    assert "none of its sources is later than 2023-10-01" in problem.message


def test_source_without_a_date_proves_nothing(situation_folder, report_json):
    del situation_folder.sources["S01"]["date"]
    situation_folder.files["reports.geojson"] = [report_json("a", reported_at="2023-10-01")]

    assert situation_folder.problems() == ()


def test_source_that_nothing_cites_is_doubted(situation_folder):
    situation_folder.sources["S09"] = {**situation_folder.sources["S01"], "publisher": "Unread"}

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity) == ("GM-SPEC-UNCITED", "warning")
    assert problem.file.endswith("sources.toml")
    assert problem.path == "$.S09"


@pytest.mark.parametrize(
    "changes, codes",
    [
        ({}, ["GM-SPEC-ADDRESS"]),
        ({"evidence": "copy"}, []),
        ({"note": "Print edition, page 3."}, []),
    ],
)
def test_original_can_be_looked_up(situation_folder, changes, codes):
    del situation_folder.sources["S01"]["url"]
    situation_folder.sources["S01"] |= changes

    assert [problem.code for problem in situation_folder.problems()] == codes


def test_report_from_after_the_last_edition_is_doubted(situation_folder, report_json):
    situation_folder.sources["S01"]["date"] = dt.date(2023, 10, 18)
    situation_folder.files["reports.geojson"] = [report_json("a", reported_at="2023-10-05")]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity) == ("GM-LOAD-LATE", "warning")
    assert "2023-10-04" in problem.message


@pytest.mark.parametrize(
    "key", ["rationale", "disputed_by", "confirmed_by", "composition", "disputed_by:sr-Latn"]
)
def test_source_that_a_text_names_is_among_the_sources(situation_folder, report_json, key):
    situation_folder.sources["S02"] = {**situation_folder.sources["S01"], "publisher": "Other"}
    situation_folder.files["reports.geojson"] = [
        report_json("a", **{key: "Said otherwise (S02, S02) in the S21 train."}),
        report_json("b", sources="S02"),
    ]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.feature, problem.path) == ("GM-LOAD-CITED", "a", key)
    assert problem.cure == "add S02 to sources"
