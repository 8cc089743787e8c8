"""Rules about who says what."""

import pytest

CONFIRMED = {"credibility": 1, "sources": "S01;S02"}


@pytest.fixture(autouse=True)
def _second_source(situation_folder):
    situation_folder.sources["S02"] = {
        **situation_folder.sources["S01"],
        "publisher": "Other",
        "url": "https://other.example/",
    }
    situation_folder.files["places.geojson"][0]["properties"]["sources"] = "S02"


@pytest.mark.parametrize(
    "confirmed_by",
    [
        ...,
        "Somebody",
        "somebody (a spokesman)",
        "Some\u200bbody",
        "SOMEBODY.",
        "Somebody (at night)",
    ],
)
def test_word_of_one_party_is_not_confirmed(broken, report_json, confirmed_by):
    problem = broken(
        report_json("a", claimant="Somebody (at noon)", confirmed_by=confirmed_by, **CONFIRMED)
    )

    assert (problem.code, problem.path) == ("GM-LOAD-CONFIRMED", "confirmed_by")
    assert "only Somebody (at noon) says so" in problem.message


def test_one_source_confirms_nothing(broken, report_json):
    problem = broken(report_json("a", credibility=1, confirmed_by="Another"))

    assert (problem.code, problem.path) == ("GM-LOAD-CONFIRMED", "sources")


def test_page_cited_twice_confirms_nothing(situation_folder, broken, report_json):
    situation_folder.sources["S02"] = situation_folder.sources["S01"]

    problem = broken(report_json("a", confirmed_by="Another", **CONFIRMED))

    assert (problem.code, problem.path) == ("GM-LOAD-CONFIRMED", "sources")


@pytest.mark.parametrize("voices", [{"confirmed_by": "Another"}, {"claimant": "Somebody; Another"}])
def test_two_parties_in_two_sources_confirm(fine, report_json, voices):
    assert fine(report_json("a", **voices, **CONFIRMED))


@pytest.mark.parametrize("claim_type", ["official_claim", "self_report"])
def test_claim_of_one_party_says_what_the_other_side_says(broken, report_json, claim_type):
    problem = broken(report_json("a", claim_type=claim_type, disputed_by=...))

    assert (problem.code, problem.path) == ("GM-LOAD-STANCE", "disputed_by")
    assert "'None found.'" in problem.cure


@pytest.mark.parametrize(
    "changes",
    [
        {"claim_type": "press_report"},
        {"claim_type": "legal_text"},
        {"confirmed_by": "Another", **CONFIRMED},
    ],
)
def test_what_is_no_claim_of_one_party_may_be_silent(fine, report_json, changes):
    assert fine(report_json("a", disputed_by=..., **changes))


@pytest.mark.parametrize("credibility", [1, 2])
def test_unchecked_report_is_not_graded_as_sure(situation_folder, report_json, credibility):
    situation_folder.files["reports.geojson"] = [
        report_json("a", unchecked=True, credibility=credibility, confirmed_by="Other",
                    sources="S01;S02")
    ]  # fmt: skip

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.path) == ("GM-LOAD-UNCHECKED", "credibility")


@pytest.mark.parametrize("unchecked", [False, "geometry", ["name:sq", "geometry"]])
def test_unchecked_part_does_not_lower_the_grade(fine, report_json, unchecked):
    assert fine(report_json("a", unchecked=unchecked, credibility=2))


@pytest.mark.parametrize("identity", ["2", "3", "5", "6"])
def test_neutral_situation_has_no_friends_and_no_enemies(broken, report_json, identity):
    problem = broken(report_json("a", sidc=f"100{identity}1000001211000000"))

    assert (problem.code, problem.path) == ("GM-LOAD-AFFILIATION", "sidc")
    assert problem.message.endswith("in a situation that is neutral")


@pytest.mark.parametrize("named", ["hostile", "friend"])
def test_perspective_says_who_may_be_framed(situation_folder, fine, report_json, named):
    situation_folder.situation["situation"]["perspective"] = {"view_of": "Us", named: ["THEM"]}

    assert fine(report_json("a", side="THEM", sidc="10061000001211000000"))


def test_frame_of_a_side_the_perspective_does_not_name_is_refused(
    situation_folder, broken, report_json
):
    situation_folder.situation["situation"]["perspective"] = {"view_of": "Us", "hostile": ["THEM"]}

    problem = broken(report_json("a", side="OTHERS", sidc="10061000001211000000"))

    assert problem.code == "GM-LOAD-AFFILIATION"
    assert "which does not name this side" in problem.message


def test_side_with_two_identities_is_refused(situation_folder):
    situation_folder.situation["situation"]["perspective"] = {
        "view_of": "Us",
        "friend": ["A"],
        "hostile": ["A"],
    }

    (problem,) = situation_folder.problems()

    assert problem.code == "GM-SPEC-VALUE"
    assert "'A' has two identities" in problem.message


def test_range_is_not_exact(broken, report_json):
    problem = broken(
        report_json("a", quantity_min=1, quantity_max=3, quantity_unit="casualties",
                    quantity_qualifier="exact")
    )  # fmt: skip

    assert (problem.code, problem.path) == ("GM-LOAD-QUANTITY", "quantity_qualifier")
