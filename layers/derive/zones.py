"""Strips along the line of reference, measured on the ground."""

import shapely
from outlines import polygons_of
from plane import on_grid, to_lonlat, to_plane
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

_QUADRANT_SEGMENTS = 32


def one_sided_strip(
    line: LineString, side: BaseGeometry, *, width_m: float, tolerance_m: float
) -> BaseGeometry:
    """Compose the part of a country that lies within a distance of the line.

    Parameters
    ----------
    line
        The line in lon/lat; its vertices are kept in the strip's inner edge.
    side
        The country in lon/lat that shares the line as an edge.
    width_m
        Distance on the ground.
    tolerance_m
        How much the outer edge is simplified; it is off by hardly more than that.

    Returns
    -------
    strip
        A polygon in lon/lat.
    """
    # Simplifying cuts corners off: begin a little wider, so that the error lies on both sides.
    around = to_plane(line).buffer(width_m + 0.4 * tolerance_m, quad_segs=_QUADRANT_SEGMENTS)
    around = around.simplify(tolerance_m)
    strip = shapely.intersection(side, to_lonlat(around))
    touching = [part for part in polygons_of(strip) if part.distance(line) == 0]
    return on_grid(max(touching, key=lambda part: part.area))
