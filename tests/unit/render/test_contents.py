"""What slides and documents say."""

import datetime as dt

import pytest

from geomap.render.base import Job
from geomap.render.contents import contents_of


@pytest.fixture
def contents(make_scene):
    return lambda *layers, **changes: contents_of(Job(make_scene(*layers, **changes)))


def test_reports_that_are_kept_for_the_record_stand_at_the_end(contents, make_layer, make_report):
    told = contents(
        make_layer(
            make_report("old", reported_at="2023-10-10"),
            make_report("new", reported_at="2023-10-12", supersedes=("old",)),
            make_report("first", reported_at="2023-09-01"),
        )
    )

    assert [line.title for line in told.reports] == ["Report new", "Report first", "Report old"]
    assert [line.is_greyed for line in told.reports] == [False, False, True]
    assert told.reports[-1].standing == "Superseded"


def test_report_cites_the_numbers_of_the_list_of_sources(
    contents, make_layer, make_report, make_source
):
    told = contents(
        make_layer(make_report(sources=("S02", "S01"))),
        sources={known: make_source(known, title=known) for known in ("S01", "S02", "S03")},
    )

    assert [source.number for source in told.sources] == [1, 2]
    assert told.reports[0].sources == (1, 2)
    assert "S03" not in " ".join(source.text for source in told.sources)


@pytest.mark.parametrize(
    "url, site",
    [
        ("https://paper.example/said", "paper.example"),
        ("mailto:desk@paper.example", "desk@paper.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        (None, None),
    ],
)
def test_only_what_may_be_a_link_becomes_one(
    contents, make_layer, make_report, make_source, url, site
):
    told = contents(make_layer(make_report()), sources={"S01": make_source("S01", url=url)})

    (source,) = told.sources
    assert source.url == (url if site else None)
    assert source.site == (site or "")


def test_layers_that_are_off_are_left_out_and_named(contents, make_layer, make_report):
    told = contents(
        make_layer(make_report("here")),
        make_layer(make_report("there"), id="convoys", title={"en": "Convoys"}, visible=False),
    )

    assert [line.title for line in told.reports] == ["Report here"]
    assert "Convoys" in told.left_out


def test_change_names_what_has_taken_its_place(contents, make_layer, make_report):
    told = contents(
        make_layer(
            make_report("old", reported_at="2023-09-29"),
            make_report("new", reported_at="2023-10-12", supersedes=("old",)),
        )
    )

    added, superseded = told.changes
    assert (added.what, superseded.what) == ("New", "Superseded")
    assert superseded.successors == ("Report new",)
    assert told.with_successors(superseded).endswith("Superseded by: Report new.")


def test_first_edition_says_that_nothing_can_be_compared(contents, make_layer, make_situation):
    edition = make_situation(make_layer()).editions[0]
    told = contents(make_layer(), editions=(edition,))

    assert told.changes == ()
    assert "first edition" in told.no_changes
    assert told.edition == "Edition 1 of 1"


def test_edition_says_which_one_it_supersedes(contents, make_layer):
    assert contents(make_layer()).edition == "Edition 3 of 3, supersedes edition 2"


def test_time_of_production_is_said_only_if_it_is_known(contents, make_layer):
    told = contents(make_layer())

    assert told.imprint == ""
    assert told.made_at == told.scene.edition.cutoff
    assert told.made_at.tzinfo is dt.UTC


def test_what_xml_cannot_hold_is_replaced_and_lines_are_joined(contents, make_layer):
    told = contents(make_layer(), title={"en": "a\x00b\x0bc\ud800d\uffffe\n f"})

    assert told.situation == "a\ufffdb\ufffdc\ufffdd\ufffde f"
