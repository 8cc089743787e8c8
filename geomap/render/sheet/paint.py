"""Areas, lines and circles in the styles of the palette; hatches as real lines.

A hatch is cut to its area here, rather than left to an SVG pattern: office programs draw patterns
badly or not at all, and viewers show seams between their tiles.
"""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.sheet.svg import element, path_data
from geomap.style.palette import Hatch, Style


def paint_area(areas: tuple[BaseGeometry, ...], style: Style, frame: BaseGeometry) -> Iterator[str]:
    """Yield an area as SVG.

    Parameters
    ----------
    areas
        The area in pixels of the page, then its smaller copies: a style without an edge is drawn
        on each, so that it fades towards the outside.
    style
        Of the area.
    frame
        Hatches are not drawn outside of it.
    """
    for area in areas if style.stroke is None else areas[:1]:
        data = path_data(area)
        if not data:
            continue
        if style.fill is not None or style.stroke is not None:
            yield element(
                "path",
                d=data,
                fill=style.fill or "none",
                fill_opacity=_opacity(style.fill_opacity if style.fill else 1),
                fill_rule="evenodd",
                stroke=style.stroke,
                stroke_width=style.width if style.stroke else None,
                stroke_opacity=_opacity(style.stroke_opacity) if style.stroke else None,
                stroke_dasharray=style.dash if style.stroke else None,
                stroke_linejoin="round" if style.stroke else None,
            )
        if style.hatch is not None:
            yield from _hatched(area, style.hatch, frame)


def _opacity(share: float) -> str | None:
    return None if share == 1 else f"{share:g}"


def _hatched(area: BaseGeometry, hatch: Hatch, frame: BaseGeometry) -> Iterator[str]:
    lines = shapely.intersection(hatch_lines(hatch, shapely.intersection(area, frame)), area)
    data = path_data(lines)
    if data:
        yield element(
            "path",
            d=data,
            fill="none",
            stroke=hatch.color,
            stroke_width=hatch.width,
            stroke_opacity=_opacity(hatch.opacity),
        )


def hatch_lines(hatch: Hatch, area: BaseGeometry) -> BaseGeometry:
    """Return the lines of a hatch over the box of an area.

    All areas share one lattice of lines, so that those of nested and of neighbouring areas meet.
    """
    if area.is_empty:
        return shapely.MultiLineString()
    # turned so that lines are level; angles turn against the clock, and y points down
    turn = math.radians(-hatch.angle)
    along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
    west, north, east, south = area.bounds
    corners = np.array([[west, north], [east, north], [east, south], [west, south]])
    far, near = corners @ along, corners @ across
    first = math.ceil(near.min() / hatch.spacing)
    steps = np.arange(first, math.floor(near.max() / hatch.spacing) + 1) * hatch.spacing
    starts = np.outer(steps, across) + np.multiply(far.min(), along)
    ends = np.outer(steps, across) + np.multiply(far.max(), along)
    return shapely.MultiLineString(list(np.stack((starts, ends), axis=1)))


def paint_line(line: BaseGeometry, style: Style) -> Iterator[str]:
    """Yield lines as SVG, over their casing."""
    data = path_data(line)
    if not data:
        return
    common = {"d": data, "fill": "none", "stroke_linejoin": "round"}
    if style.casing is not None:
        yield element("path", **common, stroke=style.casing.color, stroke_width=style.casing.width)
    yield element(
        "path",
        **common,
        stroke=style.stroke,
        stroke_width=style.width,
        stroke_opacity=_opacity(style.stroke_opacity),
        stroke_dasharray=style.dash,
    )


def paint_circle(x: float, y: float, radius: float, style: Style) -> str:
    """Write a circle of uncertainty."""
    return element(
        "circle",
        cx=x,
        cy=y,
        r=radius,
        fill=style.fill or "none",
        fill_opacity=_opacity(style.fill_opacity) if style.fill else None,
        stroke=style.stroke,
        stroke_width=style.width,
        stroke_dasharray=style.dash,
    )


def ink_of(style: Style) -> str | None:
    """Return the colour that stands for a style in text."""
    return style.stroke or (style.hatch.color if style.hatch else style.fill)
