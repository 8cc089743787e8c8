"""Reports as rows: what tables, filters and exports are told of each."""

import datetime as dt

import pytest
import shapely

from geomap.model.history import histories_of
from geomap.model.report import Precision, Quantity, Standing, Status
from geomap.scene.cards import CardWriter
from geomap.scene.facts import report_facts
from geomap.style.phrases import Day, Written
from geomap.style.speech import Speaker

SPEAK = Speaker("en")


def at(text):
    return dt.datetime.fromisoformat(text)


@pytest.fixture(scope="module")
def facts_of(make_layer, make_situation):
    """Return the facts of the first report, as of the last edition."""

    def write(*reports, layer=None, **changes):
        situation = make_situation(make_layer(*reports, **(layer or {})), **changes)
        histories = histories_of(situation.layers, situation.zone)
        facts = report_facts(situation.layers, histories, CardWriter(situation))
        return facts[reports[0].id]

    return write


def test_every_report_of_the_layers_has_facts_and_nothing_else_has(
    make_layer, make_report, make_feature, make_scene
):
    reports = make_layer(
        make_report("a"), make_report("b", precision="none", geometry=None, radius_m=None)
    )
    places = make_layer(make_feature("town"), id="places", kind="places", style="neutral")

    assert set(make_scene(reports, places).reports) == {"a", "b"}


def test_report_that_is_not_known_yet_has_none(make_layer, make_report, make_scene):
    scene = make_scene(make_layer(make_report("a"), make_report("late", reported_at="2023-11-01")))

    assert set(scene.reports) == {"a"}


def test_properties_are_told_as_a_layer_file_has_them(facts_of, make_report):
    report = make_report(
        side="RS",
        status=Status.PRESENT,
        location_text="near the river",
        geometry_basis="gazetteer",
        event_start="2023-09-24T03:00:00+02:00",
        event_end="2023-09-25",
        valid_from="2023-09-24",
        quantity=Quantity(value=20, minimum=10, maximum=30, unit="vehicles", qualifier="about"),
        supersedes=("x", "y"),
        contradicts=("z",),
        confirmed_by="Another",
        disputed_by="None found.",
    )

    assert facts_of(report).properties == {
        "kind": "deployment",
        "side": "RS",
        "claimant": "Somebody",
        "claim_type": "official_claim",
        "status": "present",
        "precision": "place",
        "radius_m": 1000.0,
        "location_text": "near the river",
        "geometry_basis": "gazetteer",
        "reliability": "B",
        "credibility": 3,
        "confirmed_by": "Another",
        "disputed_by": "None found.",
        "event_start": "2023-09-24T03:00:00+02:00",
        "event_end": "2023-09-25",
        "reported_at": "2023-09-29",
        "valid_from": "2023-09-24",
        "quantity": 20,
        "quantity_min": 10,
        "quantity_max": 30,
        "quantity_unit": "vehicles",
        "quantity_qualifier": "about",
        "supersedes": "x;y",
        "contradicts": "z",
    }


def test_properties_without_a_value_are_left_out(facts_of, make_report):
    assert set(facts_of(make_report()).properties) == {
        *("kind", "claimant", "claim_type", "status", "precision", "radius_m"),
        *("reliability", "credibility", "reported_at"),
    }


def test_properties_read_again_give_the_report_they_were_told_of(situation_folder, report_json):
    properties = {
        "side": "RS",
        "event_start": "2023-09-24T03:00:00+02:00",
        "event_end": "2023-09-25",
        "valid_from": "2023-09-24",
        "quantity": 20,
        "quantity_unit": "vehicles",
        "quantity_qualifier": "about",
        "handling": "TLP:CLEAR",
    }
    situation_folder.files["reports.geojson"] = [report_json("a", **properties)]
    first = told_of(situation_folder)

    situation_folder.files["reports.geojson"] = [report_json("a", **first)]

    assert told_of(situation_folder) == first
    assert properties.items() <= first.items()


def told_of(folder):
    situation = folder.load().require()
    histories = histories_of(situation.layers, situation.zone)
    return dict(report_facts(situation.layers, histories, CardWriter(situation))["a"].properties)


def test_end_that_has_not_come_is_not_told(facts_of, make_report):
    come = facts_of(make_report(valid_to="2023-10-18"))
    coming = facts_of(make_report(valid_to="2023-10-19"))

    assert come.properties["valid_to"] == "2023-10-18"
    assert "valid_to" not in coming.properties


def test_standing_over_time_comes_with_the_look_of_each(facts_of, make_report):
    patch = shapely.box(20.5, 42.8, 21, 43.2)
    area = {"precision": Precision.AREA, "geometry": patch, "radius_m": None}
    old = make_report("old", reported_at="2023-09-20", valid_from="2023-09-25", **area)
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))

    facts = facts_of(old, new, layer={"style": "events"})

    assert [step.standing for step in facts.history.known] == [
        Standing.PLANNED,
        Standing.CURRENT,
        Standing.SUPERSEDED,
    ]
    assert facts.looks == {
        Standing.CURRENT: "events.claimed",
        Standing.PLANNED: "events.planned",
        Standing.SUPERSEDED: "events.superseded",
    }


def test_claimant_is_told_in_every_language_it_is_written_in(facts_of, make_report):
    further = make_report(translations={"claimant": {"fr": "Quelqu’un"}})

    assert facts_of(make_report()).claimant == Written({"en": "Somebody"})
    assert facts_of(further).claimant == Written({"en": "Somebody", "fr": "Quelqu’un"})
    assert facts_of(further).properties["claimant"] == "Somebody"


def test_number_and_time_are_told_to_be_read(facts_of, make_report):
    report = make_report(
        quantity=Quantity(minimum=100, maximum=1200, unit="persons", qualifier="about"),
        event_start="2023-09-24",
        event_end="2023-09-26",
    )

    facts = facts_of(report)

    assert SPEAK(facts.quantity) == "about 100–1,200 persons"
    assert SPEAK(facts.event) == "24 September 2023 to 26 September 2023"
    assert facts.reported == Day(dt.date(2023, 9, 29))


def test_what_is_not_said_is_none(facts_of, make_report):
    facts = facts_of(make_report())

    assert facts.quantity is None
    assert facts.event is None


@pytest.mark.parametrize(
    "times, first, last",
    [
        ({}, "2023-09-29T00:00:00+02:00", "2023-09-29T23:59:59+02:00"),
        (
            {"valid_from": "2023-09-20"},
            "2023-09-20T00:00:00+02:00",
            "2023-09-20T23:59:59+02:00",
        ),
        (
            {"event_start": "2023-09-10", "valid_from": "2023-09-20"},
            "2023-09-10T00:00:00+02:00",
            "2023-09-10T23:59:59+02:00",
        ),
        (
            {"event_start": "2023-09-10T08:00:00+02:00", "event_end": "2023-09-12"},
            "2023-09-10T08:00:00+02:00",
            "2023-09-12T23:59:59+02:00",
        ),
        (
            {"event_end": "2023-09-12", "valid_from": "2023-09-20"},
            "2023-09-20T00:00:00+02:00",
            "2023-09-20T00:00:00+02:00",
        ),
    ],
)
def test_period_that_a_report_tells_of_has_a_first_and_a_last_instant(
    facts_of, make_report, times, first, last
):
    facts = facts_of(make_report(**times))

    assert (facts.event_start, facts.event_end) == (at(first), at(last))
