"""The formats, in one table. The command line, its help and the tests derive from it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from geomap.render.base import Artifact

if TYPE_CHECKING:
    from geomap.render.base import Job, Renderer


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
    speaks
        Whether it is written in one language, so that there is a file for each.
    pages
        Whether it has one file for each page; the second is named ``MAP.p2``.
    """

    id: str
    suffix: str
    summary: str
    loses: str
    target: str
    speaks: bool = True
    pages: bool = False

    def render(self, job: Job) -> tuple[Artifact, ...]:
        """Import the backend and make the files of a map."""
        module, _, function = self.target.partition(":")
        renderer = cast("Renderer", getattr(import_module(module), function))
        made = job.once(renderer)  # formats are made of one another
        return (made,) if isinstance(made, Artifact) else made


FORMATS: tuple[Format, ...] = (
    Format(
        id="html",
        suffix=".html",
        summary="Interactive map in one file; opens by double-click, without a network",
        loses="nothing",
        target="geomap.render.html.page:render_html",
        speaks=False,
    ),
    Format(
        id="embed",
        suffix=".embed.html",
        summary="The same map for a frame in a web page; `geomap embed` prints the frame",
        loses="time bar and panel, until they are asked for",
        target="geomap.render.html.page:render_embed",
        speaks=False,
    ),
    Format(
        id="pdf",
        suffix=".pdf",
        summary="The sheet to print: the map in a projected grid with full marginalia, PDF/UA-1",
        loses="time, filters and cards; reports are listed with their grades behind the map",
        target="geomap.render.sheet.products:render_pdf",
    ),
    Format(
        id="svg",
        suffix=".svg",
        summary="The pages of the sheet as vector drawings, to place into a report",
        loses="what pdf loses; links of the text",
        target="geomap.render.sheet.products:render_svg",
        pages=True,
    ),
    Format(
        id="png",
        suffix=".png",
        summary="The pages of the sheet as pictures of 300 pixels per inch",
        loses="what pdf loses; text and links",
        target="geomap.render.sheet.products:render_png",
        pages=True,
    ),
    Format(
        id="oembed",
        suffix=".oembed.json",
        summary="What a site reads of the map when its address is pasted there (oEmbed 1.0)",
        loses="the size that a site asks for; without `address` in situation.toml, a provider has "
        "to put its own in front",
        target="geomap.render.embed.oembed:render_oembed",
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
