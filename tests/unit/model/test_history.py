"""How a report fares over time; the standing of each step is that of the picture at its time."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.model.history import HAPPENINGS, History, Step, histories_of, standing_of, true_from
from geomap.model.report import Standing

CURRENT, PLANNED = Standing.CURRENT, Standing.PLANNED
ENDED, SUPERSEDED = Standing.ENDED, Standing.SUPERSEDED
SECOND = dt.timedelta(seconds=1)


def at(text):
    return dt.datetime.fromisoformat(text)


@pytest.fixture(scope="module")
def histories(make_layer, zone):
    return lambda *reports: histories_of([make_layer(*reports)], zone)


@pytest.fixture(scope="module")
def known(histories):
    """Return the known steps of the first report as (time, standing)."""

    def read(*reports):
        steps = histories(*reports)[reports[0].id].known
        return [(step.at.isoformat(), step.standing) for step in steps]

    return read


@pytest.fixture(scope="module")
def true(histories):
    """Return the time since when and until when the first report is true."""

    def read(*reports):
        steps = histories(*reports)[reports[0].id].true
        assert [step.standing for step in steps] in ([], [CURRENT], [CURRENT, None])
        return [step.at for step in steps]

    return read


# --- known by then --------------------------------------------------------------------------------


def test_report_is_current_from_when_it_became_known(known, make_report):
    assert known(make_report(reported_at="2023-09-29")) == [("2023-09-29T23:59:59+02:00", CURRENT)]


def test_report_is_superseded_from_when_what_supersedes_it_became_known(known, make_report):
    old = make_report("old", reported_at="2023-09-29T10:00:00+02:00")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))
    newer = make_report("newer", reported_at="2023-10-05", supersedes=("old", "new"))

    assert known(old, new, newer) == [
        ("2023-09-29T10:00:00+02:00", CURRENT),
        ("2023-10-02T23:59:59+02:00", SUPERSEDED),
    ]


def test_report_of_what_was_announced_is_planned_until_it_begins(known, make_report):
    report = make_report(reported_at="2023-09-29", valid_from="2023-10-05", valid_to="2023-10-09")

    assert known(report) == [
        ("2023-09-29T23:59:59+02:00", PLANNED),
        ("2023-10-05T00:00:00+02:00", CURRENT),
        ("2023-10-09T23:59:59+02:00", ENDED),
    ]


def test_what_is_over_when_it_is_told_is_ended_from_the_first(known, make_report):
    report = make_report(reported_at="2023-09-29", valid_from="2023-09-01", valid_to="2023-09-20")

    assert known(report) == [("2023-09-29T23:59:59+02:00", ENDED)]


def test_end_of_what_is_superseded_already_is_no_step(known, make_report):
    old = make_report("old", reported_at="2023-09-29", valid_to="2023-10-09")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))

    assert [standing for _, standing in known(old, new)] == [CURRENT, SUPERSEDED]


def test_report_in_another_layer_supersedes_too(make_layer, make_report, zone):
    old = make_layer(make_report("old"))
    new = make_layer(make_report("new", reported_at="2023-10-02", supersedes=("old",)), id="new")

    told = histories_of([old, new], zone)

    assert [step.standing for step in told["old"].known] == [CURRENT, SUPERSEDED]
    assert [step.standing for step in told["new"].known] == [CURRENT]


def test_standings_of_a_history_are_those_of_both_rows_of_steps():
    time = at("2023-10-01T00:00:00+02:00")
    history = History(
        known=(Step(time, PLANNED), Step(time + SECOND, ENDED)),
        true=(Step(time, CURRENT), Step(time + SECOND, None)),
    )

    assert history.standings == {PLANNED, ENDED, CURRENT}


def test_before_the_first_step_there_is_no_standing():
    time = at("2023-10-01T00:00:00+02:00")
    steps = (Step(time, CURRENT), Step(time + 2 * SECOND, ENDED))

    assert standing_of(steps, time - SECOND) is None
    assert standing_of(steps, time) is CURRENT
    assert standing_of(steps, time + SECOND) is CURRENT
    assert standing_of(steps, time + 2 * SECOND) is ENDED
    assert standing_of((), time) is None


# --- the same as the picture ----------------------------------------------------------------------

DAYS = st.dates(dt.date(2023, 9, 20), dt.date(2023, 11, 5)).map(dt.date.isoformat)
# across the night in which the clocks go back
INSTANTS = st.datetimes(
    dt.datetime(2023, 9, 20),  # noqa: DTZ001 -- hypothesis adds the zone
    dt.datetime(2023, 11, 5),  # noqa: DTZ001 -- as above
    timezones=st.just(dt.UTC),
).map(lambda time: time.replace(microsecond=0).isoformat())
MOMENTS = DAYS | INSTANTS
NAMES = ("r0", "r1", "r2", "r3")


@st.composite
def several(draw):
    """Draw what several reports say, any of which may supersede any other."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    return {
        name: {
            "kind": draw(st.sampled_from(["deployment", *sorted(HAPPENINGS)])),
            "reported_at": draw(MOMENTS),
            "valid_from": draw(st.none() | MOMENTS),
            "valid_to": draw(st.none() | MOMENTS),
            "event_start": draw(st.none() | MOMENTS),
            "event_end": draw(st.none() | MOMENTS),
            "supersedes": tuple(
                other for other in names if other != name and draw(st.integers(0, 3)) == 0
            ),
        }
        for name in names
    }


