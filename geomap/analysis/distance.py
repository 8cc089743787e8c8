"""How far a report is from the line of reference, with what is not known about either."""

import math
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from geomap.geodesy import measure_distances_m
from geomap.model.report import Precision, Report


class Span(NamedTuple):
    """A distance on the ground between two bounds, in metres."""

    least_m: float
    most_m: float


def distance_to_line(report: Report, line: BaseGeometry, *, line_error_m: float) -> Span | None:
    """Measure how far a report is from a line.

    Parameters
    ----------
    report
        Its radius is taken as the error of its place; of an area any part is possible.
    line
        In OGC:CRS84.
    line_error_m
        How far off the line may be, metres; it widens the span on both sides.

    Returns
    -------
    Span or None
        None for a report without a place, or one that lies along the line by its own words.
    """
    if report.geometry is None or report.precision is Precision.BORDER_WIDE:
        return None
    nearest_m, farthest_m = measure_distances_m(report.geometry, line)
    error_m = (report.radius_m or 0.0) + line_error_m
    return Span(max(0.0, nearest_m - error_m), farthest_m + error_m)


def rounded_span(span: Span) -> Span:
    """Widen a span to two significant figures: down at its least, up at its most.

    Examples
    --------
    >>> rounded_span(Span(1234.0, 1234.0))
    Span(least_m=1200.0, most_m=1300.0)
    """
    return Span(_down(span.least_m), -_down(-span.most_m))


def _down(metres: float) -> float:
    """Round towards minus infinity; below ten metres to ten."""
    size = max(2, math.floor(math.log10(abs(metres))) + 1) if metres else 2
    step = 10.0 ** max(1, size - 2)
    return math.floor(metres / step) * step
