"""Tables in documents: their head is repeated on each page, and no row is parted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Length, Pt, RGBColor

from geomap.render.office.document.footnotes import Footnote
from geomap.render.office.document.template import style_named
from geomap.render.office.metrics import column_widths
from geomap.style.palette import SUPERSEDED

_STYLE = "geomap table"
_BODY_PT = 8.5
#: What a head is reckoned with: more than it has, for a template may have wide type.
_HEAD_PT, _EDGE_PT = 10.0, 5.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of texts; `subject` is the place of the one that the row is about."""

    cells: Sequence[str]
    subject: int = 0
    is_greyed: bool = False


def add_table(
    document: Any,
    head: Sequence[tuple[str, float]],
    rows: Sequence[Row],
    *,
    width: int,
    footnote: Footnote,
) -> Any:
    """Add a table.

    Parameters
    ----------
    document
        Where it is added at the end.
    head
        Heads of the columns, with their shares of the width.
    rows
        Below the head.
    width
        Of the table, in EMU.
    footnote
        May still wait for its place.
    """
    room = Emu(width).pt
    widths = [Pt(each) for each in column_widths(head, room, _HEAD_PT, edge_pt=_EDGE_PT)]
    table = document.add_table(
        rows=len(rows) + 1, cols=len(head), style=style_named(document, _STYLE)
    )
    fix_widths(table, widths)
    # a style of ours says how large the type is; that of a template is for running text
    size = None if _STYLE in document.styles else Pt(_BODY_PT)
    grid = list(table.rows)
    _write_head(grid[0], [title for title, _ in head], size)
    for line, row in zip(grid[1:], rows, strict=True):
        keep_together(line)
        for place, (cell, text) in enumerate(zip(line.cells, row.cells, strict=True)):
            run = footnote.add_run(cell.paragraphs[0], text)
            tighten(cell.paragraphs[0])
            run.font.size = size
            if row.is_greyed:
                run.font.color.rgb = RGBColor.from_string(SUPERSEDED.removeprefix("#"))
            elif place == row.subject:
                run.bold = True
    return table


def fix_widths(table: Any, widths: Sequence[int]) -> None:
    """Give columns widths in EMU that no program changes."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)


def _write_head(line: Any, titles: Sequence[str], size: Length | None) -> None:
    properties = line._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no way to
    keep_together(line)
    properties.append(OxmlElement("w:tblHeader"))
    for cell, title in zip(line.cells, titles, strict=True):
        run = cell.paragraphs[0].add_run(title)
        run.bold, run.font.size = True, size
        tighten(cell.paragraphs[0])
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def keep_together(line: Any) -> None:
    """Let no page end inside a row."""
    properties = line._tr.get_or_add_trPr()  # noqa: SLF001 -- as above
    properties.append(OxmlElement("w:cantSplit"))


def name_table(table: Any, title: str) -> None:
    """Say what a table holds, for those who hear it."""
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), title)
    table._tbl.tblPr.append(described)  # noqa: SLF001 -- as above


def tighten(paragraph: Any, *, gap_pt: float = 0.0) -> None:
    """Take the gaps of running text from a paragraph in a cell; not every program does itself."""
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(gap_pt)
    form.line_spacing = 1.0
