import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geomap.render.sheet.lettering import (
    Face,
    Run,
    as_outlines,
    as_text,
    load_font,
    measure,
    outline_path,
)
from geomap.render.sheet.letters import _USUAL


def run(text="Leposavić", **changes):
    return Run(**{"x": 10, "y": 20, "text": text, "size": 10, **changes})


def test_widths_are_those_of_the_font():
    # Noto Sans: advance of "A" is 639 of 1000 units, that of a blank 260
    assert measure("A", 1000) == 639
    assert measure("A A", 1000) == 639 + 260 + 639
    assert measure("AA", 10, spacing=2) == pytest.approx(2 * 6.39 + 4)
    assert measure("A", 1000, Face.SEMIBOLD) > 639


@pytest.mark.parametrize("anchor, left", [("start", 10), ("middle", 5), ("end", 0)])
def test_a_text_starts_where_its_anchor_says(anchor, left):
    text = run("ii", anchor=anchor)
    text = run("ii", anchor=anchor, size=10 * 10 / text.width)

    assert text.width == pytest.approx(10)
    assert text.left == pytest.approx(left)


def test_every_language_of_the_catalogues_has_its_letters():
    for face in Face:
        assert load_font(face).has("čćžšđ ČĆŽŠĐ ëç ËÇ ђњљћџ ЂЊЉЋЏ éàùœ «»„“–…°×")


def test_the_usual_letters_need_no_look_up():
    font = load_font(Face.REGULAR)
    usual = [chr(code) for code in range(0x20, 0x2100) if _USUAL.fullmatch(chr(code))]

    assert len(usual) > 400
    assert [letter for letter in usual if not font.has(letter)] == []


@given(st.text(min_size=1))
def test_any_text_gives_well_formed_svg_that_says_it(text):
    svg = f'<svg xmlns:xlink="x">{as_text([run(text)])}</svg>'

    writable = "".join(
        letter for letter in text
        if letter in "\t\n\r" or (ord(letter) >= 32 and ord(letter) not in (0xFFFE, 0xFFFF))
    )  # fmt: skip
    told = etree.fromstring(svg.encode("utf-8", "ignore"))[0].text or ""
    assert told.replace("\r", "\n") == re.sub("\r\n?", "\n", writable)
    etree.fromstring(f'<svg xmlns:xlink="x">{as_outlines([run(text)], prefix="g")}</svg>')


def test_outlines_define_each_glyph_once_and_draw_it_where_the_text_is():
    svg = as_outlines(["<g>", run("aba"), "</g>", run("b", y=40)], prefix="m")

    assert re.findall(r'<path id="(\w+)"', svg) == ["m0", "m1"]
    assert re.findall(r'xlink:href="#(\w+)" x="([\d.]+)"', svg) == [
        ("m0", "0"), ("m1", "561"), ("m0", "1176"), ("m1", "0"),
    ]  # fmt: skip
    assert "<text" not in svg
    assert "translate(10 20) scale(0.01000 -0.01000)" in svg


def test_a_halo_lies_below_the_letters():
    text = as_text([run(halo="#FFFFFF")])
    outlines = as_outlines([run(halo="#FFFFFF")], prefix="g")

    assert 'paint-order="stroke"' in text
    assert outlines.index("#FFFFFF") < outlines.index(Run.__dataclass_fields__["fill"].default)


def test_an_edge_is_drawn_without_text():
    svg = outline_path(run("B2"), stroke="#EEEEEE", width=2)

    assert "B2" not in svg
    assert svg.count("<path") == 2
