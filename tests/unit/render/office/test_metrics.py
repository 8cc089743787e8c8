"""Estimates of the room that texts take."""

import pytest

from geomap.render.office.metrics import (
    chunks,
    column_widths,
    fitting_size,
    line_count,
    shortened,
    width_pt,
)

pytestmark = pytest.mark.usefixtures("page_assets")


def test_bold_is_wider_and_unknown_characters_are_wide():
    assert width_pt("Text", 10, bold=True) > width_pt("Text", 10) > 15
    assert width_pt("🛰", 10) >= 10
    assert width_pt("Косово", 10) > width_pt("Kos", 10)


@pytest.mark.parametrize(
    "text, lines",
    [("", 1), ("one", 1), ("one two three four five six", 3), ("a\nb", 2), ("m" * 40, 7)],
)
def test_lines_break_between_words_and_inside_words_that_are_too_long(text, lines):
    assert line_count(text, 10, 62) == lines


def test_text_that_is_cut_ends_with_dots_and_fits():
    text = "who exactly said so, of which office, and on behalf of whom " * 3

    cut = shortened(text, 10, 100, lines=2)

    assert cut.endswith("…")
    assert line_count(cut, 10, 100) == 2
    assert text.startswith(cut.removesuffix("…"))
    assert shortened("short", 10, 100, lines=2) == "short"


def test_type_shrinks_until_the_text_fits():
    assert fitting_size("x" * 10, (28, 20, 10), (400, 40)) == 28
    assert fitting_size("x " * 40, (28, 20, 10), (400, 40)) < 28
    assert fitting_size("x " * 4000, (28, 20, 10), (400, 40)) == 10


def test_pages_hold_what_fits_and_lose_nothing():
    assert chunks([], 5) == []
    assert sum(chunks([1.5] * 101, 10)) == 101


def test_column_is_as_wide_as_the_longest_word_of_its_head():
    heads = [("Superseded", 0.1), ("What is said", 9.0)]

    widths = column_widths(heads, 400, 11, edge_pt=5)

    assert sum(widths) == pytest.approx(400)
    assert widths[0] == pytest.approx(width_pt("Superseded", 11, bold=True) + 10)


def test_columns_that_cannot_all_be_wide_enough_still_fill_the_table():
    assert sum(column_widths([("Superseded", 1), ("Superseded", 2)], 60, 11, edge_pt=5)) == 60
