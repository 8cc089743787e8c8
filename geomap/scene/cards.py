"""The card of a feature: every word a reader gets about it, as phrases."""

import datetime as dt
from collections.abc import Iterator, Sequence

from shapely.geometry.base import BaseGeometry

from geomap.analysis.distance import distance_to_line, rounded_span
from geomap.geodesy import grid_reference
from geomap.model.history import HAPPENINGS, histories_of
from geomap.model.layer import Layer, LayerKind
from geomap.model.moment import Moment
from geomap.model.report import ALL_UNCHECKED, Feature, Origin, Quantity, Report
from geomap.model.situation import Situation
from geomap.model.source import Source
from geomap.scene.draw import icons_of
from geomap.scene.elements import Card, Citation, Icon, Row
from geomap.scene.legend import sidc_phrase
from geomap.scene.places import point_of
from geomap.style.phrases import (
    Day,
    Listed,
    Number,
    Phrase,
    Written,
    date_time_group,
    distance,
    moment,
    offset_text,
    say,
)
from geomap.style.rules import area_style_key, base_style_key
from geomap.style.symbols import SymbolKey, glyph_for
from geomap.style.words import load_words

#: Least error a grid reference of a named place admits, metres: it is told by the kilometre.
_PLACE_ERROR_M = 1000.0


