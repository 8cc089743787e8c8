"""Point symbols inside a larger drawing: at a place, in grey, with their text in our font."""

import re
from collections.abc import Iterator
from dataclasses import replace

from geomap.render.sheet.lettering import Face, Piece, Run, outline_path
from geomap.render.sheet.svg import number
from geomap.style.symbols import Symbol

_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_ROOT = re.compile(r"^<svg[^>]*?viewBox=\"([^\"]*)\"[^>]*>(.*)</svg>$", re.DOTALL)
_COLOR = re.compile(r"rgb\((\d+), ?(\d+), ?(\d+)\)|#([0-9A-Fa-f]{6})\b")
_BOLD = frozenset({"bold", "600", "700"})
#: How far below its middle text has its baseline, as a share of its size.
_MIDDLE = 0.36
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'"}


def symbol_pieces(
    symbol: Symbol,
    x: float,
    y: float,
    *,
    faded: bool = False,
    size: tuple[float, float] | None = None,
) -> Iterator[Piece]:
    """Yield a symbol as pieces of a drawing.

    Parameters
    ----------
    symbol
        From the scene.
    x, y
        Where its left top corner lies.
    faded
        Whether it is greyed: kept for the record only.
    size
        Width and height, if not its own.
    """
    found = _ROOT.match(symbol.svg)
    if found is None:
        raise ValueError("a symbol is no plain SVG")
    box, inside = found.groups()
    width, height = size or (symbol.width, symbol.height)
    faint = ' opacity="0.5"' if faded else ""
    yield (
        f'<svg x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f'viewBox="{box}" overflow="visible"><g{faint}>'
    )
    yield from _pieces(_grey(inside) if faded else inside)
    yield "</g></svg>"


def _pieces(inside: str) -> Iterator[Piece]:
    at = 0
    for text in _TEXT.finditer(inside):
        yield inside[at : text.start()]
        yield _run(dict(_ATTRIBUTE.findall(text[1])), _plain(text[2]))
        at = text.end()
    yield inside[at:]


def _run(told: dict[str, str], text: str) -> Piece:
    size = float(told["font-size"])
    shift = _MIDDLE * size if told.get("dominant-baseline") in {"middle", "central"} else 0
    run = Run(
        x=float(told["x"]),
        y=float(told["y"]) + shift,
        text=text,
        size=size,
        face=Face.SEMIBOLD if told.get("font-weight") in _BOLD else Face.REGULAR,
        fill=told["fill"],
        anchor=told.get("text-anchor", "start"),
    )
    if told["fill"] != "none":
        return run
    # what lies around letters is no text: it would be read twice
    return outline_path(
        replace(run, fill=told["stroke"]), stroke=told["stroke"], width=float(told["stroke-width"])
    )


def _plain(text: str) -> str:
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return text


def _grey(svg: str) -> str:
    """Turn every colour into the grey of its luminance (Rec. 709)."""

    def grey(found: re.Match[str]) -> str:
        if found[4]:
            red, green, blue = (int(found[4][at : at + 2], 16) for at in (0, 2, 4))
        else:
            red, green, blue = (int(found[at]) for at in (1, 2, 3))
        level = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        return f"#{level:02X}{level:02X}{level:02X}"

    return _COLOR.sub(grey, svg)
