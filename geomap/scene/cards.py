"""The card of a feature: every word a reader gets about it, in one language."""

from collections.abc import Iterator, Sequence

from geomap.model.layer import Layer, LayerKind
from geomap.model.moment import Moment
from geomap.model.report import (
    ALL_UNCHECKED,
    Feature,
    Origin,
    Quantity,
    Report,
    Standing,
)
from geomap.model.situation import Situation
from geomap.model.source import Source
from geomap.model.text import in_language
from geomap.scene.dates import day_text, moment_text
from geomap.scene.draw import icons_of
from geomap.scene.elements import Card, Citation, Icon, Row
from geomap.scene.legend import sidc_text
from geomap.style.rules import area_style_key, base_style_key
from geomap.style.symbols import SymbolKey, glyph_for
from geomap.style.words import Words

#: Kinds of reports that tell of something that happened, not of something that holds.
_HAPPENINGS = frozenset({"incident", "movement", "statement"})


class CardWriter:
    """Writes cards for the features of a situation.

    Parameters
    ----------
    situation
        As of the time the cards speak of.
    words
        Catalogue of the language to write in.
    """

    def __init__(self, situation: Situation, words: Words) -> None:
        self.situation = situation
        self.words = words
        self.languages = (words.language, *situation.languages)
        self._titles = {
            feature.id: self.title(feature)
            for layer in situation.layers
            for feature in layer.features
        }
        self._contradicted_by: dict[str, list[str]] = {}
        for layer in situation.layers:
            for report in layer.reports:
                for other in report.contradicts:
                    self._contradicted_by.setdefault(other, []).append(report.id)

    def title(self, feature: Feature) -> str:
        """Return the name of a feature in the language of the cards."""
        return in_language(feature.names, self.languages)

    def write(self, feature: Feature, layer: Layer) -> Card:
        """Write the card of a feature of a layer."""
        if isinstance(feature, Report):
            return self._write_report(feature, layer)
        placed = layer.kind is LayerKind.PLACES
        return Card(
            title=self.title(feature),
            subtitle=self._other_name(feature),
            layer=layer.id,
            standing=None,
            standing_text=None,
            claim=in_language(feature.summaries, self.languages) or None,
            grade=None,
            style=None if placed else base_style_key(layer.kind, layer.style),
            symbol=glyph_for(feature.kind, doubtful=feature.is_place_unchecked) if placed else None,
            rows=tuple(self._base_rows(feature)),
            sources=self.citations(feature.sources),
            notice=self._notice(feature),
        )

    def citations(self, ids: Sequence[str]) -> tuple[Citation, ...]:
        """Return the sources with these ids as a reader sees them."""
        return tuple(self._citation(self.situation.sources[known]) for known in ids)

    def _write_report(self, report: Report, layer: Layer) -> Card:
        return Card(
            title=self.title(report),
            subtitle=None,
            layer=layer.id,
            standing=report.standing.value,
            standing_text=self._standing_text(report),
            claim=in_language(report.summaries, self.languages) or None,
            grade=report.grade,
            style=area_style_key(report, layer.style),
            symbol=SymbolKey(report.sidc) if report.sidc else None,
            rows=tuple(self._report_rows(report)),
            sources=self.citations(report.sources),
            notice=self._notice(report),
            icons=tuple(
                Icon(symbol=icon, text=sidc_text(icon.code, self.words))
                for icon in icons_of(report)
            ),
        )

    def _standing_text(self, report: Report) -> str | None:
        if report.standing is Standing.CURRENT:
            return None
        return self.words(f"standing.{report.standing.value}")

    def _notice(self, feature: Feature) -> str | None:
        if ALL_UNCHECKED in feature.unchecked:
            return self.words("card.unchecked")
        if not feature.unchecked:
            return None
        parts = ", ".join(self._part(part) for part in feature.unchecked)
        return self.words("card.unchecked_parts", parts=parts)

    def _part(self, key: str) -> str:
        """Name a property as a reader knows it, such as "name in Albanian" for ``name:sq``."""
        plain, _, language = key.partition(":")
        part = self.words.below("part").get(plain, plain)
        if not language:
            return part
        name = self.words.below("language").get(language, language)
        return self.words("part.in_language", part=part, language=name)

    def _other_name(self, feature: Feature) -> str | None:
        title = self.title(feature)
        shown = set(title.split("/"))
        doubtful = {key.partition(":")[2] for key in feature.unchecked if key.startswith("name:")}
        others = {
            name: f"{name} (?)" if language in doubtful else name
            for language, name in feature.names.items()
            if name != title and name not in shown
        }
        return " · ".join(others.values()) or None

    def _report_rows(self, report: Report) -> Iterator[Row]:
        words = self.words
        claim_type = words(f"claim_type.{report.claim_type}")
        yield Row(label=words("card.claimant"), value=f"{report.claimant} ({claim_type})")
        if report.confirmed_by:
            yield Row(label=words("card.confirmed_by"), value=report.confirmed_by)
        if report.disputed_by:
            yield Row(label=words("card.disputed_by"), value=report.disputed_by)
        yield from self._time_rows(report)
        yield Row(label=words("card.grade"), value=self._grade(report))
        yield from self._place_rows(report)
        if report.quantity is not None:
            yield Row(label=words("card.quantity"), value=quantity_text(report.quantity, words))
        if report.composition:
            yield Row(label=words("card.composition"), value=report.composition)
        yield from self._relation_rows(report)
        for key in ("rationale", "reviewed_by", "handling"):
            value = getattr(report, key)
            if value:
                yield Row(label=words(f"card.{key}"), value=value)
        yield from self._extra_rows(report)

    def _relation_rows(self, report: Report) -> Iterator[Row]:
        for key, ids in (
            ("superseded_by", report.superseded_by),
            ("supersedes", report.supersedes),
            ("contradicts", report.contradicts),
            ("contradicted_by", self._contradicted_by.get(report.id, ())),
        ):
            for other in ids:
                if other in self._titles:
                    label = self.words(f"card.{key}")
                    yield Row(label=label, value=self._titles[other], feature=other)

    def _time_rows(self, report: Report) -> Iterator[Row]:
        words = self.words
        if report.event_start is not None:
            yield Row(label=words("card.when"), value=self._event(report))
        yield Row(label=words("card.reported"), value=moment_text(report.reported_at))
        validity = self._validity(report.valid_from, report.valid_to)
        if validity and report.kind not in _HAPPENINGS and report.event_end is None:
            yield Row(label=words("card.validity"), value=validity)

    def _event(self, report: Report) -> str:
        start, end = report.event_start, report.event_end
        if start is None:
            return ""
        text = moment_text(start)
        if report.event_precision == "week" and end is not None and end != start:
            return self.words("card.some_time", start=text, end=moment_text(end))
        if report.event_precision == "week":
            text = self.words("card.week", day=day_text(start.start))
        elif not start.is_day and report.event_precision != "minute":
            day, _, clock = text.partition(", ")
            text = self.words("card.about_time", day=day, clock=clock)
        if end is not None and end != start:
            return self.words("card.from_to", start=text, end=moment_text(end))
        return text

    def _validity(self, start: Moment | None, end: Moment | None) -> str | None:
        words = self.words
        if start is not None and end is not None:
            return words("card.from_to", start=moment_text(start), end=moment_text(end))
        if start is not None:
            return words("card.since", start=moment_text(start))
        if end is not None:
            return words("card.until", end=moment_text(end))
        return None

    def _grade(self, report: Report) -> str:
        reliability = self.words(f"reliability.{report.reliability}")
        credibility = self.words(f"credibility.{report.credibility}")
        return f"{report.grade}: {reliability}, {credibility}"

    def _place_rows(self, report: Report) -> Iterator[Row]:
        words = self.words
        precision = words(f"precision.{report.precision.value}")
        if report.radius_m is not None:
            precision = words(
                "card.radius", precision=precision, radius=distance_text(report.radius_m)
            )
        yield Row(label=words("card.precision"), value=precision)
        if report.location_text:
            yield Row(label=words("card.location"), value=report.location_text)
        if report.geometry is not None and report.geometry_basis:
            estimated = report.geometry_basis == "editorial" and report.precision.is_point
            basis = "editorial_point" if estimated else report.geometry_basis
            yield Row(label=words("card.basis"), value=words(f"geometry_basis.{basis}"))

    def _base_rows(self, feature: Feature) -> Iterator[Row]:
        """Yield who says so, who disagrees, when, how exactly, and how it was made."""
        words, origin = self.words, feature.origin
        told = {
            "source": origin.source,
            "disputed_by": feature.disputed_by,
            "vintage": origin.vintage,
            "accuracy": self._accuracy(origin),
            "method": origin.method,
            "licence": origin.licence,
        }
        for key, value in told.items():
            if value:
                yield Row(label=words(f"card.{key}"), value=value)
        yield from self._extra_rows(feature)

    def _accuracy(self, origin: Origin) -> str | None:
        mean, p95 = (
            None if metres is None else distance_text(metres)
            for metres in (origin.accuracy_m_mean, origin.accuracy_m_p95)
        )
        if mean and p95:
            return self.words("card.accuracy_p95", mean=mean, p95=p95)
        if mean:
            return self.words("card.accuracy_mean", mean=mean)
        return self.words("card.accuracy_bound", p95=p95) if p95 else None

    def _extra_rows(self, feature: Feature) -> Iterator[Row]:
        for key, value in feature.extra.items():
            yield Row(label=self.words("card.other", key=key), value=value)

    def _citation(self, source: Source) -> Citation:
        words = self.words
        seen = [day_text(source.date)] if source.date else []
        if source.language:
            names = words.below("language")
            seen.append(names.get(source.language, source.language))
        seen.append(words(f"evidence.{source.evidence.value}"))
        text = words(
            "card.source_text",
            publisher=source.publisher,
            title=source.title,
            seen=", ".join(seen),
        )
        if source.note:
            text = words("card.source_note", source=text, note=source.note)
        return Citation(id=source.id, text=text, url=source.url)


