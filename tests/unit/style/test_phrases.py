"""What is said, before any language is chosen."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.style.phrases import (
    Day,
    Listed,
    Number,
    Said,
    date_time_group,
    distance,
    instant,
    offset_text,
    say,
)
from geomap.style.phrases import moment as moment_phrase

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
BELGRADE = zoneinfo.ZoneInfo("Europe/Belgrade")


def in_offset(**offset):
    return dt.datetime(2023, 9, 24, 3, 5, tzinfo=dt.timezone(dt.timedelta(**offset)))


def test_said_text_has_its_key_and_its_values():
    assert say("card.until", end="soon") == Said("card.until", {"end": "soon"})
    assert say("card.close").values == {}


def test_values_may_have_any_name():
    assert say("x.y", key="a", values="b").values == {"key": "a", "values": "b"}


@pytest.mark.parametrize(
    "offset, text",
    [
        ({}, "UTC"),
        ({"hours": 2}, "UTC+2"),
        ({"hours": 5, "minutes": 45}, "UTC+5:45"),
        ({"hours": 14}, "UTC+14"),
        ({"hours": -3, "minutes": -30}, "UTC−3:30"),
        ({"minutes": -30}, "UTC−0:30"),
        ({"hours": -9}, "UTC−9"),
    ],
)
def test_offset_is_written_with_a_true_minus_and_minutes_only_if_there_are_any(offset, text):
    assert offset_text(in_offset(**offset)) == text


@pytest.mark.parametrize("month, name", list(enumerate(MONTHS, start=1)))
def test_date_time_group_has_the_month_in_three_english_letters(month, name):
    assert date_time_group(dt.datetime(2023, month, 4, 5, 6, tzinfo=dt.UTC)) == f"040506Z{name}23"


@pytest.mark.parametrize(
    "time, group",
    [
        ("2023-09-24T03:00:00+02:00", "240100ZSEP23"),
        ("2023-10-01T00:30:00+02:00", "302230ZSEP23"),
        ("2023-12-31T20:00:00-09:00", "010500ZJAN24"),
        ("2005-01-01T00:00:00+00:00", "010000ZJAN05"),
    ],
)
def test_date_time_group_is_in_zulu_time(time, group):
    assert date_time_group(dt.datetime.fromisoformat(time)) == group


def test_instant_is_its_local_day_its_clock_and_its_offset():
    told = instant(dt.datetime(2023, 10, 18, 8, 5, tzinfo=BELGRADE))

    assert told == say(
        "date.instant", day=Day(dt.date(2023, 10, 18)), clock="08:05", offset="UTC+2"
    )


def test_moment_that_is_a_day_is_told_as_a_day_and_no_finer(moment):
    assert moment_phrase(moment("2023-09-29")) == Day(dt.date(2023, 9, 29))


def test_moment_that_is_an_instant_is_told_with_its_date_time_group(moment):
    told = moment_phrase(moment("2023-09-24T01:00:00+00:00"))

    assert isinstance(told, Listed)
    assert told.parts[0].values["clock"] == "03:00"
    assert told.parts[1] == "240100ZSEP23"


@pytest.mark.parametrize(
    "metres, key, number",
    [
        (0, "unit.m", 0),
        (4.4, "unit.m", 4),
        (87, "unit.m", 87),
        (363, "unit.m", 360),
        (994, "unit.m", 990),
        (995, "unit.km", 1),
        (1_250, "unit.km", 1.2),
        (2_000, "unit.km", 2),
        (12_345, "unit.km", 12),
        (987_654, "unit.km", 990),
    ],
)
def test_distance_has_two_significant_figures(metres, key, number):
    assert distance(metres) == say(key, number=Number(number))


@given(st.floats(1, 2e7))
def test_distance_is_off_by_a_twentieth_at_most(metres):
    told = distance(metres)

    number = told.values["number"].value
    size = {"unit.m": 1, "unit.km": 1000}[told.key]
    assert number * size == pytest.approx(metres, rel=0.05, abs=0.5)
    assert number < 1000 or told.key == "unit.km"
