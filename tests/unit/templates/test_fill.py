"""What is new about a situation is filled into a template, and nothing else."""

import datetime as dt
import tomllib

import pytest

from geomap.errors import SpecError
from geomap.templates.fill import fill, slug_of, title_of
from geomap.templates.table import template_named

EMPTY, STRAIT = template_named("empty"), template_named("strait")
DAY = dt.date(2031, 5, 17)


def situation(files):
    return tomllib.loads(dict(files)["situation.toml"].decode())


def test_id_title_and_day_are_filled_in():
    files = fill(EMPTY, name="x", situation_id="north", title="The North", day=DAY)

    made = situation(files)
    assert made["situation"]["id"] == "north"
    assert made["situation"]["title"] == {"en": "The North"}
    assert made["editions"][0]["cutoff"].date() == DAY
    assert b'"reported_at":"2031-05-17"' in dict(files)["reports.geojson"]
    assert not any(b"2000-01-01" in data for _, data in files)


def test_id_and_title_are_made_of_the_name_of_the_folder():
    made = situation(fill(EMPTY, name="Côte_ouest 2024"))["situation"]

    assert made["id"] == "cote-ouest-2024"
    assert made["title"] == {"en": "Côte ouest 2024"}


@pytest.mark.parametrize(
    "title", ['A "quoted" \\ title', "2000-01-01", "id-of-the-situation", "Мир 🌍", "# = [x]"]
)
def test_title_of_any_text_arrives_as_it_is(title):
    made = situation(fill(EMPTY, name="x", title=title, day=DAY))["situation"]

    assert made["title"] == {"en": title}
    assert made["id"] == "x"


def test_without_a_day_it_is_plainly_a_placeholder():
    assert situation(fill(EMPTY, name="x"))["editions"][0]["cutoff"].year == 2000


@pytest.mark.parametrize("bad", ["", " ", "two\nlines", "bell\x07", "x" * 4001, "half \udc80"])
def test_title_that_cannot_be_one_is_refused(bad):
    with pytest.raises(SpecError, match="cannot be the title"):
        fill(EMPTY, name=bad or " ", situation_id="x", title=bad)


@pytest.mark.parametrize("bad", ["Capital", "two words", "-", "x" * 65, "a--b", "a\n"])
def test_id_that_cannot_be_one_is_refused(bad):
    with pytest.raises(SpecError, match="cannot be the id"):
        fill(EMPTY, name="x", situation_id=bad)


def test_name_that_gives_no_id_asks_for_one():
    with pytest.raises(SpecError, match="no id can be made") as refused:
        fill(EMPTY, name="危機")

    assert "--id" in refused.value.hint
    assert situation(fill(EMPTY, name="危機", situation_id="kiki"))["situation"]["id"] == "kiki"


@pytest.mark.parametrize("names", [{"situation_id": "mine"}, {"title": "Mine"}])
def test_example_keeps_its_names_so_that_no_map_of_it_loses_the_word_fictional(names):
    with pytest.raises(SpecError, match="keeps its id and title"):
        fill(STRAIT, name="x", **names)


def test_example_is_copied_byte_by_byte():
    assert fill(STRAIT, name="x", day=DAY) == fill(STRAIT, name="y")


@pytest.mark.parametrize(
    "name, slug",
    [
        ("North", "north"),
        ("a_b  c", "a-b-c"),
        ("--", ""),
        ("é" * 70, "e" * 64),
        ("x" * 63 + "--y", "x" * 63),
    ],
)
def test_slug_is_made_of_what_can_stand_in_one(name, slug):
    assert slug_of(name) == slug


def test_title_keeps_its_own_capitals():
    assert title_of("the-UN-line") == "The UN line"
