"""Dates and numbers of every catalogue are those of CLDR."""

import datetime as dt

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from geomap.style.phrases import Day
from geomap.style.speech import Speaker

LOCALES = {"en": "en_GB", "fr": "fr", "sr-Latn": "sr_Latn", "sr-Cyrl": "sr_Cyrl", "sq": "sq"}


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("month", range(1, 13))
def test_day_is_written_as_cldr_writes_a_long_date(language, month):
    day = dt.date(2023, month, 9)

    assert Speaker(language)(Day(day)) == format_date(day, "long", locale=LOCALES[language])


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("value", [0, 7, 999, 8350, 14_000, 1_234_567, 0.5, 12.25])
def test_number_has_the_separators_of_cldr(language, value):
    assert Speaker(language).number(value) == format_decimal(value, locale=LOCALES[language])
