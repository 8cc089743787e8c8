"""The fictional example: right, full, honest about being one, and no more exact than it says."""

import json
import re
from collections import Counter
from importlib.resources import files

import pytest
import shapely

import geomap
from geomap.model.report import Precision

FOLDER = files("geomap.templates").joinpath("strait")
EDITIONS = (1, 2, 3)
#: The open sea around 135° W 38° S; the nearest land is a thousand kilometres away.
OPEN_SEA = shapely.box(-140, -41, -130, -35)
GRID = re.compile(r"\d+[.,]?\d*\s*°|\b\d{1,2}[C-X]\s?[A-Z]{2}\b|\d+\.\d{2,}")

pytestmark = pytest.mark.usefixtures("page_assets")


@pytest.fixture(scope="module")
def situation():
    return geomap.load(FOLDER)


@pytest.fixture(scope="module")
def reports(situation):
    return {report.id: report for layer in situation.record for report in layer.reports}


@pytest.fixture(scope="module")
def base(situation):
    return [
        feature
        for layer in situation.record
        for feature in layer.features
        if feature.id not in {report.id for report in layer.reports}
    ]


# --- it is a situation ----------------------------------------------------------------------------


def test_it_has_no_problem():
    assert geomap.check(FOLDER) == ()


def test_it_builds_in_every_edition_and_each_differs(situation, tmp_path):
    pages = []
    for edition in EDITIONS:
        made = geomap.build(
            FOLDER, tmp_path / str(edition), edition=edition, formats=["html", "embed"]
        )
        assert made.problems == ()
        pages += [path.read_bytes() for path in made.files if path.suffix == ".html"]

    assert len(set(pages)) == len(pages) == len(situation.maps) * 2 * len(EDITIONS)


def test_each_edition_knows_something_new(situation):
    known = [
        {
            (report.id, report.standing)
            for layer in situation.at(edition=edition).layers
            for report in layer.reports
        }
        for edition in EDITIONS
    ]

    assert len(set(map(frozenset, known))) == len(EDITIONS)
    assert all(edition.note.keys() >= {"en", "es"} for edition in situation.editions)


def test_every_side_has_a_name_and_every_edition_its_key_reports(situation, reports):
    assert set(situation.sides) == {report.side for report in reports.values()}
    assert all(len(edition.key_reports) >= 3 for edition in situation.editions)


def test_every_report_is_in_the_last_edition(situation, reports):
    last = {report.id for layer in situation.layers for report in layer.reports}

    assert last == set(reports)


# --- it is full -----------------------------------------------------------------------------------


def test_there_are_reports_of_every_precision_and_of_several_sides(reports):
    assert len(reports) >= 12
    assert {report.precision for report in reports.values()} == set(Precision)
    assert len({report.side for report in reports.values()}) >= 3


def test_it_shows_supersession_contradiction_ranges_and_both_kinds_of_claims(reports):
    every = reports.values()

    assert any(report.supersedes for report in every)
    assert any(report.contradicts for report in every)
    assert any(report.quantity and report.quantity.minimum is not None for report in every)
    assert {report.claim_type for report in every} >= {
        "official_claim",
        "self_report",
        "press_eyewitness",
        "press_report",
        "legal_text",
    }


def test_cantons_share_their_edges_and_tile_the_island(situation):
    cantons = [feature.geometry for feature in situation.layer("cantons").features]
    (marola,) = (
        feature.geometry for feature in situation.layer("ground").features if feature.id == "marola"
    )

    assert shapely.coverage_is_valid(cantons)
    assert shapely.coverage_union_all(cantons).normalize() == marola.normalize()


def test_coasts_are_as_if_drawn_by_hand(situation):
    for feature in situation.layer("ground").features:
        if feature.id != "sea":
            largest = max(shapely.get_parts(feature.geometry), key=shapely.area)
            assert 60 <= shapely.get_num_coordinates(largest) <= 150


# --- it says that it is fictional -----------------------------------------------------------------


