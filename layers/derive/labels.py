"""Place the labels of a small map so that none touches another, a symbol, or the map's edge."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

_WIDTH_EM, _CAPITAL_EM = 0.58, 0.7
"""Widths of letters, on the safe side: which sans-serif a reader has is not known."""
_LEADING = 1.15
_AIR = 3.5
_LINE_COST, _BORDER_COST = 1.5, 0.35
"""Per unit of line or border that a label hides."""
_LEADER_CROSSES, _ABROAD = 1000.0, 30.0
"""For a leader over the line; for a name that lies wholly in another area than its place."""
_OUTSIDE, _FAR, _MOST_OUTSIDE = 120.0, 0.3, 0.3
"""For a label wholly outside its area; per unit away from the middle."""
_GRID = 6.0
_RANK_COST = 2.0
_LEADS = (26.0, 40.0, 56.0, 74.0, 92.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of a label: what it says, its size and how far its letters stand apart."""

    text: str
    size: float
    spacing: float = 0.0

    @property
    def width(self) -> float:
        """Width in units of the drawing, estimated."""
        letters = sum(_CAPITAL_EM if letter.isupper() else _WIDTH_EM for letter in self.text)
        return letters * self.size + self.spacing * len(self.text)

    def scaled(self, factor: float) -> "Text":
        """Return the line in another size."""
        size, spacing = round(self.size * factor, 1), round(self.spacing * factor, 1)
        return replace(self, size=size, spacing=spacing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A label in its place: its top left corner, which way its lines are set, a leader if any."""

    lines: tuple[Text, ...]
    box: Polygon
    align: str
    leader: LineString | None = None
    home: Point | None = None
    """The place named, if the name had better stay in the same area."""


@dataclass(slots=True)
class Sheet:
    """What labels keep clear of; grows with every label placed."""

    frame: Polygon
    line: BaseGeometry
    borders: BaseGeometry
    homes: Sequence[BaseGeometry] = ()
    taken: list[BaseGeometry] = field(default_factory=list)

    def place(self, lines: Sequence[Text], *offers: Iterable[tuple[float, Placed]]) -> Placed:
        """Take the cheapest free candidate of the first offer that has one.

        Raises
        ------
        ValueError
            If there is none.
        """
        best = next(filter(None, map(self._cheapest, offers)), None)
        if best is None:
            msg = f"there is no room for {lines[0].text!r}"
            raise ValueError(msg)
        self.taken.append(best.box)
        if best.leader is not None:
            self.taken.append(best.leader)
        return best

    def free_point(self, area: BaseGeometry) -> Point:
        """Find the point of an area that is farthest from its edge and from what is taken."""
        free = area.difference(shapely.union_all(self.taken))
        return Point(shapely.maximum_inscribed_circle(free, tolerance=0.5).coords[0])

    def _cheapest(self, offer: Iterable[tuple[float, Placed]]) -> Placed | None:
        best, least = None, np.inf
        for cost, candidate in offer:
            if cost < least and self._is_free(candidate):
                total = cost + self._cost(candidate)
                if total < least:
                    best, least = candidate, total
        return best

    def _is_free(self, candidate: Placed) -> bool:
        box = candidate.box.buffer(_AIR, join_style="mitre")
        return self.frame.contains(box) and not any(box.intersects(other) for other in self.taken)

    def _cost(self, candidate: Placed) -> float:
        hidden = _LINE_COST * candidate.box.intersection(self.line).length
        hidden += _BORDER_COST * candidate.box.intersection(self.borders).length
        if candidate.leader is not None:
            hidden += _LEADER_CROSSES * candidate.leader.intersects(self.line)
        homes = (area for area in self.homes if candidate.home and area.contains(candidate.home))
        for home in homes:
            hidden += _ABROAD * (1 - candidate.box.intersection(home).area / candidate.box.area)
            break
        return hidden


def beside(
    lines: Sequence[Text], at: BaseGeometry, *, gap: float = 4.0, settled: bool = True
) -> Iterator[tuple[float, Placed]]:
    """Offer places beside a symbol, right of it first; what is settled has an area to stay in."""
    ways = [(1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1)]
    ways += [(right, down) for right in (1, -1) for down in (-0.5, 0.5)]
    west, north, east, south = at.bounds
    middle, half = at.centroid, max(east - west, south - north) / 2
    for rank, (right, down) in enumerate(ways):
        reach = half + gap - (1 if right and down else 0)
        placed = _put(lines, middle.x + reach * right, middle.y + reach * down, (right, down))
        yield _RANK_COST * rank, replace(placed, home=middle if settled else None)


def within(lines: Sequence[Text], area: BaseGeometry) -> Iterator[tuple[float, Placed]]:
    """Offer places within an area, its middle first."""
    middle = shapely.maximum_inscribed_circle(area, tolerance=0.5).coords[0]
    west, north, east, south = area.bounds
    for x in np.arange(west, east, _GRID):
        for y in np.arange(north, south, _GRID):
            placed = _put(lines, float(x), float(y), (0, 0))
            outside = 1 - placed.box.intersection(area).area / placed.box.area
            if outside > _MOST_OUTSIDE:
                continue
            away = float(np.hypot(x - middle[0], y - middle[1]))
            yield _OUTSIDE * outside + _FAR * away, placed


def led_to(lines: Sequence[Text], at: Point) -> Iterator[tuple[float, Placed]]:
    """Offer places some way off, with a leader to the point."""
    for reach in _LEADS:
        for degrees in range(0, 360, 15):
            east, south = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
            end = Point(at.x + reach * east, at.y + reach * south)
            right = 1 if east >= 0 else -1
            leader = LineString([at, end])
            placed = _put(lines, end.x + 3 * right, end.y, (right, 0))
            yield reach + 4 * abs(float(south)), replace(placed, leader=leader)


def baselines(placed: Placed) -> Iterator[tuple[Text, float, float]]:
    """Yield each line of a label with the position of its text."""
    west, top, east, _ = placed.box.bounds
    x = {"start": west, "end": east, "middle": (west + east) / 2}[placed.align]
    y = top
    for line in placed.lines:
        y += line.size * _LEADING
        yield line, x, y - line.size * 0.25


def _put(lines: Sequence[Text], x: float, y: float, way: tuple[int, float]) -> Placed:
    """Set a label beside a position; (0, 0) sets it upon it."""
    right, down = way
    width = max(line.width for line in lines)
    height = sum(line.size for line in lines) * _LEADING
    west = x - width / 2 + right * width / 2
    top = y - height / 2 + down * height / 2
    return Placed(
        lines=tuple(lines),
        box=shapely.box(west, top, west + width, top + height),
        align={1: "start", -1: "end", 0: "middle"}[right],
    )
