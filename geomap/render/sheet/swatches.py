"""Samples of the legend, as small drawings of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from geomap.render.sheet.lettering import Piece, as_outlines
from geomap.render.sheet.paint import paint_area, paint_circle, paint_line
from geomap.render.sheet.svg import element
from geomap.render.sheet.symbols import symbol_pieces
from geomap.scene.elements import Swatch
from geomap.style.palette import LAND, style_of
from geomap.style.symbols import Symbol, SymbolKey

#: Room of a sample, pixels of the page.
WIDTH, HEIGHT = 30.0, 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample as SVG, of `WIDTH` by `HEIGHT` pixels or less."""

    svg: str


def draw_sample(
    swatch: Swatch, symbols: Mapping[SymbolKey, Symbol], *, mm_per_px: float, prefix: str
) -> Sample:
    """Draw a sample of a style or a symbol.

    Parameters
    ----------
    swatch
        From the legend.
    symbols
        Of the scene.
    mm_per_px
        Size of a pixel of the page.
    prefix
        Begins the ids in it.
    """
    pieces = list(_pieces(swatch, symbols))
    width, height = WIDTH * mm_per_px, HEIGHT * mm_per_px
    return Sample(
        svg=(
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{width:.2f}mm" height="{height:.2f}mm" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
            f"{as_outlines(pieces, prefix=prefix)}</svg>"
        )
    )


def _pieces(swatch: Swatch, symbols: Mapping[SymbolKey, Symbol]) -> list[Piece]:
    middle_x, middle_y = WIDTH / 2, HEIGHT / 2
    if swatch.symbol is not None:
        symbol = symbols[swatch.symbol]
        share = min(1.0, WIDTH / symbol.width, HEIGHT / symbol.height)
        width, height = symbol.width * share, symbol.height * share
        return [
            *symbol_pieces(
                symbol, middle_x - width / 2, middle_y - height / 2, size=(width, height)
            )
        ]
    style = style_of(swatch.style or "")
    if swatch.kind == "line":
        return [*paint_line(shapely.LineString([(0, middle_y), (WIDTH, middle_y)]), style)]
    if swatch.kind == "circle":
        return [paint_circle(middle_x, middle_y, HEIGHT / 2 - 1, style)]
    box = shapely.box(1, 1, WIDTH - 1, HEIGHT - 1)
    ground = element("rect", x=0.0, y=0.0, width=WIDTH, height=HEIGHT, fill=LAND)
    # as it is where the nested copies of an area lie on each other: the middle
    copies = (box, box, box) if style.stroke is None else (box,)
    return [ground, *paint_area(copies, style, box)]
