"""Point symbols: APP-6 by milsymbol, and a small set of glyphs of our own.

milsymbol is JavaScript; it runs in an interpreter inside this process, with every distinct symbol
of a build in one call, because each call costs as much as two hundred symbols.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from geomap.errors import AssetsMissingError, RenderError
from geomap.style.palette import EVENTS, INK, WHITE

#: Edge of the square frame of an APP-6 symbol, in pixels of the page.
FRAME_PX = 28
#: Width and height of a symbol without its frame, and the part of milsymbol's drawing it shows.
ICON_PX = (24, 20)
_INSIDE = "40 50 120 100"
_SIZE = re.compile(r'width="[^"]*" height="[^"]*" viewBox="[^"]*"')

_SCRIPT = """
(function () {
  return JSON.stringify(dukpy.wanted.map(function (wanted) {
    var symbol = new ms.Symbol(wanted.sidc, wanted.options);
    var anchor = symbol.getAnchor(), size = symbol.getSize();
    return {
      valid: symbol.isValid(), svg: symbol.asSVG(),
      anchor: [anchor.x, anchor.y], size: [size.width, size.height]
    };
  }));
})();
"""


@dataclass(frozen=True, slots=True, order=True)
class SymbolKey:
    """What makes one symbol differ from another.

    Parameters
    ----------
    code
        20 digits of APP-6, or the name of one of our own glyphs.
    grade
        Shown in field J.
    framed
        Whether an APP-6 symbol has its frame; without one it names a type, and no unit.
    doubtful
        Whether a glyph carries a question mark: nobody has verified the position.
    designation
        Name of the unit, shown in field T.
    """

    code: str
    grade: str = ""
    framed: bool = True
    doubtful: bool = False
    designation: str = ""

    @property
    def is_glyph(self) -> bool:
        """Whether it is one of our own glyphs."""
        return self.code in _GLYPHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A drawn symbol; sizes in pixels of the page, the anchor from its top left corner."""

    svg: str
    width: float
    height: float
    anchor: tuple[float, float]


def draw_symbols(keys: Iterable[SymbolKey]) -> dict[SymbolKey, Symbol]:
    """Draw every distinct symbol once.

    Parameters
    ----------
    keys
        Symbols wanted; repeated ones are drawn once.

    Returns
    -------
    dict
        The symbols by key, in sorted order.

    Raises
    ------
    RenderError
        If a code is not a symbol of APP-6.
    AssetsMissingError
        If milsymbol was not built into this installation.
    """
    wanted = sorted(set(keys))
    drawn = _draw_app6([key for key in wanted if not key.is_glyph])
    return {key: _glyph(key) if key.is_glyph else drawn[key] for key in wanted}


def find_invalid_sidcs(sidcs: Iterable[str]) -> set[str]:
    """Return the codes that are not symbols of APP-6."""
    wanted = sorted(set(sidcs))
    answers = _ask_milsymbol([SymbolKey(code) for code in wanted])
    return {code for code, answer in zip(wanted, answers, strict=True) if not answer["valid"]}


def _draw_app6(keys: list[SymbolKey]) -> dict[SymbolKey, Symbol]:
    answers = dict(zip(keys, _ask_milsymbol(keys), strict=True))
    invalid = sorted({key.code for key, answer in answers.items() if not answer["valid"]})
    if invalid:
        raise RenderError(
            f"not symbols of APP-6: {', '.join(invalid)}", hint="correct sidc in the layer files"
        )
    return {
        key: _symbol(answer) if key.framed else _icon(answer["svg"])
        for key, answer in answers.items()
    }


def _symbol(answer: dict[str, Any]) -> Symbol:
    return Symbol(
        svg=answer["svg"].replace('font-family="Arial"', 'font-family="sans-serif"'),
        width=answer["size"][0],
        height=answer["size"][1],
        anchor=(answer["anchor"][0], answer["anchor"][1]),
    )


def _icon(svg: str) -> Symbol:
    """Cut an unframed symbol to what a frame would hold, and draw it bolder, for it is small."""
    width, height = ICON_PX
    svg = _SIZE.sub(f'width="{width}" height="{height}" viewBox="{_INSIDE}"', svg, count=1)
    svg = svg.replace('stroke-width="3"', 'stroke-width="8"')
    return Symbol(svg=svg, width=width, height=height, anchor=(width / 2, height / 2))


def _ask_milsymbol(keys: list[SymbolKey]) -> list[dict[str, Any]]:
    if not keys:
        return []
    import dukpy  # noqa: PLC0415 -- maps without symbols do not need it

    wanted = [
        {
            "sidc": key.code,
            "options": {
                # milsymbol's size is the height of an octagon; 1.1 is a square frame's share of it
                "size": round(FRAME_PX / 1.1, 2),
                "outlineColor": WHITE,
                "outlineWidth": 10,
                **({"evaluationRating": key.grade} if key.grade else {}),
                **({"uniqueDesignation": key.designation} if key.designation else {}),
                **({} if key.framed else {"frame": False, "monoColor": INK}),
            },
        }
        for key in keys
    ]
    return list(json.loads(dukpy.evaljs([_milsymbol(), _SCRIPT], wanted=wanted)))


