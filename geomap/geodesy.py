"""Metres on the ground: local projections on WGS84 for buffers and areas.

Everything outside this module is longitude, latitude in degrees (OGC:CRS84).
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

Coordinates = npt.NDArray[np.float64]  # shape (n, 2)
Move = Callable[[Coordinates], Coordinates]

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
