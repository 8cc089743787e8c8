"""What every backend takes and gives. Light: it is imported without any backend."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from geomap.model.paper import Paper
    from geomap.scene.elements import Scene

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A finished product: a file name, its bytes and their media type."""

    name: str
    data: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


#: What a renderer makes.
Rendered = Artifact | tuple[Artifact, ...]


class Job:
    """One map to be rendered: its scene, and what the reader of a fixed product cannot choose.

    Parameters
    ----------
    scene
        The map.
    language
        Of products that speak one; the first of the scene by default.
    paper
        Of sheets; that of the scene by default.
    """

    def __init__(
        self, scene: Scene, *, language: str | None = None, paper: Paper | None = None
    ) -> None:
        self.scene = scene
        self.language = language or scene.languages[0]
        self.paper = paper or scene.paper
        self._made: dict[Callable[[Job], object], object] = {}

    def once(self, make: Callable[[Job], _T]) -> _T:
        """Return what a function makes of this job; it is called the first time only.

        Parameters
        ----------
        make
            Pure: several formats share what it returns.
        """
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_T", self._made[make])

    def name(self, suffix: str, *, page: int = 1) -> str:
        """Return the name of a product that speaks one language.

        Parameters
        ----------
        suffix
            Of the format, with its dot.
        page
            Number of the page that the file holds.

        Examples
        --------
        Of the map "north" in its second language: north.fr.png, and north.fr.p2.png.
        """
        spoken = "" if self.language == self.scene.languages[0] else f".{self.language}"
        turned = "" if page == 1 else f".p{page}"
        return f"{self.scene.map_id}{spoken}{turned}{suffix}"


class Renderer(Protocol):
    """Renders one map. It changes nothing and reads no clock."""

    def __call__(self, job: Job) -> Rendered | Future[Rendered]:
        """Render a map, to one file or to several that belong together, now or meanwhile."""
        ...