class CardWriter:
    """Writes cards for the features of a situation.

    Parameters
    ----------
    situation
        As of the time the cards speak of.
    line
        Geometry of the line of reference, to tell how far a report is from it; None for none.
    line_error_m
        How far off that line may be, metres.

    Attributes
    ----------
    histories
        Of every report of the situation.
    """

    def __init__(
        self,
        situation: Situation,
        line: BaseGeometry | None = None,
        *,
        line_error_m: float = 0.0,
    ) -> None:
        self.situation = situation
        self.line, self.line_error_m = line, line_error_m
        self._known = {
            feature.id: feature for layer in situation.layers for feature in layer.features
        }
        self.histories = histories_of(situation.layers, situation.zone)
        self._written: dict[str, Card] = {}
        self._contradicted_by: dict[str, list[str]] = {}
        for layer in situation.layers:
            for report in layer.reports:
                for other in report.contradicts:
                    self._contradicted_by.setdefault(other, []).append(report.id)

    def write(self, feature: Feature, layer: Layer) -> Card:
        """Write the card of a feature of a layer; once, for all the maps that show it."""
        if feature.id not in self._written:
            self._written[feature.id] = self._write(feature, layer)
        return self._written[feature.id]

    def _write(self, feature: Feature, layer: Layer) -> Card:
        if isinstance(feature, Report):
            return self._write_report(feature, layer)
        placed = layer.kind is LayerKind.PLACES
        return Card(
            names=feature.names,
            unsure_names=_unsure_names(feature),
            layer=layer.id,
            standing=None,
            claim=Written(feature.summaries) if feature.summaries else None,
            grade=None,
            style=None if placed else base_style_key(layer.kind, layer.style),
            symbol=glyph_for(feature.kind, doubtful=feature.is_place_unchecked) if placed else None,
            rows=tuple(self._base_rows(feature)),
            sources=feature.sources,
            notice=_notice(feature),
        )

    def citations(self, ids: Sequence[str]) -> dict[str, Citation]:
        """Return the sources with these ids as a reader sees them, by id."""
        return {known: self._citation(self.situation.sources[known]) for known in ids}

    def told(self, feature: Feature, key: str) -> Phrase | None:
        """Return an attribute that may be written in several languages."""
        text = getattr(feature, key)
        if not text:
            return None
        further = feature.translations.get(key, {})
        return Written({self.situation.languages[0]: str(text), **further})

    def _plain(self, text: str) -> Phrase:
        """Return a text that is written in the first language only."""
        return Written({self.situation.languages[0]: text})

    def _write_report(self, report: Report, layer: Layer) -> Card:
        return Card(
            names=report.names,
            unsure_names=_unsure_names(report),
            layer=layer.id,
            standing=report.standing,
            claim=Written(report.summaries) if report.summaries else None,
            grade=report.grade,
            style=area_style_key(report, layer.style),
            symbol=SymbolKey(report.sidc) if report.sidc else None,
            rows=tuple(self._report_rows(report)),
            sources=report.sources,
            notice=_notice(report),
            icons=tuple(
                Icon(symbol=icon, text=sidc_phrase(icon.code)) for icon in icons_of(report)
            ),
        )

    def _report_rows(self, report: Report) -> Iterator[Row]:
        claimant = self.told(report, "claimant") or ""
        claim_type = say(f"claim_type.{report.claim_type}")
        yield Row(
            label=say("card.claimant"),
            value=say("card.claim", claimant=claimant, claim_type=claim_type),
        )
        yield from self._told_rows(report, "confirmed_by", "disputed_by")
        yield from self._time_rows(report)
        yield Row(label=say("card.grade"), value=grade_phrase(report))
        yield from self._place_rows(report)
        if report.quantity is not None:
            yield Row(label=say("card.quantity"), value=quantity_phrase(report.quantity))
        yield from self._told_rows(report, "composition", "designation")
        yield from self._relation_rows(report)
        if report.rationale:
            yield Row(label=say("card.rationale"), value=self._plain(report.rationale))
        for key in ("reviewed_by", "handling"):
            value = getattr(report, key)
            if value:
                yield Row(label=say(f"card.{key}"), value=str(value))
        yield from _extra_rows(report)

    def _told_rows(self, feature: Feature, *keys: str) -> Iterator[Row]:
        for key in keys:
            value = self.told(feature, key)
            if value:
                yield Row(label=say(f"card.{key}"), value=value)

    def _relation_rows(self, report: Report) -> Iterator[Row]:
        for key, ids in (
            ("superseded_by", report.superseded_by),
            ("supersedes", report.supersedes),
            ("contradicts", report.contradicts),
            ("contradicted_by", self._contradicted_by.get(report.id, ())),
        ):
            for other in ids:
                known = self._known.get(other)
                if isinstance(known, Report):
                    yield Row(
                        label=say(f"card.{key}"),
                        value=Written(known.names),
                        feature=other,
                        since=known.reported_at.end,
                    )

    def _time_rows(self, report: Report) -> Iterator[Row]:
        event = event_phrase(report)
        if event is not None:
            yield Row(label=say("card.when"), value=event)
        yield Row(label=say("card.reported"), value=moment(report.reported_at))
        if report.kind in HAPPENINGS or report.event_end is not None:
            return
        start, end = report.valid_from, report.valid_to
        # the end of what holds is not told before it has come
        if start is not None:
            yield Row(
                label=say("card.validity"),
                value=say("card.since", start=moment(start)),
                until=end.end if end else None,
            )
        if end is not None:
            yield Row(label=say("card.validity"), value=_validity(start, end), since=end.end)

    def _place_rows(self, report: Report) -> Iterator[Row]:
        precision: Phrase = say(f"precision.{report.precision.value}")
        if report.radius_m is not None:
            precision = say("card.radius", precision=precision, radius=distance(report.radius_m))
        yield Row(label=say("card.precision"), value=precision)
        yield from self._told_rows(report, "location_text")
        if report.geometry is None:
            return
        if report.geometry_basis:
            estimated = report.geometry_basis == "editorial" and report.precision.is_point
            basis = "editorial_point" if estimated else report.geometry_basis
            yield Row(label=say("card.basis"), value=say(f"geometry_basis.{basis}"))
        if report.precision.is_point:
            yield from _grid_rows(report, report.geometry)
        yield from self._distance_rows(report)

    def _distance_rows(self, report: Report) -> Iterator[Row]:
        if self.line is None:
            return
        span = distance_to_line(report, self.line, line_error_m=self.line_error_m)
        if span is None:
            return
        least, most = rounded_span(span)
        # what is nowhere less than so far and nowhere more, whatever the errors add up to
        key = "card.distance_under" if least == 0 else "card.distance_span"
        values = {"least": distance(least), "most": distance(most)}
        yield Row(label=say("card.distance"), value=say(key, **values))

    def _base_rows(self, feature: Feature) -> Iterator[Row]:
        """Yield who says so, who disagrees, when, how exactly, and how it was made."""
        origin = feature.origin
        told: dict[str, Phrase | None] = {
            "source": origin.source,
            "disputed_by": self.told(feature, "disputed_by"),
            "vintage": origin.vintage,
            "accuracy": _accuracy(origin),
            "method": self._plain(origin.method) if origin.method else None,
            "licence": origin.licence,
        }
        for key, value in told.items():
            if value:
                yield Row(label=say(f"card.{key}"), value=value)
        yield from _extra_rows(feature)

    def _citation(self, source: Source) -> Citation:
        seen: list[Phrase] = [Day(source.date)] if source.date else []
        if source.language:
            seen.append(language_phrase(source.language))
        seen.append(say(f"evidence.{source.evidence.value}"))
        text = say(
            "card.source_text",
            publisher=source.publisher,
            title=source.title,
            seen=Listed(tuple(seen)),
        )
        if source.note:
            text = say("card.source_note", source=text, note=source.note)
        zone = self.situation.zone
        since = dt.datetime.combine(source.date, dt.time.min, zone) if source.date else None
        return Citation(id=source.id, text=text, url=source.url, since=since)


