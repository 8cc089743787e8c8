"""Rules about what features refer to: sources, other reports."""

from collections import Counter
from collections.abc import Iterator

from geomap.loader.rules.whole import Finding, Whole, parties_in
from geomap.model.layer import Layer
from geomap.model.report import Feature, Report
from geomap.spec.explain import did_you_mean

_RELATIONS = ("supersedes", "contradicts")


def sources_exist(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    """Refuse a source that sources.toml does not have."""
    if whole.source_ids is None:
        return
    for source in feature.sources:
        if source not in whole.source_ids:
            near = did_you_mean(source, whole.source_ids)
            cure = "add it to sources.toml" + (f", or did you mean {near!r}?" if near else "")
            yield Finding("SOURCE", "sources", f"there is no source {source!r}", cure)


def nothing_is_listed_twice(feature: Feature, _layer: Layer, _whole: Whole) -> Iterator[Finding]:
    """Refuse lists that name a thing twice."""
    for key in ("sources", *_RELATIONS, "icons", "unchecked"):
        values = getattr(feature, key, ())
        for value in (value for value, count in Counter(values).items() if count > 1):
            yield Finding("REPEATED", key, f"{value!r} is listed twice", "list it once")


def relations_exist(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse relations to nothing, to itself, and of an earlier report over a later one."""
    for key in _RELATIONS:
        for other in getattr(report, key):
            older = whole.reports.get(other)
            if other == report.id:
                yield Finding("RELATION", key, f"the report {key} itself", "name another report")
            elif whole.complete and older is None:
                near = did_you_mean(other, whole.reports)
                cure = f"did you mean {near!r}?" if near else "name a report of this situation"
                yield Finding("RELATION", key, f"there is no report {other!r}", cure)
            elif older and key == "supersedes" and report.reported_at.end < older.reported_at.end:
                yield Finding(
                    "RELATION",
                    key,
                    f"it supersedes {other!r}, which was reported later",
                    "let the later report supersede the earlier one",
                )


def supersession_ends(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse reports that supersede each other in a circle."""
    seen: set[str] = set()
    pending = list(report.supersedes)
    while pending:
        other = pending.pop()
        if other == report.id and other in report.supersedes:
            continue  # said already, as a report that supersedes itself
        if other == report.id:
            yield Finding(
                "RELATION",
                "supersedes",
                "it supersedes, by way of others, itself: none of them would be current",
                "take one supersedes out",
            )
            return
        if other not in seen and other in whole.reports:
            seen.add(other)
            pending += whole.reports[other].supersedes


def superseder_is_the_same_party(report: Report, whole: Whole) -> Iterator[Finding]:
    """Doubt a report that ends the claim of a party that it does not come from."""
    own = parties_in(report.claimant)
    for other in report.supersedes:
        older = whole.reports.get(other)
        if older is not None and not own & parties_in(older.claimant):
            yield Finding(
                "PARTY",
                "supersedes",
                f"{report.claimant} does not take back what {older.claimant} said in {other!r}",
                "write contradicts, or name the party the same way in both",
            )


def sources_are_late_enough(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse a report all of whose sources are older than it."""
    if any(source not in whole.sources for source in report.sources):
        return
    dates = [whole.sources[source].date for source in report.sources]
    known = [date for date in dates if date is not None]
    if len(known) == len(dates) and known and max(known) < report.reported_at.start.date():
        yield Finding(
            "DATED",
            "reported_at",
            f"it was reported on {report.reported_at.start:%Y-%m-%d}, and none of its sources is "
            f"later than {max(known)}",
            "correct the day, or cite the source that told it",
        )
