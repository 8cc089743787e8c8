"""From what a report says to how it is drawn."""

from dataclasses import replace

from geomap.model.history import History
from geomap.model.layer import LayerKind, LayerStyle
from geomap.model.report import Report, Standing, Status
from geomap.style.palette import Pattern

_CONFIRMED, _PROBABLE = 1, 2


def pattern_of(report: Report) -> Pattern:
    """Choose the pattern that tells how sure a report is.

    A superseded or ended report is greyed. What is only anticipated is dashed; what is reported as
    leaving or over is sparse. Otherwise
    credibility decides: 1, confirmed by other sources; 2, probably true, reported; 3 to 6, claimed.
    """
    if report.standing in {Standing.SUPERSEDED, Standing.ENDED}:
        return Pattern.SUPERSEDED
    if report.standing is Standing.PLANNED or report.status is Status.ANTICIPATED:
        return Pattern.PLANNED
    if report.status in {Status.ENDING, Status.ENDED}:
        return Pattern.LEAVING
    if report.credibility == _CONFIRMED:
        return Pattern.CONFIRMED
    return Pattern.REPORTED if report.credibility == _PROBABLE else Pattern.CLAIMED


def area_style_key(report: Report, style: LayerStyle) -> str:
    """Return the key of the style of a report's area in a layer of a style."""
    return f"{style.value}.{pattern_of(report).value}"


def looks_of(report: Report, history: History | None, style: LayerStyle) -> dict[Standing, str]:
    """Return the style of a report's area in each standing that it ever has."""
    standings = {report.standing, *(history.standings if history else ())}
    return {
        standing: area_style_key(replace(report, standing=standing), style)
        for standing in sorted(standings)
    }


def error_style_key(report: Report, style: LayerStyle) -> str:
    """Return the key of the style of a report's circle of uncertainty."""
    greyed = pattern_of(report) is Pattern.SUPERSEDED
    return f"{style.value}.{'error-superseded' if greyed else 'error'}"


def base_style_key(kind: LayerKind, style: LayerStyle) -> str:
    """Return the key of the style of a feature that is not a report, in a layer of a kind."""
    match kind:
        case LayerKind.COUNTRIES:
            return "ground.neighbour"
        case LayerKind.UNITS:
            return "units.interest" if style is LayerStyle.INTEREST else "units.context"
        case LayerKind.LINE:
            return "line.reference"
        case LayerKind.BORDERS:
            return "line.border"
        case _:
            return "zone.strip" if style is LayerStyle.CONTEXT else "zone.outline"
