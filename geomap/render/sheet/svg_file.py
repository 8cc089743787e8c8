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
import pypdfium2.raw as pypdfium2_raw

from geomap.render.sheet.lettering import FAMILY, printable
from geomap.render.sheet.svg import number

_IMAGE = re.compile(
    r'<image (?:transform="([^"]*)" )?xlink:href="data:image/svg\+xml;base64,([^"]*)" '
    r'width="([^"]*)" height="([^"]*)"[^>]*/>'
)
#: What stands for a hyphen at the end of a line.
_HYPHENS = frozenset({0x02, 0xFFFE})
#: Left, bottom, right, top.
Box = tuple[float, float, float, float]
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
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
    # typst writes the addresses of links as they are
    svg = _BARE.sub("&amp;", _IMAGE.sub(_inlined, page.decode("utf-8")))
    root = _ROOT.match(svg)
    if root is None:
        raise ValueError("this is no SVG of typst")
    head = (
        f'<svg lang="{escape(language)}" role="img" {root[1]}>'
        f"<title>{escape(printable(title))}</title><desc>{escape(printable(description))}</desc>"
    )
    return f"{head}{svg[root.end() :].removesuffix('</svg>')}{texts}</svg>\n".encode()


def _inlined(found: re.Match[str]) -> str:
    transform, data, width, height = found.groups()
    inner = base64.b64decode(data).decode("utf-8")
    root = _ROOT.match(inner)
    box = _BOX.search(root[1]) if root else None
    if root is None or box is None:
        raise ValueError("a drawing of the page is no plain SVG")
    body = "</svg>" if root[1].endswith("/") else inner[root.end() :]
    drawing = (
        f'<svg width="{width}" height="{height}" viewBox="{box[1]}" preserveAspectRatio="none">'
        f"{body}"
    )
    return f'<g transform="{transform}">{drawing}</g>' if transform else drawing


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
    yield f'<g fill="#000" fill-opacity="0" font-family="{FAMILY}, sans-serif">'
    for text, (left, bottom, right, top) in _lines(page.get_textpage()):
        yield (
            f'<text x="{number(left)}" y="{number(height - bottom)}" '
            f'font-size="{number(max(top - bottom, 1))}" textLength="{number(right - left)}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
        )
    yield "</g>"


def _lines(found: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Yield letters that follow each other on one line, and the box around them."""
    text, box = "", (0.0, 0.0, 0.0, 0.0)
    for index in range(found.count_chars()):
        letter = _letter(found, index)
        if not letter.strip():
            text += " " if text else ""
            continue
        at = found.get_charbox(index, loose=True)
        if text and _follows(at, box):
            box = (box[0], min(box[1], at[1]), max(box[2], at[2]), max(box[3], at[3]))
            text += letter
            continue
        if text.strip():
            yield text.strip(), box
        text, box = letter, at
    if text.strip():
        yield text.strip(), box


def _letter(found: pypdfium2.PdfTextPage, index: int) -> str:
    code = pypdfium2_raw.FPDFText_GetUnicode(found, index)
    return "-" if code in _HYPHENS else chr(code)


def _follows(letter: Box, line: Box) -> bool:
    """Tell whether a letter goes on with a line: about as high, and not far behind its end."""
    size = line[3] - line[1]
    middle = (letter[1] + letter[3]) / 2
    # letters of a ligature share one box
    return line[1] <= middle <= line[3] and -size <= letter[0] - line[2] <= size
