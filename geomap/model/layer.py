"""A layer: features of one kind from one file."""

from dataclasses import dataclass
from enum import StrEnum

from geomap.model.report import Feature, Report
from geomap.model.text import Text


class LayerKind(StrEnum):
    """What a layer holds; it decides the geometry allowed and the way of drawing."""

    COUNTRIES = "countries"
    BORDERS = "borders"
    LINE = "line"
    UNITS = "units"
    ZONES = "zones"
    PLACES = "places"
    REPORTS = "reports"


class LayerStyle(StrEnum):
    """Which hue and weight a layer has."""

    INTEREST = "interest"
    CONTEXT = "context"
    DEPLOYMENTS = "deployments"
    REINFORCEMENT = "reinforcement"
    EVENTS = "events"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Features of one kind, in file order."""

    id: str
    kind: LayerKind
    style: LayerStyle
    title: Text
    group: Text
    visible: bool
    file: str
    features: tuple[Feature, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The features that are reports."""
        return tuple(feature for feature in self.features if isinstance(feature, Report))
