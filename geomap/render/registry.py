"""The formats, in one table. The command line, its help and the tests derive from it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from geomap.errors import MissingExtraError
from geomap.render.base import Artifact

if TYPE_CHECKING:
    from collections.abc import Callable

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
    is_default
        Whether it is built where no format is asked for.
    extra, needs
        The extra of the distribution that it needs, and the module by which that is told.
    """

    id: str
    suffix: str
    summary: str
    loses: str
    target: str
    speaks: bool = True
    pages: bool = False
    is_default: bool = True
    extra: str | None = None
    needs: str | None = None

    @property
    def is_installed(self) -> bool:
        """Whether what it needs is there."""
        return self.needs is None or find_spec(self.needs) is not None

    def render(self, job: Job) -> tuple[Artifact, ...]:
        """Import the backend and make the files of a map; see `start`."""
        return self.start(job)()

    def start(self, job: Job) -> Callable[[], tuple[Artifact, ...]]:
        """Import the backend, begin with the files of a map, and return what ends with them.

        Some backends work on while others are asked: begin with all, then end with each.

        Raises
        ------
        MissingExtraError
            If it needs an extra that is not installed.
        """
        if not self.is_installed:
            raise MissingExtraError(
                f"{self.id} needs {self.needs}, which is not installed; nothing was built",
                hint=f"install it (pip install {self.needs}), or ask for other formats",
            )
        module, _, function = self.target.partition(":")
        renderer = cast("Renderer", getattr(import_module(module), function))
        made = job.once(renderer)  # formats are made of one another

        def finish() -> tuple[Artifact, ...]:
            done = made.result() if isinstance(made, Future) else made
            return (done,) if isinstance(done, Artifact) else done

        return finish


#: What a table of features does not hold.
_AS_OF_NOW = "distances to the line; the standings that reports had at other times"

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
        loses="what pdf loses; its structure for screen readers",
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
        id="pptx",
        suffix=".pptx",
        summary="Slides to edit: the map with legend, what changed, the reports, the sources",
        loses="time, filters, cards and layers that are off; the map itself is a picture",
        target="geomap.render.office.slides.deck:render_pptx",
    ),
    Format(
        id="docx",
        suffix=".docx",
        summary="A report to edit: the map with legend, key reports, all reports, the sources",
        loses="what pptx loses",
        target="geomap.render.office.document.report:render_docx",
    ),
    Format(
        id="geojson",
        suffix=".geojson",
        summary="All layers in one collection (RFC 7946), for web maps and scripts",
        loses=f"styles and symbols; {_AS_OF_NOW}",
        target="geomap.render.data.geojson:render_geojson",
    ),
    Format(
        id="csv",
        suffix=".csv",
        summary="The reports as a table that Excel opens; UTF-8 with a byte order mark",
        loses=f"everything but reports; styles and symbols; texts in other languages; {_AS_OF_NOW}",
        target="geomap.render.data.csv_table:render_csv",
    ),
    Format(
        id="csv-plain",
        suffix=".plain.csv",
        summary="The same without that mark, for programs; built only when asked for",
        loses=f"everything but reports; styles and symbols; texts in other languages; {_AS_OF_NOW}",
        target="geomap.render.data.csv_table:render_plain_csv",
        is_default=False,
    ),
    Format(
        id="gpkg",
        suffix=".gpkg",
        summary="GeoPackage, a table each layer, styled for QGIS",
        loses=f"soft edges and callouts; {_AS_OF_NOW}",
        target="geomap.render.data.geopackage:render_gpkg",
    ),
    Format(
        id="kmz",
        suffix=".kmz",
        summary="For Google Earth: groups as folders, symbols, times",
        loses=("hatching, dashes and soft edges: how sure a claim is, the words tell; callouts"),
        target="geomap.render.data.kmz:render_kmz",
    ),
    Format(
        id="cot",
        suffix=".cot.xml",
        summary="Cursor-on-Target events of the reports that have a point",
        loses=(
            "everything but reports of a point; reports of layers that are off; styles; texts in "
            "other languages; "
            "what a symbol is beyond its battle dimension"
        ),
        target="geomap.render.data.cot:render_cot",
    ),
    Format(
        id="geoparquet",
        suffix=".parquet",
        summary="All layers in one GeoParquet table, for analysis",
        loses=f"styles and symbols; {_AS_OF_NOW}",
        target="geomap.render.data.geoparquet:render_geoparquet",
        extra="geoparquet",
        needs="pyarrow",
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


def default_formats() -> tuple[Format, ...]:
    """Return what is built where no format is asked for; without extras that are not there."""
    return tuple(known for known in FORMATS if known.is_default and known.is_installed)


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
