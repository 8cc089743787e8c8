"""A day or an instant, with the honesty to keep them apart."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


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
            "2023-09-29" or "2023-10-18T08:30:00+02:00".
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
        if _DATE.match(text):
            day = dt.date.fromisoformat(text)
            return cls(
                dt.datetime.combine(day, dt.time.min, zone),
                dt.datetime.combine(day, dt.time(23, 59, 59), zone),
            )
        instant = dt.datetime.fromisoformat(text)
        if instant.tzinfo is None:
            raise ValueError("a date-time without an offset from UTC")
        local = instant.astimezone(zone)
        return cls(local, local)

    @property
    def is_day(self) -> bool:
        """Whether only the day is known."""
        return self.start != self.end
