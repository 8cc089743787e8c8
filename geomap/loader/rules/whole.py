"""What a rule may ask, and what it answers."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geomap.model.bounds import Bounds
from geomap.model.handling import Handling
from geomap.model.layer import Layer
from geomap.model.perspective import NEUTRAL, Perspective
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
    perspective: Perspective = NEUTRAL
    last_cutoff: dt.datetime | None = None
    boxes: Sequence[Bounds] = ()
    complete: bool = False
    reports: Mapping[str, Report] = field(init=False)
    owners: Mapping[str, Counter[str]] = field(init=False)

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


_DETAILS = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r";")


def parties_in(*texts: str | None) -> frozenset[str]:
    """Return the parties that texts name: separated by semicolons, without what is in brackets.

    Examples
    --------
    >>> sorted(parties_in("Red Cross; Ministry of Defence (a spokesman)"))
    ['ministry of defence', 'red cross']
    """
    named = (
        part.strip().casefold().removeprefix("the ")
        for text in texts
        if text
        for part in _BETWEEN.split(_DETAILS.sub("", text))
    )
    return frozenset(party for party in named if party)
