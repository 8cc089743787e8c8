"""An SVG page of typst made fit to stand alone: drawings inlined, and its text to be found again.

typst writes text as outlines, which look the same everywhere and cannot be read. What the PDF of
the same page says is laid over them unseen, word by word: it can be selected, searched, and read
aloud.
"""

import base64
import re
from collections.abc import Iterator
from html import escape

import pypdfium2

from geomap.render.sheet.lettering import FAMILY
from geomap.render.sheet.svg import number

_IMAGE = re.compile(
    r'<image xlink:href="data:image/svg\+xml;base64,([^"]*)" '
    r'width="([^"]*)" height="([^"]*)"[^>]*/>'
)
_ROOT = re.compile(r"<svg ([^>]*)>")
_BOX = re.compile(r'viewBox="([^"]*)"')


def complete_page(page: bytes, texts: str, *, title: str, description: str, language: str) -> bytes:
    """Finish a page.

    Parameters
    ----------
    page
        SVG from typst.
    texts
        From `texts_of`, for this page.
    title, description
        For those who cannot see it.
    language
        Tag of the language of the text.
    """
    svg = _IMAGE.sub(_inlined, page.decode("utf-8"))
    root = _ROOT.match(svg)
    if root is None:
        raise ValueError("this is no SVG of typst")
    head = (
        f'<svg lang="{escape(language)}" role="img" {root[1]}>'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    )
    return f"{head}{svg[root.end() :].removesuffix('</svg>')}{texts}</svg>\n".encode()


def _inlined(found: re.Match[str]) -> str:
    inner = base64.b64decode(found[1]).decode("utf-8")
    root = _ROOT.match(inner)
    box = _BOX.search(root[1]) if root else None
    if root is None or box is None:
        return found[0]
    return (
        f'<svg width="{found[2]}" height="{found[3]}" viewBox="{box[1]}" '
        f'preserveAspectRatio="none">{inner[root.end() :]}'
    )


def texts_of(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF as unseen SVG text, in points of the page.

    Parameters
    ----------
    pdf
        Of the same layout.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ["".join(_texts(document[index])) for index in range(len(document))]
    finally:
        document.close()


def _texts(page: pypdfium2.PdfPage) -> Iterator[str]:
    height = page.get_height()
    found = page.get_textpage()
    yield f'<g fill="#000" fill-opacity="0" font-family="{FAMILY}, sans-serif">'
    for index in range(found.count_rects()):
        left, bottom, right, top = found.get_rect(index)
        text = " ".join(found.get_text_bounded(left, bottom, right, top).split())
        if not text:
            continue
        yield (
            f'<text x="{number(left)}" y="{number(height - bottom)}" '
            f'font-size="{number(max(top - bottom, 1))}" textLength="{number(right - left)}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
        )
    yield "</g>"
