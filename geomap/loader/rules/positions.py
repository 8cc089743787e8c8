"""The rule about positions in texts: digits are read as knowledge."""

import re
from collections.abc import Iterator
from math import inf
from operator import itemgetter

from geomap.loader.rules.places import EXACT_M
from geomap.loader.rules.spelling import in_one_spelling
from geomap.loader.rules.whole import Finding, Whole
from geomap.model.report import Precision, Report

#: A named place is a square of a kilometre at best.
_PLACE_M = 1000.0

_SPELLINGS = str.maketrans(
    {"º": "°", "˚": "°", "\u2212": "-", "‘": "'", "’": "'", "\u2032": "'", "“": '"', "”": '"'}
    | {"\u2033": '"'}
)
_DEGREE_M, _MINUTE_M, _SECOND_M, _PLUS_CODE_M = 111_000.0, 1850.0, 31.0, 14.0

_MAY_HOLD_ONE = re.compile(r"\d|\+")
#: A grid reference: zone, square, and the digits of easting and northing.
_MGRS = re.compile(
    r"(?<![\w.])\d{1,2} ?[C-HJ-NP-X][ /-]?[A-HJ-NP-Z]{2}[ /-]?"
    r"(\d{2,5}[ ,/-]{1,2}\d{2,5}|(?:\d\d){2,5})(?!\w)"
)
#: Easting and northing in metres.
_UTM = re.compile(
    r"(?<![\w.])(?:[EN] ?)?\d{6}(?:\.\d+)? ?m?[EN]?[ ,;/]{1,2}"
    r"(?:[NE] ?)?\d{7}(?:\.\d+)? ?m?[NE]?(?!\w)"
)
#: Two decimal numbers side by side, one with four decimals at least: not thousands.
_PAIR = re.compile(
    r"(?<![\w.,])[-+]?\d{1,3}[.,](\d{3,})°? ?[,;/|]? ?[-+]?\d{1,3}[.,](\d{3,})(?!\w)"
)
_THOUSANDS = 3
#: Decimal degrees with a hemisphere, a degree sign or a word for latitude and longitude.
_DEGREES = (
    re.compile(r"(?<![\w.])\d{1,3}[.,](\d{2,}) ?°? ?(?:[NSEW]\b|north|south|east|west)"),
    re.compile(r"(?<![\w.])\d{1,3}[.,](\d{4,}) ?°? ?[nsew]\b"),
    re.compile(r"\b[NSEW] ?\d{1,3}[.,](\d{2,})"),
    re.compile(r"(?<![\w.])\d{1,3}[.,](\d{2,}) ?°(?! ?[CF]\b)"),
    re.compile(r"(?i)\b(?:lat|latitude|lon|lng|long|longitude|x|y)\b\W{0,3}\d{1,3}[.,](\d{2,})"),
)
#: Degrees and minutes, with decimals or seconds, or with a hemisphere.
_MINUTES = re.compile(
    r"\d{1,3} ?° ?\d{1,2}(?:[.,](\d+))? ?'(?: ?(\d{1,2}(?:[.,]\d+)?) ?(?:\"|''))?(?: ?([NSEW])\b)?"
)
_SECONDS = re.compile(r"\b\d{1,3}[ -]\d{2}[ -]\d{2} ?[NSEW]\b|\b\d{6,7}[NSEW]\b")
_PLUS_CODE = re.compile(r"\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b")
#: What tells the same size apart however it is written.
_FIXED = ((_UTM, 1.0), (_SECONDS, _SECOND_M), (_PLUS_CODE, _PLUS_CODE_M))


def texts_are_no_finer(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse coordinates in texts that are finer than the precision of the report."""
    limit_m = _finest_m(report)
    for key, text in _texts(report):
        found, cell_m = min(_coordinates_in(text), key=itemgetter(1), default=("", inf))
        if not found:
            continue
        if limit_m is None:
            what = f"{found!r} is a position, and precision {report.precision.value!r} has none"
            yield Finding("GRID", key, what, "take it out")
        elif cell_m < limit_m:
            what = f"{found!r} is exact to {cell_m:.2g} m, the report to {limit_m:g} m"
            cure = "write fewer digits; cut a grid reference off, do not round it"
            yield Finding("GRID", key, what, cure)


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every text of a report that a reader sees, by property."""
    for key, texts in (("name", report.names), ("summary", report.summaries)):
        for language, text in texts.items():
            yield f"{key}:{language}", text
    for key in (
        "claimant", "side", "location_text", "composition", "designation", "confirmed_by",
        "rationale", "reviewed_by", "disputed_by",
    ):  # fmt: skip
        yield key, getattr(report, key) or ""
    for key, texts in report.translations.items():
        for language, text in texts.items():
            yield f"{key}:{language}", text
    for key, text in report.extra.items():
        yield key, f"{key} {text}"


def _finest_m(report: Report) -> float | None:
    """Say to how many metres a report may give a position; None for not at all."""
    if report.precision is Precision.PLACE:
        return _PLACE_M
    if report.precision is Precision.EXACT:
        return min(report.radius_m or 1.0, EXACT_M) / 2
    return None


def _coordinates_in(text: str) -> Iterator[tuple[str, float]]:
    """Yield what looks like a position, and the size in metres of what it can tell apart."""
    if not _MAY_HOLD_ONE.search(text):
        return
    text = in_one_spelling(text.translate(_SPELLINGS))
    for match in _MGRS.finditer(text):
        digits = sum(letter.isdigit() for letter in match[1]) // 2
        yield match[0], 10.0 ** (5 - digits)
    yield from _decimal_degrees_in(text)
    yield from _minutes_in(text)
    for pattern, cell_m in _FIXED:
        for match in pattern.finditer(text):
            yield match[0], cell_m


def _decimal_degrees_in(text: str) -> Iterator[tuple[str, float]]:
    for match in _PAIR.finditer(text):
        finest = max(len(match[1]), len(match[2]))
        if finest > _THOUSANDS:
            yield match[0], _DEGREE_M / 10**finest
    for pattern in _DEGREES:
        for match in pattern.finditer(text):
            yield match[0], _DEGREE_M / 10 ** len(match[1])


def _minutes_in(text: str) -> Iterator[tuple[str, float]]:
    for match in _MINUTES.finditer(text):
        decimals, seconds, hemisphere = match.groups()
        if seconds:
            yield match[0], _SECOND_M
        elif decimals or hemisphere:
            yield match[0], _MINUTE_M / 10 ** len(decimals or "")
