"""The map alone, for slides, documents and notebooks: with scale, north and whose data it is."""

from dataclasses import dataclass

from geomap.render.base import Job
from geomap.render.drawn import drawn_of
from geomap.render.sheet.drawing import Inset, draw_map
from geomap.render.sheet.lettering import Run, as_outlines, as_text, measure
from geomap.render.sheet.measures import north_arrow, scale_bar
from geomap.render.sheet.press import print_png
from geomap.render.sheet.projection import MM_PER_PX, Plane, plane_for
from geomap.style.palette import QUIET_INK
from geomap.style.phrases import Number, instant, say
from geomap.style.speech import Speaker

#: Room around the neat line for its own width, pixels.
_EDGE = 1.0
_PPI = 220.0
_CORNER = 6.0
_CREDIT_SIZE = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A map as a picture.

    Parameters
    ----------
    png
        With a white ground.
    svg
        Its text is outlines, and it refers to nothing outside.
    width_mm, height_mm
        Of both.
    alt
        What it shows, for those who cannot see it.
    """

    png: bytes
    svg: bytes
    width_mm: float
    height_mm: float
    alt: str


def draw_picture(
    job: Job, *, width_mm: float, height_mm: float, ppi: float = _PPI, mm_per_px: float = MM_PER_PX
) -> Picture:
    """Draw the map of a job alone.

    Parameters
    ----------
    job
        The map, and the language it speaks.
    width_mm, height_mm
        Of the picture.
    ppi
        Pixels of the PNG per inch.
    mm_per_px
        How large a pixel of the page is drawn, which decides the size of symbols and text.
    """
    scene = job.scene
    plane = plane_for(
        scene.bounds,
        scene.crs,
        width_mm=width_mm - 2 * _EDGE * mm_per_px,
        height_mm=height_mm - 2 * _EDGE * mm_per_px,
        mm_per_px=mm_per_px,
    )
    drawing = draw_map(job, plane, with_grid=False, insets=_insets(job, plane))
    size = f'width="{width_mm:g}mm" height="{height_mm:g}mm"'
    box = f"{-_EDGE:g} {-_EDGE:g} {plane.width + 2 * _EDGE:.2f} {plane.height + 2 * _EDGE:.2f}"
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'{size} viewBox="{box}">'
    )
    return Picture(
        png=print_png(
            f"{head}{as_text(drawing.pieces)}</svg>",
            width_mm=width_mm,
            height_mm=height_mm,
            ppi=ppi,
        ),
        svg=f"{head}{as_outlines(drawing.pieces, prefix='g')}</svg>".encode(),
        width_mm=width_mm,
        height_mm=height_mm,
        alt=alt_text(job),
    )


def alt_text(job: Job) -> str:
    """Say what a map shows: what it is, as of when, and how much is claimed on it."""
    speak, drawn = Speaker(job.language, job.scene.languages), job.once(drawn_of)
    scene = job.scene
    layers = [
        speak(layer.title)
        for layer in drawn.layers
        if any(scene.cards[name].layer == layer.id for name in drawn.reports)
    ]
    placed = [name for name in drawn.reports if name in drawn.features]
    return speak(
        say(
            "sheet.alt",
            title=scene.page_title,
            edition=scene.edition.text,
            cutoff=instant(scene.edition.cutoff),
            placed=Number(len(placed)),
            unplaced=Number(len(drawn.unplaced)),
            layers=", ".join(layers),
        )
    )


def measures_inset(job: Job, plane: Plane) -> Inset:
    """Return north arrow and scale bar, for the left lower corner of a map."""
    speak = Speaker(job.language, job.scene.languages)
    bar, bar_width, bar_height = scale_bar(plane, speak, widest=min(plane.width / 4, 200.0))
    arrow, arrow_width, arrow_height = north_arrow(
        plane, (speak(say("sheet.grid_north")), speak(say("sheet.true_north")))
    )
    height = arrow_height + 4
    return Inset(
        pieces=(
            *arrow,
            f'<g transform="translate({arrow_width:.2f} {height - bar_height - 6:.2f})">',
            *bar,
            "</g>",
        ),
        x=_CORNER,
        y=plane.height - height - _CORNER,
        width=arrow_width + bar_width + 6,
        height=height,
    )


def _insets(job: Job, plane: Plane) -> list[Inset]:
    """Return what measures at the left, and whose data it is at the right."""
    measures = measures_inset(job, plane)
    credit = job.scene.marking.attribution
    if not credit:
        return [measures]
    room = plane.width - measures.width - 3 * _CORNER
    size = min(_CREDIT_SIZE, _CREDIT_SIZE * room / (measure(credit, _CREDIT_SIZE) + 8))
    width = measure(credit, size) + 8
    return [
        measures,
        Inset(
            pieces=(Run(x=4, y=size + 1, text=credit, size=size, fill=QUIET_INK),),
            x=plane.width - width - 1,
            y=plane.height - size - 6,
            width=width,
            height=size + 5,
        ),
    ]
