"""Times that a page can stand at: hours, days or weeks, editions, and its own at the end."""

import datetime as dt
import itertools
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.model.history import histories_of
from geomap.model.situation import Edition
from geomap.scene.cards import CardWriter
from geomap.scene.facts import report_facts
from geomap.scene.timeline import write_timeline
from geomap.style.phrases import Written

HOUR, DAY, WEEK = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(days=7)
KOLKATA = zoneinfo.ZoneInfo("Asia/Kolkata")


def at(text):
    return dt.datetime.fromisoformat(text)


def edition(number, text, **changes):
    return Edition(number=number, cutoff=at(text), **{"note": {}, **changes})


@pytest.fixture(scope="module")
def timeline_of(make_layer, make_situation):
    """Write the timeline of all reports, as of a time or of the last edition."""

    def write(*reports, time=None, **changes):
        situation = make_situation(make_layer(*reports), **changes)
        if time is not None:
            situation = situation.at(time)
        histories = histories_of(situation.layers, situation.zone)
        facts = report_facts(situation.layers, histories, CardWriter(situation))
        return write_timeline(situation, facts)

    return write


@pytest.fixture(scope="module")
def stops_of(timeline_of):
    def read(*reports, **changes):
        return [stop.isoformat() for stop in timeline_of(*reports, **changes).stops]

    return read


# --- hours ----------------------------------------------------------------------------------------


def test_four_days_are_stepped_through_by_the_hour(timeline_of, make_report):
    report = make_report(reported_at="2023-10-01T10:20:00+02:00")
    time = at("2023-10-05T10:20:00+02:00")

    stops = timeline_of(report, time=time, editions=(edition(1, "2023-12-01T00:00:00Z"),)).stops

    assert stops[0] == at("2023-10-01T11:00:00+02:00")
    assert stops[-1] == time
    assert {later - former for former, later in itertools.pairwise(stops[:-1])} == {HOUR}
    assert len(stops) == 4 * 24 + 1


def test_one_second_more_is_stepped_through_by_the_day(stops_of, make_report):
    report = make_report(reported_at="2023-10-01T10:20:00+02:00")
    later = (edition(1, "2023-12-01T00:00:00Z"),)

    assert stops_of(report, time=at("2023-10-05T10:20:01+02:00"), editions=later) == [
        *(f"2023-10-0{day}T23:59:59+02:00" for day in (1, 2, 3, 4)),
        "2023-10-05T10:20:01+02:00",
    ]


def test_night_in_which_the_clocks_go_back_has_one_hour_more(stops_of, make_report):
    report = make_report(reported_at="2023-10-29T00:30:00+02:00")
    later = (edition(1, "2023-12-01T00:00:00Z"),)

    assert stops_of(report, time=at("2023-10-29T04:10:00+01:00"), editions=later) == [
        "2023-10-29T01:00:00+02:00",
        "2023-10-29T02:00:00+02:00",
        "2023-10-29T02:00:00+01:00",
        "2023-10-29T03:00:00+01:00",
        "2023-10-29T04:00:00+01:00",
        "2023-10-29T04:10:00+01:00",
    ]


def test_night_in_which_the_clocks_go_forward_has_one_hour_less(stops_of, make_report):
    report = make_report(reported_at="2023-03-26T00:30:00+01:00")
    later = (edition(1, "2023-12-01T00:00:00Z"),)

    assert stops_of(report, time=at("2023-03-26T04:00:00+02:00"), editions=later) == [
        "2023-03-26T01:00:00+01:00",
        "2023-03-26T03:00:00+02:00",
        "2023-03-26T04:00:00+02:00",
    ]


def test_hours_are_full_where_the_zone_is_half_an_hour_off(timeline_of, make_report):
    report = make_report(reported_at="2023-10-01T10:20:00+05:30")

    stops = timeline_of(
        report,
        time=at("2023-10-01T14:00:00+05:30"),
        zone=KOLKATA,
        editions=(edition(1, "2023-12-01T00:00:00Z"),),
    ).stops

    assert [f"{stop:%H:%M}" for stop in stops] == ["11:00", "12:00", "13:00", "14:00"]


# --- days and weeks -------------------------------------------------------------------------------


def test_days_end_where_the_day_does_across_a_change_of_the_clocks(stops_of, make_report):
    report = make_report(reported_at="2023-10-26")
    last = (edition(1, "2023-10-31T12:00:00+01:00"),)

    assert stops_of(report, editions=last) == [
        "2023-10-26T23:59:59+02:00",
        "2023-10-27T23:59:59+02:00",
        "2023-10-28T23:59:59+02:00",
        "2023-10-29T23:59:59+01:00",
        "2023-10-30T23:59:59+01:00",
        "2023-10-31T12:00:00+01:00",
    ]


def test_first_stop_by_day_is_when_the_first_report_became_known(timeline_of, make_report):
    reports = [
        make_report("a", reported_at="2023-10-12"),
        make_report("b", reported_at="2023-09-05"),
    ]

    assert timeline_of(*reports).stops[0] == at("2023-09-05T23:59:59+02:00")


