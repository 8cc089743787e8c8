"""The rule about positions in texts: digits are read as knowledge."""

import re
from collections.abc import Iterator
from math import inf
from operator import itemgetter

from geomap.loader.rules.places import EXACT_M
from geomap.loader.rules.whole import Finding, Whole
from geomap.model.report import Precision, Report

#: A named place is a square of a kilometre at best.
_PLACE_M = 1000.0

#: A grid reference: zone, square, and the digits of easting and northing.
_MGRS = re.compile(
    r"(?<![\w.])\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(\d{1,5} \d{1,5}|(?:\d\d){1,5})(?![\w])"
)
#: Degrees: decimals behind the point, or minutes and seconds, with a hemisphere.
_DECIMAL = re.compile(r"(?<![\w.])\d{1,3}[.,](\d+) ?°? ?[NSEW]\b")
_SECONDS = re.compile(
    r"\d{1,3} ?° ?\d{1,2} ?[\u2032'’] ?(\d{1,2}(?:[.,]\d+)? ?(?:\u2033|\"|”|''))?"
)
#: Two decimal numbers side by side, as programs write positions.
_PAIR = re.compile(r"(?<![\w.])-?\d{1,3}\.(\d{3,}),? +-?\d{1,3}\.(\d{3,})(?![\w.])")
_DEGREE_M, _MINUTE_M, _SECOND_M = 111_000.0, 1850.0, 31.0


def texts_are_no_finer(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse coordinates in texts that are finer than the precision of the report."""
    limit_m = _finest_m(report)
    texts = {
        **{f"name:{language}": text for language, text in report.names.items()},
        **{f"summary:{language}": text for language, text in report.summaries.items()},
        "location_text": report.location_text,
        "rationale": report.rationale,
        "disputed_by": report.disputed_by,
        **report.extra,
    }
    for key, text in texts.items():
        found, cell_m = min(_coordinates_in(text or ""), key=itemgetter(1), default=("", inf))
        if found and (limit_m is None or cell_m < limit_m):
            if limit_m is None:
                yield Finding(
                    "GRID",
                    key,
                    f"{found!r} is a position, and precision {report.precision.value!r} has none",
                    "take it out",
                )
            else:
                yield Finding(
                    "GRID",
                    key,
                    f"{found!r} is exact to {cell_m:g} m, the report to {limit_m:g} m",
                    "write fewer digits; cut a grid reference off, do not round it",
                )


def _finest_m(report: Report) -> float | None:
    """Say to how many metres a report may give a position; None for not at all."""
    if report.precision is Precision.PLACE:
        return _PLACE_M
    if report.precision is Precision.EXACT:
        return min(report.radius_m or 1.0, EXACT_M) / 2
    return None


def _coordinates_in(text: str) -> Iterator[tuple[str, float]]:
    """Yield what looks like a position, and the size in metres of what it can tell apart."""
    for match in _MGRS.finditer(text):
        digits = len(match[1].replace(" ", "")) // 2
        yield match[0], 10.0 ** (5 - digits)
    for match in _DECIMAL.finditer(text):
        yield match[0], _DEGREE_M / 10 ** len(match[1])
    for match in _PAIR.finditer(text):
        yield match[0], _DEGREE_M / 10 ** max(len(match[1]), len(match[2]))
    for match in _SECONDS.finditer(text):
        yield match[0], _SECOND_M if match[1] else _MINUTE_M
