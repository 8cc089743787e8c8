"""Reports, changes and sources as lines of a table or a list, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report as a row of a table; `sources` are numbers of the list of sources."""

    title: str
    claim: str
    claimant: str
    when: str
    grade: str
    precision: str
    quantity: str
    standing: str
    sources: tuple[int, ...]
    is_greyed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """A report that is new, told otherwise, superseded or ended, and by what it is superseded."""

    what: str
    report: ReportLine
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source of the list; `url` only if it may be a link."""

    number: int
    text: str
    url: str | None

    @property
    def site(self) -> str:
        """Name of the host of its address, or the address of a letter; empty without one."""
        parts = urlsplit(self.url or "")
        return parts.hostname or parts.path


def ranges(numbers: Sequence[int]) -> str:
    """Write numbers of sources, those that follow one another as a range.

    Examples
    --------
    >>> ranges((1, 3, 4, 5, 9, 10))
    '1, 3–5, 9, 10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)  # noqa: PLR2004 -- two are not a range
    return ", ".join(parts)
