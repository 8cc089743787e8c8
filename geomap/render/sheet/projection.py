"""From longitude and latitude to a place on paper, at a round scale.

Coordinates on paper are pixels of the page, x to the right and y down, so that sizes of the palette
hold; `MM_PER_PX` says how large one is.
"""

import math
from dataclasses import dataclass, field
from functools import cached_property

import mgrs
import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import RenderError
from geomap.geodesy import UTM_NORTH, UTM_SOUTH
from geomap.model.bounds import Bounds

#: Size of a pixel of the page on A4.
MM_PER_PX = 0.21
#: Leading figures of scales that a reader can reckon with.
_ROUND = (1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10)
#: Widest map, degrees, that one zone of UTM is asked to hold.
_UTM_WIDEST = 9.0
#: Widest map, degrees, that a sheet shows: beyond it no projection keeps one scale.
_WIDEST = 80.0
_STEP_DEG = 0.05
#: Lines are drawn with no more corners than can be seen, pixels.
_TOLERANCE_PX = 0.12
_MARGIN_PX = 24.0

Coordinates = npt.NDArray[np.float64]  # shape (n, 2)

_GEOD = pyproj.Geod(ellps="WGS84")


def crs_for(bounds: Bounds, wanted: str | None) -> pyproj.CRS:
    """Choose the projection of a sheet.

    Parameters
    ----------
    bounds
        Of the map.
    wanted
        Code such as "EPSG:32634", or None: the UTM zone of the middle, or, for what is too wide or
        too near to a pole, an equal-area projection about the middle.
    """
    if wanted is not None:
        return pyproj.CRS.from_user_input(wanted)
    lon, lat = (bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2
    is_narrow = bounds.east - bounds.west <= _UTM_WIDEST
    if is_narrow and bounds.south >= UTM_SOUTH and bounds.north <= UTM_NORTH:
        zone = int(mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=0)[:-3])
        return pyproj.CRS.from_epsg((32600 if lat >= 0 else 32700) + zone)
    return pyproj.CRS.from_user_input(
        f"+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=m +no_defs"
    )


