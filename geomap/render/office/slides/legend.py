"""The legend on slides, of shapes that can be edited; symbols are pictures with a name."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

from geomap.render.office.contents import Contents
from geomap.render.office.metrics import LINE, chunks, line_count
from geomap.render.office.samples import Sample, draw_samples
from geomap.render.office.slides.layouts import EMU_PER_POINT, Box
from geomap.render.office.slides.text import Pen, plain
from geomap.scene.elements import LegendEntry, LegendSection, Swatch
from geomap.style.palette import WHITE, Pattern, Style, style_of

SIZE_PT = 14.0
_GAP_PT = 5.0
_SECTION_GAP_PT = 12.0
#: Width of a sample, with the gap to its text, and its height.
_SAMPLE_PT, _SAMPLE_GAP_PT, _SAMPLE_HEIGHT_PT = 30.0, 10.0, 14.0
_LINE_PT = 0.75

#: Native hatches that are told apart as the palette's are: by direction and density.
_HATCHES = {
    Pattern.CLAIMED: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    Pattern.REPORTED: MSO_PATTERN.LIGHT_DOWNWARD_DIAGONAL,
    Pattern.LEAVING: MSO_PATTERN.DASHED_DOWNWARD_DIAGONAL,
    Pattern.SUPERSEDED: MSO_PATTERN.LIGHT_VERTICAL,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a legend: the title of a section, or an entry with its sample."""

    text: str
    swatch: Swatch | None = None
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together in a column of a width, in points."""

    items: tuple[Item, ...]
    width_pt: float

    @property
    def height_pt(self) -> float:
        """Height of the lines."""
        return sum(_height(item, self.width_pt) for item in self.items)

    def without_titles(self) -> "Block":
        """Return the entries alone."""
        return Block(tuple(item for item in self.items if not item.is_title), self.width_pt)


def legend_blocks(contents: Contents, width_pt: float) -> list[Block]:
    """Return the legend as blocks for a column: a title goes with its first entry."""
    return [
        block
        for section in contents.drawn.legend
        for block in _section_blocks(section, contents, width_pt)
    ]


def _section_blocks(
    section: LegendSection, contents: Contents, width_pt: float
) -> Iterator[Block]:
    title = Item(contents.say(section.title), is_title=True)
    for place, entry in enumerate(section.entries):
        items = [title] if place == 0 else []
        items.append(_item(entry, contents))
        yield Block(tuple(items), width_pt)


def _item(entry: LegendEntry, contents: Contents) -> Item:
    return Item(contents.say(entry.text), entry.swatch)


def _height(item: Item, width_pt: float) -> float:
    if item.is_title:
        return _SECTION_GAP_PT + SIZE_PT * LINE + _GAP_PT
    room = width_pt - _indent(item)
    lines = line_count(item.text, SIZE_PT, room)
    return max(lines * SIZE_PT * LINE, _SAMPLE_HEIGHT_PT) + _GAP_PT


def _indent(item: Item) -> float:
    return 0.0 if item.swatch is None else _SAMPLE_PT + _SAMPLE_GAP_PT


def columns_of(blocks: Sequence[Block], height_pt: float) -> list[list[Block]]:
    """Distribute blocks over columns of a height."""
    columns, start = [], 0
    for count in chunks([block.height_pt for block in blocks], height_pt):
        columns.append(list(blocks[start : start + count]))
        start += count
    return columns


class LegendDrawer:
    """Draws legends on slides.

    Parameters
    ----------
    contents
        What the map says.
    pen
        Writes its texts.
    """

    def __init__(self, contents: Contents, pen: Pen) -> None:
        self.contents, self.pen = contents, pen
        swatches = [
            entry.swatch
            for section in contents.drawn.legend
            for entry in section.entries
            if entry.swatch is not None and entry.swatch.symbol is not None
        ]
        self._samples: Mapping[Swatch, Sample] = draw_samples(swatches, contents.scene)

    def draw(self, shapes: Any, box: Box, blocks: Iterable[Block]) -> None:
        """Draw blocks one below the other, as one group."""
        group = shapes.add_group_shape()
        group.name = "legend entries"
        width_pt, _ = box.room_pt
        top_pt = 0.0
        for place, item in enumerate(item for block in blocks for item in block.items):
            height = _height(item, width_pt)
            # no gap above the first title of a column
            lift = _SECTION_GAP_PT if item.is_title and place == 0 else 0.0
            self._draw(group.shapes, item, _Strip(box, top_pt - lift, height))
            top_pt += height - lift

    def _draw(self, shapes: Any, item: Item, strip: "_Strip") -> None:
        if item.is_title:
            place = strip.place(0.0, _SECTION_GAP_PT)
            self.pen.text_box(shapes, place, [plain(item.text, bold=True)], size_pt=SIZE_PT)
            return
        if item.swatch is not None:
            self._sample(shapes, item.swatch, item.text, strip)
        place = strip.place(_indent(item), 0.0)
        self.pen.text_box(shapes, place, [plain(item.text)], size_pt=SIZE_PT)

    def _sample(self, shapes: Any, swatch: Swatch, text: str, strip: "_Strip") -> None:
        if swatch.symbol is not None:
            drawn = self._symbol(shapes, self._samples[swatch], strip)
        else:
            drawn = _shape(shapes, swatch, strip)
        drawn.name = "sample"
        drawn._element.xpath(".//p:cNvPr")[0].set("descr", text)  # noqa: SLF001 -- no other way

    def _symbol(self, shapes: Any, sample: Sample, strip: "_Strip") -> Any:
        height = min(sample.height_pt, SIZE_PT * LINE + _GAP_PT)
        width = sample.width_pt * height / sample.height_pt
        left = (_SAMPLE_PT - width) / 2
        middle = SIZE_PT * LINE / 2
        place = strip.sized(left, middle - height / 2, width, height)
        return shapes.add_picture(io.BytesIO(sample.png), *place)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The room of one line of a legend: of a box, from a height on."""

    box: Box
    top_pt: float
    height_pt: float

    def place(self, left_pt: float, gap_pt: float) -> tuple[int, int, int, int]:
        """Return the place of its text, as a gap from the left and from the top leaves it."""
        width, _ = self.box.room_pt
        return self.sized(left_pt, gap_pt, width - left_pt, self.height_pt - gap_pt - _GAP_PT)

    def sized(
        self, left_pt: float, top_pt: float, width_pt: float, height_pt: float
    ) -> tuple[int, int, int, int]:
        return (
            self.box.left + round(left_pt * EMU_PER_POINT),
            self.box.top + round((self.top_pt + top_pt) * EMU_PER_POINT),
            round(width_pt * EMU_PER_POINT),
            round(height_pt * EMU_PER_POINT),
        )