def times_around(told):
    """Return the times of all steps, the seconds around them, and the middles between them."""
    steps = {step.at for history in told.values() for step in (*history.known, *history.true)}
    middles = {one + (other - one) / 2 for one, other in itertools.pairwise(sorted(steps))}
    return sorted(steps | middles | {step + way * SECOND for step in steps for way in (-1, 1)})


@settings(max_examples=60)
@given(said=several())
def test_known_standing_is_that_of_the_picture_at_every_time(
    make_report, make_layer, make_situation, said
):
    reports = [make_report(name, **values) for name, values in said.items()]
    situation = make_situation(make_layer(*reports))
    told = histories_of(situation.record, situation.zone)

    for time in times_around(told):
        picture = {report.id: report.standing for report in situation.at(time).layers[0].reports}
        for name in said:
            assert standing_of(told[name].known, time) is picture.get(name), (name, time)


@settings(max_examples=60)
@given(said=several())
def test_picture_tells_the_past_as_the_whole_record_does_and_nothing_of_what_came_later(
    make_report, make_layer, make_situation, said
):
    reports = [make_report(name, **values) for name, values in said.items()]
    situation = make_situation(make_layer(*reports))
    whole = histories_of(situation.record, situation.zone)
    told = histories_of(situation.layers, situation.zone)

    for name, history in told.items():
        past = [step for step in history.known if step.at <= situation.as_of]
        assert past == [step for step in whole[name].known if step.at <= situation.as_of]
        # what is announced for later is known; what supersedes or ends it later is not
        assert {step.standing for step in history.known[len(past) :]} <= {CURRENT}


@settings(max_examples=60)
@given(said=several())
def test_steps_rise_and_each_changes_something(make_report, make_layer, zone, said):
    layer = make_layer(*(make_report(name, **values) for name, values in said.items()))

    for history in histories_of([layer], zone).values():
        assert history.known
        for steps in (history.known, history.true):
            for former, later in itertools.pairwise(steps):
                assert former.at < later.at
                assert former.standing is not later.standing


# --- true then ------------------------------------------------------------------------------------


def test_report_is_true_from_what_it_tells_of_whenever_it_became_known(true, make_report):
    since = at("2023-09-20T00:00:00+02:00")

    assert true(make_report(reported_at="2023-09-29", valid_from="2023-09-20")) == [since]
    assert true(make_report(reported_at="2023-09-29", event_start="2023-09-20")) == [since]
    assert true(make_report(reported_at="2023-09-20")) == [since]


def test_what_holds_from_a_time_counts_before_when_it_happened(make_report):
    report = make_report(valid_from="2023-09-24", event_start="2023-09-22")

    assert true_from(report) == at("2023-09-24T00:00:00+02:00")


def test_day_that_it_held_to_is_true_to_its_last_second(true, make_report):
    held = make_report(valid_from="2023-09-20", valid_to="2023-09-22")
    exactly = make_report(valid_from="2023-09-20", valid_to="2023-09-22T08:00:00+02:00")

    assert true(held)[1] == at("2023-09-23T00:00:00+02:00")
    assert true(exactly)[1] == at("2023-09-22T08:00:00+02:00")


@pytest.mark.parametrize("kind", sorted(HAPPENINGS))
@pytest.mark.parametrize("start", ["2023-09-24", "2023-09-24T03:00:00+02:00"])
def test_what_happened_shows_at_the_end_of_its_day_and_of_no_other(
    histories, make_report, kind, start
):
    report = make_report("a", kind=kind, event_start=start, reported_at="2023-09-26")
    steps = histories(report)["a"].true

    assert standing_of(steps, at("2023-09-23T23:59:59+02:00")) is None
    assert standing_of(steps, at("2023-09-24T23:59:59+02:00")) is CURRENT
    assert standing_of(steps, at("2023-09-25T23:59:59+02:00")) is None


def test_what_happened_on_the_long_day_shows_at_its_end(histories, make_report):
    # the clocks go back at three in the morning, so that the day ends in another offset
    event = "2023-10-29T01:00:00+02:00"
    steps = histories(make_report("a", kind="incident", event_start=event))["a"].true

    assert standing_of(steps, at("2023-10-29T23:59:59+01:00")) is CURRENT
    assert standing_of(steps, at("2023-10-30T00:00:00+01:00")) is None


def test_what_happened_over_days_shows_on_each(true, make_report):
    report = make_report(kind="movement", event_start="2023-09-22", event_end="2023-09-24")

    assert true(report) == [at("2023-09-22T00:00:00+02:00"), at("2023-09-25T00:00:00+02:00")]


def test_what_happened_before_it_is_said_to_hold_shows_on_the_day_it_holds_from(true, make_report):
    report = make_report(kind="movement", event_start="2023-09-29", valid_from="2023-10-03")

    assert true(report) == [at("2023-10-03T00:00:00+02:00"), at("2023-10-04T00:00:00+02:00")]


def test_what_holds_is_true_until_what_supersedes_it_is(true, make_report):
    old = make_report("old", reported_at="2023-09-29")
    new = make_report("new", reported_at="2023-10-05", valid_from="2023-10-02", supersedes=("old",))

    assert true(old, new) == [at("2023-09-29T00:00:00+02:00"), at("2023-10-02T00:00:00+02:00")]
    assert true(new, old) == [at("2023-10-02T00:00:00+02:00")]


@pytest.mark.parametrize("since", ["2023-09-29", "2023-09-10"])
def test_report_that_is_corrected_from_its_beginning_was_never_true(true, make_report, since):
    old = make_report("old", reported_at="2023-09-29", valid_from="2023-09-29")
    new = make_report("new", reported_at="2023-10-05", valid_from=since, supersedes=("old",))

    assert true(old, new) == []
