"""How much room a text takes: estimated, and never too little.

Whoever opens a slide has other fonts than we: Arial, or what replaces it. Noto Sans is wider than
these, and its widths are at hand.
"""

from collections.abc import Sequence
from functools import cache

from geomap.render.sheet.lettering import Face, load_font

#: Width of a character that the font does not have, such as an emoji, in heights of the type.
_UNKNOWN = 1.1
#: How much wider bold type is than the semibold that we have.
_BOLD = 1.06
#: Height of a line, in heights of the type.
LINE = 1.2


@cache
def _width(character: str, *, bold: bool) -> float:
    """Return the width of a character, in heights of the type."""
    font = load_font(Face.SEMIBOLD if bold else Face.REGULAR)
    if not font.has(character):
        return _UNKNOWN
    (name,) = font.names(character)
    return font.advance(name) / font.units_per_em * (_BOLD if bold else 1.0)


def width_pt(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return the width of a text on one line, in points."""
    return sum(_width(character, bold=bold) for character in text) * size_pt


def line_count(text: str, size_pt: float, room_pt: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes where a line has room for so many points."""
    return sum(_lines_of(paragraph, size_pt, room_pt, bold=bold) for paragraph in text.split("\n"))


def _lines_of(paragraph: str, size_pt: float, room_pt: float, *, bold: bool) -> int:
    lines, used = 1, 0.0
    space = width_pt(" ", size_pt, bold=bold)
    for word in paragraph.split():
        width = width_pt(word, size_pt, bold=bold)
        if used and used + space + width <= room_pt:
            used += space + width
            continue
        lines += bool(used)
        # a word that is wider than the line is broken anywhere
        used = width
        if width > room_pt:
            used = 0.0
            for character in word:
                step = width_pt(character, size_pt, bold=bold)
                lines, used = (lines + 1, step) if used + step > room_pt else (lines, used + step)
    return lines


def shortened(text: str, size_pt: float, room_pt: float, *, lines: int, bold: bool = False) -> str:
    """Cut a text so that it takes no more than some lines; three dots say that it was cut."""
    if line_count(text, size_pt, room_pt, bold=bold) <= lines:
        return text
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if line_count(_cut(text, middle), size_pt, room_pt, bold=bold) <= lines:
            least = middle
        else:
            most = middle - 1
    return _cut(text, least)


def _cut(text: str, length: int) -> str:
    return f"{text[:length].rstrip(' ,;:.–')}…"


def fitting_size(
    text: str, sizes: tuple[float, ...], room_pt: tuple[float, float], *, bold: bool = False
) -> float:
    """Return the largest size at which a text fits into a box, or the smallest of those given.

    Parameters
    ----------
    text
        Its paragraphs are parted by line breaks.
    sizes
        In points, the largest first.
    room_pt
        Width and height of the box.
    """
    width, height = room_pt
    for size in sizes:
        if line_count(text, size, width, bold=bold) * size * LINE <= height:
            return size
    return sizes[-1]


def chunks(heights: Sequence[float], room: float) -> list[int]:
    """Return how many things go on each page, in order; one that is too high has its own.

    Examples
    --------
    >>> chunks([2, 2, 3, 9, 1], 5)
    [2, 1, 1, 1]
    """
    pages: list[int] = []
    used = 0.0
    for height in heights:
        if pages and used + height <= room:
            pages[-1] += 1
            used += height
        else:
            pages.append(1)
            used = height
    return pages


def column_widths(
    heads: Sequence[tuple[str, float]], room_pt: float, size_pt: float, *, edge_pt: float
) -> list[float]:
    """Return the widths of columns: by their shares, but none narrower than a word of its head.

    Parameters
    ----------
    heads
        Text of each head, in bold type, and the share of the column.
    room_pt
        Width of the table.
    size_pt
        Of the type.
    edge_pt
        Between the text and either side of a cell.
    """
    least = [
        max((width_pt(word, size_pt, bold=True) for word in text.split()), default=0.0)
        + 2 * edge_pt
        for text, _ in heads
    ]
    fixed: dict[int, float] = {}
    while True:
        free = sum(share for place, (_, share) in enumerate(heads) if place not in fixed)
        rest = room_pt - sum(fixed.values())
        widths = [
            fixed.get(place, rest * share / free if free else 0.0)
            for place, (_, share) in enumerate(heads)
        ]
        narrow = {
            place: least[place]
            for place, width in enumerate(widths)
            if place not in fixed and width < least[place]
        }
        if not narrow or sum(fixed.values()) + sum(narrow.values()) >= room_pt:
            return widths
        fixed |= narrow
