"""What a rule may ask, and what it answers."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geomap.loader.rules.spelling import in_one_spelling
from geomap.model.bounds import Bounds
from geomap.model.handling import Handling
from geomap.model.layer import Layer
from geomap.model.perspective import Perspective
from geomap.model.report import Feature, Report
from geomap.spec.sources_file import SourceTable


class Finding(NamedTuple):
    """What a rule found: the code behind ``GM-LOAD-``, the property, what is wrong, the cure."""

    code: str
    path: str
    message: str
    cure: str


Rule = Callable[[Feature, Layer, "Whole"], Iterator[Finding]]
ReportRule = Callable[[Report, "Whole"], Iterator[Finding]]
LayerRule = Callable[[Layer, "Whole"], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The situation as far as it could be read.

    Parameters
    ----------
    layers
        All layers of the situation.
    sources
        The sources that are right in themselves, by id.
    source_ids
        Ids in sources.toml; None if it could not be read.
    languages
        Languages of the situation; empty if situation.toml could not be read, as are the next.
    handling
        The label of the situation.
    perspective
        Whose view the frames show.
    last_cutoff
        That of the last edition.
    boxes
        The boxes of the maps, widened; what lies outside all of them is doubtful.
    complete
        Whether every feature of every file could be read. If not, what refers to a missing one
        is not held against it.
    """

    layers: Sequence[Layer]
    sources: Mapping[str, SourceTable]
    source_ids: frozenset[str] | None
    languages: Sequence[str] = ()
    handling: Handling | None = None
    perspective: Perspective | None = None
    last_cutoff: dt.datetime | None = None
    boxes: Sequence[Bounds] = ()
    complete: bool = False
    reports: Mapping[str, Report] = field(init=False)
    owners: Mapping[str, Counter[str]] = field(init=False)
    circular: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        reports: dict[str, Report] = {}
        owners: dict[str, Counter[str]] = {}
        for layer in self.layers:
            for feature in layer.features:
                owners.setdefault(feature.id, Counter())[layer.file] += 1
                if isinstance(feature, Report):
                    reports[feature.id] = feature
        object.__setattr__(self, "reports", reports)
        object.__setattr__(self, "owners", owners)
        object.__setattr__(self, "circular", _circular(reports))


def _circular(reports: Mapping[str, Report]) -> frozenset[str]:
    """Return the reports that supersede themselves by way of others.

    What supersedes nothing that is left, or is superseded by nothing that is left, is in no circle;
    such are taken out until there are none.
    """
    older = {
        name: {other for other in report.supersedes if other in reports and other != name}
        for name, report in reports.items()
    }
    newer: dict[str, set[str]] = {name: set() for name in reports}
    for name, others in older.items():
        for other in others:
            newer[other].add(name)
    pending = [name for name in reports if not older[name] or not newer[name]]
    left = set(reports)
    while pending:
        name = pending.pop()
        if name not in left:
            continue
        left.discard(name)
        for there, back in ((older, newer), (newer, older)):
            for other in there[name]:
                back[other].discard(name)
                if other in left and not back[other]:
                    pending.append(other)
    return frozenset(left)


_DETAILS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNCLOSED = re.compile(r"[(\[].*")
_NOBODY = frozenset({"", "none", "none found", "nobody", "no one", "no", "unknown", "not known"})


def parties_in(*texts: str | None) -> frozenset[str]:
    """Return the parties that texts name: separated by semicolons, without what is in brackets.

    Examples
    --------
    >>> sorted(parties_in("Red Cross; Ministry of Defence (a spokesman)"))
    ['ministry of defence', 'red cross']
    """
    named = (_party(part) for text in texts if text for part in text.split(";"))
    return frozenset(named) - _NOBODY


def count_voices(parties: Collection[str]) -> int:
    """Count parties, those once that differ by what is said behind the name.

    Examples
    --------
    >>> count_voices({"red cross", "red cross spokesman", "ministry"})
    2
    """
    return sum(
        not any(_is_of(party, other) for other in parties if other != party) for party in parties
    )


def share_a_voice(first: Collection[str], second: Collection[str]) -> bool:
    """Tell whether a party of the first is, or belongs to, one of the second, or vice versa."""
    return any(
        one == other or _is_of(one, other) or _is_of(other, one)
        for one in first
        for other in second
    )


def _is_of(party: str, other: str) -> bool:
    return party.startswith((f"{other} ", f"{other},"))


def _party(text: str) -> str:
    """Return the name of a party in one spelling, without what is in brackets behind it."""
    former = ""
    while former != text:
        former, text = text, _DETAILS.sub(" ", text)
    text = in_one_spelling(_UNCLOSED.sub("", text)).casefold()
    return text.strip(" .,:-–—").removeprefix("the ")
