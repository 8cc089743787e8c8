"""What an upstream delivers, whatever service it is, and reading its JSON."""

from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from geomap.loader.decode import decode_json
from geomap.loader.geometry import build_geometry
from geomap.model.problem import Problem
from geomap.upstream.fetch import Answer
from geomap.upstream.refusal import TRY_LATER, refusal, refuse_answer

_AREAL = frozenset({"Polygon", "MultiPolygon"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One polygon by the name the upstream gives it; "" if it gives none. OGC:CRS84."""

    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Everything one upstream answered, read and found sound by itself.

    Parameters
    ----------
    units
        In the order of the answer.
    source, licence, vintage, attribution
        What goes into the properties of the features.
    answers
        The answers as they came, to be kept.
    """

    units: tuple[Unit, ...]
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


def read_polygons(raw: dict[str, Any] | None, *, name: str, host: str) -> BaseGeometry:
    """Check a GeoJSON geometry as strictly as one of our own layers, and build it.

    Raises
    ------
    RefreshError
        If it is not one or more valid polygons.
    """
    if raw is None or raw.get("type") not in _AREAL:
        raise refusal(f"{name[:80]!r} from {host} is not a polygon", "correct [[upstreams]]")
    geometry, findings = build_geometry(raw, plausible=())
    if geometry is None:
        problems = [
            Problem(
                code="GM-REFRESH-GEOMETRY",
                message=message,
                consequence="",
                cure=TRY_LATER,
                file=host,
                feature=name[:80] if name.isprintable() else repr(name[:80]),
                path=path,
            )
            for path, message, _ in findings[:20]
        ]
        is_one = len(findings) == 1
        why = findings[0][1] if is_one else f"{len(findings)} problems"
        message = f"the geometry of {name[:80]!r} from {host} is wrong: {why}"
        raise refusal(message, TRY_LATER, problems=() if is_one else problems)
    return geometry