def quantity_text(quantity: Quantity, words: Words) -> str:
    """Write a number as reported, as a range where it is one.

    Examples
    --------
    >>> from geomap.style.words import load_words
    >>> quantity_text(Quantity(value=8350, unit="persons"), load_words("en"))
    '8,350 persons'
    """
    low, high, value = quantity.minimum, quantity.maximum, quantity.value
    if low is not None and high is not None:
        limits = f"{_number(low)}–{_number(high)}"
    elif low is not None:
        limits = _number(low) if quantity.qualifier else f"≥ {_number(low)}"
    elif high is not None:
        limits = _number(high) if quantity.qualifier else f"≤ {_number(high)}"
    else:
        limits = ""
    if value is None or value in (low, high):
        text = limits or _number(value or 0)
    else:
        text = f"{_number(value)} ({limits})" if limits else _number(value)
    qualifier = words(f"quantity_qualifier.{quantity.qualifier}") if quantity.qualifier else ""
    if quantity.unit is None:
        return f"{qualifier}{text}"
    one = text == "1"
    unit = words(f"quantity_unit_one.{quantity.unit}" if one else f"quantity_unit.{quantity.unit}")
    return f"{qualifier}{text} {unit}"


def _number(value: int) -> str:
    return f"{value:,}"


def distance_text(metres: float) -> str:
    """Write a distance to two significant figures.

    Examples
    --------
    >>> distance_text(363), distance_text(2000)
    ('360 m', '2 km')
    """
    rounded = float(f"{metres:.2g}")
    return f"{rounded:.0f} m" if rounded < 1000 else f"{rounded / 1000:g} km"  # noqa: PLR2004
