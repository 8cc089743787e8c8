"""Metres on the ground: local projections on WGS84 for buffers, areas and distances of edges.

Everything outside this module is longitude, latitude in degrees (OGC:CRS84).
"""

from collections.abc import Callable
from functools import lru_cache, partial

import mgrs
import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

Coordinates = npt.NDArray[np.float64]  # shape (n, 2)
Move = Callable[[Coordinates], Coordinates]

#: Edges are compared at points this far apart.
EDGE_STEP_M = 50.0
_STRAIGHT_DEG, _ON_THE_EDGE_DEG = 0.005, 1e-5
#: Largest error of a position in metres, and digits of easting and northing it is written with.
_SQUARES = ((100.0, 3), (1_000.0, 2), (10_000.0, 1))
_CIRCLE_POINTS = 72
_ANTIMERIDIAN = 180.0
#: Latitudes between which UTM is defined, degrees.
UTM_SOUTH, UTM_NORTH = -80.0, 84.0

_GEOD = pyproj.Geod(ellps="WGS84")


def measure_area_km2(geometry: BaseGeometry) -> float:
    """Measure the geodesic area of a geometry.

    Parameters
    ----------
    geometry
        Polygons in OGC:CRS84.

    Returns
    -------
    float
        Square kilometres, never negative; 0.0 for what has no area.

    References
    ----------
    .. [1] C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 43-55 (2013).
    """
    area_m2, _ = _GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return abs(float(area_m2)) / 1e6


def measure_length_m(geometry: BaseGeometry) -> float:
    """Measure the geodesic length of lines, or of the rings of polygons, in metres."""
    return float(_GEOD.geometry_length(geometry))


def mean_width_m(geometry: BaseGeometry) -> float:
    """Estimate how wide a band or patch is: twice its area over the length of its edge.

    Exact for a long strip of one width; for a square it gives half the side.
    """
    edge_m = measure_length_m(geometry)
    return 2e6 * measure_area_km2(geometry) / edge_m if edge_m else 0.0


def inset(geometry: BaseGeometry, distance_m: float) -> BaseGeometry:
    """Shrink polygons by a distance on the ground.

    Parameters
    ----------
    geometry
        Polygons in OGC:CRS84, no more than about 500 km across.
    distance_m
        Metres inwards, positive.

    Returns
    -------
    BaseGeometry
        Polygons in OGC:CRS84; empty if nothing is left.
    """
    lon, lat = (float(value) for value in shapely.get_coordinates(geometry.centroid)[0])
    there, back = _local_plane(round(lon, 3), round(lat, 3))
    plane = shapely.transform(geometry, there)
    shrunk = shapely.simplify(plane.buffer(-distance_m, quad_segs=2), distance_m / 10)
    return shapely.transform(shrunk, back)


def measure_edge_distance_m(one: BaseGeometry, other: BaseGeometry) -> tuple[float, float]:
    """Measure how far apart the edges of two polygons lie.

    Both edges are sampled every 50 m.

    Parameters
    ----------
    one, other
        Polygons in OGC:CRS84, no more than about 500 km across, neither empty.

    Returns
    -------
    mean_m, largest_m
        Metres: the mean of the two directed means, and the largest distance of a sample.
    """
    there = _plane_around(one)
    # straight means straight in longitude and latitude: in the plane it bends
    dense = (shapely.segmentize(polygons.boundary, _STRAIGHT_DEG) for polygons in (one, other))
    edges = [shapely.transform(edge, there) for edge in dense]
    forth, back = _distances_m(edges[0], edges[1]), _distances_m(edges[1], edges[0])
    return float(forth.mean() + back.mean()) / 2, float(max(forth.max(), back.max()))


def measure_distances_m(geometry: BaseGeometry, line: BaseGeometry) -> tuple[float, float]:
    """Measure how far the nearest and the farthest part of a geometry are from a line.

    The plane is azimuthal equidistant around the geometry: true from its middle, and over the few
    hundred kilometres that matter here within 0.1 % from elsewhere.

    Parameters
    ----------
    geometry
        In OGC:CRS84, not empty; the farthest part is sought among its positions.
    line
        Lines in OGC:CRS84, not empty.

    Returns
    -------
    nearest_m, farthest_m
        Metres; equal for a point.
    """
    there = _plane_around(geometry)
    dense = shapely.transform(shapely.segmentize(line, _STRAIGHT_DEG), there)
    place = shapely.transform(geometry, there)
    corners = shapely.points(shapely.get_coordinates(place))
    shapely.prepare(dense)
    return float(shapely.distance(place, dense)), float(shapely.distance(corners, dense).max())


