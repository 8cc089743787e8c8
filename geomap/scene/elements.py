"""What a scene is made of. Positions are longitude, latitude in degrees (OGC:CRS84)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from geomap.model.bounds import Bounds
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
    """Filled polygons. `feature` is None where nothing is to be opened by a click."""

    layer: str
    feature: str | None
    plane: Plane
    style: str
    geometry: BaseGeometry


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

    The icons of a callout have no frames: they name types, and mark no place.
    """

    layer: str
    feature: str | None
    at: tuple[Position, ...]
    lines: tuple[str, ...]
    role: Role
    rank: int
    style: str | None = None
    icons: tuple[SymbolKey, ...] = ()


Element = Area | Path | Circle | Mark | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A sample for the legend: one of a style or a symbol."""

    kind: str
    style: str | None = None
    symbol: SymbolKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A sample, what it means, and the layers in which it stands."""

    swatch: Swatch | None
    text: str
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendSection:
    """Entries under a title."""

    title: str
    entries: tuple[LegendEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a card; `feature` is the feature that the value names."""

    label: str
    value: str
    feature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A symbol without a frame, and what it stands for."""

    symbol: SymbolKey
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source as a reader sees it."""

    id: str
    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything said about one feature."""

    title: str
    subtitle: str | None
    layer: str
    standing: str | None
    standing_text: str | None
    claim: str | None
    grade: str | None
    style: str | None
    symbol: SymbolKey | None
    rows: tuple[Row, ...]
    sources: tuple[Citation, ...]
    notice: str | None
    icons: tuple[Icon, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneLayer:
    """A layer as the reader switches it."""

    id: str
    title: str
    group: str
    visible: bool
    count: int
    unplaced: int
    swatch: Swatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What every product must carry."""

    handling: str
    banner: str
    footnote: str
    disclaimer: str
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionNote:
    """Which edition this is."""

    number: int | None
    last: int
    text: str
    cutoff: str
    cutoff_utc: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One map, ready to be drawn by any backend."""

    language: str
    situation_id: str
    situation_title: str
    map_id: str
    map_title: str
    page_title: str
    bounds: Bounds
    limits: Bounds
    edition: EditionNote
    marking: Marking
    layers: tuple[SceneLayer, ...]
    elements: tuple[Element, ...]
    cards: Mapping[str, Card]
    unplaced: tuple[str, ...]
    legend: tuple[LegendSection, ...]
    symbols: Mapping[SymbolKey, Symbol]
