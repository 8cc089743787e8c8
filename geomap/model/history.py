"""How a report fares over time: when it became known, and when it was so."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.model.layer import Layer
from geomap.model.report import Report, Standing

#: Kinds of reports that tell of something that happened, not of something that holds.
HAPPENINGS = frozenset({"incident", "movement", "statement"})


@dataclass(frozen=True, slots=True)
class Step:
    """From a time on, a report has a standing; None where it does not show."""

    at: dt.datetime
    standing: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The steps of a report, in order of time; before the first it does not show.

    Parameters
    ----------
    known
        By what was known at a time.
    true
        By what was so at a time, as far as is known at the end.
    """

    known: tuple[Step, ...]
    true: tuple[Step, ...]

    @property
    def standings(self) -> frozenset[Standing]:
        """Every standing it ever has."""
        return frozenset(
            step.standing for step in (*self.known, *self.true) if step.standing is not None
        )


def standing_at(report: Report, time: dt.datetime, *, superseded: bool) -> Standing:
    """Return what the record says of a report at a time by which it is known."""
    if superseded:
        return Standing.SUPERSEDED
    if report.valid_to is not None and report.valid_to.end <= time:
        return Standing.ENDED
    if report.valid_from is not None and report.valid_from.start > time:
        return Standing.PLANNED
    return Standing.CURRENT


def histories_of(layers: Iterable[Layer], zone: dt.tzinfo) -> dict[str, History]:
    """Return the history of every report of a picture, as far as that picture knows it.

    Parameters
    ----------
    layers
        Of the picture.
    zone
        Time zone in which a day is over.
    """
    reports = [report for layer in layers for report in layer.reports]
    superseders: dict[str, list[Report]] = {}
    for report in reports:
        for older in report.supersedes:
            superseders.setdefault(older, []).append(report)
    return {
        report.id: History(
            known=_known(report, superseders.get(report.id, ())),
            true=_true(report, superseders.get(report.id, ()), zone),
        )
        for report in reports
    }


def _known(report: Report, superseders: Sequence[Report]) -> tuple[Step, ...]:
    first = report.reported_at.end
    turns = [newer.reported_at.end for newer in superseders]
    if report.valid_from is not None:
        turns.append(report.valid_from.start)
    if report.valid_to is not None:
        turns.append(report.valid_to.end)
    times = sorted({first, *(turn for turn in turns if turn > first)})
    steps = [
        Step(
            time,
            standing_at(
                report,
                time,
                superseded=any(newer.reported_at.end <= time for newer in superseders),
            ),
        )
        for time in times
    ]
    return _without_repeats(steps)


def _true(report: Report, superseders: Sequence[Report], zone: dt.tzinfo) -> tuple[Step, ...]:
    first, last = true_from(report), _true_to(report, zone)
    ends = [true_from(newer) for newer in superseders]
    if last is not None:
        ends.append(last)
    end = min(ends, default=None)
    if end is None:
        return (Step(first, Standing.CURRENT),)
    if end <= first:
        return ()
    return (Step(first, Standing.CURRENT), Step(end, None))


def true_from(report: Report) -> dt.datetime:
    """Return since when a report was so, as far as it says."""
    start = report.valid_from or report.event_start or report.reported_at
    return start.start


def _true_to(report: Report, zone: dt.tzinfo) -> dt.datetime | None:
    """Return from when on a report is no longer so; the last second of a day is still in it."""
    if report.valid_to is not None:
        end = report.valid_to
        return _day_after(end.end, zone) if end.is_day else end.end
    if report.kind not in HAPPENINGS:
        return None
    event = report.event_end or report.event_start or report.valid_from or report.reported_at
    # an instant would never be met by a slider, which stands at the ends of days
    return _day_after(max(event.end, true_from(report)), zone)


def _day_after(time: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return the beginning of the next day of a zone."""
    day = time.astimezone(zone).date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, dt.time.min, zone).astimezone(dt.UTC)


def _without_repeats(steps: Sequence[Step]) -> tuple[Step, ...]:
    kept: list[Step] = []
    for step in steps:
        if not kept or kept[-1].standing is not step.standing:
            kept.append(step)
    return tuple(kept)


def standing_of(steps: Sequence[Step], time: dt.datetime) -> Standing | None:
    """Return the standing at a time."""
    found = None
    for step in steps:
        if step.at <= time:
            found = step.standing
    return found
