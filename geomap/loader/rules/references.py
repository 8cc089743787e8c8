"""Rules about what features refer to: sources, other reports."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from geomap.loader.rules.whole import Finding, Whole, parties_in, share_a_voice
from geomap.model.layer import Layer
from geomap.model.report import Feature, Report
from geomap.spec.explain import did_you_mean, suggest

_RELATIONS = ("supersedes", "contradicts")
_SOURCE_NAME = re.compile(r"\bS[0-9]{2,3}[a-z]?\b")


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


def named_sources_are_cited(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    """Doubt texts that name a source which the feature does not cite."""
    texts = {"disputed_by": feature.disputed_by, **_own_texts(feature), **_translated(feature)}
    for key, text in texts.items():
        for name in dict.fromkeys(_SOURCE_NAME.findall(text or "")):
            if name in whole.sources and name not in feature.sources:
                yield Finding(
                    "CITED",
                    key,
                    f"it names {name}, which is not among its sources",
                    f"add {name} to sources",
                )


def _own_texts(feature: Feature) -> dict[str, str | None]:
    if not isinstance(feature, Report):
        return {"method": feature.origin.method}
    return {key: getattr(feature, key) for key in ("rationale", "confirmed_by", "composition")}


def _translated(feature: Feature) -> dict[str, str]:
    return {
        f"{key}:{language}": text
        for key, texts in feature.translations.items()
        for language, text in texts.items()
    }


def relations_exist(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse relations to nothing, to itself, and of an earlier report over a later one."""
    for key in _RELATIONS:
        for other in getattr(report, key):
            older = whole.reports.get(other)
            if other == report.id:
                yield Finding("RELATION", key, f"the report {key} itself", "name another report")
            elif whole.complete and older is None:
                cure = suggest(other, whole.reports, otherwise="name a report of this situation")
                yield Finding("RELATION", key, f"there is no report {other!r}", cure)
            elif older and key == "supersedes" and report.reported_at.end < older.reported_at.start:
                yield Finding(
                    "RELATION",
                    key,
                    f"it supersedes {other!r}, which was reported later",
                    "let the later report supersede the earlier one",
                )


def supersession_ends(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse reports that supersede each other in a circle."""
    if report.id in whole.circular:
        yield Finding(
            "RELATION",
            "supersedes",
            "it supersedes, by way of others, itself: none of them would be current",
            "take one supersedes out",
        )


def superseder_is_the_same_party(report: Report, whole: Whole) -> Iterator[Finding]:
    """Doubt a report that ends the claim of a party that it does not come from."""
    own = parties_in(report.claimant)
    for other in report.supersedes:
        older = whole.reports.get(other)
        if older is not None and not share_a_voice(own, parties_in(older.claimant)):
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
    # a publisher's day may end hours after that of the situation
    earliest = report.reported_at.start.date() - dt.timedelta(days=1)
    if len(known) == len(dates) and known and max(known) < earliest:
        yield Finding(
            "DATED",
            "reported_at",
            f"it was reported on {report.reported_at.start:%Y-%m-%d}, and none of its sources is "
            f"later than {max(known)}",
            "correct the day, or cite the source that told it",
        )
