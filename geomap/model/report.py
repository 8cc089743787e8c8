"""Features of a layer: base geometry, and reports, which are claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from geomap.model.handling import Handling
from geomap.model.moment import Moment
from geomap.model.text import Text

#: Stands in `Feature.unchecked` for everything the feature says.
ALL_UNCHECKED = "all"


class Precision(StrEnum):
    """How exactly a source says where."""

    EXACT = "exact"
    PLACE = "place"
    AREA = "area"
    SECTOR = "sector"
    BORDER_WIDE = "border-wide"
    THEATRE = "theatre"
    NONE = "none"

    @property
    def is_point(self) -> bool:
        """Whether a point symbol may stand for it."""
        return self in {Precision.EXACT, Precision.PLACE}

    @property
    def is_placeless(self) -> bool:
        """Whether it has no place on a map."""
        return self in {Precision.THEATRE, Precision.NONE}


class Status(StrEnum):
    """What the claimant says about the state of the thing reported."""

    PRESENT = "present"
    ANTICIPATED = "anticipated"
    ENDING = "ending"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """What the record says of a report at a time."""

    CURRENT = "current"
    PLANNED = "planned"
    ENDED = "ended"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as reported: a value, a range, or both."""

    value: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    unit: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where base geometry comes from, whom to name for it, and how good it is (metres)."""

    source: str | None = None
    licence: str | None = None
    method: str | None = None
    vintage: str | None = None
    attribution: str | None = None
    accuracy_m_mean: float | None = None
    accuracy_m_p95: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature of a layer.

    Parameters
    ----------
    geometry
        Longitude, latitude in OGC:CRS84; None where there is no place.
    disputed_by
        Who disagrees, in words, or that nobody was found who does.
    unchecked
        Names of the properties that nobody has verified; `ALL_UNCHECKED` for the whole.
    extra
        Attributes that geomap does not know, kept and shown as they are.
    translations
        Texts of other attributes ("disputed_by", "claimant", …) in further languages.
    """

    id: str
    kind: str
    names: Text
    summaries: Text
    geometry: BaseGeometry | None
    sources: tuple[str, ...] = ()
    rank: int = 3
    disputed_by: str | None = None
    unchecked: tuple[str, ...] = ()
    origin: Origin = field(default_factory=Origin)
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Text] = field(default_factory=dict)

    @property
    def is_place_unchecked(self) -> bool:
        """Whether nobody has verified where it is."""
        return ALL_UNCHECKED in self.unchecked or "geometry" in self.unchecked


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Feature):
    """A claim: who says what, when, how surely and how exactly.

    Parameters
    ----------
    reported_at
        When it became known; `Situation.at` keeps reports by its end.
    valid_from, valid_to
        When it was true. `valid_to` is None while the end is not known.
    icons
        Symbol codes of the unit types that the claim names; shown without frames, for a frame
        stands for something at a place.
    composition
        The same in the claimant's words.
    designation
        Name of the unit or headquarters as its symbol bears it (field T of APP-6).
    reliability, credibility
        Source grade A to F, and credibility 1 to 6.
    confirmed_by
        Who else says so, independently of the claimant.
    reviewed_by
        Second editor, who has checked an exact position.
    standing, superseded_by
        Set by `Situation.at`; they depend on the time looked from.
    """

    claimant: str
    claim_type: str
    precision: Precision
    reported_at: Moment
    side: str | None = None
    sidc: str | None = None
    icons: tuple[str, ...] = ()
    composition: str | None = None
    designation: str | None = None
    status: Status = Status.UNKNOWN
    radius_m: float | None = None
    location_text: str | None = None
    geometry_basis: str | None = None
    event_start: Moment | None = None
    event_end: Moment | None = None
    event_precision: str | None = None
    valid_from: Moment | None = None
    valid_to: Moment | None = None
    quantity: Quantity | None = None
    reliability: str = "F"
    credibility: int = 6
    rationale: str | None = None
    supersedes: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    confirmed_by: str | None = None
    reviewed_by: str | None = None
    handling: Handling | None = None
    standing: Standing = Standing.CURRENT
    superseded_by: tuple[str, ...] = ()

    @property
    def grade(self) -> str:
        """Reliability and credibility together, such as "B2"."""
        return f"{self.reliability}{self.credibility}"
