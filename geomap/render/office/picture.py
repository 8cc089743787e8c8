"""The picture of a map, drawn once for slide and document; its SVG stands beside its PNG.

Programs that can draw SVG show it, others show the PNG.
"""

from typing import Any

from lxml import etree

from geomap.render.base import Job
from geomap.render.sheet.picture import Picture, draw_picture

#: Size of the picture on a slide of the built-in template; a document shows it a fifth smaller.
SIZE_MM = (212.1, 121.9)

SVG = "image/svg+xml"

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SVG_BLIP = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def shared_picture(job: Job) -> Picture:
    """Draw the picture that slide and document share; ask for it by `Job.once`."""
    width, height = SIZE_MM
    return draw_picture(job, width_mm=width, height_mm=height)


def refer_to_drawing(blip: Any, relation: str) -> None:
    """Refer from the picture to its drawing.

    Parameters
    ----------
    blip
        Element ``a:blip``, which embeds the PNG.
    relation
        Id of the relation to the part that holds the SVG.
    """
    extensions = etree.SubElement(blip, f"{{{_DRAWING}}}extLst")
    extension = etree.SubElement(extensions, f"{{{_DRAWING}}}ext", uri=_EXTENSION)
    drawing = etree.SubElement(extension, f"{{{_SVG_BLIP}}}svgBlip", nsmap={"asvg": _SVG_BLIP})
    drawing.set(f"{{{_RELATIONS}}}embed", relation)
