"""The formats, in one table. The command line, its help and the tests derive from it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from geomap.render.base import Renderer


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
    """

    id: str
    suffix: str
    summary: str
    loses: str
    target: str

    def renderer(self) -> Renderer:
        """Import the backend and return its renderer."""
        module, _, function = self.target.partition(":")
        return cast("Renderer", getattr(import_module(module), function))


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
