import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest
import shapely

from geomap.model.bounds import Bounds
from geomap.model.paper import paper_named
from geomap.model.situation import MapSpec
from geomap.render.base import Job
from geomap.render.sheet.layout import lay_out
from geomap.render.sheet.marginalia import (
    fine_print,
    marking_texts,
    notes,
    report_rows,
    source_rows,
    technical_notes,
    title_texts,
)
from geomap.render.sheet.projection import plane_for
from geomap.scene.compose import compose

AREA = shapely.box(20.5, 42.5, 21.5, 43.5)


@pytest.fixture
def job_of(make_situation, make_layer, make_report):
    def make(*layers, edition=3, **changes):
        situation = make_situation(*(layers or (make_layer(make_report()),)), **changes)
        situation = situation.at(edition=edition)
        return Job(compose(situation, situation.maps[0]))

    return make


def plane(bounds, crs=None):
    return plane_for(bounds, crs, width_mm=200, height_mm=150, mm_per_px=0.21)


def test_title_names_the_edition_the_one_before_and_the_cutoff_with_its_zone(job_of):
    assert title_texts(job_of())["edition"] == [
        "Edition 3 of 3, supersedes edition 2",
        "Information as of 18 October 2023, 23:59 (UTC+2), 182159ZOCT23",
    ]
    assert title_texts(job_of(edition=1))["edition"][0] == "Edition 1 of 3"


def test_the_time_of_production_is_said_if_it_is_known(make_situation, make_layer):
    situation = make_situation(make_layer())
    known = dt.datetime(2023, 10, 19, 7, 30, tzinfo=dt.UTC)
    scene = compose(replace(situation, produced=known), situation.maps[0])

    assert title_texts(Job(scene))["edition"][2] == (
        "Produced 19 October 2023, 09:30 (UTC+2), 190730ZOCT23"
    )


def test_every_page_says_who_made_it_and_how_to_reach_them(job_of):
    job = job_of(producer={"en": "Map desk"}, contact="desk@example.org")

    assert marking_texts(job, 200)["producer"] == "Producer: Map desk · desk@example.org"
    assert marking_texts(job, 200)["handling"] == "TLP:CLEAR · PUBLIC SOURCES"
    assert marking_texts(job_of(), 200)["producer"] == ""


def test_fine_print_holds_footnote_disclaimer_and_whose_data_it_is(job_of):
    naming, disclaimer, data = fine_print(job_of(), 200)

    assert naming == "The naming is neutral."
    assert disclaimer.startswith("Positions as reported, not verified.")
    assert data == "Nobody"


@pytest.mark.parametrize(
    "bounds, crs, told",
    [
        (Bounds(20, 42, 22, 43), None, ["WGS 84 / UTM zone 34N", "datum WGS 84", "is true north"]),
        (Bounds(22, 42, 24, 43), None, ["1°21\N{PRIME} east of true north"]),
        (Bounds(18, 42, 20, 43), None, ["1°21\N{PRIME} west of true north"]),
        (Bounds(20, 42, 22, 43), "EPSG:3035", ["ETRS89-extended / LAEA Europe"]),
    ],
)
def test_projection_datum_and_north_are_told(job_of, bounds, crs, told):
    text = " ".join(technical_notes(job_of(), plane(bounds, crs), None, paper="297 × 210 mm"))

    assert "Scale 1:900,000 on paper of 297 × 210 mm" in text
    for words in told:
        assert words in text


def test_reports_are_listed_with_grade_and_numbers_of_sources_those_that_hold_first(
    job_of, make_layer, make_report, make_source
):
    reports = make_layer(
        make_report("old", reported_at="2023-09-20", sources=("S02",)),
        make_report("new", supersedes=("old",), sources=("S02", "S01"), geometry=None,
                    precision="none", radius_m=None),
    )  # fmt: skip
    job = job_of(reports, sources={key: make_source(key) for key in ("S01", "S02")})

    rows = report_rows(job)

    assert [(row["title"], row["standing"]) for row in rows] == [
        ("Report new", "Current"),
        ("Report old", "Superseded"),
    ]
    assert [row["sources"] for row in rows] == [(1, 2), (2,)]
    assert [row["is_greyed"] for row in rows] == [False, True]
    assert rows[0]["precision"] == "no place"
    assert rows[0]["grade"] == "B3"
    assert [row["number"] for row in source_rows(job)] == [1, 2]


def test_notes_tell_what_is_off_what_is_missing_and_what_found_no_room(
    job_of, make_layer, make_report
):
    job = job_of(
        make_layer(make_report("seen")),
        make_layer(make_report("unseen"), id="off", visible=False),
        coverage={"en": "Nothing else."},
    )

    (missing,) = notes(job, ("seen",))
    assert missing["lines"] == [
        "Nothing else.",
        "Layers that are off: Title of off.",
        "Not named for want of room: Report seen.",
    ]


def test_a_layer_that_is_off_leaves_nothing_on_the_sheet(job_of, make_layer, make_report):
    job = job_of(make_layer(make_report("unseen"), visible=False))

    layout = job.once(lay_out)

    assert layout.told["reports"] == layout.told["legend"] == layout.told["sources"] == []
    assert "Report unseen" not in layout.told["map"]["svg"]


# --- paper ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bounds, upright", [(Bounds(20, 42, 21, 44), True), (Bounds(20, 43, 24, 43.5), False)]
)
def test_paper_that_may_be_turned_lies_as_suits_the_map(
    make_situation, make_layer, bounds, upright
):
    situation = make_situation(make_layer())
    spec = MapSpec(id="whole", title={"en": "Whole"}, bounds=bounds, layers=("reports",))
    job = Job(compose(situation, spec), paper=paper_named("A4"))

    paper = job.once(lay_out).paper

    assert (paper.width_mm < paper.height_mm) == upright


def test_a_legend_too_long_for_its_column_goes_on_behind_the_map(
    make_situation, make_layer, make_report
):
    layers = [
        make_layer(make_report(f"r{index}", precision="area", radius_m=None, geometry=AREA),
                   id=f"l{index}")
        for index in range(40)
    ]  # fmt: skip
    situation = make_situation(*layers)
    job = Job(compose(situation, situation.maps[0]), paper=paper_named("A4-landscape"))

    document = job.once(lay_out).press().compile("pdf", pdf_standards=["ua-1"])
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(document[0])]
    whole = " ".join(" ".join(pages).split())
    assert "Legend (continued)" in pages[1]
    for index in range(40):
        assert whole.count(f"Title of l{index}:") == 1
