"""A picture of a map with what must be read with it, for where nothing can be put beside it."""

import struct
from dataclasses import dataclass

from geomap.render.base import Job
from geomap.render.embed.embedding import SEPARATOR, embedding_of
from geomap.render.sheet.lettering import FAMILY
from geomap.render.sheet.picture import draw_picture
from geomap.render.sheet.png_file import with_texts
from geomap.render.sheet.press import Press
from geomap.style.speech import Speaker

#: The map as it is drawn here is 800 by 560 pixels of a screen large, with twice as many each way.
_WIDTH_PX, _HEIGHT_PX, _SCALE = 800, 560, 2
_CSS_PX_PER_INCH = 96
_MM_PER_PX = 25.4 / _CSS_PX_PER_INCH
#: draw_picture makes a PNG as well, which nobody looks at here.
_COARSE_PPI = 10

_SOURCE = f"""#let told = json(bytes(sys.inputs.told))
#set page(width: told.width * 1mm, height: auto, margin: 0mm, fill: white)
#set text(font: "{FAMILY}", size: 9pt, lang: told.lang, fill: rgb("#1B1F24"))
#set par(leading: 0.5em, spacing: 0.7em)
#let marking = align(center, text(weight: 600, told.marking))
#block(width: 100%, inset: (y: 1.2mm), marking)
#block(above: 0mm, image(bytes(told.svg), format: "svg", width: 100%))
#block(inset: (x: 1.5mm, bottom: 1.5mm))[
  #text(weight: 600, told.title) \\
  #told.details
  #for part in told.notes {{ parbreak(); text(size: 8pt, part) }}
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A captioned picture.

    Parameters
    ----------
    png
        Its bytes.
    width_px, height_px
        At which it is meant to be shown; it has twice as many pixels each way.
    """

    png: bytes
    width_px: int
    height_px: int


def draw_plate(job: Job) -> Plate:
    """Draw a map with handling above, and with title, edition, cut-off and footnote below.

    A whole sheet at 300 dots per inch would make a notebook some megabytes heavier with each run.

    Parameters
    ----------
    job
        The map, and the language it speaks.
    """
    scene = job.scene
    speak = Speaker(job.language, scene.languages)
    embedding = embedding_of(scene, language=job.language)
    width_mm = _WIDTH_PX * _MM_PER_PX
    picture = draw_picture(
        job, width_mm=width_mm, height_mm=_HEIGHT_PX * _MM_PER_PX, ppi=_COARSE_PPI
    )
    notes = (speak(scene.marking.disclaimer), embedding.footnote)
    press = Press(
        _SOURCE,
        {
            "svg": picture.svg.decode(),
            "width": width_mm,
            "lang": job.language.partition("-")[0],
            "marking": SEPARATOR.join((scene.marking.handling, speak(scene.marking.banner))),
            "title": embedding.title,
            "details": embedding.details,
            "notes": [note for note in notes if note],
        },
    )
    ppi = _SCALE * _CSS_PX_PER_INCH
    png = press.compile("png", ppi=ppi)[0]
    width, height = struct.unpack(">II", png[16:24])
    texts = {
        "Title": embedding.title,
        "Description": picture.alt,
        "Disclaimer": " ".join(filter(None, notes)),
        "Comment": embedding.details,
        "Copyright": scene.marking.attribution,
    }
    return Plate(
        png=with_texts(png, ppi=ppi, texts=texts),
        width_px=width // _SCALE,
        height_px=height // _SCALE,
    )
