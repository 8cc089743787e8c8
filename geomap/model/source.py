"""Where a report was read."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Evidence(StrEnum):
    """How close to the publisher the text was seen."""

    ORIGINAL = "original"
    COPY = "copy"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry of sources.toml."""

    id: str
    publisher: str
    title: str
    url: str | None
    date: dt.date | None
    language: str | None
    evidence: Evidence
    note: str | None = None
