"""Tables on slides: as many slides as their rows need, each with the heads of the columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from geomap.render.office.metrics import LINE, chunks, column_widths, line_count, shortened
from geomap.render.office.slides.layouts import EMU_PER_POINT, Box, Canvas
from geomap.render.office.slides.text import Paragraph, Pen, plain

_SIDE_PT = 5.0
#: Lines after which a cell is cut, so that no row outgrows its slide.
_MOST_LINES = 14
_NOTE_GAP_PT = 10.0
#: "No style, no grid": known to every program; lines are ours.
_STYLE_ID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
#: Lines below the heads and below each other row.
_LINE = (
    '<a:lnB w="{width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="{color}">'
    '{tint}</a:schemeClr></a:solidFill><a:prstDash val="solid"/></a:lnB>'
)
_STRONG = _LINE.format(width=12700, color="tx1", tint="")
_FAINT = _LINE.format(
    width=6350, color="tx2", tint='<a:lumMod val="40000"/><a:lumOff val="60000"/>'
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, and its share of the width."""

    title: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table for one slide or several.

    Parameters
    ----------
    name
        Of the native table.
    columns, rows
        A cell is a paragraph.
    notes
        What a reader must know of it; above it on the first slide.
    size_pt, padding_pt
        Of the type, and above and below it in each cell.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Paragraph]]
    notes: Sequence[str] = ()
    size_pt: float = 11.0
    padding_pt: float = 4.0


def draw_table(table: Table, pen: Pen, new_slide: Callable[[int], Canvas]) -> list[Canvas]:
    """Draw a table on as many slides as it needs, at least one.

    Parameters
    ----------
    table
        What to draw.
    pen
        Writes its texts.
    new_slide
        Makes a slide; told its number among those of the table, from 1.
    """
    canvases = [new_slide(1)]
    box = canvases[0].take("table")
    first = _draw_notes(table, pen, canvases[0], box)
    if not table.rows:
        return canvases
    drawer = _Drawer(table, pen, box.width / EMU_PER_POINT)
    for number, (rows, place) in enumerate(drawer.pages(first, box), start=1):
        if number > len(canvases):
            canvases.append(new_slide(number))
            canvases[-1].drop("table")
        drawer.draw(canvases[-1].slide.shapes, place, rows)
    return canvases


def _draw_notes(table: Table, pen: Pen, canvas: Canvas, box: Box) -> Box:
    """Write the notes, and return what is left of the box."""
    if not table.notes:
        return box
    width, _ = box.room_pt
    notes = [shortened(note, table.size_pt, width, lines=_MOST_LINES // 2) for note in table.notes]
    lines = sum(line_count(note, table.size_pt, width) for note in notes)
    room = lines * table.size_pt * LINE
    place = (box.left, box.top, box.width, round(room * EMU_PER_POINT))
    paragraphs = [plain(note, quiet=bool(table.rows)) for note in notes]
    pen.text_box(canvas.slide.shapes, place, paragraphs, size_pt=table.size_pt).name = "notes"
    return box.below((room + _NOTE_GAP_PT) * EMU_PER_POINT)


class _Drawer:
    def __init__(self, table: Table, pen: Pen, width_pt: float) -> None:
        self.table, self.pen = table, pen
        heads = [(column.title, column.share) for column in table.columns]
        self.widths_pt = column_widths(heads, width_pt, table.size_pt, edge_pt=_SIDE_PT)
        self.head = [plain(column.title, bold=True) for column in table.columns]
        self.rows = [self._cut(row) for row in table.rows]

    def pages(self, first: Box, box: Box) -> Iterator[tuple[list[list[Paragraph]], Box]]:
        """Yield the rows of each slide, and where they go."""
        heights = [self._height(row) for row in self.rows]
        head = self._height(self.head)
        room, other = first.room_pt[1] - head, box.room_pt[1] - head
        if heights[0] > room:  # nothing fits below the notes
            yield [], first
            first, room = box, other
        fits = chunks(heights, room)[0]
        yield self.rows[:fits], first
        start = fits
        for count in chunks(heights[fits:], other):
            yield self.rows[start : start + count], box
            start += count

    def draw(self, shapes: Any, box: Box, rows: Sequence[Sequence[Paragraph]]) -> None:
        """Draw one table with the heads and some rows."""
        if not rows:
            return
        told = [self.head, *rows]
        heights = [round(self._height(row) * EMU_PER_POINT) for row in told]
        frame = shapes.add_table(
            len(told), len(self.head), box.left, box.top, box.width, sum(heights)
        )
        frame.name = self.table.name
        grid = frame.table
        grid._tbl.tblPr.find(f"{{{_DRAWING}}}tableStyleId").text = _STYLE_ID  # noqa: SLF001 -- no other way
        grid.horz_banding = False
        for column, width in zip(grid.columns, self.widths_pt, strict=True):
            column.width = round(width * EMU_PER_POINT)
        for place, (line, row, height) in enumerate(
            zip(list(grid.rows), told, heights, strict=True)
        ):
            line.height = height
            for cell, paragraph in zip(line.cells, row, strict=True):
                self._fill(cell, paragraph, is_head=place == 0)

    def _fill(self, cell: Any, paragraph: Paragraph, *, is_head: bool) -> None:
        self.pen.write(cell.text_frame, [paragraph], size_pt=self.table.size_pt)
        form = self._properties(is_head=is_head)
        cell._tc.replace(cell._tc.get_or_add_tcPr(), form)  # noqa: SLF001 -- as above

    def _properties(self, *, is_head: bool) -> Any:
        """Return margins of a cell and the line below it, which python-pptx has no way to draw."""
        side, above = round(_SIDE_PT * EMU_PER_POINT), round(self.table.padding_pt * EMU_PER_POINT)
        return parse_xml(
            f'<a:tcPr {nsdecls("a")} marL="{side}" marR="{side}" marT="{above}" marB="{above}">'
            f"{_STRONG if is_head else _FAINT}</a:tcPr>"
        )

    def _height(self, row: Sequence[Paragraph]) -> float:
        size = self.table.size_pt
        lines = max(
            line_count(cell.text, size, width - 2 * _SIDE_PT, bold=cell.is_bold)
            for cell, width in zip(row, self.widths_pt, strict=True)
        )
        return lines * size * LINE + 2 * self.table.padding_pt

    def _cut(self, row: Sequence[Paragraph]) -> list[Paragraph]:
        """Cut what is too long for any slide; what stands behind it, such as a link, is kept."""
        return [
            self._cut_cell(cell, width - 2 * _SIDE_PT)
            for cell, width in zip(row, self.widths_pt, strict=True)
        ]

    def _cut_cell(self, cell: Paragraph, room: float) -> Paragraph:
        size = self.table.size_pt
        if line_count(cell.text, size, room, bold=cell.is_bold) <= _MOST_LINES:
            return cell
        first, *others = cell.runs
        lines = _MOST_LINES - bool(others)
        text = shortened(first.text, size, room, lines=lines, bold=first.bold)
        return replace(cell, runs=(replace(first, text=text), *others))