def _shape(shapes: Any, swatch: Swatch, strip: _Strip) -> Any:
    style = style_of(swatch.style or "")
    top = (SIZE_PT * LINE - _SAMPLE_HEIGHT_PT) / 2
    left, top, width, height = strip.sized(0.0, top, _SAMPLE_PT, _SAMPLE_HEIGHT_PT)
    if swatch.kind == "line":
        middle = top + height // 2
        line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, middle, left + width, middle)
        _stroke(line.line, style)
        return line
    if swatch.kind == "circle":
        left, width = left + (width - height) // 2, height
    kind = MSO_SHAPE.OVAL if swatch.kind == "circle" else MSO_SHAPE.RECTANGLE
    shape = shapes.add_shape(kind, left, top, width, height)
    shape.shadow.inherit = False
    _fill(shape.fill, style, (swatch.style or "").partition(".")[2])
    _stroke(shape.line, style)
    return shape


def _fill(fill: Any, style: Style, variant: str) -> None:
    if style.hatch is not None:
        fill.patterned()
        fill.pattern = _HATCHES.get(Pattern(variant), MSO_PATTERN.LIGHT_UPWARD_DIAGONAL)
        fill.fore_color.rgb = _rgb(style.hatch.color)
        fill.back_color.rgb = _rgb(WHITE)
    elif style.fill is None:
        fill.background()
    else:
        fill.solid()
        fill.fore_color.rgb = _rgb(on_white(style.fill, style.fill_opacity))


def _stroke(line: Any, style: Style) -> None:
    if style.stroke is None:
        line.fill.background()
        return
    line.color.rgb = _rgb(style.stroke)
    line.width = Pt(style.width * _LINE_PT)
    if style.dash is not None:
        longest = float(style.dash.split()[0])
        dotted = longest < 2  # noqa: PLR2004 -- pixels: shorter is a dot
        line.dash_style = MSO_LINE.ROUND_DOT if dotted else MSO_LINE.DASH


def _rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.removeprefix("#"))


def on_white(color: str, opacity: float) -> str:
    """Return a colour as it looks on white.

    Examples
    --------
    >>> on_white("#000000", 0.2)
    '#CCCCCC'
    """
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * opacity):02X}" for part in parts)
