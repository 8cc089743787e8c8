"""Dates and times as briefing products write them.

English month abbreviations in every language; a date-time group only where an hour is known.
"""

import datetime as dt

from geomap.model.moment import Moment

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def day_text(day: dt.date) -> str:
    """Write a day.

    Examples
    --------
    >>> day_text(dt.date(2023, 9, 29))
    '29 SEP 2023'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def instant_text(time: dt.datetime) -> str:
    """Write an aware instant with its offset, such as "18 OCT 2023, 23:59 (UTC+2)"."""
    return f"{day_text(time)}, {time:%H:%M} ({offset_text(time)})"


def offset_text(time: dt.datetime) -> str:
    """Write the offset of an aware time, such as "UTC+2" or "UTC−3:30"."""
    offset = time.utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")


def date_time_group(time: dt.datetime) -> str:
    """Write the date-time group in Zulu time.

    Examples
    --------
    >>> date_time_group(dt.datetime(2023, 9, 24, 3, tzinfo=dt.timezone(dt.timedelta(hours=2))))
    '240100ZSEP23'
    """
    zulu = time.astimezone(dt.UTC)
    return f"{zulu:%d%H%M}Z{_MONTHS[zulu.month - 1]}{zulu:%y}"


def moment_text(moment: Moment) -> str:
    """Write a moment as exactly as it is known, and no more so."""
    if moment.is_day:
        return day_text(moment.start)
    return f"{instant_text(moment.start)}, {date_time_group(moment.start)}"
