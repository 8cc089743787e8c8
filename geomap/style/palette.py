"""Colours, lines and patterns, once for every product.

Certainty is told by pattern, so that grey print and colour-blind eyes lose nothing; hue tells only
the family. The three families stay apart under each simulated colour-vision deficiency (the tests
compute it), and none of them is red or blue: no party is friend or enemy here.
"""

from dataclasses import dataclass
from enum import StrEnum

LAND = "#F7F4EC"
INTEREST = "#FFFDF8"
NEIGHBOUR = "#EAE6DC"
SEA = "#DCE6EA"
INK = "#1F2328"
QUIET_INK = "#5B6066"
BORDER = "#8F8A7E"
UNIT_EDGE = "#A8A294"
DEPLOYMENTS = "#7A3E9D"
REINFORCEMENT = "#006F64"
EVENTS = "#9C4E00"
NEUTRAL = "#5B6066"
SUPERSEDED = "#6F6C66"
WHITE = "#FFFFFF"


class Pattern(StrEnum):
    """How a mark shows what kind of claim it stands for."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    PLANNED = "planned"
    LEAVING = "leaving"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hatch:
    """Parallel lines: angle in degrees, spacing and width in pixels of the page."""

    angle: float
    spacing: float
    width: float
    color: str
    opacity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Casing:
    """A wider line beneath a line."""

    color: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How an area, a line or a circle is drawn; widths in pixels of the page."""

    stroke: str | None = None
    stroke_opacity: float = 1.0
    width: float = 1.0
    dash: str | None = None
    fill: str | None = None
    fill_opacity: float = 0.0
    hatch: Hatch | None = None
    casing: Casing | None = None


FAMILIES = {
    "deployments": DEPLOYMENTS,
    "reinforcement": REINFORCEMENT,
    "events": EVENTS,
    "neutral": NEUTRAL,
}

#: Styles that do not depend on a report.
_FIXED: dict[str, Style] = {
    "ground.land": Style(fill=LAND, fill_opacity=1),
    "ground.neighbour": Style(fill=NEIGHBOUR, fill_opacity=1),
    "ground.sea": Style(fill=SEA, fill_opacity=1),
    "units.interest": Style(stroke=UNIT_EDGE, width=1.1, fill=INTEREST, fill_opacity=1),
    "units.context": Style(stroke=UNIT_EDGE, width=0.8, fill=LAND, fill_opacity=1),
    "line.border": Style(stroke=BORDER, width=1),
    "line.reference": Style(
        stroke=INK, width=2.2, dash="8 5", casing=Casing(color=WHITE, width=4.5)
    ),
    "zone.outline": Style(stroke=QUIET_INK, width=1, fill=QUIET_INK, fill_opacity=0.035),
    "zone.strip": Style(stroke=QUIET_INK, width=1, dash="1 4"),
}


def style_of(key: str) -> Style:
    """Return the style for a key: a fixed one, or "family.pattern", or "family.error".

    Areas of reports are drawn as several nested copies, so their opacities add up towards the
    middle: the edge fades where no source gave one.

    Raises
    ------
    KeyError
        If there is no such style.

    Examples
    --------
    >>> style_of("deployments.claimed").hatch.angle
    45
    """
    if key in _FIXED:
        return _FIXED[key]
    family, _, variant = key.partition(".")
    color = FAMILIES[family]
    if variant == "error":
        return Style(stroke=color, width=1, dash="3 3", fill=color, fill_opacity=0.05)
    if variant == "error-superseded":
        return Style(stroke=SUPERSEDED, width=1, dash="1 3")
    return _AREAS[Pattern(variant)](color)


def _hatched(fill_opacity: float, hatch: Hatch) -> Style:
    """Return a style without an edge: lines over a tint of their own colour."""
    return Style(fill=hatch.color, fill_opacity=fill_opacity, hatch=hatch)


def _claimed(color: str) -> Style:
    return _hatched(0.025, Hatch(angle=45, spacing=9, width=1.1, color=color, opacity=0.3))


def _reported(color: str) -> Style:
    return _hatched(0.03, Hatch(angle=135, spacing=6, width=0.9, color=color, opacity=0.19))


def _confirmed(color: str) -> Style:
    return Style(stroke=color, width=1.2, fill=color, fill_opacity=0.1)


def _planned(color: str) -> Style:
    return Style(stroke=color, width=1.2, dash="6 4", fill=color, fill_opacity=0.025)


def _leaving(color: str) -> Style:
    return _hatched(0.01, Hatch(angle=135, spacing=16, width=0.8, color=color, opacity=0.2))


def _superseded(_color: str) -> Style:
    # no tint: what is over must not make what holds look surer where they overlap
    return _hatched(0, Hatch(angle=90, spacing=14, width=0.7, color=SUPERSEDED, opacity=0.2))


_AREAS = {
    Pattern.CLAIMED: _claimed,
    Pattern.REPORTED: _reported,
    Pattern.CONFIRMED: _confirmed,
    Pattern.PLANNED: _planned,
    Pattern.LEAVING: _leaving,
    Pattern.SUPERSEDED: _superseded,
}
