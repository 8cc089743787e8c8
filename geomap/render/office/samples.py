"""Samples of a legend as pictures: symbols on slides, and every sample in documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import shapely

from geomap.render.base import Job
from geomap.render.drawn import drawn_of
from geomap.render.sheet.lettering import Piece, as_outlines
from geomap.render.sheet.paint import paint_area, paint_circle, paint_line
from geomap.render.sheet.press import Press
from geomap.render.sheet.symbols import symbol_pieces
from geomap.scene.elements import Scene, Swatch
from geomap.style.palette import Style, style_of

#: Size of a sample of an area or a line, in pixels of the page.
_WIDTH, _HEIGHT = 34.0, 18.0
_EDGE = 1.0
#: How often a style without an edge is laid over itself where it is densest.
_LAYERS = 3
_PPI = 288.0
_POINTS_PER_PIXEL = 0.75

_PAGES = """#let told = json(bytes(sys.inputs.told))
#set page(margin: 0mm, fill: none)
#for each in told.drawings {
  page(
    width: each.width * 1pt,
    height: each.height * 1pt,
    image(bytes(each.svg), format: "svg", width: 100%, height: 100%),
  )
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A picture on a transparent ground, and how large it is to be shown, in points."""

    png: bytes
    width_pt: float
    height_pt: float


def draw_samples(job: Job) -> Mapping[Swatch, Sample]:
    """Draw the samples of a legend, all at once; ask for them by `Job.once`."""
    entries = (entry for section in job.once(drawn_of).legend for entry in section.entries)
    wanted = list(dict.fromkeys(entry.swatch for entry in entries if entry.swatch is not None))
    if not wanted:
        return {}
    drawings = [_drawing(swatch, job.scene) for swatch in wanted]
    pages = Press(_PAGES, {"drawings": drawings}).compile("png", ppi=_PPI)
    return {
        swatch: Sample(png=png, width_pt=drawing["width"], height_pt=drawing["height"])
        for swatch, png, drawing in zip(wanted, pages, drawings, strict=True)
    }


def _drawing(swatch: Swatch, scene: Scene) -> dict[str, Any]:
    """Return a sample as SVG, with its size in points."""
    if swatch.symbol is not None:
        symbol = scene.symbols[swatch.symbol]
        width, height = symbol.width, symbol.height
        pieces: tuple[Piece, ...] = tuple(symbol_pieces(symbol, 0, 0))
    else:
        width, height = _WIDTH, _HEIGHT
        pieces = tuple(_pieces(swatch.kind, style_of(swatch.style or "")))
    return {
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{as_outlines(pieces, prefix="g")}</svg>',
        "width": round(width * _POINTS_PER_PIXEL, 3),
        "height": round(height * _POINTS_PER_PIXEL, 3),
    }


def _pieces(kind: str, style: Style) -> Iterator[str]:
    middle = _HEIGHT / 2
    if kind == "line":
        yield from paint_line(shapely.LineString([(0, middle), (_WIDTH, middle)]), style)
    elif kind == "circle":
        yield paint_circle(_WIDTH / 2, middle, middle - _EDGE, style)
    else:
        box = shapely.box(_EDGE, _EDGE, _WIDTH - _EDGE, _HEIGHT - _EDGE)
        yield from paint_area((box,) * _LAYERS, style, box)
