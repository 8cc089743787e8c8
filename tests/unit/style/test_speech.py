"""Phrases in every language there is a catalogue for, and names as they stand on a map."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geomap
from geomap.style.phrases import Day, Listed, Number, Written, distance, instant, say
from geomap.style.speech import Speaker, label_lines, other_names

LANGUAGES = sorted(
    path.stem for path in (Path(geomap.__file__).parent / "style" / "catalogue").glob("*.toml")
)
EVERY = pytest.mark.parametrize("language", LANGUAGES)
MORNING = dt.datetime(2023, 10, 8, 7, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.fixture(scope="module")
def speak():
    return Speaker("en")


# --- texts ----------------------------------------------------------------------------------------


def test_plain_text_is_said_as_it_is(speak):
    assert speak("{day} of <b>&amp;") == "{day} of <b>&amp;"


def test_said_text_has_its_values_in_its_places(speak):
    phrase = say("card.from_to", start="a", end=say("card.until", end="b"))

    assert speak(phrase) == "a to until b"


def test_value_that_looks_like_a_place_is_not_filled_in(speak):
    assert speak(say("card.from_to", start="{end}", end="x")) == "{end} to x"


def test_text_that_no_catalogue_has_is_a_key_error(speak):
    with pytest.raises(KeyError):
        speak(say("no.such.text"))


def test_listed_phrases_stand_one_after_the_other(speak):
    assert speak(Listed(("a", Number(1000), say("unit.m", number="5")))) == "a, 1,000, 5 m"
    assert speak(Listed(("a", "b"), " – ")) == "a – b"
    assert speak(Listed(())) == ""


@pytest.mark.parametrize(
    "texts, said",
    [
        ({"en": "one", "fr": "un", "sq": "një"}, "një"),
        ({"en": "one", "fr": "un"}, "un"),
        ({"en": "one", "de": "eins"}, "one"),
        ({"de": "eins"}, "eins"),
        ({}, ""),
    ],
)
def test_text_is_said_in_the_language_or_the_first_it_is_written_in(texts, said):
    assert Speaker("sq", ["fr", "en", "sq"])(Written(texts)) == said


def test_language_without_a_catalogue_speaks_of_the_situation_in_its_own_words():
    speak = Speaker("es", ["en", "es"])

    assert speak(Written({"en": "two", "es": "dos"})) == "dos"
    assert speak(say("card.until", end="x")) == "until x"


# --- dates and numbers ----------------------------------------------------------------------------


def test_english_day_and_instant_are_known(speak):
    assert speak(Day(dt.date(2023, 9, 29))) == "29 September 2023"
    assert speak(instant(MORNING)) == "8 October 2023, 07:05 (UTC+2)"


@pytest.mark.parametrize(
    "language, said",
    [
        ("fr", "29 septembre 2023"),
        ("sr-Latn", "29. septembar 2023."),
        ("sr-Cyrl", "29. септембар 2023."),
        ("sq", "29 shtator 2023"),
    ],
)
def test_day_is_said_as_the_language_does(language, said):
    assert Speaker(language)(Day(dt.date(2023, 9, 29))) == said


@EVERY
def test_every_day_of_a_year_is_said_otherwise_with_its_day_and_year(language):
    speak = Speaker(language)
    days = [dt.date(2023, 1, 1) + dt.timedelta(days=count) for count in range(365)]

    told = [speak(Day(day)) for day in days]

    assert len(set(told)) == 365
    for day, text in zip(days, told, strict=True):
        assert re.findall(r"\d+", text) == [str(day.day), "2023"]
        assert re.search(r"[^\W\d]{3}", text), text


@EVERY
def test_instant_is_the_day_with_its_clock_and_offset(language):
    speak = Speaker(language)

    told = speak(instant(MORNING))

    assert told.startswith(speak(Day(MORNING.date())))
    assert re.findall(r"\d\d:\d\d", told) == ["07:05"]
    assert told.count("UTC+2") == 1


@pytest.mark.parametrize(
    "value, said",
    [
        (0, "0"),
        (5, "5"),
        (1.5, "1.5"),
        (-0.25, "-0.25"),
        (100, "100"),
        (8350, "8,350"),
        (1_234_567.5, "1,234,567.5"),
        (2.0, "2"),
    ],
)
def test_english_numbers_are_known(speak, value, said):
    assert speak(Number(value)) == said


@EVERY
@given(value=st.integers(0, 10**12) | st.integers(0, 10**9).map(lambda number: number / 100))
def test_number_has_the_same_digits_in_every_language(language, value):
    speak = Speaker(language)
    group, decimal = speak.words("number.group"), speak.words("number.decimal")

    told = speak(Number(value))

    whole, _, fraction = told.partition(decimal)
    groups = whole.split(group)
    assert float(f"{''.join(groups)}.{fraction or 0}") == value
    assert all(len(part) == 3 for part in groups[1:])
    assert 1 <= len(groups[0]) <= 3
    assert not fraction.endswith("0")


@EVERY
def test_signs_of_numbers_cannot_be_taken_for_each_other(language):
    words = Speaker(language).words
    group, decimal = words("number.group"), words("number.decimal")

    assert len(group) == len(decimal) == 1
    assert group != decimal
    # a line never breaks within a number
    assert group != " "


@EVERY
def test_distance_is_said_with_the_decimal_sign_of_the_language(language):
    speak = Speaker(language)

    assert f"1{speak.words('number.decimal')}2" in speak(distance(1_234))
    assert "360" in speak(distance(363))


# --- names ----------------------------------------------------------------------------------------

ZVECAN = {"en": "Zvečan/Zveçan", "fr": "Zvečan", "sr-Latn": "Zvečan", "sr-Cyrl": "Звечан",
          "sq": "Zveçan"}  # fmt: skip
ALL = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")


@pytest.mark.parametrize(
    "language, lines",
    [
        ("en", ("Zvečan", "Zveçan")),
        ("fr", ("Zvečan", "Zveçan")),
        ("sr-Latn", ("Zvečan", "Zveçan")),
        ("sr-Cyrl", ("Звечан", "Zveçan")),
        ("sq", ("Zveçan", "Zvečan")),
    ],
)
def test_both_toponyms_stand_on_the_map_in_every_language_the_own_one_first(language, lines):
    assert label_lines(ZVECAN, language, ALL) == lines


@pytest.mark.parametrize("language", ALL)
def test_place_of_one_name_is_one_line(language):
    names = {"en": "Pristina", "sr-Cyrl": "Приштина", "sq": "Prishtinë"}

    assert label_lines(names, language, ALL) == (names.get(language, "Pristina"),)


def test_name_in_no_language_of_the_situation_stands_as_it_is():
    assert label_lines({"de": "Nordmark"}, "fr", ["en", "fr"]) == ("Nordmark",)


def test_first_language_alone_gives_both_toponyms():
    names = {"en": "Bela/Bardha", "fr": "Blanche/Vieille"}

    assert label_lines(names, "fr", ["en", "fr"]) == ("Blanche", "Vieille")
    assert label_lines({**names, "fr": "Blanche"}, "fr", ["en", "fr"]) == (
        "Blanche",
        "Bela",
        "Bardha",
    )


def test_other_names_are_those_that_the_title_does_not_have_each_once():
    names = other_names(ZVECAN, "Zvečan/Zveçan", languages=ALL)

    assert names == "Звечан"


def test_other_names_stand_in_the_order_of_the_languages_and_then_of_the_file():
    names = {"de": "D", "fr": "F", "en": "E", "sq": "S"}

    assert other_names(names, "E", languages=["sq", "fr"]) == "S · F · D"


def test_name_that_nobody_has_verified_carries_a_question_mark():
    names = {"en": "E", "fr": "F", "sq": "S"}

    assert other_names(names, "E", languages=["en", "fr", "sq"], unsure=["sq"]) == "F · S (?)"


def test_name_that_an_earlier_language_vouches_for_is_not_in_doubt():
    names = {"en": "E", "fr": "Same", "sq": "Same"}

    assert other_names(names, "E", languages=["en", "fr", "sq"], unsure=["sq"]) == "Same"


def test_feature_of_one_name_has_no_others():
    assert other_names({"en": "E"}, "E", languages=["en"]) == ""
