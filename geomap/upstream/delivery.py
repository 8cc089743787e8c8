"""What an upstream delivers, whatever service it is, and reading its JSON."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import RefreshError
from geomap.loader.decode import decode_json
from geomap.loader.geometry import build_geometry
from geomap.model.problem import Problem
from geomap.upstream.fetch import Answer
from geomap.upstream.refusal import refusal, refuse_answer

_AREAL = frozenset({"Polygon", "MultiPolygon"})
_LON_DEG, _LAT_DEG = 180, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One polygon by the name the upstream gives it; "" if it gives none. OGC:CRS84."""

    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusable:
    """A unit that is no valid polygon: no harm as long as it is not needed.

    Parameters
    ----------
    name
        As of a unit.
    reach
        The box of all its positions, OGC:CRS84; None if that cannot be told.
    refusal
        What to say if it is needed.
    """

    name: str
    reach: BaseGeometry | None
    refusal: RefreshError


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Everything one upstream answered, read, and each unit checked by itself.

    Parameters
    ----------
    units
        In the order of the answer.
    source, licence, vintage, attribution
        What goes into the properties of the features.
    answers
        The answers as they came, to be kept.
    """

    units: tuple[Unit | Unusable, ...]
    source: str
    licence: str
    vintage: str | None
    attribution: str
    answers: tuple[Answer, ...]


def read_object(answer: Answer) -> dict[str, Any]:
    """Read an answer that has to be one JSON object.

    Raises
    ------
    RefreshError
        If it is a web page, no JSON, or something else.
    """
    refuse_page(answer)
    value, problem = decode_json(answer.data, file=answer.host)
    if problem is not None:
        raise refuse_answer(answer.host, [problem])
    if not isinstance(value, dict):
        raise refusal(f"{answer.host} answers with no object", "correct the url in [[upstreams]]")
    return value


def refuse_page(answer: Answer) -> None:
    """Refuse an answer that is a page for people: services say so that they are busy or lost."""
    if answer.data.lstrip()[:1] == b"<":
        cure = "check url and query in [[upstreams]]; else try again later"
        raise refusal(f"{answer.host} answers with a web page instead of data", cure)


def read_unit(name: str, positions: Any, read: Callable[[], BaseGeometry]) -> Unit | Unusable:
    """Read one unit; a wrong one is no reason to refuse before it is known whether it is needed.

    Parameters
    ----------
    name
        As the upstream has it.
    positions
        Lists of positions, however deep, that hold the whole of it.
    read
        Makes its polygon or raises RefreshError.
    """
    try:
        return Unit(name=name, geometry=read())
    except RefreshError as error:
        return Unusable(name=name, reach=_reach(positions), refusal=error)


def _reach(positions: Any) -> BaseGeometry | None:
    """Return the box around positions; None if there are none, or one cannot be read."""
    found = list(_innermost(positions))
    if not found or not all(_is_on_earth(position) for position in found):
        return None
    lons, lats = ([position[axis] for position in found] for axis in (0, 1))
    box: BaseGeometry = shapely.box(min(lons), min(lats), max(lons), max(lats))
    return box


def _innermost(value: Any) -> Iterator[Any]:
    if isinstance(value, list) and value and all(isinstance(part, list) for part in value):
        for part in value:
            yield from _innermost(part)
    else:
        yield value


def _is_on_earth(position: Any) -> bool:
    return (
        isinstance(position, list)
        and len(position) > 1
        and all(type(number) in {int, float} for number in position[:2])
        and abs(position[0]) <= _LON_DEG
        and abs(position[1]) <= _LAT_DEG
    )


def read_polygons(raw: dict[str, Any] | None, *, name: str, host: str, cure: str) -> BaseGeometry:
    """Check a GeoJSON geometry as strictly as one of our own layers, and build it.

    Parameters
    ----------
    raw
        The geometry as it was decoded.
    name, host
        Whose it is, and who gave it.
    cure
        What the user can do if it is wrong.

    Raises
    ------
    RefreshError
        If it is not one or more valid polygons.
    """
    if raw is None or raw.get("type") not in _AREAL:
        raise refusal(f"{name[:80]!r} from {host} is not a polygon", cure)
    geometry, findings = build_geometry(raw, plausible=())
    if geometry is None:
        problems = [
            Problem(
                code="GM-REFRESH-GEOMETRY",
                message=message,
                consequence="",
                cure=cure,
                file=host,
                feature=name[:80] if name.isprintable() else repr(name[:80]),
                path=path,
            )
            for path, message, _ in findings[:20]
        ]
        is_one = len(findings) == 1
        why = findings[0][1] if is_one else f"{len(findings)} problems"
        message = f"the geometry of {name[:80]!r} from {host} is wrong: {why}"
        raise refusal(message, cure, problems=() if is_one else problems)
    return geometry
