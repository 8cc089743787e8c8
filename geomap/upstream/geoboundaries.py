"""geoBoundaries: a record that says what there is and where, and the file it leads to."""

from typing import Any
from urllib.parse import urlsplit

from geomap.loader.decode import RawFeature, decode_geojson
from geomap.spec.links import is_fetchable
from geomap.spec.upstream_table import UpstreamTable
from geomap.upstream.delivery import (
    Delivery,
    Unit,
    Unusable,
    read_object,
    read_polygons,
    read_unit,
    refuse_page,
)
from geomap.upstream.fetch import Answer, Ask
from geomap.upstream.plain import plain_text
from geomap.upstream.refusal import ASK_ANOTHER, refusal, refuse_answer

#: The key of the record that leads to the file, by detail.
_LINKS = {"full": "gjDownloadURL", "simplified": "simplifiedGeometryGeoJSON"}
#: What the dates of the record are: the words before one, its key, its name in a refusal.
_DATES = (("", "boundaryYearRepresented", "year"), ("built ", "buildDate", "date"))


def collect(table: UpstreamTable, ask: Ask) -> Delivery:
    """Ask for the record, then for the file that it names.

    Parameters
    ----------
    table
        Of service "geoboundaries".
    ask
        Fetches.

    Raises
    ------
    RefreshError
        If either cannot be had, or is not what it should be.
    """
    first = ask(table.url, None)
    record = read_object(first)
    host = first.host
    licence = plain_text(record.get("boundaryLicense"), what="licence", host=host)
    source = plain_text(record.get("boundarySource"), what="source", host=host)
    vintage = _vintage(record, host)
    _check_announced(record, table, host)
    second = ask(_link(record, table, host), None)
    return Delivery(
        units=_read_units(second, table),
        source=f"{source}, via geoBoundaries",
        licence=licence,
        vintage=vintage,
        attribution=f"{source} ({licence}), via geoBoundaries",
        answers=(first, second),
    )


def _vintage(record: dict[str, Any], host: str) -> str | None:
    stated = {
        before: plain_text(str(value), what=what, host=host)
        for before, key, what in _DATES
        # a list or an object is no date, and the file can be used without one
        if type(value := record.get(key)) in {str, int} and value != ""
    }
    return ", ".join(before + text for before, text in stated.items()) or None


def _check_announced(record: dict[str, Any], table: UpstreamTable, host: str) -> None:
    """Refuse a wrong count before the file is fetched, if the record names one."""
    announced = record.get("admUnitCount")
    if announced is not None and _number(announced) != table.count:
        raise refusal(
            f"{host} announces {str(announced)[:20]!r} units, and {table.count} are expected",
            "check url and count in [[upstreams]]",
        )


def _number(value: Any) -> float | None:
    """Read a number that may be written as a text; None if it is none."""
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _link(record: dict[str, Any], table: UpstreamTable, host: str) -> str:
    link = record.get(_LINKS[table.detail])
    is_sound = (
        isinstance(link, str)
        and is_fetchable(link)
        and urlsplit(link).scheme == urlsplit(table.url).scheme
    )
    if not isinstance(link, str) or not is_sound:
        message = f"{host} names no file that may be fetched ({_LINKS[table.detail]})"
        raise refusal(message, "check the url in [[upstreams]]")
    return link


def _read_units(answer: Answer, table: UpstreamTable) -> tuple[Unit | Unusable, ...]:
    refuse_page(answer)
    raws, problems = decode_geojson(answer.data, file=answer.host)
    if problems:
        raise refuse_answer(answer.host, problems)
    return tuple(_read_unit(raw, table, answer.host) for raw in raws)


def _read_unit(raw: RawFeature, table: UpstreamTable, host: str) -> Unit | Unusable:
    name = raw.properties.get(table.name_property, "")
    if not isinstance(name, str):
        name = ""
    (other,) = _LINKS.keys() - {table.detail}
    # a file is not mended by waiting, but the two of a record are made apart
    cure = f"{ASK_ANOTHER}, or write detail = {other!r} in [[upstreams]]"
    return read_unit(
        name,
        _positions(raw.geometry),
        lambda: read_polygons(raw.geometry, name=name or raw.path, host=host, cure=cure),
    )


def _positions(geometry: Any) -> Any:
    """Return the coordinates of a geometry, or of those in a collection."""
    if not isinstance(geometry, dict):
        return None
    parts = geometry.get("geometries")
    return (
        [_positions(part) for part in parts]
        if isinstance(parts, list)
        else (geometry.get("coordinates"))
    )
