"""What a scene is made of. Positions are longitude, latitude in degrees (OGC:CRS84)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from geomap.analysis.changes import Changes
from geomap.model.bounds import Bounds
from geomap.model.history import History
from geomap.model.layer import Layer
from geomap.model.paper import Paper
from geomap.model.report import Standing
from geomap.model.situation import TemplateFile
from geomap.model.text import Text
from geomap.spec.basemap import Basemap
from geomap.style.phrases import Phrase
from geomap.style.symbols import Symbol, SymbolKey

Position = tuple[float, float]


class Plane(StrEnum):
    """Where in the stack an element lies, from the ground up."""

    GROUND = "ground"
    UNITS = "units"
    ZONES = "zones"
    REPORTS = "reports"
    LINES = "lines"
    SYMBOLS = "symbols"


class Role(StrEnum):
    """What a label names; it decides the type."""

    COUNTRY = "country"
    UNIT = "unit"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    CROSSING = "crossing"
    CAMP = "camp"
    SITE = "site"
    WATER = "water"
    CALLOUT = "callout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Filled polygons. `feature` is None where nothing is to be opened by a click.

    `cores` are smaller copies, the outermost first: a style without an edge is drawn on the area
    and on each of them, so that it fades towards the outside.
    """

    layer: str
    feature: str | None
    plane: Plane
    style: str
    geometry: BaseGeometry
    cores: tuple[BaseGeometry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Lines."""

    layer: str
    feature: str | None
    plane: Plane
    style: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle of uncertainty; the radius in metres on the ground."""

    layer: str
    feature: str
    style: str
    at: Position
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point symbol."""

    layer: str
    feature: str
    at: Position
    symbol: SymbolKey
    faded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name or callout, and the places where it may stand; rank 1 is served first.

    Parameters
    ----------
    feature
        Opened by a click on it; None for a name that opens nothing.
    named
        Id of the feature whose name it is.
    doubtful
        Whether it carries a question mark: nobody has verified the place.
    icons
        Types that a claim names, without frames: they mark no place.
    """

    layer: str
    feature: str | None
    named: str
    at: tuple[Position, ...]
    role: Role
    rank: int
    style: str | None = None
    icons: tuple[SymbolKey, ...] = ()
    doubtful: bool = False


Element = Area | Path | Circle | Mark | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A sample for the legend: one of a style or a symbol."""

    kind: str
    style: str | None = None
    symbol: SymbolKey | None = None


#: A layer, and what of it is drawn: a style, "symbol:" with its code, "error", "soft", …
Token = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A sample, what it means, and what has to be drawn for it to stand in the legend."""

    swatch: Swatch | None
    text: Phrase
    shown_by: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendSection:
    """Entries under a title."""

    title: Phrase
    entries: tuple[LegendEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a card.

    Parameters
    ----------
    feature
        The feature that the value names.
    since, until
        When the row may be told: from the one, and before the other; None for always.
    """

    label: Phrase
    value: Phrase
    feature: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A symbol without a frame, and what it stands for."""

    symbol: SymbolKey
    text: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source as a reader sees it; `since` is when it was published, if that is known."""

    id: str
    text: Phrase
    url: str | None
    since: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything said about one feature.

    Parameters
    ----------
    names
        Of the feature, by language; those in `unsure_names` are not verified.
    standing
        Of a report, as of the time of the scene.
    sources
        Ids of the sources it rests on.
    """

    names: Text
    unsure_names: tuple[str, ...]
    layer: str
    standing: Standing | None
    claim: Phrase | None
    grade: str | None
    style: str | None
    symbol: SymbolKey | None
    rows: tuple[Row, ...]
    sources: tuple[str, ...]
    notice: Phrase | None
    icons: tuple[Icon, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A report as rows of a table, filters and exports need it.

    Parameters
    ----------
    history
        Its standing over time.
    looks
        Key of the style of its area in each standing it has.
    properties
        As in a layer file, flat, in the first language.
    claimant, quantity, event
        To be read.
    event_start, event_end
        First and last instant that it tells of, if it says so.
    """

    history: History
    looks: Mapping[Standing, str]
    properties: Mapping[str, object]
    claimant: Phrase
    quantity: Phrase | None
    event: Phrase | None
    reported: Phrase
    event_start: dt.datetime
    event_end: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneLayer:
    """A layer as the reader switches it."""

    id: str
    title: Phrase
    group: Phrase
    visible: bool
    count: int
    unplaced: int
    swatch: Swatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What every product must carry."""

    handling: str
    banner: Phrase
    footnote: Phrase
    disclaimer: Phrase
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who made the map, how to reach them, and when it was made (aware); None if not said."""

    producer: Phrase | None
    contact: str | None
    produced: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionNote:
    """Which edition this is."""

    number: int | None
    last: int
    text: Phrase
    cutoff: dt.datetime
    note: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEdition:
    """An edition up to the time of the scene: its cut-off, and what a reader must know first."""

    number: int
    cutoff: dt.datetime
    note: Phrase
    key_reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The period of a map, and where in it one may stand.

    Parameters
    ----------
    stops
        Times to step through, aware, rising; the last is the time of the scene.
    editions, changes
        Of that period, in order of time.
    """

    stops: tuple[dt.datetime, ...]
    editions: tuple[PastEdition, ...]
    changes: tuple[Changes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One map, ready to be drawn by any backend, in any of its languages.

    Parameters
    ----------
    languages
        In order of preference; the first is the language of the files.
    names
        Of every feature that has a card or a label, by language.
    reports
        Every report known at the time of the scene, with a place or without.
    coverage
        What the map does not show, and why.
    address
        Of the folder in which products will lie on the web, with its slash; None if not known.
    crs
        Of sheets, such as "EPSG:32634"; None for the UTM zone of the map.
    sides
        Names of the sides that reports are about, by their code.
    records
        The same layers with every feature, for products that hold data; large ones first.
    templates
        Office files that slides and documents are made from, by product.
    """

    languages: tuple[str, ...]
    drafts: tuple[str, ...]
    situation_id: str
    situation_title: Phrase
    map_id: str
    map_title: Phrase
    page_title: Phrase
    bounds: Bounds
    limits: Bounds
    edition: EditionNote
    timeline: Timeline
    marking: Marking
    imprint: Imprint
    coverage: Phrase | None
    address: str | None
    stale_after_days: int
    basemap: Basemap | None
    crs: str | None
    paper: Paper
    sides: Mapping[str, Text]
    layers: tuple[SceneLayer, ...]
    elements: tuple[Element, ...]
    names: Mapping[str, Text]
    cards: Mapping[str, Card]
    reports: Mapping[str, ReportFacts]
    sources: Mapping[str, Citation]
    unplaced: tuple[str, ...]
    legend: tuple[LegendSection, ...]
    symbols: Mapping[SymbolKey, Symbol]
    records: tuple[Layer, ...]
    templates: Mapping[str, TemplateFile]
