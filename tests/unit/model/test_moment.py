import datetime as dt
import zoneinfo

import pytest

from geomap.model.moment import Moment

BELGRADE = zoneinfo.ZoneInfo("Europe/Belgrade")


def test_date_is_the_whole_day_in_the_zone_of_the_situation():
    day = Moment.parse("2023-09-29", BELGRADE)

    assert day.start.isoformat() == "2023-09-29T00:00:00+02:00"
    assert day.end.isoformat() == "2023-09-29T23:59:59+02:00"
    assert day.is_day


def test_date_time_is_one_instant_told_in_the_zone_of_the_situation():
    instant = Moment.parse("2023-10-18T06:30:00Z", BELGRADE)

    assert instant.start.isoformat() == "2023-10-18T08:30:00+02:00"
    assert instant.start == instant.end
    assert not instant.is_day


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-18T08:30:00",
        "2023-10-18 08:30",
        "18.10.2023",
        "03/04/2025",
        "2023-02-29",
        "2023-10",
        "yesterday",
        "",
        "\uff12\uff10\uff12\uff13-09-29",  # full-width digits
        "2023-09-29\n",
        "10000-01-01",
    ],
)
def test_text_that_is_no_date_and_no_date_time_with_offset_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        Moment.parse(text, BELGRADE)


def test_day_of_the_change_of_the_clocks_ends_with_its_own_offset():
    day = Moment.parse("2023-10-29", BELGRADE)

    assert day.start.utcoffset() == dt.timedelta(hours=2)
    assert day.end.utcoffset() == dt.timedelta(hours=1)


def test_moments_sort_by_time():
    texts = ["2023-09-30", "2023-09-29T12:00:00+02:00", "2023-09-29"]

    ordered = sorted(texts, key=lambda text: Moment.parse(text, BELGRADE))

    assert ordered == ["2023-09-29", "2023-09-29T12:00:00+02:00", "2023-09-30"]


def test_instants_in_the_hour_that_comes_twice_sort_by_time_and_not_by_clock():
    first = Moment.parse("2023-10-29T02:45:00+02:00", BELGRADE)
    second = Moment.parse("2023-10-29T02:30:00+01:00", BELGRADE)

    assert first < second


def test_midnight_without_an_offset_is_the_day_that_a_data_frame_wrote_so(zone):
    assert Moment.parse("2023-09-29T00:00:00", zone) == Moment.parse("2023-09-29", zone)
