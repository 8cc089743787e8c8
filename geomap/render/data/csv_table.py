"""The reports of a map as comma-separated values after RFC 4180, safe to open in a spreadsheet.

One row a report, with a place or without, the latest first. A comment above the header would break
readers, so what the map has to say of itself stands in every row.
"""

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping

import shapely

from geomap.model.report import Precision
from geomap.render.base import Artifact, Job
from geomap.render.data.metadata import CitedSource, Metadata, metadata_of
from geomap.render.data.records import LayerRecords, Record, records_of
from geomap.scene.places import point_of
from geomap.style.phrases import say

#: What a spreadsheet would take for a formula, also behind blanks.
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")

#: The byte order mark, without which Excel takes UTF-8 for something else.
_MARK = "\ufeff"

#: Least error of a named place, metres: no reader shall take it for a position.
_PLACE_ERROR_M = 1000.0
_EXACT_ERROR_M = 1.0
#: Metres in a degree of latitude.
_DEGREE_M = 111_320.0

#: The columns of what the page copies, in its order, and then what it has no room for.
COLUMNS = (
    "id", "name", "kind", "side", "claimant", "event_start", "event_end", "reported_at",
    "reliability", "credibility", "precision", "radius_m", "location_text", "status", "standing",
    "quantity", "quantity_min", "quantity_max", "quantity_unit", "summary", "disputed_by",
    "sources", "handling",
    "lon", "lat", "wkt", "layer", "layer_title", "visible", "grade", "superseded_by",
    "supersedes", "contradicts", "claim_type", "confirmed_by", "composition", "designation",
    "icons", "sidc", "geometry_basis", "event_precision", "valid_from", "valid_to",
    "quantity_qualifier", "rationale", "reviewed_by", "unchecked", "source_ids",
    "situation", "map", "edition", "supersedes_edition", "cutoff", "produced", "banner",
    "footnote", "disclaimer", "coverage", "attribution", "producer", "contact", "loses",
)  # fmt: skip
_TRANSLATED = (
    "claimant", "summary", "location_text", "disputed_by", "confirmed_by", "composition",
)  # fmt: skip


def render_csv(job: Job) -> Artifact:
    """Render the reports of a map as CSV, with the mark by which Excel knows UTF-8."""
    text = _table(job, metadata_of(job, say("data.loses.csv")))
    return Artifact(name=job.name(".csv"), data=f"{_MARK}{text}".encode(), media_type="text/csv")


def render_plain_csv(job: Job) -> Artifact:
    """Render the same without the mark, for programs that would read it as a letter."""
    text = _table(job, metadata_of(job, say("data.loses.csv")))
    return Artifact(name=job.name(".plain.csv"), data=text.encode(), media_type="text/csv")


def _table(job: Job, metadata: Metadata) -> str:
    out = io.StringIO(newline="")
    # every text in quotes: in half of Europe a semicolon parts the cells
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    about = _about(metadata)
    rows = [
        {**about, **values}
        for layer in job.once(records_of)
        for values in _rows(layer, job.language, metadata.sources)
    ]
    reports = job.scene.reports

    def recency(row: Mapping[str, object]) -> tuple[float, str]:
        report = str(row["id"])
        return (reports[report].history.known[0].at.timestamp(), report)

    for row in sorted(rows, key=recency, reverse=True):
        writer.writerow([_cell(row.get(column)) for column in COLUMNS])
    return out.getvalue()


def _about(metadata: Metadata) -> dict[str, object]:
    """Return what is the same in every row."""
    return {
        "handling": metadata.handling,
        "situation": metadata.situation_title,
        "map": metadata.map_title,
        "edition": metadata.edition_title,
        "supersedes_edition": metadata.supersedes,
        "cutoff": metadata.cutoff,
        "produced": metadata.produced,
        "banner": metadata.banner,
        "footnote": metadata.footnote,
        "disclaimer": metadata.disclaimer,
        "coverage": metadata.coverage,
        "attribution": metadata.attribution,
        "producer": metadata.producer,
        "contact": metadata.contact,
        "loses": metadata.loses,
    }


def _rows(
    layer: LayerRecords, language: str, sources: Mapping[str, CitedSource]
) -> Iterator[dict[str, object]]:
    for record in layer.records:
        if record.report is None:
            continue
        told = record.properties
        yield {
            **told,
            **{key: told.get(f"{key}:{language}", told.get(key)) for key in _TRANSLATED},
            "name": record.title,
            "layer": layer.id,
            "layer_title": layer.title,
            "visible": "true" if layer.visible else "false",
            "sources": " | ".join(
                " ".join(filter(None, (sources[known].text, sources[known].url)))
                for known in record.report.sources
            ),
            "source_ids": told.get("sources"),
            **_place(record),
        }


def _place(record: Record) -> dict[str, object]:
    """Return the position of a point, as exactly as the report has it, or the shape of an area."""
    report = record.report
    if record.geometry is None or report is None:
        return {}
    if not report.precision.is_point:
        return {"wkt": shapely.to_wkt(record.geometry, rounding_precision=6, trim=True)}
    error_m = report.radius_m or 0.0
    if report.precision is Precision.PLACE:
        error_m = max(error_m, _PLACE_ERROR_M)
    lon, lat = point_of(record.geometry)
    places = decimals(error_m)
    return {"lon": round(lon, places), "lat": round(lat, places)}


def decimals(error_m: float) -> int:
    """Return how many decimal places of degrees keep a position within its error, and no more.

    Parameters
    ----------
    error_m
        How far off the position may be, metres.

    Examples
    --------
    >>> decimals(1000), decimals(100), decimals(1)
    (2, 3, 5)
    """
    # rounding moves by half of the last place
    wanted = math.log10(_DEGREE_M / (2 * max(error_m, _EXACT_ERROR_M)))
    return max(0, math.ceil(wanted))


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    # an apostrophe is how a spreadsheet is told that a text is one
    is_formula = _FORMULA.match(value) and not _NUMBER.fullmatch(value)
    return f"'{value}" if is_formula else value
