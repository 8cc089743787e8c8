"""The legend as lines of known height, so that it can be laid out in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geomap.render.contents import Contents
from geomap.render.office.metrics import LINE, chunks, line_count
from geomap.scene.elements import LegendSection, Swatch

#: Sizes of the type, in points: that beside the map, and smaller ones where the legend is alone.
SIZE_PT = 14.0
SIZES_PT = (14.0, 13.0, 12.0)
GAP_PT, SECTION_GAP_PT = 5.0, 12.0
#: Width of a sample, the gap to its text, and its height.
SAMPLE_PT, SAMPLE_GAP_PT, SAMPLE_HEIGHT_PT = 30.0, 10.0, 14.0


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a legend: the title of a section, or an entry with its sample."""

    text: str
    swatch: Swatch | None = None
    is_title: bool = False

    @property
    def indent_pt(self) -> float:
        """Where its text begins."""
        return 0.0 if self.swatch is None else SAMPLE_PT + SAMPLE_GAP_PT

    def height_pt(self, width_pt: float, size_pt: float) -> float:
        """Return its height with the gaps around it, in a column."""
        if self.is_title:
            return SECTION_GAP_PT + size_pt * LINE + GAP_PT
        lines = line_count(self.text, size_pt, width_pt - self.indent_pt)
        return max(lines * size_pt * LINE, SAMPLE_HEIGHT_PT) + GAP_PT


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together in a column of a width, in points."""

    items: tuple[Item, ...]
    width_pt: float
    size_pt: float

    @property
    def height_pt(self) -> float:
        """Height of the lines."""
        return sum(item.height_pt(self.width_pt, self.size_pt) for item in self.items)

    def without_titles(self) -> "Block":
        """Return the entries alone."""
        items = tuple(item for item in self.items if not item.is_title)
        return Block(items, self.width_pt, self.size_pt)


def legend_blocks(contents: Contents, width_pt: float, *, size_pt: float = SIZE_PT) -> list[Block]:
    """Return the legend as blocks for a column: a title goes with its first entry."""
    return [
        Block(items, width_pt, size_pt)
        for section in contents.legend
        for items in _grouped(section, contents)
    ]


def _grouped(section: LegendSection, contents: Contents) -> Iterator[tuple[Item, ...]]:
    title = Item(contents.say(section.title), is_title=True)
    for place, entry in enumerate(section.entries):
        item = Item(contents.say(entry.text), entry.swatch)
        yield (title, item) if place == 0 else (item,)


def columns_of(blocks: Sequence[Block], height_pt: float) -> list[list[Block]]:
    """Distribute blocks over columns of a height."""
    columns, start = [], 0
    for count in chunks([block.height_pt for block in blocks], height_pt):
        columns.append(list(blocks[start : start + count]))
        start += count
    return columns


def legend_columns(
    contents: Contents, room_pt: tuple[float, float], *, most: int
) -> list[list[Block]]:
    """Return the legend in columns, in the largest type of which no more columns than that come.

    Parameters
    ----------
    contents
        What the map says.
    room_pt
        Width and height of a column.
    most
        Columns there is room for on one slide; in the smallest type there may be more.
    """
    columns: list[list[Block]] = []
    for size in SIZES_PT:
        columns = columns_of(legend_blocks(contents, room_pt[0], size_pt=size), room_pt[1])
        if len(columns) <= most:
            break
    return columns
