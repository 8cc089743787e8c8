"""The map in a document: its picture, a caption with a number, and its legend."""

import io
import math
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from geomap.model.bounds import Bounds
from geomap.render.base import Job
from geomap.render.office.contents import Contents
from geomap.render.office.document.inline import add_field
from geomap.render.office.document.tables import fix_widths, name_table
from geomap.render.office.document.template import style_named
from geomap.render.office.samples import Sample, draw_samples
from geomap.render.office.vector import SVG, refer_to_drawing
from geomap.render.sheet.picture import draw_picture
from geomap.scene.elements import Swatch

#: Height of the picture as a share of its width: as the map asks for, within bounds.
_FLATTEST, _TALLEST = 0.55, 0.8
_SAMPLE_COLUMN = Mm(13)
_LEGEND_PT = 8.0


def add_picture(document: Any, job: Job, width: int) -> None:
    """Add the picture of the map, as a PNG and as a drawing, over a width in EMU."""
    width_mm = Emu(width).mm
    picture = draw_picture(
        job, width_mm=width_mm, height_mm=round(width_mm * _share(job.scene.bounds), 1)
    )
    paragraph = document.add_paragraph(style=style_named(document, "Normal"))
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Emu(width))
    inline = shape._inline  # noqa: SLF001 -- python-docx has no way to
    inline.docPr.set("descr", picture.alt)
    part = document.part
    drawing = Part(PackURI("/word/media/map.svg"), SVG, picture.svg, part.package)
    relation = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    refer_to_drawing(inline.graphic.graphicData.pic.blipFill.blip, relation)


def _share(bounds: Bounds) -> float:
    middle = math.radians((bounds.south + bounds.north) / 2)
    wide = (bounds.east - bounds.west) * math.cos(middle)
    return min(max((bounds.north - bounds.south) / wide, _FLATTEST), _TALLEST)


def add_caption(document: Any, contents: Contents) -> None:
    """Add the caption: a number that programs count, and what the picture shows."""
    label = contents.word("office.figure")
    paragraph = document.add_paragraph(style=style_named(document, "Caption"))
    paragraph.add_run(f"{label} ")
    add_field(paragraph, f"SEQ {label} \\* ARABIC", "1")
    paragraph.add_run(f": {contents.title}. {contents.edition}. {contents.cutoff}.")


def add_legend(document: Any, contents: Contents, width: int) -> None:
    """Add the legend in two columns, each entry with its sample."""
    items: list[tuple[str, Swatch | None, bool]] = []
    for section in contents.drawn.legend:
        items.append((contents.say(section.title), None, True))
        items += [(contents.say(entry.text), entry.swatch, False) for entry in section.entries]
    if not items:
        return
    samples = draw_samples((swatch for _, swatch, _ in items if swatch), contents.scene)
    half = -(-len(items) // 2)
    if half < len(items) and items[half - 1][2]:  # no title at the end of a column
        half -= 1
    columns = items[:half], items[half:]
    rows = max(map(len, columns))
    table = document.add_table(rows=rows, cols=4)
    table.style = document.styles["Normal Table"] if "Normal Table" in document.styles else None
    text_width = width // 2 - _SAMPLE_COLUMN
    fix_widths(table, [_SAMPLE_COLUMN, text_width] * 2)
    name_table(table, contents.word("office.legend"))
    cells = [row.cells for row in table.rows]
    for across, column in enumerate(columns):
        for down, (text, swatch, is_title) in enumerate(column):
            sample, told = cells[down][2 * across], cells[down][2 * across + 1]
            if is_title:
                told = sample.merge(told)
            _write(told.paragraphs[0], text, is_title=is_title)
            if swatch is not None:
                _draw(sample.paragraphs[0], samples[swatch], text)
    for row in cells:
        for cell in row:
            _tighten(cell.paragraphs[0])


def _write(paragraph: Any, text: str, *, is_title: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(_LEGEND_PT)
    run.bold = is_title or None


def _draw(paragraph: Any, sample: Sample, text: str) -> None:
    height = min(sample.height_pt, 14.0)
    shape = paragraph.add_run().add_picture(io.BytesIO(sample.png), height=Pt(height))
    shape._inline.docPr.set("descr", text)  # noqa: SLF001 -- as above


def _tighten(paragraph: Any) -> None:
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(1), Pt(1), 1.0
    for mark in paragraph._p.xpath("./w:pPr/w:rPr/w:sz"):  # noqa: SLF001 -- as above
        mark.set(qn("w:val"), str(round(2 * _LEGEND_PT)))
