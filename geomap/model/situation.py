"""A situation: the whole record, and the picture of it at a time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from geomap.model.bounds import Bounds
from geomap.model.handling import Handling
from geomap.model.history import standing_at
from geomap.model.layer import Layer
from geomap.model.moment import Moment, in_zone
from geomap.model.paper import Paper, paper_named
from geomap.model.perspective import Perspective
from geomap.model.report import Feature, Report
from geomap.model.source import Source
from geomap.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One dated edition of the maps.

    Parameters
    ----------
    key_reports
        Those a reader must know first.
    produced
        When it was written, aware; None if that is not said.
    """

    number: int
    cutoff: dt.datetime
    note: Text
    key_reports: tuple[str, ...] = ()
    produced: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSpec:
    """One map: what it shows of the situation. It is one product in every format."""

    id: str
    title: Text
    bounds: Bounds
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file that was read, for the manifest."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """An office file that products are made from; `path` as the user knows it."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A frozen situation.

    Parameters
    ----------
    record
        Every layer with every report ever filed.
    layers
        The picture at `as_of`: what was known then, with the standing of each report.
    drafts
        Languages whose texts no native speaker has reviewed yet.
    coverage
        What the maps do not show, and why.
    stale_after_days
        Age from which a page says, when it is opened, how old it is.
    basemap
        Name of the tiles to draw below, as xyzservices knows it; None for none, and no request.
    sides
        Names of the sides that reports are about, by the code that reports give.
    as_of
        The time looked from, aware.
    crs
        Of sheets, such as "EPSG:32634"; None for the UTM zone of each map.
    edition
        The edition whose cut-off `as_of` is; None for a time between editions.
    produced
        When that edition was written, aware; None if that is not said.
    producer, contact
        Who answers for the maps, and how to reach them.
    address
        Of the folder in which the maps will lie on the web, with its slash; None if not known.
    paper
        Of sheets.
    templates
        Office files that slides and documents are made from, by product: "slides", "document".
    """

    id: str
    title: Text
    languages: tuple[str, ...]
    handling: Handling
    banner: Text
    footnote: Text | None
    attribution: str
    crs: str | None
    zone: dt.tzinfo
    line: str | None
    perspective: Perspective
    drafts: tuple[str, ...]
    editions: tuple[Edition, ...]
    maps: tuple[MapSpec, ...]
    sources: Mapping[str, Source]
    record: tuple[Layer, ...]
    layers: tuple[Layer, ...]
    as_of: dt.datetime
    edition: Edition | None
    coverage: Text = field(default_factory=dict)
    stale_after_days: int = 7
    basemap: str | None = None
    sides: Mapping[str, Text] = field(default_factory=dict)
    inputs: tuple[InputFile, ...] = ()
    produced: dt.datetime | None = None
    producer: Text = field(default_factory=dict)
    contact: str | None = None
    address: str | None = None
    paper: Paper = field(default_factory=lambda: paper_named("A4"))
    templates: Mapping[str, TemplateFile] = field(default_factory=dict)

    def __repr__(self) -> str:
        reports = sum(len(layer.reports) for layer in self.layers)
        seen = f"edition {self.edition.number}" if self.edition else self.as_of.isoformat()
        return f"<Situation {self.id!r} as of {seen}: {len(self.layers)} layers, {reports} reports>"

    def at(self, time: dt.date | None = None, *, edition: int | None = None) -> "Situation":
        """Return the picture known at a time, or at the cut-off of an edition.

        A report is kept if it was reported by then. A report that another one known by then
        supersedes is kept and marked. The end of a report is hidden before it has come, and so are
        the sources that were published later.

        Parameters
        ----------
        time
            Aware date-time; or a date, which means its end in the situation's time zone.
        edition
            Number of an edition; give one of the two.

        Raises
        ------
        ValueError
            If both or neither are given, the time has no zone or lies at an end of the calendar,
            or there is no such edition.
        """
        if (time is None) == (edition is None):
            raise ValueError("give either a time or an edition")
        if isinstance(time, dt.datetime):
            return self._seen_from(time, None)
        if time is not None:
            return self._seen_from(Moment.parse(time.isoformat(), self.zone).end, None)
        found = next((known for known in self.editions if known.number == edition), None)
        if found is None:
            numbers = ", ".join(str(known.number) for known in self.editions)
            raise ValueError(f"there is no edition {edition}; there are {numbers}")
        return self._seen_from(found.cutoff, found)

    def layer(self, layer_id: str) -> Layer:
        """Return the layer with an id.

        Raises
        ------
        KeyError
            If there is none.
        """
        for layer in self.layers:
            if layer.id == layer_id:
                return layer
        raise KeyError(layer_id)

    def map(self, map_id: str) -> MapSpec:
        """Return the map with an id.

        Raises
        ------
        KeyError
            If there is none.
        """
        for known in self.maps:
            if known.id == map_id:
                return known
        raise KeyError(map_id)

    def _seen_from(self, time: dt.datetime, edition: Edition | None) -> "Situation":
        as_of = in_zone(time, self.zone)
        superseded = _superseded_by(self.record, as_of)
        later = frozenset(
            known
            for known, source in self.sources.items()
            if source.date is not None and source.date > as_of.date()
        )
        layers = tuple(
            replace(layer, features=_known(layer.features, superseded, later, as_of))
            for layer in self.record
        )
        produced = edition.produced if edition else None
        return replace(self, layers=layers, as_of=as_of, edition=edition, produced=produced)


def _superseded_by(record: tuple[Layer, ...], time: dt.datetime) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for layer in record:
        for report in layer.reports:
            if report.reported_at.end <= time:
                for older in report.supersedes:
                    found[older] = (*found.get(older, ()), report.id)
    return found


def _known(
    features: tuple[Feature, ...],
    superseded: Mapping[str, tuple[str, ...]],
    later: frozenset[str],
    time: dt.datetime,
) -> tuple[Feature, ...]:
    known: list[Feature] = []
    for feature in features:
        if not isinstance(feature, Report):
            told = tuple(source for source in feature.sources if source not in later)
            known.append(replace(feature, sources=told))
        elif feature.reported_at.end <= time:
            report = replace(feature, sources=_told_by(feature, later))
            known.append(_judged(report, superseded.get(feature.id, ()), time))
    return tuple(known)


def _told_by(report: Report, later: frozenset[str]) -> tuple[str, ...]:
    """Leave out sources that came later; all stay where none is as old as the report."""
    return tuple(source for source in report.sources if source not in later) or report.sources


def _judged(report: Report, superseded_by: tuple[str, ...], time: dt.datetime) -> Report:
    ended = report.valid_to is not None and report.valid_to.end <= time
    return replace(
        report,
        standing=standing_at(report, time, superseded=bool(superseded_by)),
        superseded_by=superseded_by,
        valid_to=report.valid_to if ended else None,
    )
