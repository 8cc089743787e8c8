"""The slide with the map: picture, key reports, and as much of the legend as there is room for."""

import io
from collections.abc import Sequence

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from geomap.render.base import Job
from geomap.render.contents import Contents
from geomap.render.lines import ReportLine
from geomap.render.office.metrics import LINE, line_count, shortened, width_pt
from geomap.render.office.picture import SIZE_MM, SVG, refer_to_drawing, shared_picture
from geomap.render.office.slides.layouts import EMU_PER_MM, EMU_PER_POINT, Box, Canvas
from geomap.render.office.slides.legend import LegendDrawer
from geomap.render.office.slides.legend_layout import SIZE_PT, legend_blocks
from geomap.render.office.slides.text import Paragraph, Pen, Run, plain
from geomap.render.sheet.picture import draw_picture

#: Most of the key reports that are shown; all of them are in the notes.
_MOST_CLAIMS = 5
_CLAIM_GAP_PT = 6.0
#: Part of the column that key reports may take from the legend, if one stands above the other.
_CLAIMS_SHARE = 0.6
_COLUMN_GAP_PT = 12.0
_STACKED_EMU = 400_000


def draw_picture_of(job: Job, canvas: Canvas) -> None:
    """Put the picture of the map in its place, as a PNG and as a drawing."""
    box = canvas.take("picture")
    size = (round(box.width / EMU_PER_MM, 1), round(box.height / EMU_PER_MM, 1))
    if size == SIZE_MM:
        picture = job.once(shared_picture)
    else:
        picture = draw_picture(job, width_mm=size[0], height_mm=size[1])
    shape = canvas.slide.shapes.add_picture(
        io.BytesIO(picture.png), box.left, box.top, box.width, box.height
    )
    shape.name = "picture"
    shape._element.nvPicPr.cNvPr.set("descr", picture.alt)  # noqa: SLF001 -- no other way
    part = canvas.slide.part
    package = part.package
    drawing = Part(PackURI(package.next_image_partname("svg")), SVG, package, picture.svg)
    relation = part.relate_to(
        drawing, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    )
    refer_to_drawing(shape._element.blipFill.blip, relation)  # noqa: SLF001 -- as above


def draw_column(canvas: Canvas, contents: Contents, pen: Pen, drawer: LegendDrawer) -> bool:
    """Write the key reports and the legend; tell whether the whole legend found room."""
    claims, legend = canvas.box("claims"), canvas.box("legend")
    stacked = _are_stacked(claims, legend)
    column = Box(claims.left, claims.top, claims.width, legend.top + legend.height - claims.top)
    room = column.room_pt[1] * _CLAIMS_SHARE if stacked else claims.room_pt[1]
    paragraphs, used = _claims(contents, claims.room_pt[0], room)
    frame = canvas.placeholder("claims")
    pen.write(frame.text_frame, paragraphs, size_pt=SIZE_PT)
    if stacked:
        _place(frame, Box(column.left, column.top, column.width, round(used * EMU_PER_POINT)))
        legend = column.below((used + _COLUMN_GAP_PT) * EMU_PER_POINT)
    return _draw_legend(canvas, legend, contents, pen, drawer)


def _are_stacked(upper: Box, lower: Box) -> bool:
    gap = lower.top - (upper.top + upper.height)
    return upper.left == lower.left and upper.width == lower.width and 0 <= gap < _STACKED_EMU


def _place(shape: object, box: Box) -> None:
    for name in ("left", "top", "width", "height"):
        setattr(shape, name, getattr(box, name))


def _claims(contents: Contents, width: float, height: float) -> tuple[list[Paragraph], float]:
    """Return as many key reports as fit, at least one, and the height that they take."""
    paragraphs = [plain(contents.word("office.key_reports"), bold=True, quiet=True)]
    used = SIZE_PT * LINE
    for place, report in enumerate(contents.key_reports[:_MOST_CLAIMS]):
        told = _claim(report, width)
        more = sum(
            line_count(paragraph.text, SIZE_PT, width, bold=paragraph.runs[0].bold)
            * SIZE_PT * LINE + paragraph.gap_pt
            for paragraph in told
        )  # fmt: skip
        if place and used + more > height:
            break
        paragraphs += told
        used += more
    if not contents.key_reports:
        paragraphs.append(plain(contents.word("office.no_reports"), gap_pt=_CLAIM_GAP_PT))
        used += SIZE_PT * LINE + _CLAIM_GAP_PT
    return paragraphs, used


def _claim(report: ReportLine, width: float) -> Sequence[Paragraph]:
    """Say what is claimed, and below it by whom and how sure it is."""
    title = shortened(report.title, SIZE_PT, width, lines=3, bold=True)
    grade = f" · {report.grade}" if report.grade else ""
    room = width - width_pt(grade, SIZE_PT)
    claimant = report.claimant
    if line_count(claimant, SIZE_PT, room) > 1:  # who exactly is in the notes and in the table
        claimant = claimant.partition(" (")[0]
    claimant = shortened(claimant, SIZE_PT, room, lines=1)
    return (
        plain(title, bold=True, gap_pt=_CLAIM_GAP_PT),
        plain(f"{claimant}{grade}", quiet=True),
    )


def _draw_legend(
    canvas: Canvas, box: Box, contents: Contents, pen: Pen, drawer: LegendDrawer
) -> bool:
    """Draw the legend as far as there is room; its title stays in the placeholder."""
    width, height = box.room_pt
    blocks = legend_blocks(contents, width)
    line = SIZE_PT * LINE
    if not blocks:
        canvas.drop("legend")
        return True
    title = canvas.placeholder("legend")
    pen.write(
        title.text_frame,
        [plain(contents.word("report.legend"), bold=True, quiet=True)],
        size_pt=SIZE_PT,
    )
    _place(title, Box(box.left, box.top, box.width, round(line * EMU_PER_POINT)))
    whole = sum(block.height_pt for block in blocks)
    below = box.below((line + _CLAIM_GAP_PT) * EMU_PER_POINT)
    if whole <= height - line - _CLAIM_GAP_PT:
        drawer.draw(canvas.slide.shapes, below, blocks)
        return True
    fitting, used = [], line + _CLAIM_GAP_PT
    hint = contents.word("office.legend_on", number="2")
    foot = line_count(hint, SIZE_PT, width) * line
    for block in (known.without_titles() for known in blocks):
        if used + block.height_pt > height - foot:
            break
        fitting.append(block)
        used += block.height_pt
    if fitting:
        drawer.draw(canvas.slide.shapes, below, fitting)
    rest = box.below(used * EMU_PER_POINT)
    place = (rest.left, rest.top, rest.width, round(foot * EMU_PER_POINT))
    run = Paragraph((Run(text=hint, quiet=True),))
    pen.text_box(canvas.slide.shapes, place, [run], size_pt=SIZE_PT).name = "legend elsewhere"
    return False
