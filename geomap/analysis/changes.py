"""What changed between two pictures of one record."""

import datetime as dt
import itertools
from collections.abc import Collection
from dataclasses import dataclass, replace

from geomap.model.report import Report, Standing
from geomap.model.situation import Edition, Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Ids of the reports that differ, the latest report first.

    Parameters
    ----------
    since
        The edition compared with.
    until
        The later time.
    added
        Known now and not then.
    changed
        Known then, and told otherwise now: more sources, or what was announced has come.
    superseded, ended
        Then neither, now so.
    """

    since: Edition
    until: dt.datetime
    added: tuple[str, ...]
    changed: tuple[str, ...]
    superseded: tuple[str, ...]
    ended: tuple[str, ...]


def changes_of_editions(situation: Situation) -> tuple[Changes, ...]:
    """Compare each edition that a picture knows with the one before, and the picture with the last.

    Parameters
    ----------
    situation
        As of any time.

    Returns
    -------
    tuple of Changes
        In order of time; empty if there is nothing to compare with.
    """
    past = [known for known in situation.editions if known.cutoff <= situation.as_of]
    pictures = [situation.at(edition=known.number) for known in past]
    if past and past[-1].cutoff < situation.as_of:
        pictures.append(situation)
    return tuple(changes_between(former, later) for former, later in itertools.pairwise(pictures))


def changes_between(former: Situation, later: Situation) -> Changes:
    """Compare two pictures of one record.

    Parameters
    ----------
    former
        As of an edition.
    later
        As of a later time.

    Raises
    ------
    ValueError
        If the former is not that of an edition.
    """
    if former.edition is None:
        raise ValueError("changes are told since an edition")
    then = {report.id: report for layer in former.layers for report in layer.reports}
    now = [report for layer in later.layers for report in layer.reports]
    now.sort(key=lambda report: (report.reported_at.end, report.id), reverse=True)
    both = [report for report in now if report.id in then]

    def turned(standing: Standing) -> tuple[str, ...]:
        return tuple(
            report.id
            for report in both
            if report.standing is standing and then[report.id].standing is not standing
        )

    superseded, ended = turned(Standing.SUPERSEDED), turned(Standing.ENDED)
    told = {*superseded, *ended}
    return Changes(
        since=former.edition,
        until=later.as_of,
        added=tuple(report.id for report in now if report.id not in then),
        changed=tuple(
            report.id
            for report in both
            if report.id not in told and _differs(then[report.id], report)
        ),
        superseded=superseded,
        ended=ended,
    )


def _differs(then: Report, now: Report) -> bool:
    return replace(then, superseded_by=now.superseded_by) != now


def limited_to(changes: Changes, features: Collection[str]) -> Changes:
    """Keep only some features, such as those of one map."""

    def kept(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in ids if name in features)

    return replace(
        changes,
        added=kept(changes.added),
        changed=kept(changes.changed),
        superseded=kept(changes.superseded),
        ended=kept(changes.ended),
    )
