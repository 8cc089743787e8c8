"""A finding about input: what is wrong, what follows, what to do."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"  # nothing is built
    WARNING = "warning"  # built, and said


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with the input, and its cure.

    Parameters
    ----------
    code
        Stable code, such as "GM-LOAD-007".
    message, consequence, cure
        Three short sentences.
    file
        File name as the user knows it.
    feature
        Id of the feature, if it has one.
    path
        Place inside the file as JSONPath, such as "$.features[3].geometry".
    line
        Line number, from 1, where the decoder knows it.
    """

    code: str
    message: str
    consequence: str
    cure: str
    severity: Severity = Severity.ERROR
    file: str | None = None
    feature: str | None = None
    path: str | None = None
    line: int | None = None

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity is Severity.ERROR

    @property
    def concerns_spec(self) -> bool:
        """Whether it is about situation.toml or sources.toml, and not about a layer file."""
        return self.code.startswith("GM-SPEC")

    @property
    def place(self) -> str:
        """File, line, feature and path in one line."""
        file = self.file or ""
        if self.line is not None:
            file = f"{file}:{self.line}"
        return " · ".join(part for part in (file, self.feature, self.path) if part)

    def __str__(self) -> str:
        return (
            f"{self.severity} {self.code}  {self.place}\n"
            f"    {self.message} → {self.consequence} → {self.cure}"
        )

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the fields for JSON."""
        return asdict(self)
