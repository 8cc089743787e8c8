"""Text in the font that sheets carry: measured, as SVG text, and as outlines.

Text is what PDF keeps, so that it can be searched and copied. Outlines are for SVG files: other
programs draw text in whatever font they have, and labels would no longer fit their places.
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from geomap.errors import AssetsMissingError
from geomap.render.sheet.svg import element, number
from geomap.style.palette import INK

FAMILY = "Noto Sans"
#: Scripts whose letters stand one after the other.
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "MODIFIER LETTER", "FEMININE", "MASCULINE", "MICRO")
#: Stands for a letter that the font does not have.
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FALLBACK = ".notdef"


class Face(StrEnum):
    """A style of the font, by the name of its file."""

    REGULAR = "Regular"
    ITALIC = "Italic"
    SEMIBOLD = "SemiBold"

    @property
    def weight(self) -> int:
        """As CSS counts it."""
        return 600 if self is Face.SEMIBOLD else 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A line of text; lengths in pixels of the page.

    Parameters
    ----------
    x, y
        Of the baseline, at the start, the middle or the end of the text.
    anchor
        Which of these: "start", "middle" or "end".
    spacing
        Between letters.
    halo, halo_width, halo_opacity
        What is drawn around the letters.
    """

    x: float
    y: float
    text: str
    size: float
    face: Face = Face.REGULAR
    fill: str = INK
    anchor: str = "start"
    spacing: float = 0.0
    halo: str | None = None
    halo_width: float = 3.0
    halo_opacity: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))

    @property
    def width(self) -> float:
        """Of the text."""
        return measure(self.text, self.size, self.face, spacing=self.spacing)

    @property
    def left(self) -> float:
        """Where the text starts."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width


#: What a drawing is made of: finished SVG, and text that becomes SVG in the end.
Piece = str | Run


def measure(text: str, size: float, face: Face = Face.REGULAR, *, spacing: float = 0.0) -> float:
    """Measure how wide a text is, without kerning.

    Parameters
    ----------
    text
        One line.
    size, spacing
        Height of the font, and what is added after each letter, in the unit of the result.
    """
    font = load_font(face)
    units = sum(font.advance(name) for name in font.names(text))
    return units * size / font.units_per_em + spacing * len(text)


def _is_written_as_it_is(letter: str) -> bool:
    """Tell whether a letter has one shape wherever it stands, so that PDF can tell it again.

    Letters of other scripts than these are shaped together, and so are combining marks; XML has no
    place for controls.
    """
    category = unicodedata.category(letter)
    if category[0] == "L":
        return unicodedata.name(letter, "").startswith(_SCRIPTS)
    return category[0] in "PSNZ" and category not in {"Zl", "Zp"}


class Font:
    """A font file: widths and outlines of its glyphs."""

    def __init__(self, data: bytes) -> None:
        self._font = TTFont(io.BytesIO(data), lazy=True)
        self._cmap = {
            code: name
            for code, name in self._font.getBestCmap().items()
            if _is_written_as_it_is(chr(code))
        }
        self._metrics = self._font["hmtx"].metrics
        self._glyphs = self._font.getGlyphSet()
        self._outlines: dict[str, str] = {}
        self.units_per_em: int = self._font["head"].unitsPerEm

    def names(self, text: str) -> Iterator[str]:
        """Yield the name of the glyph of each letter."""
        return (self._cmap.get(ord(letter), _FALLBACK) for letter in text)

    def has(self, text: str) -> bool:
        """Tell whether there is a glyph for every letter."""
        return all(ord(letter) in self._cmap for letter in text)

    def advance(self, name: str) -> int:
        """Return the width of a glyph, in units of the font."""
        return int(self._metrics[name][0])

    def outline(self, name: str) -> str:
        """Return the outline of a glyph as path data, in units of the font, y upwards."""
        if name not in self._outlines:
            pen = SVGPathPen(self._glyphs, ntos=lambda value: str(round(value)))
            self._glyphs[name].draw(pen)
            self._outlines[name] = pen.getCommands()
        return self._outlines[name]


@cache
def load_font(face: Face) -> Font:
    """Load a style of the font that is part of this installation.

    Raises
    ------
    AssetsMissingError
        If it was not built in.
    """
    path = files("geomap").joinpath("web", "dist", f"NotoSans-{face}.ttf")
    try:
        return Font(path.read_bytes())
    except FileNotFoundError:
        raise AssetsMissingError(
            "the fonts of sheets were not built", hint="install geomap again: pip install ."
        ) from None


def printable(text: str) -> str:
    """Return a text with what the font cannot print replaced, so that one sees that it is missing.

    PDF/UA forbids a letter without a glyph. What has no shape of its own is left out.
    """
    font = load_font(Face.REGULAR)
    text = unicodedata.normalize("NFC", text)
    if font.has(text):
        return text
    return "".join(
        letter
        if font.has(letter)
        else " "
        if letter.isspace()
        else ""
        if unicodedata.category(letter) in {"Cf", "Cc", "Mn", "Me"}
        else REPLACEMENT
        for letter in text
    )


def as_text(pieces: Iterable[Piece]) -> str:
    """Write a drawing with its text as text."""
    return "".join(piece if isinstance(piece, str) else _text(piece) for piece in pieces)


def _text(run: Run) -> str:
    halo = (
        {
            "stroke": run.halo,
            "stroke_width": run.halo_width,
            "stroke_opacity": run.halo_opacity,
            "stroke_linejoin": "round",
            "paint_order": "stroke",
        }
        if run.halo
        else {}
    )
    return element(
        "text",
        _escaped(run.text),
        x=run.x,
        y=run.y,
        font_family=FAMILY,
        font_size=run.size,
        font_weight=run.face.weight if run.face.weight != Face.REGULAR.weight else None,
        font_style="italic" if run.face is Face.ITALIC else None,
        text_anchor=run.anchor if run.anchor != "start" else None,
        letter_spacing=run.spacing or None,
        fill=run.fill,
        xml__space="preserve" if run.text != run.text.strip() else None,
        **halo,
    ).replace("xml--space", "xml:space")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_outlines(pieces: Iterable[Piece], *, prefix: str) -> str:
    """Write a drawing with its text as outlines, each glyph defined once.

    Parameters
    ----------
    pieces
        The drawing.
    prefix
        Begins the ids of the glyphs, which must be unique in a document.
    """
    used: dict[tuple[Face, str], str] = {}
    body = "".join(
        piece if isinstance(piece, str) else _drawn(piece, used, prefix) for piece in pieces
    )
    glyphs = "".join(
        element("path", id=key, d=load_font(face).outline(name))
        for (face, name), key in used.items()
    )
    return f"<defs>{glyphs}</defs>{body}"


def _drawn(run: Run, used: dict[tuple[Face, str], str], prefix: str) -> str:
    font = load_font(run.face)
    scale = run.size / font.units_per_em
    along, places = 0.0, []
    for name in font.names(run.text):
        if font.outline(name):
            key = used.setdefault((run.face, name), f"{prefix}{len(used)}")
            places.append((key, along))
        along += font.advance(name) + run.spacing / scale
    letters = "".join(f'<use xlink:href="#{key}" x="{number(x)}"/>' for key, x in places)
    move = f"translate({number(run.left)} {number(run.y)}) scale({scale:.5f} {-scale:.5f})"
    halo = ""
    if run.halo:
        halo = element(
            "g",
            letters,
            transform=move,
            fill="none",
            stroke=run.halo,
            stroke_width=run.halo_width / scale,
            stroke_opacity=run.halo_opacity,
            stroke_linejoin="round",
        )
    return halo + element("g", letters, transform=move, fill=run.fill)


def moved(run: Run, dx: float, dy: float) -> Run:
    """Return a text elsewhere."""
    return replace(run, x=run.x + dx, y=run.y + dy)


def outline_path(run: Run, *, stroke: str, width: float) -> str:
    """Write a short text as one path with an edge; where text must not be found twice."""
    font = load_font(run.face)
    scale = run.size / font.units_per_em
    along, letters = 0.0, []
    for name in font.names(run.text):
        if font.outline(name):
            letters.append(
                element("path", d=font.outline(name), transform=f"translate({number(along)} 0)")
            )
        along += font.advance(name)
    return element(
        "g",
        *letters,
        transform=f"translate({number(run.left)} {number(run.y)}) scale({scale:.5f} {-scale:.5f})",
        fill=run.fill,
        stroke=stroke,
        stroke_width=width / scale,
        stroke_linejoin="round",
    )