def test_word_fictional_is_wherever_it_is_seen(situation):
    assert "FICTIONAL" in situation.banner["en"]
    assert "FICTICIO" in situation.banner["es"]
    assert "FICTIONAL" in situation.title["en"]
    assert "FICTICIO" in situation.title["es"]
    assert "Fictional" in situation.footnote["en"]
    assert "Fictional" in situation.attribution
    assert all(drawn.title["en"].startswith("FICTIONAL") for drawn in situation.maps)
    assert all(drawn.title["es"].startswith("FICTICIO") for drawn in situation.maps)
    assert all(source.publisher.startswith("FICTIONAL") for source in situation.sources.values())


def test_nothing_in_it_can_be_opened(situation):
    assert {source.url for source in situation.sources.values()} == {None}


def test_it_lies_in_the_open_sea(situation):
    for layer in situation.record:
        for feature in layer.features:
            if feature.geometry is not None:
                assert OPEN_SEA.contains(feature.geometry), feature.id


def test_every_symbol_is_that_of_an_exercise_and_neutral(reports):
    codes = [report.sidc for report in reports.values() if report.sidc]

    assert codes
    assert {code[2] for code in codes} == {"1"}
    assert {code[3] for code in codes} <= {"1", "4"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_of_it_speaks_of_the_shipped_situation(situation, edition, crisis_words, island_of):
    for drawn in situation.maps:
        told, *_ = island_of(geomap.view(situation.at(edition=edition), map=drawn.id).html())
        assert crisis_words.findall(json.dumps(told, ensure_ascii=False)) == []


# --- it keeps the rules ---------------------------------------------------------------------------


def test_texts_are_there_in_every_language(situation, reports, base):
    for report in reports.values():
        assert set(report.names) == set(report.summaries) == set(situation.languages), report.id
    for text in (situation.banner, situation.coverage, *situation.sides.values()):
        assert set(text) == set(situation.languages)
    for layer in situation.record:
        assert set(layer.title) == set(layer.group) == set(situation.languages), layer.id
    for feature in base:
        assert not feature.summaries or set(feature.summaries) == set(situation.languages)


def test_sources_are_all_cited_and_the_first_is_no_later_than_what_it_tells(situation, reports):
    cited = Counter(source for report in reports.values() for source in report.sources)

    assert set(cited) == set(situation.sources)
    for report in reports.values():
        dates = [situation.sources[source].date for source in report.sources]
        assert min(dates) <= report.reported_at.end.date(), report.id


def test_drawn_reports_say_how_they_were_drawn_and_points_how_far_off_they_are(reports):
    for report in reports.values():
        assert (report.geometry is None) == (report.geometry_basis is None), report.id
        assert report.precision.is_point == (report.radius_m is not None), report.id
        assert not (report.kind == "deployment" and report.precision.is_point), report.id


def test_confirmed_reports_say_by_whom_and_cite_two_sources(reports):
    confirmed = [report for report in reports.values() if report.credibility == 1]

    assert confirmed
    for report in confirmed:
        assert report.confirmed_by, report.id
        assert len(report.sources) >= 2, report.id
        assert not report.confirmed_by.startswith(report.claimant), report.id


def test_every_report_says_who_disagrees_and_why_it_has_its_grade(reports):
    assert all(report.disputed_by and report.rationale for report in reports.values())


def test_claimants_supersede_only_themselves(reports):
    for report in reports.values():
        assert {reports[older].claimant for older in report.supersedes} <= {report.claimant}


def test_vague_reports_give_no_coordinates_in_words(reports):
    for report in reports.values():
        if not report.precision.is_point:
            for text in (*report.names.values(), *report.summaries.values(), report.location_text):
                assert not GRID.search(text or ""), (report.id, text)


def test_no_summary_tells_what_is_known_later_only(reports):
    for report in reports.values():
        if report.valid_to is not None:
            day = f"{report.valid_to.end.day} {report.valid_to.end:%b}"
            assert not re.search(rf"\b{day}\b", report.summaries["en"]), report.id


def test_base_geometry_says_where_it_comes_from(base):
    for feature in base:
        origin = feature.origin
        assert origin.source, feature.id
        assert origin.licence, feature.id
        assert origin.method, feature.id
        assert origin.vintage, feature.id
