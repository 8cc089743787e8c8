"""The sheet as files: PDF, SVG and PNG."""

import math
from concurrent.futures import Future

from geomap.render.base import Artifact, Job
from geomap.render.sheet.layout import Layout, lay_out
from geomap.render.sheet.png_file import with_texts
from geomap.render.sheet.press import meanwhile
from geomap.render.sheet.svg_file import complete_page, texts_of

_PPI = 300.0
#: As many as A1 has at that resolution.
_MOST_PIXELS = 70_000_000


def render_pdf(job: Job) -> Artifact:
    """Render the sheet as a tagged PDF (PDF/UA-1); typst refuses what the standard forbids.

    Raises
    ------
    RenderError
        If it cannot be laid out.
    """
    press = job.once(lay_out).press()
    (data,) = press.compile("pdf", pdf_standards=["ua-1"], timestamp=0)
    return Artifact(name=job.name(".pdf"), data=data, media_type="application/pdf")


def render_png(job: Job) -> Future[tuple[Artifact, ...]]:
    """Render each page of the sheet as a picture of 300 pixels per inch, meanwhile.

    Raises
    ------
    RenderError
        If it cannot be laid out.
    """
    # a document of its own: one cannot be compiled twice at a time
    layout = job.once(lay_out)
    press, texts, ppi = layout.press(), _texts(layout), _ppi(layout)

    def print_pages() -> tuple[Artifact, ...]:
        return tuple(
            Artifact(
                name=job.name(".png", page=number),
                data=with_texts(data, ppi=ppi, texts=texts),
                media_type="image/png",
            )
            for number, data in enumerate(press.compile("png", ppi=ppi), start=1)
        )

    return meanwhile(print_pages)


def _ppi(layout: Layout) -> float:
    """Return the resolution: less than usual on paper whose picture would fill the memory."""
    inches2 = layout.paper.width_mm * layout.paper.height_mm / 25.4**2
    return min(_PPI, math.sqrt(_MOST_PIXELS / inches2))


def _texts(layout: Layout) -> dict[str, str]:
    """Return what a picture says of itself, by the keywords that viewers know."""
    told = layout.told
    return {
        "Title": told["title"]["title"],
        "Author": ", ".join(told["author"]),
        "Description": told["alt"],
        "Disclaimer": " ".join(told["fine_print"]),
        "Comment": f"{told['marking']['handling']}. {'. '.join(told['title']['edition'])}.",
    }


def render_svg(job: Job) -> tuple[Artifact, ...]:
    """Render each page of the sheet as SVG, its text as outlines and, unseen, as text.

    Raises
    ------
    RenderError
        If it cannot be laid out.
    """
    title, alt = (job.once(lay_out).told[key] for key in ("title", "alt"))
    texts = texts_of(job.once(render_pdf).data)
    pages = job.once(lay_out).press(outlined=True).compile("svg")
    return tuple(
        Artifact(
            name=job.name(".svg", page=number),
            data=complete_page(
                page, text, title=title["title"], description=alt, language=job.language
            ),
            media_type="image/svg+xml",
        )
        for number, (page, text) in enumerate(zip(pages, texts, strict=True), start=1)
    )
