import re

import pytest
from lxml import etree

from geomap.render.sheet.lettering import Run, as_outlines, as_text
from geomap.render.sheet.symbols import symbol_pieces
from geomap.style.symbols import Symbol, SymbolKey, draw_symbols

HEADQUARTERS = SymbolKey("10041002001804000000", "B2", designation="KFOR & Co")


@pytest.fixture(scope="module")
def symbol(page_assets):  # noqa: ARG001 -- milsymbol is among them
    return draw_symbols([HEADQUARTERS])[HEADQUARTERS]


def test_texts_of_a_symbol_are_in_our_font_and_told_once(symbol):
    pieces = [*symbol_pieces(symbol, 5, 7)]

    runs = [piece.text for piece in pieces if isinstance(piece, Run)]
    assert sorted(runs) == ["B2", "KFOR & Co", "MN"]
    root = etree.fromstring(as_text(pieces))
    assert {text.get("font-family") for text in root.iter("text")} == {"Noto Sans"}
    assert "sans-serif" not in as_text(pieces)


def test_a_symbol_stands_where_it_is_put_as_large_as_it_is(symbol):
    root = etree.fromstring(as_text([*symbol_pieces(symbol, 5, 7)]))

    assert (root.get("x"), root.get("y")) == ("5", "7")
    assert float(root.get("width")) == pytest.approx(symbol.width, abs=0.01)
    scaled = etree.fromstring(as_text([*symbol_pieces(symbol, 0, 0, size=(10, 6))]))
    assert (scaled.get("width"), scaled.get("height")) == ("10", "6")


def test_a_faded_symbol_has_no_colour(symbol):
    svg = as_text([*symbol_pieces(symbol, 0, 0, faded=True)])

    for red, green, blue in re.findall(r"#(..)(..)(..)\b", svg):
        assert red == green == blue
    assert "rgb(" not in svg
    assert 'opacity="0.5"' in svg


def test_outlined_it_has_no_text_left(symbol):
    pieces = [*symbol_pieces(symbol, 0, 0)]
    svg = f'<svg xmlns:xlink="x">{as_outlines(pieces, prefix="s")}</svg>'

    assert etree.fromstring(svg).findall(".//text") == []


def test_what_is_no_svg_is_refused():
    with pytest.raises(ValueError, match="no plain SVG"):
        [*symbol_pieces(Symbol(svg="<p/>", width=1, height=1, anchor=(0, 0)), 0, 0)]
