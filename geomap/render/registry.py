"""The formats, in one table. The command line, its help and the tests derive from it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geomap.render.base import Artifact, Renderer
    from geomap.scene.elements import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A product format.

    Parameters
    ----------
    id
        As given to ``--format``.
    suffix
        Of the file, behind the id of the map.
    summary
        What it is for.
    loses
        What of the scene it does not carry.
    target
        "module:function" of the renderer, imported only when it is used.
    derived_from, derivation
        Id of the format that this one can be made of, and "module:function" that makes it of that
        artifact, which is quicker where both are built.
    """

    id: str
    suffix: str
    summary: str
    loses: str
    target: str
    derived_from: str | None = None
    derivation: str = ""

    def render(self, scene: Scene, made: Mapping[str, Artifact]) -> Artifact:
        """Make the product of a scene, of another of its products if that can be.

        Parameters
        ----------
        scene
            The map.
        made
            Its products so far, by the id of their format.
        """
        base = made.get(self.derived_from or "")
        if base is None:
            return self.renderer()(scene)
        return cast("Callable[[Artifact], Artifact]", _imported(self.derivation))(base)

    def renderer(self) -> Renderer:
        """Import the backend and return its renderer."""
        return cast("Renderer", _imported(self.target))


def _imported(target: str) -> object:
    module, _, function = target.partition(":")
    return getattr(import_module(module), function)


FORMATS: tuple[Format, ...] = (
    Format(
        id="html",
        suffix=".html",
        summary="Interactive map in one file; opens by double-click, without a network",
        loses="nothing",
        target="geomap.render.html.page:render_html",
    ),
    Format(
        id="embed",
        suffix=".embed.html",
        summary="The same map for a frame in a web page; `geomap embed` prints the frame",
        loses="time bar and panel, until they are asked for",
        target="geomap.render.html.page:render_embed",
        derived_from="html",
        derivation="geomap.render.html.page:embed_of",
    ),
)


def format_named(format_id: str) -> Format:
    """Return the format with an id.

    Raises
    ------
    KeyError
        If there is none.
    """
    for known in FORMATS:
        if known.id == format_id:
            return known
    raise KeyError(format_id)
