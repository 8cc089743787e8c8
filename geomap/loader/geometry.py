"""GeoJSON geometry objects to shapely geometries, checked."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.model.bounds import Bounds
from geomap.spec.explain import shown

_POSITION, _LINE, _RING, _POLYGON = "position", "line", "ring", "polygon"

#: Geometry type -> (kind of its parts, how many lists of parts lie around it).
_FORMS: dict[str, tuple[str, bool]] = {
    "Point": (_POSITION, False),
    "MultiPoint": (_POSITION, True),
    "LineString": (_LINE, False),
    "MultiLineString": (_LINE, True),
    "Polygon": (_POLYGON, False),
    "MultiPolygon": (_POLYGON, True),
}
_SHORTEST = {_LINE: 2, _RING: 4}
_POSITION_LENGTHS = (2, 3)
_LON_DEG, _LAT_DEG = 180, 90

#: A place and what is wrong there: (path below the geometry, message, cure).
Finding = tuple[str, str, str]


def build_geometry(
    raw: dict[str, Any], *, plausible: Sequence[Bounds]
) -> tuple[BaseGeometry | None, list[Finding]]:
    """Check a GeoJSON geometry and build it.

    Parameters
    ----------
    raw
        Geometry object; positions are longitude, latitude in degrees (OGC:CRS84).
    plausible
        Boxes of the maps; a position outside all of them that falls inside when its two numbers
        are exchanged is taken for swapped.

    Returns
    -------
    geometry, findings
        The geometry, two-dimensional, if nothing is wrong with it.
    """
    kind = raw.get("type")
    if not isinstance(kind, str) or kind not in _FORMS:
        known = ", ".join(_FORMS)
        return None, [("", f"{kind!r} is not a geometry type that can be drawn", f"use {known}")]
    part, many = _FORMS[kind]
    coordinates = raw.get("coordinates")
    findings = list(_check_form(coordinates, part, many=many))
    if findings:
        return None, findings
    geometry = shape({"type": kind, "coordinates": _flat(list(coordinates or ()))})
    findings = list(_check_places(geometry, plausible)) or list(_check_validity(geometry))
    return (None, findings) if findings else (geometry, [])


def _check_form(coordinates: Any, part: str, *, many: bool) -> Iterator[Finding]:
    parts = coordinates if many else [coordinates]
    if not isinstance(parts, list) or (many and not parts):
        yield ".coordinates", "coordinates are not a list", "save the geometry again"
        return
    for index, item in enumerate(parts):
        path = f".coordinates[{index}]" if many else ".coordinates"
        yield from _check_part(item, part, path)


def _check_part(item: Any, part: str, path: str) -> Iterator[Finding]:
    if part == _POSITION:
        yield from _check_position(item, path)
    elif part == _POLYGON:
        if not isinstance(item, list) or not item:
            yield path, "a polygon has no ring", "draw it again"
            return
        for index, ring in enumerate(item):
            yield from _check_positions(ring, _RING, f"{path}[{index}]")
    else:
        yield from _check_positions(item, part, path)


def _check_positions(item: Any, part: str, path: str) -> Iterator[Finding]:
    shortest = _SHORTEST[part]
    if not isinstance(item, list) or len(item) < shortest:
        yield path, f"a {part} has fewer than {shortest} positions", "draw it again"
        return
    bad = False
    for index, position in enumerate(item):
        for finding in _check_position(position, f"{path}[{index}]"):
            bad = True
            yield finding
    if part == _RING and not bad and item[0][:2] != item[-1][:2]:
        yield path, "the ring is not closed", "end it where it begins"


def _check_position(position: Any, path: str) -> Iterator[Finding]:
    if not isinstance(position, list) or len(position) not in _POSITION_LENGTHS:
        yield path, f"{shown(position)} is not a position", "write [longitude, latitude]"
    elif not all(_is_number(number) for number in position):
        yield path, f"{shown(position)} holds what is not a number", "write plain decimal degrees"
    elif not (abs(position[0]) <= _LON_DEG and abs(position[1]) <= _LAT_DEG):
        cure = "write [longitude, latitude] in degrees"
        if abs(position[1]) <= _LON_DEG and abs(position[0]) <= _LAT_DEG:
            cure = "latitude seems to stand first; write [longitude, latitude]"
        yield path, f"{shown(position[:2])} is out of range", cure


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < inf


def _flat(coordinates: list[Any]) -> list[Any]:
    """Leave out heights."""
    if not isinstance(coordinates[0], list):
        return coordinates[:2]
    return [_flat(part) for part in coordinates]


def _check_places(geometry: BaseGeometry, plausible: Sequence[Bounds]) -> Iterator[Finding]:
    """Find coordinates that are swapped, judged by the middle of the geometry."""
    west, south, east, north = geometry.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    if not plausible or _is_in(plausible, lon, lat):
        return
    if abs(lon) <= _LAT_DEG and _is_in(plausible, lat, lon):
        yield (
            ".coordinates",
            f"longitude {lon:g}, latitude {lat:g} is far from every map, and on one if exchanged",
            "write [longitude, latitude]",
        )


def _is_in(boxes: Sequence[Bounds], lon: float, lat: float) -> bool:
    return any(box.contains(lon, lat) for box in boxes)


def _check_validity(geometry: BaseGeometry) -> Iterator[Finding]:
    if not geometry.is_valid:
        reason = shapely.is_valid_reason(geometry)
        yield ".coordinates", f"the geometry is not valid: {reason}", "draw it without crossings"
