"""Where point symbols stand: on their place, or beside it with a line to it.

Symbols keep clear of each other, of the line of reference, and on their side of it: beyond it a
symbol would tell another story. Which one moves depends on the order of the data only.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.drawn import Drawn
from geomap.render.sheet.boxes import Boxes, Spots, Taken, boxes_at, grown
from geomap.render.sheet.projection import Plane
from geomap.scene.elements import Label, Mark, Position, Role
from geomap.style.symbols import Symbol

#: Clear space around a symbol, pixels.
_GAP = 4.0
#: Smaller symbols (crossings, camps …) stay where they are: they are the place.
_FIXED_HEIGHT = 22.0
#: Symbols lower than this are the dots of towns and villages.
_DOT = 13.0
#: Directions tried on each ring, in turns from north: up and to the sides before down.
_TURNS = np.array([2, -2, 0, 4, -4, 6, -6, 8, 1, -1, 3, -3, 5, -5, 7, -7]) / 16 * 2 * math.pi
_RINGS = (0.0, 12.0, 24.0, 40.0, 60.0, 84.0)
#: Places nearer to each other than this have their symbols in one row.
_NEAR = 24.0
_ROW_APART = (10.0, 20.0, 32.0, 46.0, 60.0, 80.0)
_ROW_GAP = 3.0
#: Names that their symbol may take with it when they find no room.
GIVES_WAY = frozenset({Role.TOWN, Role.VILLAGE, Role.WATER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A symbol in its place.

    Parameters
    ----------
    box
        That it covers.
    home
        Its true place.
    tie
        Where a line from there ends; None where it needs none.
    bar
        Ends of a line along the row that it begins, to which the tie leads.
    is_minor
        Whether it is the dot of a town: it is left out with the name that finds no room.
    """

    mark: Mark
    symbol: Symbol
    box: Boxes
    home: tuple[float, float]
    tie: tuple[float, float] | None
    is_minor: bool
    bar: tuple[tuple[float, float], tuple[float, float]] | None = None


def place_marks(drawn: Drawn, plane: Plane, line: BaseGeometry, taken: Taken) -> list[Standing]:
    """Give every symbol on the paper its place, and take it.

    Parameters
    ----------
    drawn
        What is drawn.
    plane
        The paper.
    line
        The line of reference, in pixels; may be empty.
    taken
        What is taken already; boxes of all but dots are added.
    """
    return _Placing(drawn, plane, line, taken).place()