def _milsymbol() -> str:
    try:
        return files("geomap").joinpath("web", "dist", "milsymbol.js").read_text("utf-8")
    except FileNotFoundError:
        raise AssetsMissingError(
            "the symbol library was not built", hint="install geomap again: pip install ."
        ) from None


def _glyph(key: SymbolKey) -> Symbol:
    size, body = _GLYPHS[key.code]
    width = size
    box = 16
    if key.doubtful:  # the mark stands at the right, so that the place stays the glyph's middle
        body, box = f"{body}{_QUESTION}", 26
        width = size * box / 16
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{size}" '
        f'viewBox="0 0 {box} 16">{body}</svg>'
    )
    return Symbol(svg=svg, width=width, height=size, anchor=(size / 2, size / 2))


def _cased(path: str) -> str:
    """Return a path with a white casing below it."""
    return (
        f'<path d="{path}" fill="none" stroke="{WHITE}" stroke-width="4.4" '
        f'stroke-linejoin="round" stroke-linecap="round"/>'
        f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="1.8" '
        f'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _disc(radius: float, *, ring: bool = False) -> str:
    outer = f'<circle cx="8" cy="8" r="{radius + 1.6:g}" fill="{WHITE}"/>'
    if ring:
        inner = f'<circle cx="8" cy="8" r="{radius * 0.42:.2g}" fill="{INK}"/>'
        edge = f'<circle cx="8" cy="8" r="{radius:g}" fill="{WHITE}" stroke="{INK}"'
        return f'{outer}{edge} stroke-width="1.6"/>{inner}'
    return f'{outer}<circle cx="8" cy="8" r="{radius:g}" fill="{INK}"/>'


#: A question mark at the right of a glyph.
_QUESTION = _cased("M18.2 5.4a2.9 2.9 0 1 1 4.4 2.4c-1 .6-1.5 1.1-1.5 2.2M21.1 13.2v.2")

#: Glyph by kind of place: its size in pixels, and its drawing in a box of 16 by 16.
_GLYPHS: dict[str, tuple[float, str]] = {
    "city": (13, _disc(5.2, ring=True)),
    "town": (11, _disc(4.2)),
    "village": (8, _disc(4.2)),
    "place": (8, _disc(4.2)),
    "crossing": (
        15,
        (
            f'<rect x="1" y="1" width="14" height="14" rx="3" fill="{WHITE}" stroke="{INK}" '
            f'stroke-width="1.5"/><path d="M4 12V5.2M4 6.6h8.2" fill="none" stroke="{INK}" '
            f'stroke-width="1.9"/><path d="M6.6 6.6h1.6M10 6.6h1.6" stroke="{WHITE}" '
            f'stroke-width="1.1"/>'
        ),
    ),
    "crossing-closed": (
        18,
        (
            f'<rect x="1" y="1" width="14" height="14" rx="3" fill="{EVENTS}" stroke="{WHITE}" '
            f'stroke-width="1.5"/><path d="M4 12.5V6M3.4 7.4h9.6" fill="none" stroke="{WHITE}" '
            f'stroke-width="2.2"/>'
        ),
    ),
    "crossing-open": (
        18,
        (
            f'<rect x="1.4" y="1.4" width="13.2" height="13.2" rx="3" fill="{WHITE}" '
            f'stroke="{EVENTS}" stroke-width="1.6"/><path d="M4.2 12.5V8.6M4.2 9.4l7-5.6" '
            f'fill="none" stroke="{EVENTS}" stroke-width="2"/>'
        ),
    ),
    "camp": (
        14,
        (
            f'<path d="M2 13.5 8 3l6 10.5z" fill="{WHITE}" stroke="{INK}" stroke-width="1.6" '
            f'stroke-linejoin="round"/><path d="M8 8.2v5.3" stroke="{INK}" stroke-width="1.6"/>'
        ),
    ),
    "listed": (14, _cased("M3 4h10M3 8h10M3 12h6")),
    "monastery": (14, _cased("M8 2v4M6.2 3.8h3.6M3.5 13.5v-5L8 6l4.5 2.5v5z")),
    "dam": (14, _cased("M2.5 5h11M4.5 5v4.5M8 5v6.5M11.5 5v4.5")),
    "bridge": (14, _cased("M2.5 5.5c2.2 2 8.8 2 11 0M2.5 10.5c2.2-2 8.8-2 11 0")),
}


def glyph_for(kind: str, *, doubtful: bool = False) -> SymbolKey:
    """Return the glyph of a kind of place; a plain dot for kinds without one."""
    return SymbolKey(kind if kind in _GLYPHS else "place", doubtful=doubtful)
