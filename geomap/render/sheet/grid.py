"""The grid over a sheet: UTM with the squares of MGRS, and ticks of degrees in the neat line."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import mgrs
import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import UTM_NORTH, UTM_SOUTH
from geomap.model.bounds import Bounds
from geomap.render.sheet.boxes import Spots
from geomap.render.sheet.lettering import Face, Piece, Run, measure
from geomap.render.sheet.projection import Plane
from geomap.render.sheet.svg import element, path_data

#: Edge of the squares of MGRS that bear two letters, metres.
_SQUARE = 100_000.0
_STEPS = (100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5)
_DEGREE_STEPS = (1 / 60, 2 / 60, 5 / 60, 10 / 60, 15 / 60, 0.5, 1.0, 2.0, 5.0, 10.0)
#: Lines are no nearer to each other on paper than this: one scale has one grid.
_LEAST_MM = 15.5
#: Latitudes between which zones have other meridians than each sixth: from and to, by zone.
_BANDS: dict[tuple[float, float], dict[int, tuple[float, float]]] = {
    (-80.0, 0.0): {},
    (0.0, 56.0): {},
    (56.0, 64.0): {31: (0.0, 3.0), 32: (3.0, 12.0)},
    (64.0, 72.0): {},
    (72.0, 84.0): {
        31: (0.0, 9.0), 32: (0.0, 0.0), 33: (9.0, 21.0), 34: (0.0, 0.0), 35: (21.0, 33.0),
        36: (0.0, 0.0), 37: (33.0, 42.0),
    },
}  # fmt: skip
_COLOR, _EDGE = "#6B6F74", "#1F2328"
_WIDTH, _EDGE_WIDTH, _OPACITY = 0.45, 0.9, 0.55
_SIZE, _PREFIX_SIZE, _LETTERS_SIZE, _DEGREES_SIZE = 10.0, 7.0, 12.0, 8.5
#: Half the width of the digits of a line.
_HALF_DIGITS = 10.0
_FALSE_NORTHING = 10_000_000.0
#: Length of the ticks of degrees, pixels.
_TICK = 6.0
_LEAST_SQUARE_PX = 60.0
_PIECES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A line of UTM on paper.

    Parameters
    ----------
    zone, is_south
        Which zone.
    axis
        "easting" or "northing".
    value
        Metres.
    path
        In pixels.
    """

    zone: int
    is_south: bool
    axis: str
    value: float
    path: BaseGeometry

    def principal(self, step: float) -> str:
        """Return the digits that MGRS writes for it, as far as the step needs."""
        digits = 2 if step >= 1000 else 3  # noqa: PLR2004 -- metres in a kilometre
        return f"{round(self.value % _SQUARE / 10 ** (5 - digits)):0{digits}d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What of grids is drawn on a sheet, and what marginalia say of it.

    Parameters
    ----------
    lines
        Below symbols and names.
    letters
        Of the squares of 100 km: spots for each, the best first.
    labels
        Outside the neat line, around the map.
    step_m
        Between lines; None where there is no grid.
    zones
        Such as "34T".
    drawn
        The lines themselves.
    """

    lines: tuple[Piece, ...]
    letters: tuple[tuple[Run, ...], ...]
    labels: tuple[Piece, ...]
    step_m: float | None
    zones: tuple[str, ...]
    drawn: tuple[GridLine, ...]


def draw_grid(plane: Plane) -> Grid:
    """Draw the grid of a sheet.

    Parameters
    ----------
    plane
        The paper.
    """
    step = next((step for step in _STEPS if step / plane.denominator * 1000 >= _LEAST_MM), None)
    seen = plane.bounds()
    found = list(_utm_lines(plane, seen, step)) if step is not None else []
    lines: list[Piece] = [
        element(
            "path",
            d=path_data(line.path),
            fill="none",
            stroke=_COLOR,
            stroke_width=_EDGE_WIDTH if line.value % _SQUARE == 0 and step != _SQUARE else _WIDTH,
            stroke_opacity=_OPACITY,
        )
        for line in found
    ]
    labels = [*_line_labels(plane, found, step or 0.0), *_degree_ticks(plane, seen)]
    return Grid(
        lines=tuple(lines),
        letters=tuple(_square_letters(plane, found)),
        labels=tuple(labels),
        step_m=step if found else None,
        zones=tuple(sorted({_zone_text(plane, line) for line in found})),
        drawn=tuple(found),
    )


def _utm_lines(plane: Plane, seen: Bounds, step: float) -> Iterator[GridLine]:
    for zone, west, south, east, north in _cells(seen):
        box = (max(west, seen.west), south, min(east, seen.east), north)
        if box[0] < box[2]:
            yield from _lines_of_zone(plane, zone, shapely.box(*box), step=step)


def _cells(seen: Bounds) -> Iterator[tuple[int, float, float, float, float]]:
    """Yield the zones of UTM as they are, with Norway's and Svalbard's, in bands of latitude."""
    for (south, north), uneven in _BANDS.items():
        low, high = max(south, seen.south), min(north, seen.north)
        if low >= high:
            continue
        for zone in range(1, 61):
            west, east = uneven.get(zone, (zone * 6 - 186.0, zone * 6 - 180.0))
            if west < east and west < seen.east and east > seen.west:
                yield zone, west, low, east, high


def _lines_of_zone(
    plane: Plane, zone: int, cell: BaseGeometry, *, step: float
) -> Iterator[GridLine]:
    is_south = cell.bounds[1] < 0
    utm = pyproj.CRS.from_epsg((32700 if is_south else 32600) + zone)
    there = pyproj.Transformer.from_crs("OGC:CRS84", utm, always_xy=True)
    x, y = there.transform(*shapely.get_coordinates(shapely.segmentize(cell, 0.25)).T)
    eastings, northings = (np.min(x), np.max(x)), (np.min(y), np.max(y))
    frame = plane.frame
    for axis, own, other in (
        ("easting", eastings, northings),
        ("northing", northings, eastings),
    ):
        along = np.linspace(*other, _PIECES)
        for count in range(math.ceil(own[0] / step), math.floor(own[1] / step) + 1):
            value = count * step
            fixed = np.full(_PIECES, value)
            eastings_m, northings_m = (fixed, along) if axis == "easting" else (along, fixed)
            lonlat = np.column_stack(there.transform(eastings_m, northings_m, direction="INVERSE"))
            inside = shapely.intersection(shapely.LineString(lonlat), cell)
            if inside.is_empty or inside.geom_type != "LineString":
                continue
            path = shapely.intersection(shapely.transform(inside, plane.to_px), frame)
            if path.geom_type == "LineString" and path.length > 1:
                yield GridLine(zone=zone, is_south=is_south, axis=axis, value=value, path=path)


def _zone_text(plane: Plane, line: GridLine) -> str:
    """Return zone and band of the middle of a line."""
    middle = shapely.get_coordinates(line.path).mean(axis=0, keepdims=True)
    ((lon, lat),) = plane.to_lonlat(middle)
    return _square(lon, lat)[:-2]


def _square(lon: float, lat: float) -> str:
    """Return zone, band and the two letters of the square of a position."""
    return str(mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=0))


def _square_letters(plane: Plane, lines: list[GridLine]) -> Iterator[tuple[Run, ...]]:
    """Yield the spots of the letters of each square of 100 km, the best first: its corner."""
    if not lines or not plane.frame.area:
        return
    # what shows of each square, from a lattice of looks
    columns = np.linspace(6, plane.width - 6, 48)
    rows = np.linspace(6, plane.height - 6, 36)
    looks = np.array([(x, y) for y in rows for x in columns])
    lonlat = plane.to_lonlat(looks)
    held: dict[str, list[np.ndarray]] = {}
    for look, (lon, lat) in zip(looks, lonlat, strict=True):
        if UTM_SOUTH <= lat < UTM_NORTH:
            held.setdefault(_square(lon, lat), []).append(look)
    for square, found in sorted(held.items()):
        box = np.array(found)
        (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
        if min(right - left, bottom - top) < _LEAST_SQUARE_PX:
            continue
        run = Run(
            x=0,
            y=0,
            text=f"{square[:-2]} {square[-2:]}",
            size=_LETTERS_SIZE,
            fill=_COLOR,
            face=Face.SEMIBOLD,
            spacing=1.0,
            halo="#F7F4EC",
        )
        corner = np.array([left, bottom])
        nearest = sorted(found, key=lambda look: float(np.hypot(*(look - corner))))
        spots = (look + np.array([6.0, -8.0]) for look in nearest[:: max(1, len(nearest) // 60)])
        yield tuple(
            replace(run, x=float(spot[0]), y=float(spot[1]))
            for spot in spots
            if _holds(plane, square, run, spot)
        )


def _holds(plane: Plane, square: str, run: Run, spot: Spots) -> bool:
    """Tell whether a square holds its letters whole; one may show with a slanting edge."""
    size = np.array([run.width, -run.size])
    corners = spot + size * np.array([(0, 0), (0, 1), (1, 0), (1, 1)])
    if not ((corners >= 0) & (corners <= (plane.width, plane.height))).all():
        return False
    return all(_square(lon, lat) == square for lon, lat in plane.to_lonlat(corners))


def _line_labels(plane: Plane, lines: list[GridLine], step: float) -> Iterator[Piece]:
    """Yield the digits of each line, where it leaves the map: below, and at the left."""
    for line in lines:
        ends = shapely.get_coordinates(line.path)[[0, -1]]
        text = line.principal(step)
        # south of the equator northings are counted from ten million metres
        value = line.value + (_FALSE_NORTHING if line.is_south and line.value < 0 else 0)
        prefix = f"{int(value // _SQUARE)}"
        if line.axis == "easting":
            x, y = max(ends, key=lambda end: end[1])
            # half of them stands beyond the line, and nothing may leave the drawing
            if y < plane.height - 1 or not _HALF_DIGITS < x < plane.width - _HALF_DIGITS:
                continue
            yield from _digits(prefix, text, x, plane.height + 12, anchor="middle")
        else:
            x, y = min(ends, key=lambda end: end[0])
            if x < 1 and y > _SIZE:
                yield from _digits(prefix, text, -4, y + 3.5, anchor="end")


def _digits(prefix: str, text: str, x: float, y: float, *, anchor: str) -> Iterator[Piece]:
    """Yield the hundreds of kilometres small, and the digits that MGRS writes."""
    small = Run(x=0, y=y, text=prefix, size=_PREFIX_SIZE, fill="#4C5157")
    large = Run(x=0, y=y, text=text, size=_SIZE, fill="#4C5157", face=Face.SEMIBOLD)
    width = small.width + large.width + 0.5
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    yield Run(x=left, y=y - 2.5, text=prefix, size=_PREFIX_SIZE, fill="#4C5157")
    yield Run(
        x=left + small.width + 0.5, y=y, text=text, size=_SIZE, fill="#4C5157", face=Face.SEMIBOLD
    )


def _degree_ticks(plane: Plane, seen: Bounds) -> Iterator[Piece]:
    """Yield ticks where meridians and parallels meet the neat line, with their degrees."""
    span = max(seen.east - seen.west, seen.north - seen.south)
    step = next((step for step in _DEGREE_STEPS if span / step <= 8), 30.0)  # noqa: PLR2004
    south, north = max(seen.south, -89.9), min(seen.north, 89.9)
    for value in _multiples(seen.west, seen.east, step):
        ends = [(value, south + part * (north - south)) for part in np.linspace(0, 1, _PIECES)]
        yield from _tick(plane, np.array(ends), angle_text(value, "EW"), is_meridian=True)
    for value in _multiples(south, north, step):
        ends = [
            (seen.west + part * (seen.east - seen.west), value)
            for part in np.linspace(0, 1, _PIECES)
        ]
        yield from _tick(plane, np.array(ends), angle_text(value, "NS"), is_meridian=False)


def _tick(plane: Plane, lonlat: np.ndarray, text: str, *, is_meridian: bool) -> Iterator[Piece]:
    line = shapely.intersection(shapely.LineString(plane.to_px(lonlat)), plane.frame)
    if not isinstance(line, shapely.LineString) or line.length < _TICK:
        return
    coordinates = shapely.get_coordinates(line)
    for end, next_ in ((coordinates[0], coordinates[1]), (coordinates[-1], coordinates[-2])):
        tip = end + (next_ - end) * _TICK / np.hypot(*(next_ - end))
        yield element(
            "path",
            d=path_data(shapely.LineString([end, tip])),
            stroke=_EDGE,
            stroke_width=0.8,
            fill="none",
        )
        common: dict[str, Any] = {"text": text, "size": _DEGREES_SIZE, "halo": "#FBF9F4"}
        room = measure(text, _DEGREES_SIZE) + 6
        if is_meridian and end[1] < 1 and end[0] + room < plane.width:
            yield Run(x=end[0] + 3, y=_TICK + 4, **common)
        elif not is_meridian and end[0] > plane.width - 1 and end[1] > 2 * _DEGREES_SIZE:
            yield Run(x=end[0] - 3, y=end[1] - 3, anchor="end", **common)


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    for count in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1):
        yield count * step


def angle_text(degrees: float, letters: str) -> str:
    """Write an angle in degrees and minutes.

    Examples
    --------
    >>> angle_text(20.0, "EW"), angle_text(-33.0, "NS")
    ('20°E', '33°S')
    """
    minutes = round(abs(degrees) * 60)
    whole, rest = divmod(minutes, 60)
    letter = "" if not minutes else letters[0] if degrees > 0 else letters[1]
    return f"{whole}°{rest:02d}\N{PRIME}{letter}" if rest else f"{whole}°{letter}"