def grid_reference(lon: float, lat: float, *, error_m: float) -> str | None:
    """Write a position as MGRS, in squares no smaller than what is known of it.

    Parameters
    ----------
    lon, lat
        Degrees.
    error_m
        How far off the position may be, metres.

    Returns
    -------
    str or None
        Such as "34T DN 87 50", a square of 1 km; the smallest are 100 m wide. None if the error is
        over 10 km, or beyond the latitudes of UTM.

    Examples
    --------
    >>> grid_reference(20.85, 42.9, error_m=500), grid_reference(20.85, 42.9, error_m=20_000)
    ('34T DN 87 49', None)
    """
    digits = next((digits for most_m, digits in _SQUARES if error_m <= most_m), None)
    if digits is None or not UTM_SOUTH <= lat < UTM_NORTH:
        return None
    text = mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=digits)
    zone, square, numbers = text[: -2 * digits - 2], text[-2 * digits - 2 : -2 * digits], text
    return f"{zone} {square} {numbers[-2 * digits : -digits]} {numbers[-digits:]}"


def circle_around(lon: float, lat: float, radius_m: float) -> BaseGeometry:
    """Return a circle on the ground as a polygon of OGC:CRS84, against the clock.

    Where it lies across the antimeridian it is cut there, to two polygons.

    Parameters
    ----------
    lon, lat
        Of the middle, degrees.
    radius_m
        Metres along geodesics.
    """
    bearings = np.linspace(360.0, 0.0, _CIRCLE_POINTS, endpoint=False)
    lons, lats, _ = _GEOD.fwd(
        np.full(_CIRCLE_POINTS, lon),
        np.full(_CIRCLE_POINTS, lat),
        bearings,
        np.full(_CIRCLE_POINTS, radius_m),
    )
    around = lon + (lons - lon + 180) % 360 - 180
    circle = shapely.Polygon(np.column_stack([around, lats]))
    west, _, east, _ = circle.bounds
    if west >= -_ANTIMERIDIAN and east <= _ANTIMERIDIAN:
        return circle
    world = shapely.box(-_ANTIMERIDIAN, -90, _ANTIMERIDIAN, 90)
    turned = (
        shapely.transform(circle, partial(np.add, np.array([turn, 0.0]))) for turn in (-360, 0, 360)
    )
    return shapely.orient_polygons(shapely.union_all([part & world for part in turned]))


def measure_shared_edge_m(one: BaseGeometry, other: BaseGeometry) -> float:
    """Measure how much of the edge of polygons lies within about a metre of that of others."""
    near = shapely.intersection(
        other.boundary, shapely.box(*one.bounds).buffer(2 * _ON_THE_EDGE_DEG)
    )
    return measure_length_m(shapely.intersection(one.boundary, near.buffer(_ON_THE_EDGE_DEG)))


def _distances_m(edge: BaseGeometry, other: BaseGeometry) -> npt.NDArray[np.float64]:
    """Measure the distance of samples of one edge from another, both in a plane of metres."""
    samples = []
    for line in shapely.get_parts(edge):
        count = int(np.ceil(line.length / EDGE_STEP_M)) or 1
        along = np.linspace(0.0, line.length, count, endpoint=False)
        samples.append(shapely.line_interpolate_point(line, along))
    shapely.prepare(other)
    distances: npt.NDArray[np.float64] = shapely.distance(np.concatenate(samples), other)
    return distances


def _plane_around(geometry: BaseGeometry) -> Move:
    lon, lat = (float(value) for value in shapely.get_coordinates(geometry.centroid)[0])
    return _local_plane(round(lon, 3), round(lat, 3))[0]


@lru_cache(maxsize=64)
def _local_plane(lon: float, lat: float) -> tuple[Move, Move]:
    """Return functions to and from an azimuthal equidistant plane around a position."""
    plane = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m +no_defs"
    transformer = pyproj.Transformer.from_crs("OGC:CRS84", plane, always_xy=True)

    def there(lonlat: Coordinates) -> Coordinates:
        return np.column_stack(transformer.transform(lonlat[:, 0], lonlat[:, 1]))

    def back(xy: Coordinates) -> Coordinates:
        return np.column_stack(
            transformer.transform(
                xy[:, 0], xy[:, 1], direction=pyproj.enums.TransformDirection.INVERSE
            )
        )

    return there, back
