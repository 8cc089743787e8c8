"""The legend on slides, of shapes that can be edited; symbols are pictures with a name."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

from geomap.render.office.metrics import LINE
from geomap.render.office.samples import Sample
from geomap.render.office.slides.layouts import EMU_PER_POINT, Box
from geomap.render.office.slides.legend_layout import (
    GAP_PT,
    SAMPLE_HEIGHT_PT,
    SAMPLE_PT,
    SECTION_GAP_PT,
    Block,
    Item,
)
from geomap.render.office.slides.text import Pen, plain
from geomap.scene.elements import Swatch
from geomap.style.palette import WHITE, Pattern, Style, style_of

_POINTS_PER_PIXEL = 0.75

#: Native hatches that are told apart as the palette's are: by direction and density.
_HATCHES = {
    Pattern.CLAIMED: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    Pattern.REPORTED: MSO_PATTERN.LIGHT_DOWNWARD_DIAGONAL,
    Pattern.LEAVING: MSO_PATTERN.DASHED_DOWNWARD_DIAGONAL,
    Pattern.SUPERSEDED: MSO_PATTERN.DASHED_VERTICAL,
}


class LegendDrawer:
    """Draws legends on slides.

    Parameters
    ----------
    samples
        Of the symbols.
    pen
        Writes the texts.
    """

    def __init__(self, samples: Mapping[Swatch, Sample], pen: Pen) -> None:
        self.pen = pen
        self._samples = samples

    def draw(self, shapes: Any, box: Box, blocks: Iterable[Block]) -> None:
        """Draw blocks one below the other, as one group."""
        group = shapes.add_group_shape()
        group.name = "legend entries"
        top_pt = 0.0
        for block in blocks:
            for item in block.items:
                height = item.height_pt(block.width_pt, block.size_pt)
                # no gap above the first title of a column
                lift = SECTION_GAP_PT if item.is_title and not top_pt else 0.0
                strip = _Strip(box, top_pt - lift, height, block.size_pt)
                self._draw(group.shapes, item, strip)
                top_pt += height - lift

    def _draw(self, shapes: Any, item: Item, strip: "_Strip") -> None:
        if item.swatch is not None:
            drawn = self._sample(shapes, item.swatch, strip)
            drawn.name = "sample"
            drawn._element.xpath(".//p:cNvPr")[0].set("descr", item.text)  # noqa: SLF001 -- no other way
        gap = SECTION_GAP_PT if item.is_title else 0.0
        paragraph = plain(item.text, bold=item.is_title)
        place = strip.text_place(item.indent_pt, gap)
        self.pen.text_box(shapes, place, [paragraph], size_pt=strip.size_pt)

    def _sample(self, shapes: Any, swatch: Swatch, strip: "_Strip") -> Any:
        if swatch.symbol is None:
            return _shape(shapes, swatch, strip)
        sample = self._samples[swatch]
        height = min(sample.height_pt, strip.size_pt * LINE + GAP_PT)
        width = sample.width_pt * height / sample.height_pt
        place = strip.place((SAMPLE_PT - width) / 2, strip.middle_pt - height / 2, width, height)
        return shapes.add_picture(io.BytesIO(sample.png), *place)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The room of one line of a legend: of a box, from a height on."""

    box: Box
    top_pt: float
    height_pt: float
    size_pt: float

    @property
    def middle_pt(self) -> float:
        """Middle of its first line of text, from its top."""
        return self.size_pt * LINE / 2

    def text_place(self, left_pt: float, gap_pt: float) -> tuple[int, int, int, int]:
        """Return the place of its text, below a gap."""
        width, _ = self.box.room_pt
        return self.place(left_pt, gap_pt, width - left_pt, self.height_pt - gap_pt - GAP_PT)

    def place(
        self, left_pt: float, top_pt: float, width_pt: float, height_pt: float
    ) -> tuple[int, int, int, int]:
        """Return a place on the slide, in EMU."""
        return (
            self.box.left + round(left_pt * EMU_PER_POINT),
            self.box.top + round((self.top_pt + top_pt) * EMU_PER_POINT),
            round(width_pt * EMU_PER_POINT),
            round(height_pt * EMU_PER_POINT),
        )


def _shape(shapes: Any, swatch: Swatch, strip: _Strip) -> Any:
    style = style_of(swatch.style or "")
    left, top, width, height = strip.place(
        0.0, strip.middle_pt - SAMPLE_HEIGHT_PT / 2, SAMPLE_PT, SAMPLE_HEIGHT_PT
    )
    if swatch.kind == "line":
        middle = top + height // 2
        line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, middle, left + width, middle)
        _stroke(line.line, style)
        return line
    kind = MSO_SHAPE.RECTANGLE
    if swatch.kind == "circle":
        kind, left, width = MSO_SHAPE.OVAL, left + (width - height) // 2, height
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
    line.width = Pt(style.width * _POINTS_PER_PIXEL)
    if style.dash is not None:
        is_dotted = float(style.dash.split()[0]) <= 1
        line.dash_style = MSO_LINE.ROUND_DOT if is_dotted else MSO_LINE.DASH


def _rgb(color: str) -> RGBColor:
    return RGBColor(*_parts(color))  # type: ignore[no-untyped-call]


def _parts(color: str) -> tuple[int, int, int]:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def on_white(color: str, opacity: float) -> str:
    """Return a colour as it looks on white.

    Examples
    --------
    >>> on_white("#000000", 0.2)
    '#CCCCCC'
    """
    shades = (round(255 + (part - 255) * opacity) for part in _parts(color))
    return "#" + "".join(f"{shade:02X}" for shade in shades)
