"""Symbols: the codes of APP-6 the situation needs, and our own glyphs."""

import xml.etree.ElementTree as ET

import pytest

from geomap.errors import RenderError
from geomap.style.symbols import (
    FRAME_PX,
    SymbolKey,
    draw_symbols,
    find_invalid_sidcs,
    glyph_for,
)

#: Codes checked against the tables of APP-6(D) when the situation was prepared.
SIDCS = [
    "10041000001211000000",
    "10041000001211020000",
    "10041000001211040000",
    "10041000001205000000",
    "10041000001303000000",
    "10041000001303010000",
    "10041000001301000000",
    "10041000001412000000",
    "10041000002007000000",
    "10041000002013000000",
    "10041002000000000000",
    "10041002001804000000",
    "10041000161211000000",
    "10041000151211000000",
    "10041010001211020000",
    "10011000000000000000",
    "10041500001202000000",
    "10041500001109000000",
    "10041500331109000000",
    "10041500001105000000",
    "10044000001104000000",
    "10044000001101080000",
    "10044000001301000000",
    "10044000001315070000",
    "10042000001121020000",
    "10042000001208000000",
]
AMBUSH = "10042500001417000000"
INFANTRY = "10041000001211000000"

pytestmark = pytest.mark.usefixtures("page_assets")


@pytest.fixture(scope="module")
def drawn(page_assets):  # noqa: ARG001 -- wider than a mark can be
    return draw_symbols(SymbolKey(code) for code in SIDCS)


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 -- drawn by us, not read from anywhere


def test_symbol_bears_its_grade_and_its_designation():
    key = SymbolKey(INFANTRY, "B2", designation="2nd Brigade")

    texts = [text.text for text in parsed(draw_symbols([key])[key].svg).iter() if text.text]

    assert {"B2", "2nd Brigade"} <= {text.strip() for text in texts}


def test_every_code_of_the_situation_is_a_symbol():
    assert find_invalid_sidcs(SIDCS) == set()


@pytest.mark.parametrize("code", SIDCS)
def test_symbol_says_its_true_size_and_its_anchor_lies_in_it(drawn, code):
    symbol = drawn[SymbolKey(code)]
    root = parsed(symbol.svg)

    assert float(root.get("width")) == pytest.approx(symbol.width)
    assert float(root.get("height")) == pytest.approx(symbol.height)
    assert 0 < symbol.anchor[0] < symbol.width
    assert 0 < symbol.anchor[1] < symbol.height
    assert FRAME_PX <= symbol.width <= 4 * FRAME_PX


def test_symbols_of_one_batch_equal_those_drawn_alone(drawn):
    key = SymbolKey(INFANTRY)

    assert draw_symbols([key])[key] == drawn[key]


def test_symbols_come_in_sorted_order_each_once():
    keys = [SymbolKey("town"), SymbolKey(INFANTRY, "B2"), SymbolKey(INFANTRY), SymbolKey("town")]

    assert list(draw_symbols(keys)) == sorted(set(keys))


def test_no_symbols_need_no_interpreter():
    assert draw_symbols([]) == {}


@pytest.mark.parametrize(
    "code", [AMBUSH, "99999999999999999999", "10041000009999990000"[:19] + "x"]
)
def test_code_that_is_no_symbol_is_refused_and_named(code):
    with pytest.raises(RenderError, match=f"not symbols of APP-6: {code}") as caught:
        draw_symbols([SymbolKey(code), SymbolKey(INFANTRY)])

    assert caught.value.hint == "correct sidc in the layer files"


def test_only_the_invalid_codes_are_found():
    assert find_invalid_sidcs([AMBUSH, INFANTRY]) == {AMBUSH}


def test_grade_appears_as_text_in_the_symbol():
    graded, plain = SymbolKey(INFANTRY, "B2"), SymbolKey(INFANTRY)

    symbols = draw_symbols([graded, plain])

    texts = [node.text for node in parsed(symbols[graded].svg).iter() if node.text]
    assert "B2" in texts
    assert "B2" not in symbols[plain].svg


def test_symbol_asks_for_no_font_that_may_be_missing(drawn):
    assert not any("Arial" in symbol.svg for symbol in drawn.values())


def test_symbol_holds_no_script_and_no_address(drawn):
    for symbol in drawn.values():
        assert "<script" not in symbol.svg
        assert "href" not in symbol.svg


@pytest.mark.parametrize(
    "kind",
    [
        "city",
        "town",
        "village",
        "crossing",
        "crossing-status",
        "camp",
        "monastery",
        "dam",
        "bridge",
    ],
)
def test_glyph_is_well_formed_and_centred(kind):
    key = glyph_for(kind)
    symbol = draw_symbols([key])[key]

    root = parsed(symbol.svg)
    assert key.is_glyph
    assert root.get("viewBox") == "0 0 16 16"
    assert symbol.anchor == (symbol.width / 2, symbol.height / 2)


def test_kind_without_a_glyph_of_its_own_is_a_plain_dot():
    assert glyph_for("volcano") == SymbolKey("place")


def test_symbol_without_a_frame_has_no_colour_of_a_side():
    framed, bare = SymbolKey(INFANTRY), SymbolKey(INFANTRY, framed=False)

    drawn = draw_symbols([framed, bare])

    assert "rgb(170,255,170)" in drawn[framed].svg  # the fill of a neutral frame
    assert "rgb(170,255,170)" not in drawn[bare].svg


def test_question_mark_leaves_the_place_of_a_glyph_where_it_is():
    plain, doubtful = glyph_for("camp"), glyph_for("camp", doubtful=True)

    drawn = draw_symbols([plain, doubtful])

    assert drawn[doubtful].anchor == drawn[plain].anchor
    assert drawn[doubtful].height == drawn[plain].height
    assert drawn[doubtful].width > drawn[plain].width
