"""The map in a document: its picture, a caption with a number, and its legend."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Emu, Mm, Pt

from geomap.render.base import Job
from geomap.render.contents import Contents
from geomap.render.office.document.inline import add_field
from geomap.render.office.document.tables import fix_widths, keep_together, name_table, tighten
from geomap.render.office.document.template import style_named
from geomap.render.office.metrics import line_count
from geomap.render.office.picture import SVG, refer_to_drawing, shared_picture
from geomap.render.office.samples import Sample, draw_samples
from geomap.scene.elements import Swatch

_COLUMNS = 3
_SAMPLE_COLUMN = Mm(11)
_LEGEND_PT, _SAMPLE_PT = 7.5, 11.0
_GAP_PT, _CELL_EDGE_PT = 1.0, 5.4
#: What the gaps of an entry take, in lines.
_ENTRY_GAP = 0.3


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of the legend."""

    text: str
    swatch: Swatch | None
    is_title: bool = False

    def lines(self, width_pt: float) -> float:
        """Return about how many lines it takes in a column."""
        room = width_pt - (Emu(_SAMPLE_COLUMN).pt if self.swatch else 0.0) - 2 * _CELL_EDGE_PT
        return line_count(self.text, _LEGEND_PT, room) + _ENTRY_GAP


def add_picture(document: Any, job: Job, width: int) -> None:
    """Add the picture of the map, as a PNG and as a drawing, over a width in EMU."""
    picture = job.once(shared_picture)
    paragraph = document.add_paragraph(style=style_named(document, "Normal"))
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Emu(width))
    inline = _describe(shape, picture.alt)
    part = document.part
    drawing = Part(PackURI("/word/media/map.svg"), SVG, picture.svg, part.package)
    relation = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    refer_to_drawing(inline.graphic.graphicData.pic.blipFill.blip, relation)


def add_caption(document: Any, contents: Contents) -> None:
    """Add the caption: a number that programs count, and what the picture shows."""
    label = contents.word("office.figure")
    paragraph = document.add_paragraph(style=style_named(document, "Caption"))
    paragraph.add_run(f"{label} ")
    add_field(paragraph, f"SEQ {label} \\* ARABIC", "1")
    paragraph.add_run(f": {contents.title}. {contents.edition}. {contents.cutoff}.")


def add_legend(document: Any, job: Job, contents: Contents, width: int) -> None:
    """Add the legend in columns, each entry with its sample; grades are explained elsewhere."""
    columns = _columns(contents, Emu(width // _COLUMNS).pt)
    if not columns:
        return
    samples = job.once(draw_samples)
    table = document.add_table(rows=1, cols=_COLUMNS)
    table.style = style_named(document, "Normal Table")
    fix_widths(table, [width // _COLUMNS] * _COLUMNS)
    keep_together(table.rows[0])
    name_table(table, contents.word("report.legend"))
    for cell, column in zip(table.rows[0].cells, columns, strict=False):
        for place, item in enumerate(column):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            _write(paragraph, item, samples)


def _columns(contents: Contents, width_pt: float) -> list[list[_Item]]:
    """Distribute the legend over columns of about one height; no title ends one."""
    blocks: list[list[_Item]] = []
    for section in contents.legend:
        title = _Item(contents.say(section.title), None, is_title=True)
        items = [_Item(contents.say(entry.text), entry.swatch) for entry in section.entries]
        blocks += [[title, *items[:1]], *([item] for item in items[1:])]
    lines = [sum(item.lines(width_pt) for item in block) for block in blocks]
    each = sum(lines) / _COLUMNS
    columns: list[list[_Item]] = []
    done = 0.0
    for block, height in zip(blocks, lines, strict=True):
        if not columns or (done + height / 2 > each * len(columns) and len(columns) < _COLUMNS):
            columns.append([])
        columns[-1] += block
        done += height
    return columns


def _write(paragraph: Any, item: _Item, samples: Mapping[Swatch, Sample]) -> None:
    """Write an entry behind its sample, with an indent that both hang from."""
    tighten(paragraph, gap_pt=_GAP_PT)
    if item.swatch is not None:
        paragraph.paragraph_format.left_indent = _SAMPLE_COLUMN
        paragraph.paragraph_format.first_line_indent = -_SAMPLE_COLUMN
        _draw(paragraph, samples[item.swatch], item.text)
    told = f"\t{item.text}" if item.swatch is not None else item.text
    run = paragraph.add_run(told)
    run.font.size = Pt(_LEGEND_PT)
    run.bold = item.is_title or None


def _draw(paragraph: Any, sample: Sample, text: str) -> None:
    height = min(sample.height_pt, _SAMPLE_PT)
    shape = paragraph.add_run().add_picture(io.BytesIO(sample.png), height=Pt(height))
    _describe(shape, text)


def _describe(shape: Any, text: str) -> Any:
    """Say what a picture shows, and let nothing stand between it and the text."""
    inline = shape._inline  # noqa: SLF001 -- python-docx has no way to
    inline.docPr.set("descr", text)
    for edge in ("distT", "distB", "distL", "distR"):
        inline.set(edge, "0")
    return inline
