"""The errors a caller may catch.

::

    GeomapError                 .code .problems .hint
    ├─ SpecError                situation.toml or sources.toml is wrong       (also ValueError)
    ├─ LoadError                a layer file is missing, unreadable or wrong  (also ValueError)
    ├─ RenderError              a product cannot be drawn
    │   ├─ AssetsMissingError   the page script was not built
    │   └─ MissingExtraError    a format needs what is not installed            (also ImportError)
    ├─ PublishError             the output folder cannot be written           (also OSError)
    └─ RefreshError             an upstream cannot be used; the layers are as they were

Types are stable, messages are not. What is wrong with *data* is collected as `Problem` values and
raised once, in `problems`.
"""

from collections.abc import Iterable
from typing import ClassVar, Protocol


class ProblemLike(Protocol):
    """What an error asks of a problem: a code, and a text for a person."""

    @property
    def code(self) -> str:
        """Stable code, such as "GM-LOAD-TIME"."""
        ...

    def __str__(self) -> str: ...


class GeomapError(Exception):
    """Base of every error raised on purpose.

    Parameters
    ----------
    message
        One sentence: what went wrong.
    problems
        The single findings behind it.
    hint
        What the user can do about it.
    """

    code: ClassVar[str] = "GM-ERROR"

    def __init__(
        self, message: str, *, problems: Iterable[ProblemLike] = (), hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.problems: tuple[ProblemLike, ...] = tuple(problems)
        self.hint = hint


class SpecError(GeomapError, ValueError):
    """situation.toml or sources.toml cannot be used as it is."""

    code = "GM-SPEC"


class LoadError(GeomapError, ValueError):
    """A layer file is missing, cannot be read, or says something wrong."""

    code = "GM-LOAD"


class RenderError(GeomapError):
    """A product cannot be drawn."""

    code = "GM-RENDER"


class AssetsMissingError(RenderError):
    """The page script and style were not built into this installation."""

    code = "GM-RENDER-ASSETS"


class MissingExtraError(RenderError, ImportError):
    """A format was asked for that needs an extra which is not installed."""

    code = "GM-RENDER-EXTRA"


class PublishError(GeomapError, OSError):
    """The output folder cannot be written; what was there before is unchanged."""

    code = "GM-PUBLISH"


class RefreshError(GeomapError):
    """An upstream cannot be reached, or its answer cannot be used; no layer was changed."""

    code = "GM-REFRESH"