@dataclass(frozen=True, kw_only=True)
class Plane:
    """A rectangle of paper, and the part of the Earth that it shows.

    Parameters
    ----------
    crs
        Projection.
    width, height
        Pixels of the page.
    mm_per_px
        Size of one.
    west, north
        Of the rectangle, in metres of the projection.
    metres_per_px
        Of the projection.
    denominator
        The scale is one to this, true at the middle.
    move
        From longitude and latitude to the projection.
    """

    crs: pyproj.CRS
    width: float
    height: float
    mm_per_px: float
    west: float
    north: float
    metres_per_px: float
    denominator: float
    move: pyproj.Transformer = field(compare=False, repr=False)
    _placed: dict[int, tuple[BaseGeometry, BaseGeometry]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def frame(self) -> BaseGeometry:
        """The rectangle, in pixels."""
        return shapely.box(0, 0, self.width, self.height)

    def to_px(self, lonlat: Coordinates) -> Coordinates:
        """Return where positions lie on paper; shape (n, 2) in and out."""
        x, y = self.move.transform(lonlat[:, 0], lonlat[:, 1])
        scale = self.metres_per_px
        return np.column_stack(((x - self.west) / scale, (self.north - y) / scale))

    def to_lonlat(self, px: Coordinates) -> Coordinates:
        """Return the longitude and latitude of places on paper."""
        scale = self.metres_per_px
        lon, lat = self.move.transform(
            self.west + px[:, 0] * scale,
            self.north - px[:, 1] * scale,
            direction=pyproj.enums.TransformDirection.INVERSE,
        )
        return np.column_stack((lon, lat))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a position lies on paper."""
        ((x, y),) = self.to_px(np.array([[lon, lat]]))
        return float(x), float(y)

    def bounds(self) -> Bounds:
        """Return the box of all longitudes and latitudes on it, with a margin around the paper."""
        ring = shapely.segmentize(
            self.frame.buffer(_MARGIN_PX, join_style="mitre").exterior, self.width / 24
        )
        lonlat = self.to_lonlat(shapely.get_coordinates(ring))
        (west, south), (east, north) = np.nanmin(lonlat, axis=0), np.nanmax(lonlat, axis=0)
        return Bounds(float(west), float(south), float(east), float(north))

    @cached_property
    def _box(self) -> BaseGeometry:
        seen = self.bounds()
        return shapely.box(seen.west, seen.south, seen.east, seen.north)

    def place(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return what of a geometry lies on paper or close to it, in pixels.

        Parameters
        ----------
        geometry
            In OGC:CRS84. Edges that are straight in degrees stay where they are.
        """
        known = self._placed.get(id(geometry))
        if known is None:
            # kept beside it, so that no other geometry gets its identity
            known = (geometry, self._place(geometry))
            self._placed[id(geometry)] = known
        return known[1]

    def _place(self, geometry: BaseGeometry) -> BaseGeometry:
        box = self._box
        if not shapely.intersects(geometry.envelope, box):
            return shapely.GeometryCollection()
        if not shapely.contains(box, geometry.envelope):
            geometry = shapely.intersection(geometry, box)
        dense = shapely.segmentize(geometry, _STEP_DEG)
        return shapely.simplify(shapely.transform(dense, self.to_px), _TOLERANCE_PX)

    def convergence_deg(self) -> float:
        """Return the angle from true north to grid north at the middle, positive to the east."""
        lon, lat = self.to_lonlat(np.array([[self.width / 2, self.height / 2]]))[0]
        return float(pyproj.Proj(self.crs).get_factors(lon, lat).meridian_convergence)


def plane_for(
    bounds: Bounds, wanted: str | None, *, width_mm: float, height_mm: float, mm_per_px: float
) -> Plane:
    """Lay a map on a rectangle of paper, at the largest round scale that shows its bounds.

    Parameters
    ----------
    bounds
        Of the map.
    wanted
        As for `crs_for`.
    width_mm, height_mm
        Of the rectangle.
    mm_per_px
        Size of a pixel of the page.

    Raises
    ------
    RenderError
        If no projection shows the map truly: it is too wide, or comes too near to a pole.
    """
    if bounds.south < UTM_SOUTH or bounds.north > UTM_NORTH:
        raise _not_a_sheet("comes too near to a pole")
    if bounds.east - bounds.west > _WIDEST:
        raise _not_a_sheet("is too wide")
    crs = crs_for(bounds, wanted)
    move = pyproj.Transformer.from_crs("OGC:CRS84", crs, always_xy=True)
    corners = shapely.segmentize(
        shapely.box(bounds.west, bounds.south, bounds.east, bounds.north), _STEP_DEG
    )
    x, y = move.transform(*shapely.get_coordinates(corners).T)
    west, east, south, north = x.min(), x.max(), y.min(), y.max()
    middle = (west + east) / 2, (south + north) / 2
    # metres of the projection for one on the ground: a scale is told for the ground
    stretch = _stretch(move, middle, reach=max(east - west, north - south) / 20)
    needed = max((east - west) / width_mm, (north - south) / height_mm) * 1000 / stretch
    if not (math.isfinite(needed) and needed > 0):
        raise _not_a_sheet(f"does not fit the projection {crs.name}")
    denominator = _round_up(needed)
    metres_per_px = denominator * mm_per_px / 1000 * stretch
    width, height = width_mm / mm_per_px, height_mm / mm_per_px
    return Plane(
        crs=crs,
        width=width,
        height=height,
        mm_per_px=mm_per_px,
        west=float(middle[0] - width / 2 * metres_per_px),
        north=float(middle[1] + height / 2 * metres_per_px),
        metres_per_px=float(metres_per_px),
        denominator=denominator,
        move=move,
    )


def _not_a_sheet(what: str) -> RenderError:
    return RenderError(
        f"a map {what} for a sheet or a picture of it",
        hint="give it smaller bounds in situation.toml, or ask for its pages and data only: "
        "--format html --format geojson",
    )


def _stretch(move: pyproj.Transformer, middle: tuple[float, float], *, reach: float) -> float:
    """Measure metres of the projection per metre on the ground, along both axes at the middle."""
    x, y = middle
    xs, ys = np.array([x - reach, x + reach, x, x]), np.array([y, y, y - reach, y + reach])
    lon, lat = move.transform(xs, ys, direction=pyproj.enums.TransformDirection.INVERSE)
    _, _, (across, up) = _GEOD.inv(lon[::2], lat[::2], lon[1::2], lat[1::2])
    return float(2 * reach / math.sqrt(across * up))


def _round_up(denominator: float) -> float:
    power = 10 ** math.floor(math.log10(denominator))
    return float(next(step * power for step in _ROUND if step * power >= denominator - 1e-9))
