"""The period of a map: the times one may stand at, its editions, and what changed between them."""

import datetime as dt
from collections.abc import Iterable, Mapping

from geomap.analysis.changes import changes_of_editions, limited_to
from geomap.model.moment import in_zone
from geomap.model.situation import Situation
from geomap.scene.elements import PastEdition, ReportFacts, Timeline
from geomap.style.phrases import Written

#: Longest period that is stepped through by the hour, and by the day; longer ones by the week.
_BY_HOUR, _BY_DAY = dt.timedelta(days=4), dt.timedelta(days=400)


def write_timeline(situation: Situation, reports: Mapping[str, ReportFacts]) -> Timeline:
    """Write the timeline of a map with these reports, up to the time of the situation."""
    past = [known for known in situation.editions if known.cutoff <= situation.as_of]
    first = min(
        (facts.history.known[0].at for facts in reports.values()),
        default=past[0].cutoff if past else situation.as_of,
    )
    first = min([first, situation.as_of, *(known.cutoff for known in past)])
    return Timeline(
        stops=tuple(_stops(first, situation, (known.cutoff for known in past))),
        editions=tuple(
            PastEdition(
                number=known.number,
                cutoff=in_zone(known.cutoff, situation.zone),
                note=Written(known.note) if known.note else "",
                key_reports=tuple(name for name in known.key_reports if name in reports),
            )
            for known in past
        ),
        changes=tuple(limited_to(known, reports) for known in changes_of_editions(situation)),
    )


def _stops(
    first: dt.datetime, situation: Situation, cutoffs: Iterable[dt.datetime]
) -> list[dt.datetime]:
    """Return the ends of hours, days or weeks of a period, the cut-offs in it, and its end."""
    zone, last = situation.zone, situation.as_of
    period = last - first
    start = first.astimezone(zone)
    if period <= _BY_HOUR:
        hour = start.replace(minute=0, second=0, microsecond=0).astimezone(dt.UTC)
        steps = (hour + dt.timedelta(hours=count) for count in range(1, 24 * 5))
    else:
        days = 1 if period <= _BY_DAY else 7
        steps = (
            dt.datetime.combine(start.date() + dt.timedelta(days=count), dt.time(23, 59, 59), zone)
            for count in range(0, period.days + days + 1, days)
        )
    times = {in_zone(step, zone) for step in steps if first <= step < last}
    times |= {in_zone(cutoff, zone) for cutoff in cutoffs}
    return sorted({*times, in_zone(last, zone)})
