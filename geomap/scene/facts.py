"""Reports as rows: what tables, filters and exports need to know of each."""

from collections.abc import Iterable, Mapping

from geomap.model.history import History
from geomap.model.layer import Layer
from geomap.model.moment import Moment
from geomap.model.report import Report
from geomap.scene.cards import CardWriter, event_phrase, quantity_phrase
from geomap.scene.elements import ReportFacts
from geomap.style.phrases import moment
from geomap.style.rules import looks_of

_TIMES = ("event_start", "event_end", "reported_at", "valid_from", "valid_to")
_PLAIN = (
    "kind", "side", "claimant", "claim_type", "status", "precision", "radius_m", "location_text",
    "geometry_basis", "reliability", "credibility", "confirmed_by", "disputed_by", "handling",
)  # fmt: skip


def report_facts(
    layers: Iterable[Layer], histories: Mapping[str, History], writer: CardWriter
) -> dict[str, ReportFacts]:
    """Return the facts of every report of some layers, by id."""
    return {
        report.id: _facts(report, histories[report.id], layer, writer)
        for layer in layers
        for report in layer.reports
    }


def _facts(report: Report, history: History, layer: Layer, writer: CardWriter) -> ReportFacts:
    start = report.event_start or report.valid_from or report.reported_at
    end = report.event_end or start
    return ReportFacts(
        history=history,
        looks=looks_of(report, history, layer.style),
        properties=report_properties(report),
        claimant=writer.told(report, "claimant") or "",
        quantity=quantity_phrase(report.quantity) if report.quantity else None,
        event=event_phrase(report),
        reported=moment(report.reported_at),
        event_start=start.start,
        event_end=max(end.end, start.start),
    )


def report_properties(report: Report) -> dict[str, object]:
    """Return the properties of a report as a layer file has them."""
    told: dict[str, object] = {key: getattr(report, key) for key in _PLAIN}
    told |= {key: _written(getattr(report, key)) for key in _TIMES}
    if report.quantity is not None:
        quantity = report.quantity
        told |= {
            "quantity": quantity.value,
            "quantity_min": quantity.minimum,
            "quantity_max": quantity.maximum,
            "quantity_unit": quantity.unit,
            "quantity_qualifier": quantity.qualifier,
        }
    told["supersedes"] = ";".join(report.supersedes) or None
    told["contradicts"] = ";".join(report.contradicts) or None
    return {key: value for key, value in told.items() if value is not None}


def _written(time: Moment | None) -> str | None:
    if time is None:
        return None
    return time.start.date().isoformat() if time.is_day else time.start.isoformat()
