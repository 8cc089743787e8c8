"""Rules about when."""

from collections.abc import Iterator

from geomap.loader.rules.whole import Finding, Whole
from geomap.model.report import Report


def times_are_in_order(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse an end before its beginning."""
    for first, last in (("event_start", "event_end"), ("valid_from", "valid_to")):
        start, end = getattr(report, first), getattr(report, last)
        if start is not None and end is not None and end.end < start.start:
            yield Finding("TIME", last, f"{last} is before {first}", "correct one of them")


def told_after_it_began(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse an event that was reported before it began."""
    if report.event_start is not None and report.event_start.start > report.reported_at.end:
        yield Finding(
            "TIME",
            "event_start",
            "the event begins after it was reported",
            "correct one of them; what is only announced has valid_from",
        )
    elif report.event_end is not None and report.event_end.start > report.reported_at.end:
        yield Finding(
            "TIME",
            "event_end",
            "the event ends after it was reported",
            "correct one of them; what was only expected has valid_to",
        )


def some_edition_knows_it(report: Report, whole: Whole) -> Iterator[Finding]:
    """Doubt a report that came after the last edition."""
    if whole.last_cutoff is not None and report.reported_at.end > whole.last_cutoff:
        yield Finding(
            "LATE",
            "reported_at",
            f"it was reported after the cut-off of the last edition ({whole.last_cutoff:%Y-%m-%d})",
            "add an edition, or correct reported_at",
        )