class _Placing:
    def __init__(
        self,
        drawn: Drawn,
        plane: Plane,
        line: BaseGeometry,
        taken: Taken,
    ) -> None:
        self.drawn, self.symbols = drawn, drawn.scene.symbols
        self.plane, self.taken = plane, taken
        self.line = line
        shapely.prepare(self.line)
        self.minor = {
            element.at[0]
            for element in drawn.elements
            if isinstance(element, Label) and element.role in GIVES_WAY
        }

    def place(self) -> list[Standing]:
        marks = [mark for mark in self._marks() if self._is_on_paper(mark)]
        fixed = self._topmost(mark for mark in marks if self._stays(mark))
        moving = [mark for mark in marks if not self._stays(mark)]
        moving.sort(key=lambda mark: mark.faded)
        standing = [self._stand(mark, self._home(mark)) for mark in fixed]
        for group in self._groups(moving):
            standing += self._row(group) or [self._stand_free(mark) for mark in group]
        return standing

    def _marks(self) -> Iterable[Mark]:
        return (element for element in self.drawn.elements if isinstance(element, Mark))

    def _is_on_paper(self, mark: Mark) -> bool:
        x, y = self._home(mark)
        return 0 <= x <= self.plane.width and 0 <= y <= self.plane.height

    def _home(self, mark: Mark) -> tuple[float, float]:
        return self.plane.point(*mark.at)

    def _stays(self, mark: Mark) -> bool:
        return self.symbols[mark.symbol].height < _FIXED_HEIGHT and not mark.faded

    def _weight(self, mark: Mark) -> int:
        """Rank what stands on one spot: a report tells more than the place it is about."""
        card = self.drawn.scene.cards.get(mark.feature)
        return int(card is not None and card.grade is not None)

    def _box(self, mark: Mark, spots: Spots) -> Boxes:
        symbol = self.symbols[mark.symbol]
        return boxes_at(spots - np.array(symbol.anchor), symbol.width, symbol.height)

    def _groups(self, marks: Sequence[Mark]) -> list[list[Mark]]:
        """Join those whose places are so near that their symbols would lie on each other."""
        groups: list[list[Mark]] = []
        for mark in marks:
            home = self._home(mark)
            near = (
                group
                for group in groups
                if not mark.faded and math.dist(self._home(group[0]), home) < _NEAR
            )
            group = next(near, None)
            if group is None:
                groups.append([mark])
            else:
                group.append(mark)
        return groups

    def _stand(
        self, mark: Mark, spot: tuple[float, float], tie: tuple[float, float] | None = None
    ) -> Standing:
        symbol = self.symbols[mark.symbol]
        (box,) = self._box(mark, np.array([spot]))
        minor = symbol.height < _DOT and mark.at in self.minor and not self._weight(mark)
        if not minor:
            self.taken.add(box)
        home = self._home(mark)
        if tie is not None:
            self._keep_clear(home, tie)
        return Standing(mark=mark, symbol=symbol, box=box, home=home, tie=tie, is_minor=minor)

    def _keep_clear(self, home: tuple[float, float], tie: tuple[float, float]) -> None:
        """Keep names off the ring of a place and the line from it."""
        self.taken.add(np.array([home[0] - 3, home[1] - 3, home[0] + 3, home[1] + 3]))
        self.taken.add_line(home, tie)

    def _stand_free(self, mark: Mark) -> Standing:
        """Stand a symbol at the nearest free place on its side, off the line if that can be."""
        home = self._home(mark)
        symbol = self.symbols[mark.symbol]
        to_anchor = np.array(symbol.anchor) - np.array([symbol.width, symbol.height]) / 2
        nearest = max(symbol.width, symbol.height) / 2 + _FIXED_HEIGHT / 2 + _GAP
        rings = [
            np.column_stack((np.sin(_TURNS), -np.cos(_TURNS))) * (nearest + ring) + to_anchor
            for ring in _RINGS
        ]
        spots = np.vstack([[(0.0, 0.0)], *rings]) + home
        boxes = self._box(mark, spots)
        usable = self.taken.is_free(grown(boxes, _GAP)) & ~self._strays(home, spots)
        clear = usable & ~self._on_line(boxes)
        choice = clear if clear.any() else usable
        at = int(choice.argmax()) if choice.any() else 0
        spot = (float(spots[at, 0]), float(spots[at, 1]))
        return self._stand(mark, spot, tie=spot if at else None)

    def _row(self, group: Sequence[Mark]) -> list[Standing]:
        """Stand symbols of one place in a row or column beside it; none where there is no room."""
        if len(group) == 1:
            return []
        home = self._home(group[0])
        symbols = [self.symbols[mark.symbol] for mark in group]
        for apart, upright in itertools.product(_ROW_APART, (False, True)):
            offsets, width, height = _laid_out(symbols, upright=upright)
            corners = _corners_around(home, width, height, apart)
            boxes = boxes_at(corners, width, height)
            middles = corners + np.array([width, height]) / 2
            usable = self.taken.is_free(grown(boxes, _ROW_GAP))
            usable &= ~self._on_line(boxes) & ~self._strays(home, middles)
            if usable.any():
                corner = corners[usable.argmax()]
                tie, bar = _bar(home, corner - 2, width + 4, height + 4)
                row = [
                    self._stand(mark, tuple(corner + offset + np.array(symbol.anchor)))
                    for mark, symbol, offset in zip(group, symbols, offsets, strict=True)
                ]
                self._keep_clear(home, tie)
                return [replace(row[0], tie=tie, bar=bar), *row[1:]]
        return []

    def _topmost(self, marks: Iterable[Mark]) -> Iterable[Mark]:
        """Keep of small symbols on one spot the report, or the first."""
        top: dict[Position, Mark] = {}
        for mark in marks:
            former = top.get(mark.at)
            if former is None or self._weight(mark) > self._weight(former):
                top[mark.at] = mark
        return top.values()

    def _strays(self, home: tuple[float, float], spots: Spots) -> np.ndarray:
        starts = np.broadcast_to(np.array(home), spots.shape)
        ways = shapely.linestrings(np.stack((starts, spots), axis=1))
        return np.asarray(shapely.intersects(self.line, ways))

    def _on_line(self, boxes: Boxes) -> np.ndarray:
        return np.asarray(shapely.intersects(self.line, shapely.box(*boxes.T)))


def _bar(
    home: tuple[float, float], corner: np.ndarray, width: float, height: float
) -> tuple[tuple[float, float], tuple[tuple[float, float], tuple[float, float]]]:
    """Return where the line from a place meets a row of symbols, and a line along that side."""
    left, top = float(corner[0]), float(corner[1])
    right, bottom = left + width, top + height
    x, y = min(max(home[0], left), right), min(max(home[1], top), bottom)
    if (y in (top, bottom) and left <= home[0] <= right) or width >= height:
        y = top if home[1] <= (top + bottom) / 2 else bottom
        return (x, y), ((left, y), (right, y))
    x = left if home[0] <= (left + right) / 2 else right
    return (x, y), ((x, top), (x, bottom))


def _laid_out(symbols: Sequence[Symbol], *, upright: bool) -> tuple[list[np.ndarray], float, float]:
    """Return the corners of symbols in a row or column, and its width and height."""
    along, corners = 0.0, []
    for symbol in symbols:
        corners.append(np.array([0.0, along] if upright else [along, 0.0]))
        along += (symbol.height if upright else symbol.width) + _ROW_GAP
    along -= _ROW_GAP
    across = max(symbol.width if upright else symbol.height for symbol in symbols)
    return corners, *((across, along) if upright else (along, across))


def _corners_around(home: tuple[float, float], w: float, h: float, apart: float) -> Spots:
    """Return corners of boxes around a place: above and below, to the sides, at the corners."""
    x, y = home
    left, right, above, below = x - apart - w, x + apart, y - apart - h, y + apart
    return np.array(
        [
            (x - w / 2, above),
            (right, y - h / 2),
            (left, y - h / 2),
            (x - w / 2, below),
            (right - apart, above),
            (left + apart, above),
            (right - apart, below),
            (left + apart, below),
        ]
    )