def grade_phrase(report: Report) -> Phrase:
    """Say the grade of a report in words."""
    return say(
        "card.grade_text",
        grade=report.grade,
        reliability=say(f"reliability.{report.reliability}"),
        credibility=say(f"credibility.{report.credibility}"),
    )


def event_phrase(report: Report) -> Phrase | None:
    """Say when the event was that a report tells of, as exactly as it does."""
    start, end = report.event_start, report.event_end
    if start is None:
        return None
    text = moment(start)
    if report.event_precision == "week" and end is not None and end != start:
        return say("card.some_time", start=text, end=moment(end))
    if report.event_precision == "week":
        text = say("card.week", day=Day(start.start.date()))
    elif not start.is_day and report.event_precision != "minute":
        time = start.start
        text = say(
            "card.about_time",
            day=Day(time.date()),
            clock=f"{time:%H:%M} ({offset_text(time)}), {date_time_group(time)}",
        )
    if end is not None and end != start:
        return say("card.from_to", start=text, end=moment(end))
    return text


def _validity(start: Moment | None, end: Moment) -> Phrase:
    if start is not None:
        return say("card.from_to", start=moment(start), end=moment(end))
    return say("card.until", end=moment(end))


def _unsure_names(feature: Feature) -> tuple[str, ...]:
    keys = (key.partition(":") for key in feature.unchecked)
    return tuple(language for plain, _, language in keys if plain == "name" and language)


def _notice(feature: Feature) -> Phrase | None:
    if ALL_UNCHECKED in feature.unchecked:
        return say("card.unchecked")
    if not feature.unchecked:
        return None
    return say(
        "card.unchecked_parts", parts=Listed(tuple(_part(part) for part in feature.unchecked))
    )


def _part(key: str) -> Phrase:
    """Name a property as a reader knows it, such as "name in Albanian" for ``name:sq``."""
    plain, _, language = key.partition(":")
    part: Phrase = say(f"part.{plain}") if _is_said(f"part.{plain}") else plain
    if not language:
        return part
    return say("part.in_language", part=part, language=language_phrase(language))


def language_phrase(tag: str) -> Phrase:
    """Name a language; its tag if the catalogue has no name for it."""
    return say(f"language.{tag}") if _is_said(f"language.{tag}") else tag


def _is_said(key: str) -> bool:
    return key in load_words("en")


def _grid_rows(report: Report, geometry: BaseGeometry) -> Iterator[Row]:
    lon, lat = point_of(geometry)
    least_m = 0.0 if report.precision == "exact" else _PLACE_ERROR_M
    told = grid_reference(lon, lat, error_m=max(report.radius_m or 0.0, least_m))
    if told is not None:
        yield Row(label=say("card.grid"), value=told)


def _accuracy(origin: Origin) -> Phrase | None:
    mean, p95 = (
        None if metres is None else distance(metres)
        for metres in (origin.accuracy_m_mean, origin.accuracy_m_p95)
    )
    if mean and p95:
        return say("card.accuracy_p95", mean=mean, p95=p95)
    if mean:
        return say("card.accuracy_mean", mean=mean)
    return say("card.accuracy_bound", p95=p95) if p95 else None


def _extra_rows(feature: Feature) -> Iterator[Row]:
    for key, value in feature.extra.items():
        yield Row(label=say("card.other", key=key), value=value)


def quantity_phrase(quantity: Quantity) -> Phrase:
    """Say a number as reported, as a range where it is one."""
    low, high, value = quantity.minimum, quantity.maximum, quantity.value
    limits: Phrase | None = None
    if low is not None and high is not None:
        limits = Listed((Number(low), Number(high)), "–")
    elif low is not None:
        limits = _bounded(quantity, "at_least", low)
    elif high is not None:
        limits = _bounded(quantity, "at_most", high)
    if value is None or value in (low, high):
        text: Phrase = limits or Number(value or 0)
    elif limits is None:
        text = Number(value)
    else:
        text = say("quantity.within", number=Number(value), limits=limits)
    if quantity.qualifier and quantity.qualifier != "exact":
        text = say(f"quantity_qualifier.{quantity.qualifier}", number=text)
    if quantity.unit is None:
        return text
    form = "one" if text == Number(1) else "other"
    return say(f"quantity_unit.{quantity.unit}.{form}", number=text)


def _bounded(quantity: Quantity, key: str, number: int) -> Phrase:
    """Say a number that is a limit to one side, which a qualifier says already."""
    return Number(number) if quantity.qualifier else say(f"quantity.{key}", number=Number(number))
