import datetime as dt

import pytest

from geomap.scene.dates import date_time_group, day_text, instant_text, moment_text, offset_text


def at(text):
    return dt.datetime.fromisoformat(text)


def test_day_is_written_with_its_month_in_letters():
    assert day_text(dt.date(2023, 9, 3)) == "3 SEP 2023"


def test_instant_is_written_with_its_offset():
    assert instant_text(at("2023-10-18T23:59:00+02:00")) == "18 OCT 2023, 23:59 (UTC+2)"


@pytest.mark.parametrize(
    "offset, text",
    [("+00:00", "UTC"), ("+02:00", "UTC+2"), ("+05:45", "UTC+5:45"), ("-03:30", "UTC−3:30")],
)
def test_offset_is_written_as_short_as_it_can_be(offset, text):
    assert offset_text(at(f"2023-10-18T12:00:00{offset}")) == text


def test_date_time_group_is_in_zulu_time():
    assert date_time_group(at("2023-10-01T01:30:00+02:00")) == "302330ZSEP23"


def test_moment_of_a_day_has_no_hour(moment):
    assert moment_text(moment("2023-09-29")) == "29 SEP 2023"


def test_moment_of_an_instant_has_its_hour_and_date_time_group(moment):
    text = moment_text(moment("2023-09-24T03:00:00+02:00"))

    assert text == "24 SEP 2023, 03:00 (UTC+2), 240100ZSEP23"
