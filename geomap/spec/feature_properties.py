"""Schema of the flat properties of features in layer files."""

import json
import re
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from geomap.model.handling import Handling
from geomap.model.report import ALL_UNCHECKED, Precision, Status
from geomap.spec.explain import did_you_mean
from geomap.spec.fields import SIDC, Line, Slug, SourceId

#: Properties that may be written again in other languages, with a language tag behind a colon.
TRANSLATABLE = (
    "name", "summary", "claimant", "composition", "confirmed_by", "disputed_by", "location_text",
)  # fmt: skip
TRANSLATED = re.compile(rf"^({'|'.join(TRANSLATABLE)}):([a-z]{{2,3}}(?:-[A-Z][a-z]{{3}})?)\Z")


#: Row numbers that GIS programs add.
_ROW_NUMBERS = frozenset({"fid", "FID", "OBJECTID", "ogc_fid"})


def is_private(key: str) -> bool:
    """Tell whether a property is for the editor alone: row numbers, and keys with an underscore."""
    return key.startswith("_") or key in _ROW_NUMBERS


def _split(value: Any) -> Any:
    """Accept a list, "S01;S02", or the JSON text that GIS programs make of a list."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith("["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return value
    return [part.strip() for part in text.split(";") if part.strip()]


Slugs = Annotated[list[Slug], Field(max_length=200), BeforeValidator(_split)]
SourceIds = Annotated[list[SourceId], Field(max_length=200), BeforeValidator(_split)]
Metres = Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)]
Accuracy = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]


def _no_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("true and false are no numbers")  # noqa: TRY004 -- pydantic reports it
    return value


Count = Annotated[int, Field(ge=0, le=10**12), BeforeValidator(_no_truth)]


#: What programs make of true and false.
_YES, _NO = (True, "true", "yes", "1", "all"), (False, "false", "no", "0")


def _parts(value: Any) -> Any:
    """Read `true` as everything, and false as nothing."""
    word = value.strip().casefold() if isinstance(value, str) else value
    if word in _YES:
        return [ALL_UNCHECKED]
    return [] if word in _NO else _split(value)


Parts = Annotated[list[Line], Field(max_length=200), BeforeValidator(_parts)]
Sidc = Annotated[str, Field(pattern=SIDC)]
Sidcs = Annotated[list[Sidc], Field(max_length=9), BeforeValidator(_split)]


class FeatureProperties(BaseModel):
    """Properties every feature may have. Others are kept and shown as they are."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: Slug
    name: Line
    kind: Slug
    summary: Line | None = None
    sources: SourceIds = []
    disputed_by: Line | None = None
    unchecked: Parts = []
    rank: Annotated[int, Field(ge=1, le=5)] = 3
    source: Line | None = None
    licence: Line | None = None
    method: Line | None = None
    vintage: Line | None = None
    attribution: Line | None = None
    accuracy_m_mean: Accuracy | None = None
    accuracy_m_p95: Accuracy | None = None

    @field_validator("unchecked")
    @classmethod
    def _unchecked_names_properties(cls, parts: list[str]) -> list[str]:
        known = {ALL_UNCHECKED, "geometry", *cls.model_fields}
        for part in parts:
            if part not in known and not TRANSLATED.match(part):
                near = did_you_mean(part, known)
                raise ValueError(
                    f"{part!r} is neither true nor a property"
                    + (f"; did you mean {near!r}?" if near else "; write true, or 'geometry'")
                )
        return parts


class ReportProperties(FeatureProperties):
    """Properties of a report."""

    kind: Literal[
        "deployment",
        "movement",
        "reinforcement",
        "statement",
        "incident",
        "crossing_status",
        "headquarters",
    ]
    side: Line | None = None
    claimant: Line
    claim_type: Literal[
        "official_claim", "self_report", "press_eyewitness", "press_report", "legal_text"
    ]
    sidc: Sidc | None = None
    icons: Sidcs = []
    composition: Line | None = None
    designation: Annotated[Line, Field(max_length=21)] | None = None
    status: Status = Status.UNKNOWN
    precision: Precision
    radius_m: Metres | None = None
    location_text: Line | None = None
    geometry_basis: (
        Literal["source_stated", "gazetteer", "admin_polygon", "derived_buffer", "editorial"] | None
    ) = None
    event_start: Line | None = None
    event_end: Line | None = None
    event_precision: Literal["minute", "hour", "day", "week"] | None = None
    reported_at: Line
    valid_from: Line | None = None
    valid_to: Line | None = None
    quantity: Count | None = None
    quantity_min: Count | None = None
    quantity_max: Count | None = None
    quantity_unit: Literal["persons", "vehicles", "sites", "units", "casualties"] | None = None
    quantity_qualifier: Literal["exact", "about", "at_least", "under"] | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"
    credibility: Annotated[int, Field(ge=1, le=6), BeforeValidator(_no_truth)] = 6
    rationale: Line | None = None
    supersedes: Slugs = []
    contradicts: Slugs = []
    confirmed_by: Line | None = None
    reviewed_by: Line | None = None
    handling: Handling | None = None
    sources: Annotated[SourceIds, Field(min_length=1)]

    @model_validator(mode="after")
    def _number_has_its_words(self) -> Self:
        numbers = (self.quantity, self.quantity_min, self.quantity_max)
        if self.quantity_unit and all(number is None for number in numbers):
            raise ValueError("quantity_unit stands without a quantity")
        return self
