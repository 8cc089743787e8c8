"""What a scene says, independent of language: phrases, to be spoken by a `Speaker`.

A plain string is a phrase too: a text as its author wrote it, the same in every language.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from geomap.model.moment import Moment
from geomap.model.text import Text

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the catalogue, with phrases in its places."""

    key: str
    values: Mapping[str, "Phrase"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the situation, as written in each of its languages."""

    texts: Text


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with the separators of the language."""

    value: float


@dataclass(frozen=True, slots=True)
class Listed:
    """Phrases one after the other."""

    parts: "tuple[Phrase, ...]"
    separator: str = ", "


Phrase = str | Said | Written | Day | Number | Listed


def say(key: str, /, **values: Phrase) -> Said:
    """Return a text of the catalogue with values in its places."""
    return Said(key, values)


def instant(time: dt.datetime) -> Said:
    """Say an aware instant, with its offset from UTC."""
    return say(
        "date.instant",
        day=Day(time.date()),
        clock=f"{time:%H:%M}",
        offset=offset_text(time),
    )


def moment(time: Moment) -> Phrase:
    """Say a moment as exactly as it is known; a date-time group only where the hour is known."""
    if time.is_day:
        return Day(time.start.date())
    return Listed((instant(time.start), date_time_group(time.start)))


def distance(metres: float) -> Said:
    """Say a distance to two significant figures.

    Examples
    --------
    >>> distance(363).values["number"], distance(2000).key
    (Number(value=360), 'unit.km')
    """
    rounded = float(f"{metres:.2g}")
    if rounded < 1000:  # noqa: PLR2004 -- metres in a kilometre
        return say("unit.m", number=Number(round(rounded)))
    return say("unit.km", number=Number(rounded / 1000))


def offset_text(time: dt.datetime) -> str:
    """Write the offset of an aware time, such as "UTC+2" or "UTC−3:30"."""
    offset = time.utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")


def date_time_group(time: dt.datetime) -> str:
    """Write the date-time group in Zulu time, which is English in every language.

    Examples
    --------
    >>> date_time_group(dt.datetime(2023, 9, 24, 3, tzinfo=dt.timezone(dt.timedelta(hours=2))))
    '240100ZSEP23'
    """
    zulu = time.astimezone(dt.UTC)
    return f"{zulu:%d%H%M}Z{_MONTHS[zulu.month - 1]}{zulu:%y}"
