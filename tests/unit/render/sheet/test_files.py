"""Chunks of PNG, finishing of SVG, and what typst may and may not do."""

import io
import re
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from geomap.errors import RenderError
from geomap.render.sheet.png_file import with_texts
from geomap.render.sheet.press import Press, print_png
from geomap.render.sheet.svg_file import complete_page, texts_of

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm" viewBox="0 0 1 1"/>'


@pytest.fixture(scope="module")
def png(page_assets):  # noqa: ARG001 -- fonts are among them
    return print_png(SQUARE, width_mm=10, height_mm=10, ppi=254)


def test_a_picture_has_as_many_pixels_as_it_is_large(png):
    assert Image.open(io.BytesIO(png)).size == (100, 100)


def test_texts_and_resolution_are_read_back_and_the_picture_is_as_it_was(png):
    made = with_texts(png, ppi=300, texts={"Title": "Љубовија ‘x’", "Author": ""})

    picture, before = Image.open(io.BytesIO(made)), Image.open(io.BytesIO(png))
    assert picture.tobytes() == before.tobytes()
    assert picture.info["Title"] == "Љубовија ‘x’"
    assert "Author" not in picture.info
    assert picture.info["dpi"][0] == pytest.approx(300, abs=0.01)


def test_every_chunk_is_whole(png):
    data = with_texts(png, ppi=300, texts={"Title": "x" * 500})[8:]

    kinds = []
    while data:
        (length,) = struct.unpack(">I", data[:4])
        kind, body = data[4:8], data[8 : 8 + length]
        assert struct.unpack(">I", data[8 + length : 12 + length])[0] == zlib.crc32(kind + body)
        kinds.append(kind)
        data = data[12 + length :]
    assert kinds[:3] == [b"IHDR", b"pHYs", b"iTXt"]
    assert kinds[-1] == b"IEND"


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="no PNG"):
        with_texts(b"GIF89a", ppi=300, texts={})


# --- typst ----------------------------------------------------------------------------------------


def test_a_document_that_typst_refuses_is_a_render_error():
    with pytest.raises(RenderError, match="cannot be laid out"):
        Press("#image(bytes(sys.inputs.told))", {}).compile("pdf")
    with pytest.raises(RenderError, match="cannot be laid out"):
        Press("#nothing", {}).ask("<x>")


def test_a_picture_without_alternative_text_is_refused_by_the_standard():
    source = (
        '#set document(title: "x")\n#image(bytes(json(bytes(sys.inputs.told)).svg), format: "svg")'
    )

    with pytest.raises(RenderError, match="alt"):
        Press(source, {"svg": SQUARE}).compile("pdf", pdf_standards=["ua-1"])


def test_a_warning_of_typst_is_no_whisper():
    with pytest.raises(RenderError, match="unknown font family"):
        Press('#set text(font: "No Such Font")\nx', {}).compile("pdf")


def test_no_file_of_the_machine_gets_into_a_document(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")

    for path in (secret.as_posix(), "/etc/passwd", "../../etc/passwd"):
        with pytest.raises(RenderError):
            Press(f'#read("{path}")', {}).compile("pdf")


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=40)
def test_what_is_told_is_never_read_as_markup(text):
    source = "#let told = json(bytes(sys.inputs.told))\n#metadata(told.text) <told>"

    (entry,) = Press(source, {"text": text}).ask("<told>")

    assert entry["value"] == text


# --- SVG ------------------------------------------------------------------------------------------


def document(source):
    press = Press(source, {"svg": SQUARE})
    return press.compile("svg")[0], texts_of(press.compile("pdf")[0])[0]


def test_drawings_are_inlined_and_addresses_escaped(page_assets):  # noqa: ARG001
    page, texts = document(
        '#set text(font: "Noto Sans")\n'
        '#image(bytes(json(bytes(sys.inputs.told)).svg), format: "svg", width: 20mm)\n'
        '#link("https://paper.example/?a=1&b=2")[an offer of coffee]'
    )
    made = complete_page(page, texts, title="<T>", description="D & d", language="en")

    root = etree.fromstring(made)
    assert b"<image" not in made
    assert b"a=1&amp;b=2" in made
    assert root.findtext("{*}title") == "<T>"
    assert root.findtext("{*}desc") == "D & d"
    found = [text.text for text in root.iter("{*}text")]
    assert found == ["an offer of coffee"]


def test_unseen_text_lies_where_the_letters_are(page_assets):  # noqa: ARG001
    page, texts = document(
        '#set page(width: 100pt, height: 50pt, margin: 0pt)\n#set text(font: "Noto Sans", '
        "size: 10pt)\n#place(dx: 30pt, dy: 20pt)[Name]"
    )
    made = complete_page(page, texts, title="t", description="d", language="en")

    (text,) = etree.fromstring(made).iter("{*}text")
    assert float(text.get("x")) == pytest.approx(30, abs=1)
    assert 26 < float(text.get("y")) < 33
    assert re.search(r'fill-opacity="0"', texts)


def test_what_typst_did_not_write_is_refused():
    with pytest.raises(ValueError, match="no SVG"):
        complete_page(b"<p/>", "", title="", description="", language="en")
