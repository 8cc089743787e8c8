"""Time: moments in order, and pictures that only grow."""

import datetime as dt
import zoneinfo

from hypothesis import example, given
from hypothesis import strategies as st

from geomap.model.moment import Moment
from geomap.model.report import Standing

BELGRADE = zoneinfo.ZoneInfo("Europe/Belgrade")
# across a change of the clocks in either direction
INSTANTS = st.datetimes(
    dt.datetime(2023, 3, 20),  # noqa: DTZ001 -- hypothesis adds the zone
    dt.datetime(2023, 11, 5),  # noqa: DTZ001 -- as above
    timezones=st.just(dt.UTC),
)
# 02:45 before the clocks go back, and 02:30 after
IN_THE_FIRST_HOUR = dt.datetime(2023, 10, 29, 0, 45, tzinfo=dt.UTC)
IN_THE_SECOND_HOUR = dt.datetime(2023, 10, 29, 1, 30, tzinfo=dt.UTC)
DAYS = st.dates(dt.date(2023, 3, 20), dt.date(2023, 11, 5))


@given(INSTANTS, INSTANTS)
@example(IN_THE_FIRST_HOUR, IN_THE_SECOND_HOUR)
def test_instants_sort_as_their_times_do(one, other):
    moments = [Moment.parse(time.isoformat(), BELGRADE) for time in (one, other)]

    assert (moments[0] < moments[1]) == (one < other)
    assert (moments[0] == moments[1]) == (one == other)


@given(DAYS, DAYS)
def test_days_sort_as_the_calendar_does(one, other):
    moments = [Moment.parse(day.isoformat(), BELGRADE) for day in (one, other)]

    assert (moments[0] < moments[1]) == (one < other)


@given(DAYS)
def test_day_holds_each_of_its_instants(day):
    moment = Moment.parse(day.isoformat(), BELGRADE)
    noon = dt.datetime.combine(day, dt.time(12), BELGRADE)

    assert moment.start < noon < moment.end
    assert moment.start.replace(tzinfo=None) == dt.datetime.combine(day, dt.time.min)
    assert moment.end.replace(tzinfo=None) == dt.datetime.combine(day, dt.time(23, 59, 59))


@given(st.lists(DAYS, max_size=5), INSTANTS, INSTANTS)
def test_later_picture_knows_everything_the_earlier_one_did(
    make_report, make_layer, make_situation, days, one, other
):
    reports = [
        make_report(f"r{index}", reported_at=day.isoformat()) for index, day in enumerate(days)
    ]
    situation = make_situation(make_layer(*reports))

    earlier, later = (
        {report.id for report in situation.at(time).layer("reports").reports}
        for time in sorted((one, other))
    )

    assert earlier <= later


@given(INSTANTS, st.sampled_from([1, 2, 3]))
def test_picture_depends_on_the_time_alone_and_not_on_the_way_there(
    make_report, make_layer, make_situation, time, edition
):
    old = make_report("old", valid_to="2023-10-10")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))
    situation = make_situation(make_layer(old, new))

    assert situation.at(edition=edition).at(time) == situation.at(time)


@given(INSTANTS)
def test_no_end_is_told_before_it_has_come(make_report, make_layer, make_situation, time):
    report = make_report("a", reported_at="2023-03-21", valid_to="2023-09-30")
    situation = make_situation(make_layer(report)).at(time)

    for seen in situation.layer("reports").reports:
        assert (seen.valid_to is not None) == (time >= report.valid_to.end)
        assert (seen.standing is Standing.ENDED) == (seen.valid_to is not None)
