"""Where on a wider map the sheet lies."""

from dataclasses import replace

import shapely

from geomap.model.bounds import Bounds
from geomap.render.sheet.lettering import Piece
from geomap.render.sheet.paint import paint_area, paint_line
from geomap.render.sheet.projection import Plane, plane_for
from geomap.render.sheet.svg import element, path_data
from geomap.scene.elements import Area, Path, Scene
from geomap.scene.elements import Plane as Depth
from geomap.style.palette import INK, NEIGHBOUR, Style, style_of

#: How much wider than the map the locator looks, if the ground layers go that far.
_WIDER = 1.6


def draw_locator(scene: Scene, plane: Plane, *, width_mm: float, height_mm: float) -> str:
    """Draw the ground layers around a map, and the frame of the map.

    Parameters
    ----------
    scene
        The map.
    plane
        Its paper.
    width_mm, height_mm
        Of the locator.
    """
    small = plane_for(
        _around(plane, scene.limits),
        None,
        width_mm=width_mm,
        height_mm=height_mm,
        mm_per_px=plane.mm_per_px,
    )
    pieces: list[Piece] = [
        element("rect", width=small.width, height=small.height, fill=NEIGHBOUR),
        *_ground(scene, small),
    ]
    corners = shapely.get_coordinates(shapely.segmentize(plane.frame, plane.width / 8))
    frame = shapely.Polygon(small.to_px(plane.to_lonlat(corners)))
    pieces += [
        element(
            "path", d=path_data(frame), fill=INK, fill_opacity="0.06", stroke=INK, stroke_width=1.6
        ),
        element(
            "rect",
            width=small.width,
            height=small.height,
            fill="none",
            stroke=INK,
            stroke_width=0.8,
        ),
    ]
    body = "".join(piece for piece in pieces if isinstance(piece, str))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_mm:g}mm" height="{height_mm:g}mm" '
        f'viewBox="0 0 {small.width:.2f} {small.height:.2f}">{body}</svg>'
    )


def _ground(scene: Scene, small: Plane) -> list[Piece]:
    found: list[Piece] = []
    for part in scene.elements:
        if isinstance(part, Area) and part.plane is Depth.GROUND:
            found += paint_area((small.place(part.geometry),), style_of(part.style), small.frame)
        elif isinstance(part, Path):
            found += paint_line(small.place(part.geometry), _thin(style_of(part.style)))
    return found


def _thin(style: Style) -> Style:
    """Return a line for so small a scale: its dashes would be as long as its bends."""
    is_reference = style.casing is not None
    return replace(
        style,
        width=1.1 if is_reference else 0.6,
        dash="2.4 1.6" if is_reference else None,
        casing=None,
    )


def _around(plane: Plane, limits: Bounds) -> Bounds:
    """Return the box that the locator shows: that of the ground, but no more than can be told."""
    seen = plane.bounds()
    width, height = seen.east - seen.west, seen.north - seen.south
    spare_x, spare_y = width * (_WIDER - 1), height * (_WIDER - 1)
    return Bounds(
        min(seen.west, max(limits.west, seen.west - spare_x)),
        min(seen.south, max(limits.south, seen.south - spare_y)),
        max(seen.east, min(limits.east, seen.east + spare_x)),
        max(seen.north, min(limits.north, seen.north + spare_y)),
    )
