"""What each problem code means: for ``geomap check --explain``, and for the rules themselves."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geomap.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What stands behind a code.

    Parameters
    ----------
    title
        What is wrong, in one line.
    why
        Why a map must not have it.
    cure
        What to do.
    consequence
        What follows as long as it is there.
    severity
        How much it matters.
    """

    code: str
    title: str
    why: str
    cure: str
    consequence: str
    severity: Severity

    def __str__(self) -> str:
        return (
            f"{self.code} ({self.severity}): {self.title}\n"
            f"    why   {self.why}\n"
            f"    then  {self.consequence}\n"
            f"    cure  {self.cure}"
        )

    def problem(
        self,
        message: str,
        *,
        cure: str,
        file: str,
        feature: str | None = None,
        path: str | None = None,
    ) -> Problem:
        """Return a problem of this code, as it was found in a file."""
        return Problem(
            code=self.code,
            message=message,
            consequence=self.consequence,
            cure=cure,
            severity=self.severity,
            file=file,
            feature=feature,
            path=path,
        )


@cache
def explanations() -> dict[str, Explanation]:
    """Return every code that geomap can give, in the order of the catalogue."""
    table = tomllib.loads(files("geomap.spec").joinpath("codes.toml").read_text("utf-8"))
    return {
        code: Explanation(
            code=code,
            title=entry["title"],
            why=entry["why"],
            cure=entry["cure"],
            consequence=entry.get("consequence", "nothing is built"),
            severity=Severity(entry.get("severity", "error")),
        )
        for code, entry in table.items()
    }


def explanation_of(code: str) -> Explanation:
    """Return what a code means.

    Raises
    ------
    KeyError
        If there is no such code.
    """
    return explanations()[code]