@pytest.mark.parametrize("days, step", [(400, DAY), (401, WEEK)])
def test_what_took_more_than_400_days_is_stepped_through_by_the_week(
    timeline_of, make_report, days, step
):
    last = at("2023-10-18T23:59:59+02:00")
    report = make_report(reported_at=(last - days * DAY).date().isoformat())

    stops = timeline_of(report, editions=(edition(1, last.isoformat()),)).stops

    local = [stop.replace(tzinfo=None) for stop in stops]
    assert {later - former for former, later in itertools.pairwise(local[:-1])} == {step}
    assert DAY <= local[-1] - local[-2] <= step
    assert {stop.time() for stop in local} == {dt.time(23, 59, 59)}


# --- editions -------------------------------------------------------------------------------------


def test_cut_offs_are_among_the_stops_each_once(stops_of, make_report):
    editions = (
        edition(1, "2023-09-30T23:59:59+02:00"),
        edition(2, "2023-10-02T12:30:00Z"),
        edition(3, "2023-10-04T08:00:00+02:00"),
        edition(4, "2023-11-04T08:00:00+02:00"),
    )
    report = make_report(reported_at="2023-09-29")

    assert stops_of(report, editions=editions, time=at("2023-10-04T09:00:00+02:00")) == [
        "2023-09-29T23:59:59+02:00",
        "2023-09-30T23:59:59+02:00",
        "2023-10-01T23:59:59+02:00",
        "2023-10-02T14:30:00+02:00",
        "2023-10-02T23:59:59+02:00",
        "2023-10-03T23:59:59+02:00",
        "2023-10-04T08:00:00+02:00",
        "2023-10-04T09:00:00+02:00",
    ]


def test_edition_before_the_first_report_of_the_map_is_a_stop_too(timeline_of, make_report):
    stops = timeline_of(make_report(reported_at="2023-10-12")).stops

    assert stops[0] == at("2023-09-30T23:59:59+02:00")


def test_map_without_reports_has_its_editions(stops_of):
    assert stops_of(editions=(edition(1, "2023-09-30T23:59:59+02:00"),)) == [
        "2023-09-30T23:59:59+02:00"
    ]


def test_time_before_everything_is_the_only_stop(timeline_of):
    time = at("2023-09-01T12:00:00+02:00")
    timeline = timeline_of(time=time)

    assert timeline.stops == (time,)
    assert timeline.editions == ()
    assert timeline.changes == ()


def test_editions_up_to_the_time_are_told_with_the_key_reports_of_the_map(timeline_of, make_report):
    editions = (
        edition(1, "2023-09-30T21:59:59Z", note={"en": "First."}, key_reports=("b", "x", "a")),
        edition(2, "2023-10-04T23:59:59+02:00"),
        edition(3, "2023-10-18T23:59:59+02:00", key_reports=("a",)),
    )
    reports = [make_report(name, reported_at="2023-09-20") for name in "ab"]

    timeline = timeline_of(*reports, editions=editions, time=at("2023-10-05T00:00:00Z"))

    first, second = timeline.editions
    assert (first.number, first.note, first.key_reports) == (
        1,
        Written({"en": "First."}),
        ("b", "a"),
    )
    assert first.cutoff.isoformat() == "2023-09-30T23:59:59+02:00"
    assert (second.number, second.note, second.key_reports) == (2, "", ())


def test_changes_are_those_of_the_reports_of_the_map(make_layer, make_report, make_scene):
    here = make_layer(make_report("here", reported_at="2023-10-02"))
    (first, second) = make_scene(here).timeline.changes

    assert (first.since.number, first.added) == (1, ("here",))
    assert first.until == at("2023-10-04T23:59:59+02:00")
    assert (second.since.number, second.added) == (2, ())


def test_changes_of_reports_on_other_maps_are_not_told(make_layer, make_report, make_situation):
    situation = make_situation(make_layer(make_report("elsewhere", reported_at="2023-10-02")))

    assert [change.added for change in write_timeline(situation, {}).changes] == [(), ()]


# --- whatever the times ---------------------------------------------------------------------------

INSTANTS = st.datetimes(
    dt.datetime(2022, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    dt.datetime(2024, 1, 1),  # noqa: DTZ001 -- as above
    timezones=st.just(dt.UTC),
).map(lambda time: time.replace(microsecond=0))


@settings(max_examples=60)
@given(first=INSTANTS, time=INSTANTS, cutoffs=st.sets(INSTANTS, min_size=1, max_size=3))
def test_stops_rise_from_what_is_first_known_to_the_time_of_the_map(
    timeline_of, make_report, first, time, cutoffs
):
    editions = tuple(
        edition(number, cutoff.isoformat()) for number, cutoff in enumerate(sorted(cutoffs), 1)
    )

    stops = timeline_of(
        make_report(reported_at=first.isoformat()), time=time, editions=editions
    ).stops

    past = [cutoff for cutoff in cutoffs if cutoff <= time]
    begin = min([time, *past, *([first] if first <= time else [])])
    assert stops[-1] == time
    assert set(past) <= set(stops)
    assert begin <= stops[0]
    assert all(former < later for former, later in itertools.pairwise(stops))
    # a day with 25 hours, and weeks with one
    longest = (
        HOUR
        if time - begin <= 4 * DAY
        else DAY + HOUR
        if time - begin <= 400 * DAY
        else WEEK + HOUR
    )
    assert all(later - former <= longest for former, later in itertools.pairwise((begin, *stops)))
