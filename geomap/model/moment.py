"""A day or an instant, with the honesty to keep them apart."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

#: Years that can be moved to any time zone without leaving the calendar.
_YEARS = range(2, 9999)

#: A date, or what data frames make of one: a midnight without an offset.
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00:00(?:\.0+)?)?\Z")


def in_zone(time: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return an aware time in a zone, with its offset fixed.

    Two times of one zone that changes its clocks compare by the clock's face; with fixed offsets
    they compare by what came first.

    Raises
    ------
    ValueError
        If the time has no zone, or lies at an end of the calendar.
    """
    if time.tzinfo is None:
        raise ValueError("the time has no zone: give its offset from UTC")
    if time.year not in _YEARS:
        raise ValueError(f"the year {time.year} is at an end of the calendar")
    local = time.astimezone(zone)
    return local.replace(tzinfo=dt.timezone(local.utcoffset() or dt.timedelta()))


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A time as a source gave it: a whole day, or an instant.

    Parameters
    ----------
    start, end
        First and last instant it can mean, aware, in the situation's time zone; equal for an
        instant.
    """

    start: dt.datetime
    end: dt.datetime

    @classmethod
    def parse(cls, text: str, zone: dt.tzinfo) -> Self:
        """Read an ISO 8601 date or an ISO 8601 date-time with an offset.

        Parameters
        ----------
        text
            "2023-09-29" or "2023-10-18T08:30:00+02:00". "2023-09-29T00:00:00" is that day: data
            frames write dates so, and no instant is claimed without an offset.
        zone
            Time zone in which a date is a day.

        Raises
        ------
        ValueError
            If the text is neither, or a date-time without an offset.

        Examples
        --------
        >>> Moment.parse("2023-09-29", dt.timezone.utc).end.isoformat()
        '2023-09-29T23:59:59+00:00'
        """
        date = _DATE.match(text)
        if date:
            day = dt.date.fromisoformat(date[1])
            first = dt.datetime.combine(day, dt.time.min, zone)
            last = dt.datetime.combine(day, dt.time(23, 59, 59), zone)
            return cls(in_zone(first, zone), in_zone(last, zone))
        local = in_zone(dt.datetime.fromisoformat(text), zone)
        return cls(local, local)

    @property
    def is_day(self) -> bool:
        """Whether only the day is known."""
        return self.start != self.end
