"""Where the label of an area may stand."""

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.model.bounds import Bounds
from geomap.scene.elements import Position

#: How many places along a band are offered.
_ALONG = 12


def point_of(geometry: BaseGeometry) -> Position:
    """Return the position of a point, or the first one of several."""
    lon, lat = shapely.get_coordinates(geometry)[0]
    return float(lon), float(lat)


def middles(geometry: BaseGeometry, bounds: Bounds) -> tuple[Position, ...]:
    """Return the widest places of polygons: first inside the bounds of the map, then anywhere.

    The widest place is the centre of the largest circle that fits in.
    """
    box = shapely.box(bounds.west, bounds.south, bounds.east, bounds.north)
    inside = geometry.intersection(box)
    return tuple(dict.fromkeys(_widest(part) for part in (inside, geometry) if part.area > 0))


def along(core: BaseGeometry) -> tuple[Position, ...]:
    """Return places spread around the middle of a band or patch, the widest first.

    Parameters
    ----------
    core
        The innermost of the nested areas of a report.
    """
    largest = max(shapely.get_parts(core), key=lambda part: part.area)
    ring = largest.exterior
    spread = (ring.interpolate(step / _ALONG, normalized=True) for step in range(_ALONG))
    return (_widest(largest), *(point_of(point) for point in spread))


def _widest(geometry: BaseGeometry) -> Position:
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    west, south, east, north = largest.bounds
    tolerance = max(east - west, north - south) / 100
    return point_of(shapely.maximum_inscribed_circle(largest, tolerance))
