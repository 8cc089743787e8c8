"""Write the marks of a map as SVG."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.style import palette

_SIMPLIFIED = 0.3
"""In units of the drawing: less than can be seen."""
_MARGIN = 20.0
_SCALE_KM = 20


def draw_path(geom: BaseGeometry, frame: BaseGeometry, style: palette.Style) -> str:
    """Draw an area or a line, beneath it its casing if it has one."""
    around = frame.buffer(_MARGIN)
    seen = shapely.intersection(geom.simplify(_SIMPLIFIED), around).normalize()
    way = "".join(_ring(part) for part in shapely.get_parts(seen))
    drawn = [f'd="{way}"', f'fill="{style.fill or "none"}"']
    if 0 < style.fill_opacity < 1:
        drawn.append(f'fill-opacity="{style.fill_opacity:g}"')
    if style.stroke:
        drawn += [f'stroke="{style.stroke}"', f'stroke-width="{style.width:g}"']
    if style.dash:
        drawn.append(f'stroke-dasharray="{style.dash}"')
    path = f"<path {' '.join(drawn)}/>"
    if not style.casing:
        return path
    casing = f'stroke="{style.casing.color}" stroke-width="{style.casing.width:g}"'
    return f'<path d="{way}" fill="none" {casing}/>\n{path}'


def _ring(part: BaseGeometry) -> str:
    if part.geom_type == "Polygon":
        return "".join(f"{_ring(ring)}Z" for ring in (part.exterior, *part.interiors))
    if part.geom_type not in {"LineString", "LinearRing"}:
        return ""
    coords = part.coords[:-1] if part.geom_type == "LinearRing" else part.coords
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in coords)


def draw_dot(x: float, y: float) -> str:
    """Draw the sign of a town."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="3" fill="{palette.WHITE}" '
        f'stroke="{palette.INK}" stroke-width="1.3"/>'
    )


def draw_crossing(x: float, y: float) -> str:
    """Draw the sign of a crossing: two bars on a white ground."""
    return (
        f'<g transform="translate({number(x)} {number(y)})">'
        f'<rect x="-5.5" y="-5.5" width="11" height="11" rx="2" fill="{palette.WHITE}" '
        f'stroke="{palette.INK}" stroke-width="1.2"/>'
        f'<path d="M-2 -3.2V3.2M2 -3.2V3.2" stroke="{palette.INK}" stroke-width="1.6"/></g>'
    )


def draw_stroke(x: float, y: float, style: palette.Style) -> str:
    """Draw a sample of a line."""
    casing = ""
    if style.casing:
        casing = (
            f'<path d="M{number(x)} {number(y)}h32" stroke="{style.casing.color}" '
            f'stroke-width="{style.casing.width:g}"/>'
        )
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    return (
        f'{casing}<path d="M{number(x)} {number(y)}h32" stroke="{style.stroke}" '
        f'stroke-width="{style.width:g}"{dash}/>'
    )


def draw_sample(x: float, y: float, style: palette.Style) -> str:
    """Draw a sample of an area."""
    return (
        f'<rect x="{number(x)}" y="{number(y - 7)}" width="32" height="14" fill="{style.fill}" '
        f'fill-opacity="{style.fill_opacity:g}" stroke="{style.stroke}" '
        f'stroke-width="{style.width:g}"/>'
    )


def draw_scale(x: float, y: float, *, unit_m: float) -> Iterator[str]:
    """Draw a bar of 20 km."""
    half = _SCALE_KM * 500 / unit_m
    way = f"M{number(x)} {number(y)}v-5m0 5h{number(2 * half)}v-5m{number(-half)} 5v-4"
    yield (f'<path d="{way}" fill="none" stroke="{palette.INK}" stroke-width="1"/>')
    for share, text in ((0, "0"), (1, f"{_SCALE_KM // 2}"), (2, f"{_SCALE_KM} km")):
        yield (
            f'<text x="{number(x + share * half)}" y="{number(y - 9)}" font-size="11" '
            f'text-anchor="middle">{text}</text>'
        )


def number(value: float) -> str:
    """Write a number to a tenth, without a needless zero."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
