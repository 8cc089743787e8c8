"""Where names and callouts stand: by rank, so that the important ones are served first.

A label never stands on a symbol or on another label. One that finds no room is left out, and told.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.drawn import Drawn
from geomap.render.sheet.boxes import Boxes, Spots, Taken, boxes_at, grown
from geomap.render.sheet.marks import GIVES_WAY, Standing
from geomap.render.sheet.projection import Plane
from geomap.render.sheet.spots import Places, apart, around, beside, grid_about, outside_of
from geomap.render.sheet.typeset import Block, Typesetter
from geomap.scene.elements import Area, Label, Position, Role
from geomap.scene.elements import Plane as Depth

#: Clear space around a label, and half the size of a place without a symbol, pixels.
_GAP, _DOT = 2.0, 3.0
#: A callout farther from its anchor than this gets a line to it, pixels.
_NEAR = 30.0
#: Metres per pixel from which on villages are not named: the map is too small for them.
_VILLAGES_FROM = 190.0
_APART = (0.0, 16.0, 34.0, 56.0, 84.0, 116.0)
_PRECEDENCE = (
    Role.CALLOUT,
    Role.CITY,
    Role.TOWN,
    Role.COUNTRY,
    Role.UNIT,
    Role.SITE,
    Role.CROSSING,
    Role.CAMP,
    Role.WATER,
    Role.VILLAGE,
)
#: Roles that name an area: the text stands on the anchor. The others stand beside it.
_AREAL = frozenset({Role.COUNTRY, Role.UNIT, Role.WATER, Role.CALLOUT})
#: How far from its anchor the name of an area may go, pixels.
_REACH = {Role.COUNTRY: 160.0}
_USUAL_REACH = 70.0
#: Costs of what is allowed but not liked.
_LINE, _ASTRAY, _ANCHOR, _PIXEL, _FAR, _OUTSIDE = 18.0, 70.0, 3.0, 0.05, 90.0, 60.0
#: What each symbol or label costs that a leader runs through.
_THROUGH = 26.0
#: What it costs to stand nearer to the symbol of another report, nearer than this, pixels.
_MISREAD, _CLOSE, _FRAMED = 160.0, 26.0, 22.0
#: What it costs to stand in another country, and to do so with unit types or as a zone.
_ABROAD, _FAR_ABROAD = 45.0, 400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A label in its place.

    Parameters
    ----------
    block
        The label, set.
    x, y
        Of its left top corner.
    leader
        Ends of the line to what it names; None where it stands close enough.
    """

    block: Block
    x: float
    y: float
    leader: tuple[tuple[float, float], tuple[float, float]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Every label that found room, those that did not, and the dots left out with their names."""

    named: tuple[Named, ...]
    left_out: tuple[Label, ...]
    hidden: tuple[Standing, ...]


class NamePlacer:
    """Places the labels of a map.

    Parameters
    ----------
    drawn
        What is drawn.
    plane
        The paper.
    line
        The line of reference, in pixels; may be empty.
    standing
        The symbols, in their places.
    taken
        What is taken; boxes of labels are added.
    """

    def __init__(
        self,
        drawn: Drawn,
        plane: Plane,
        line: BaseGeometry,
        standing: Sequence[Standing],
        taken: Taken,
    ) -> None:
        self.plane, self.line, self.taken = plane, line, taken
        self.labels = [element for element in drawn.elements if isinstance(element, Label)]
        self.own = {placed.mark.feature: placed for placed in standing}
        self.dots = {placed.mark.at: placed for placed in standing if placed.is_minor}
        self.symbol_at = {placed.mark.at: placed for placed in standing}
        self.framed = [
            placed
            for placed in standing
            if placed.symbol.height >= _FRAMED and not placed.mark.faded
        ]
        self.polygons: dict[str, list[BaseGeometry]] = {}
        self.countries: list[BaseGeometry] = []
        self._others: dict[Position, BaseGeometry] = {}
        for element in drawn.elements:
            if isinstance(element, Area) and element.plane is Depth.GROUND:
                self.countries.append(element.geometry)
            if isinstance(element, Area):
                self.polygons.setdefault(element.layer, []).append(element.geometry)

    def place(self, typesetter: Typesetter) -> Naming:
        """Set and place all labels, the most important first."""
        order = sorted(self.labels, key=lambda label: (label.rank, _PRECEDENCE.index(label.role)))
        named: list[Named] = []
        left_out: list[Label] = []
        kept: set[int] = set()
        for label in order:
            if not self._is_wanted(label):
                continue
            dot = self.dots.get(label.at[0]) if label.role in GIVES_WAY else None
            if dot is not None and not self.taken.is_free(grown(dot.box[None, :], -1))[0]:
                left_out.append(label)
                continue
            found = self._best(typesetter.set(label))
            if found is None:
                left_out.append(label)
                continue
            named.append(found)
            box = np.array(
                [found.x, found.y, found.x + found.block.width, found.y + found.block.height]
            )
            self.taken.add(grown(box, _GAP))
            if found.leader is not None:
                self.taken.add_line(*found.leader)
            if dot is not None:
                self.taken.add(dot.box)
                kept.add(id(dot))
        hidden = tuple(dot for dot in self.dots.values() if id(dot) not in kept)
        return Naming(named=tuple(named), left_out=tuple(left_out), hidden=hidden)

    def _is_wanted(self, label: Label) -> bool:
        if label.role is Role.VILLAGE and self.plane.metres_per_px > _VILLAGES_FROM:
            return False
        left, top, right, bottom = self.taken.view
        spots = self.plane.to_px(np.array(label.at))
        return bool(
            (
                (spots[:, 0] >= left)
                & (spots[:, 0] <= right)
                & (spots[:, 1] >= top)
                & (spots[:, 1] <= bottom)
            ).any()
        )

    # --- candidates -------------------------------------------------------------------------------

    def _candidates(self, block: Block) -> Iterator[Places]:
        label, w, h = block.label, block.width, block.height
        own = self.own.get(label.feature) if label.role is Role.CALLOUT and label.feature else None
        if own is not None:
            for away in _APART:
                yield replace(beside(grown(own.box, away), w, h, away), own=1)
            middle = (float(own.box[0::2].mean()), float(own.box[1::2].mean()))
            for places in self._spread(block, _FAR, middle):
                yield replace(places, own=1)
            return
        symbol = self.symbol_at.get(label.at[0])
        if label.role in _AREAL and symbol is None:
            yield from self._spread(block, 0.0, None)
            return
        x, y = self.plane.point(*label.at[0])
        size = _DOT if symbol is None else max(symbol.symbol.width, symbol.symbol.height) / 2
        yield beside(np.array([x - size, y - size, x + size, y + size]), w, h, 0.0)

    def _spread(
        self, block: Block, penalty: float, symbol: tuple[float, float] | None
    ) -> Iterator[Places]:
        """Yield places on the anchors of an area, then near them, then outside with a line."""
        label, w, h = block.label, block.width, block.height
        is_callout = label.role is Role.CALLOUT
        shifts = around(w, h) if is_callout else grid_about(_REACH.get(label.role, _USUAL_REACH))
        for order, position in enumerate(label.at):
            anchor = symbol or self.plane.point(*position)
            corners = np.array(anchor) - np.array([w, h]) / 2 + shifts
            costs = penalty + order * _ANCHOR + np.hypot(*shifts.T) * _PIXEL
            tied = np.ones(len(costs), dtype=bool)
            yield Places(corners, costs, anchor, tied, inside=not is_callout)
            if label.role is Role.UNIT and label.rank == 1 and order == 0:
                shifts_out = outside_of(w, h)
                corners = np.array(anchor) - np.array([w, h]) / 2 + shifts_out
                costs = _OUTSIDE + np.arange(len(shifts_out), dtype=float)
                tied = np.ones(len(costs), dtype=bool)
                yield Places(corners, costs, anchor, tied, outside=True)

    def _best(self, block: Block) -> Named | None:
        lowest, best = math.inf, None
        for places in self._candidates(block):
            if places.costs.min(initial=math.inf) >= lowest:
                continue
            boxes = boxes_at(places.corners, block.width, block.height)
            usable = self.taken.is_free(boxes)
            costs = np.where(usable, places.costs, math.inf)
            costs = self._weighed(costs, boxes, places, block)
            at = int(costs.argmin())
            if costs[at] < lowest:
                lowest = float(costs[at])
                x, y = (float(value) for value in places.corners[at])
                leader = _leader(block, x, y, places.anchor) if places.is_tied[at] else None
                best = Named(block=block, x=x, y=y, leader=leader)
        return best

    def _weighed(self, costs: np.ndarray, boxes: Boxes, places: Places, block: Block) -> np.ndarray:
        costs = costs.copy()
        open_ = np.flatnonzero(np.isfinite(costs))
        if not len(open_):
            return costs
        label = block.label
        middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        if places.inside:
            allowed = self._stays_inside(label, middles[open_], block)
        elif places.outside:
            allowed = ~self._stands_on_another(label, middles[open_], places.anchor)
        else:
            allowed = np.ones(len(open_), dtype=bool)
        costs[open_[~allowed]] = math.inf
        open_ = open_[allowed]
        if not len(open_):
            return costs
        costs[open_] += _LINE * shapely.intersects(self.line, shapely.box(*boxes[open_].T))
        if label.role is Role.CALLOUT or places.is_tied[open_].any():
            starts = np.broadcast_to(np.array(places.anchor), (len(open_), 2))
            ways = np.array(shapely.linestrings(np.stack((starts, middles[open_]), axis=1)))
            astray = shapely.intersects(self.line, ways)
            far = np.hypot(*(middles[open_] - starts).T) > _NEAR + block.height / 2
            # the symbol that it starts from is no obstacle
            through = np.maximum(self.taken.crossed(ways[far]) - (places.own > 0), 0)
            costs[open_[far]] += np.minimum(_THROUGH * through, 3 * _THROUGH)
            if label.role is Role.UNIT:
                costs[open_[astray]] = math.inf
            else:
                costs[open_] += _ASTRAY * astray
                costs[open_] += self._abroad(label, middles[open_])
                costs[open_] += self._beside_another(label, boxes[open_])
        return costs

    def _beside_another(self, label: Label, boxes: Boxes) -> npt.NDArray[np.float64]:
        """Weigh places at which a callout would be read as that of another report's symbol."""
        own = self.own.get(label.feature or "")
        (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        others = [
            placed
            for placed in self.framed
            if placed is not own
            and placed.box[0] < right + _CLOSE
            and placed.box[2] > left - _CLOSE
            and placed.box[1] < bottom + _CLOSE
            and placed.box[3] > top - _CLOSE
        ]
        if not others:
            return np.zeros(len(boxes))
        # of an area no symbol is its own: it only keeps away from those of others
        away = apart(boxes, own.box) if own is not None else np.full(len(boxes), _CLOSE)
        nearest = np.min([apart(boxes, placed.box) for placed in others], axis=0)
        return np.where(nearest < np.minimum(away + _GAP, _CLOSE), _MISREAD, 0.0)

    def _abroad(self, label: Label, middles: Spots) -> npt.NDArray[np.float64]:
        """Weigh places in another country than the anchor's: there the claim is not made."""
        abroad = shapely.intersects_xy(self._other_countries(label), *middles.T)
        # unit types would be read as units that stand there, a zone as one that lies there
        return np.asarray(
            abroad * (_FAR_ABROAD if label.icons or label.feature is None else _ABROAD)
        )

    def _other_countries(self, label: Label) -> BaseGeometry:
        place = label.at[0]
        if place not in self._others:
            home = shapely.Point(place)
            others = (area for area in self.countries if not shapely.intersects(area, home))
            self._others[place] = shapely.union_all([self.plane.place(area) for area in others])
        return self._others[place]

    # --- what may stand where ---------------------------------------------------------------------

    def _areas_of(self, label: Label) -> BaseGeometry:
        """Return what a label names: the polygons of its layer that hold its first anchor."""
        point = shapely.Point(label.at[0])
        held = [
            area for area in self.polygons.get(label.layer, ()) if shapely.intersects(area, point)
        ]
        return shapely.union_all([self.plane.place(area) for area in held])

    def _stays_inside(self, label: Label, middles: Spots, block: Block) -> np.ndarray:
        """Tell whether the name of an area stays in it, that of a country as a whole."""
        area = self._areas_of(label)
        if area.is_empty:
            return np.zeros(len(middles), dtype=bool)
        shapely.prepare(area)
        if label.role is not Role.COUNTRY:
            return np.asarray(shapely.intersects_xy(area, middles[:, 0], middles[:, 1]))
        boxes = boxes_at(
            middles - np.array([block.width, block.height]) / 2, block.width, block.height
        )
        return np.asarray(shapely.contains(area, shapely.box(*boxes.T)))

    def _stands_on_another(
        self, label: Label, middles: Spots, anchor: tuple[float, float]
    ) -> np.ndarray:
        """Tell whether a shifted name would be read as that of another area of its layer."""
        own = shapely.Point(label.at[0])
        others = [
            self.plane.place(area)
            for area in self.polygons.get(label.layer, ())
            if not shapely.intersects(area, own)
        ]
        union = shapely.union_all(others)
        found = np.asarray(shapely.intersects_xy(union, middles[:, 0], middles[:, 1]))
        apart = np.hypot(*(middles - np.array(anchor)).T)
        for other in self.labels:
            if other is label or other.layer != label.layer:
                continue
            x, y = self.plane.point(*other.at[0])
            found |= np.hypot(middles[:, 0] - x, middles[:, 1] - y) < apart
        return found


def _leader(
    block: Block, x: float, y: float, anchor: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the line that ties a label to its anchor; None where it stands close enough."""
    label = block.label
    has_line = label.role is Role.CALLOUT or (label.role is Role.UNIT and label.rank == 1)
    middle = (x + block.width / 2, y + block.height / 2)
    if not has_line or math.dist(middle, anchor) <= _NEAR + block.height / 2:
        return None
    edge = (
        min(max(anchor[0], x), x + block.width),
        min(max(anchor[1], y), y + block.height),
    )
    return anchor, edge
