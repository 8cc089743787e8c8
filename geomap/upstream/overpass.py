"""Overpass: relations of OpenStreetMap with the lines they consist of, joined to polygons."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geomap.errors import RefreshError
from geomap.loader.geometry import build_geometry
from geomap.spec.upstream_table import UpstreamTable
from geomap.upstream.delivery import Delivery, Unit, Unusable, read_object, read_polygons, read_unit
from geomap.upstream.fetch import Answer, Ask
from geomap.upstream.plain import plain_text
from geomap.upstream.refusal import ASK_ANOTHER, TRY_LATER, refusal

LICENCE = "ODbL 1.0"
_OWNER = "© OpenStreetMap contributors"
#: A line without a role is a part of the outer ring, by custom of OpenStreetMap.
_ROLES = {"": "outer", "outer": "outer", "inner": "inner"}
#: Anybody may mend OpenStreetMap, and others do.
_MEND = f"mend the relation in OpenStreetMap, or {ASK_ANOTHER}"
_QUERY = "correct the query in [[upstreams]]"


def collect(table: UpstreamTable, ask: Ask) -> Delivery:
    """Send the query, and join the lines of each relation.

    Parameters
    ----------
    table
        Of service "overpass".
    ask
        Fetches.

    Raises
    ------
    RefreshError
        If there is no whole answer, or it does not state its licence.
    """
    answer = ask(table.url, {"data": table.query or ""})
    document = read_object(answer)
    _refuse_incomplete(document, answer)
    return Delivery(
        units=tuple(_read_units(document, table, answer.host)),
        source=f"{_OWNER}, via Overpass",
        licence=LICENCE,
        vintage=_vintage(document, answer.host),
        attribution=f"{_OWNER} ({LICENCE})",
        answers=(answer,),
    )


def _refuse_incomplete(document: dict[str, Any], answer: Answer) -> None:
    """Refuse an answer that ran out of time, or does not say under which licence it is given."""
    if document.get("remark"):
        message = f"{answer.host} did not finish: {str(document['remark'])[:120]!r}"
        raise refusal(message, TRY_LATER)
    stated = _base(document).get("copyright")
    text = plain_text(stated, what="licence (osm3s.copyright)", host=answer.host)
    if "ODbL" not in text:
        message = f"{answer.host} states another licence than {LICENCE}: {text!r}"
        raise refusal(message, "do not use this answer; ask another upstream with --upstream")


def _base(document: dict[str, Any]) -> dict[str, Any]:
    base = document.get("osm3s")
    return base if isinstance(base, dict) else {}


def _vintage(document: dict[str, Any], host: str) -> str | None:
    time = _base(document).get("timestamp_osm_base")
    return None if time in (None, "") else plain_text(time, what="date", host=host)


def _read_units(
    document: dict[str, Any], table: UpstreamTable, host: str
) -> Iterator[Unit | Unusable]:
    elements = document.get("elements")
    if not isinstance(elements, list):
        raise refusal(f"the answer of {host} has no list of elements", "correct the query")
    for place, element in enumerate(elements):
        if not isinstance(element, dict):
            raise refusal(f"elements[{place}] from {host} is not an object", TRY_LATER)
        if element.get("type") == "relation":
            tags = element.get("tags")
            name = tags.get(table.name_property) if isinstance(tags, dict) else None
            name = name if isinstance(name, str) else ""
            members = element.get("members")
            ways = (
                [known for known in members if _is_way(known)] if isinstance(members, list) else []
            )
            join = partial(_join, ways, name or f"elements[{place}]", host)
            yield read_unit(name, [_positions(way.get("geometry")) for way in ways], join)


def _is_way(member: Any) -> bool:
    return isinstance(member, dict) and member.get("type") == "way"


def _positions(points: Any) -> Any:
    """Return points as GeoJSON has positions; what is no list of points as it is."""
    if not isinstance(points, list) or not all(isinstance(point, dict) for point in points):
        return points
    return [[point.get("lon"), point.get("lat")] for point in points]


def _join(ways: Sequence[dict[str, Any]], name: str, host: str) -> BaseGeometry:
    """Join the lines of a relation to polygons; inner rings are cut out of outer ones."""
    lines: dict[str, list[BaseGeometry]] = {"outer": [], "inner": []}
    for way in ways:
        role = _ROLES.get(str(way.get("role")))
        if role is None:
            raise _wrong(name, host, f"a line has the role {str(way.get('role'))[:40]!r}")
        lines[role].append(_read_line(way.get("geometry"), name, host))
    outer = _close(lines["outer"], name, host)
    inner = _close(lines["inner"], name, host)
    if outer.is_empty:
        why = "it has no outer ring; the query has to end with 'out geom;'"
        raise _wrong(name, host, why, cure=f"{_QUERY}; else {_MEND}")
    if not inner.is_empty and not outer.covers(inner):
        raise _wrong(name, host, "an inner ring lies outside")
    joined = shapely.difference(outer, inner)
    return read_polygons(_as_json(joined), name=name, host=host, cure=_MEND)


def _read_line(points: Any, name: str, host: str) -> BaseGeometry:
    """Read the points of a line; one that is null was left out, and the line is not whole."""
    if not isinstance(points, list) or not all(isinstance(point, dict) for point in points):
        why = "a line has no points; the query has to end with 'out geom;'"
        raise _wrong(name, host, why, cure=_QUERY)
    line, findings = build_geometry(
        {"type": "LineString", "coordinates": _positions(points)}, plausible=()
    )
    if line is None:
        raise _wrong(name, host, findings[0][1])
    return line


def _close(lines: Sequence[BaseGeometry], name: str, host: str) -> BaseGeometry:
    """Make polygons of lines that meet at their ends; nothing may be left over."""
    polygons, cuts, dangles, invalid = shapely.polygonize_full(list(lines))
    if not all(rest.is_empty for rest in (cuts, dangles, invalid)):
        raise _wrong(name, host, "its lines do not close to rings")
    return shapely.union_all(shapely.get_parts(polygons))


def _as_json(geometry: BaseGeometry) -> dict[str, Any]:
    """Write a geometry as GeoJSON, with lists as a decoder gives them."""

    def lists(value: Any) -> Any:
        return [lists(item) for item in value] if isinstance(value, tuple | list) else value

    document = mapping(geometry)
    return {"type": document["type"], "coordinates": lists(document["coordinates"])}


def _wrong(name: str, host: str, why: str, *, cure: str = _MEND) -> RefreshError:
    return refusal(f"{name[:80]!r} from {host} cannot be used: {why}", cure)
