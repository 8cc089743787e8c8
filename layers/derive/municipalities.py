"""Fit the 30 old municipal units of Natural Earth to the outline, and draw the four of the north.

Natural Earth's units are displaced by about a kilometre. Their edges are moved in three steps:

1. an affine transform, least squares over vertex pairs found by dynamic time warping of the old
   outline against the new one (both resampled every 500 m, from the southern tip);
2. what that leaves over at the outline, fading out towards the inside;
3. the smallest smooth displacement by which the published areas come out.

The edges are then laid over the outline, and each face goes to the unit that covers most of it.
North Mitrovica, which is younger than the data, is an own schematic drawing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from offsets import Offset, measure_offset
from outlines import assign, faces_of, lines_of, polygons_of
from plane import GRID_DEG, on_grid, to_lonlat, to_plane
from shapely.geometry import LineString, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

Array = npt.NDArray[np.float64]
Move = Callable[[Array], Array]

NORTH_MITROVICA = (
    (20.8225, 42.8905),
    (20.8330, 42.8873),
    (20.8430, 42.8872),
    (20.8540, 42.8889),
    (20.8625, 42.8907),
    (20.8690, 42.8917),
    (20.8752, 42.8940),
    (20.8765, 42.8985),
    (20.8748, 42.9024),
    (20.8690, 42.9036),
    (20.8600, 42.9042),
    (20.8500, 42.9024),
    (20.8400, 42.9012),
    (20.8300, 42.8985),
)
"""Own drawing, not surveyed: left bank of the Ibar below, the slopes towards Zvečan above."""

_FOOT_OF_ZVECAN = (
    (20.8225, 42.8905),
    (20.8300, 42.8985),
    (20.8400, 42.9012),
    (20.8500, 42.9024),
    (20.8600, 42.9042),
    (20.8690, 42.9036),
    (20.8600, 42.9120),
    (20.8040, 42.9120),
)
"""What of the old unit lies between the drawing and Zvečan as fitted: it goes to Zvečan."""

PUBLISHED_KM2 = {
    "Leposavić": 539.0,
    "Zvečan": 123.0,
    "Zubin Potok": 334.0,
    "Kosovska Mitrovica": 336.0,
    "Vučitrn": 345.0,
    "Srbica": 374.0,
    "Podujevo": 633.0,
}
"""Published areas by Natural Earth's name; Kosovska Mitrovica is north and south together."""

_STEP_M = 500.0
_AFFINE_ROUNDS = 5
_RESIDUAL_REACH_M = 1500.0
_RESIDUAL_FADE_M = 8000.0
_AREA_ROUNDS = 6
_KNOT_STEP_M = 6000.0
_KNOT_REACH_M = 8000.0
_SMOOTHINGS = 2
_VERTEX_M = 40.0
_NODING_M = 0.01
_DECIMALS = 3
"""Moved vertices are rounded, for sums of many terms differ in the last bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Municipal units in lon/lat that share edges, and where these meet the outline.

    ``moved`` says how far the edges inside the outline were moved after the affine fit.
    """

    polygons: Mapping[str, Polygon]
    nodes: tuple[Point, ...]
    moved: Mapping[str, Offset]


def derive_units(content: Mapping[str, Any], outline: Polygon) -> Units:
    """Fit the units of the package to an outline.

    Parameters
    ----------
    content
        The decoded file of Natural Earth's units.
    outline
        The country in lon/lat; its vertices are kept.

    Returns
    -------
    units
        The 30 units by Natural Earth's name, and ``North Mitrovica`` taken out of its unit.
    """
    old = {
        feature["properties"]["name"]: to_plane(shape(feature["geometry"]))
        for feature in content["features"]
    }
    edges = [
        line.segmentize(_STEP_M)
        for first, second in combinations(old.values(), 2)
        for line in lines_of(first.intersection(second))
    ]
    plane_outline = to_plane(outline)
    moves: list[Move] = list(_fitted(shapely.union_all(list(old.values())), plane_outline))
    for _ in range(_AREA_ROUNDS):
        moves.append(_matched(_tiled(edges, old, plane_outline, moves), plane_outline))
    fitted = _on_ground(_tiled(edges, old, plane_outline, moves[:1]))
    tiles = _on_ground(_tiled(edges, old, plane_outline, moves))
    moved = {
        name: measure_offset(_inner(fitted[name], outline), _inner(tile, outline))
        for name, tile in tiles.items()
    }
    return replace(_with_north_mitrovica(tiles, outline), moved=moved)


def _on_ground(tiles: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    return {name: to_lonlat(tile) for name, tile in tiles.items()}


def _inner(tile: BaseGeometry, outline: Polygon) -> list[LineString]:
    """List the edges of a unit that are no part of the outline."""
    return lines_of(tile.boundary.difference(outline.exterior.buffer(GRID_DEG)))


def _tiled(
    edges: Sequence[LineString],
    old: Mapping[str, Polygon],
    outline: Polygon,
    moves: Sequence[Move],
) -> dict[str, BaseGeometry]:
    """Lay the moved edges over the outline; all in metres."""

    def moved(xy: Array) -> Array:
        for move in moves:
            xy = move(xy)
        return xy.round(_DECIMALS)

    border = outline.exterior
    inner = []
    for edge in edges:
        vertices = moved(np.asarray(edge.coords))
        for _ in range(_SMOOTHINGS):
            vertices = _smoothed(vertices)
        line = LineString(vertices).simplify(_VERTEX_M)
        inner.append(line)
    ends = [Point(line.coords[at]) for line in inner for at in (0, -1)]
    free = [end for end in ends if sum(end.distance(other) < 1 for other in ends) == 1]
    reach = [_reaching(end, border) for end in free if outline.contains(end)]
    owners = [
        (name, shapely.transform(unit.segmentize(_STEP_M), moved)) for name, unit in old.items()
    ]
    noded = shapely.union_all([border, *inner, *reach], grid_size=_NODING_M)
    faces = [
        face
        for face in shapely.polygonize([noded]).geoms
        if outline.contains(face.representative_point())
    ]
    return assign(faces, owners, nearest=True)


def _reaching(end: Point, border: LineString) -> LineString:
    """Draw the shortest way from a loose end to the border, and one metre over it."""
    foot = border.interpolate(border.project(end))
    over = 1 + 1 / max(end.distance(foot), 1e-3)
    return LineString([end, (end.x + (foot.x - end.x) * over, end.y + (foot.y - end.y) * over)])


def _fitted(old: Polygon, outline: Polygon) -> tuple[Move, Move]:
    """Find the affine transform between two outlines, and what it leaves over."""
    now, new = _resampled(old), _resampled(outline)
    matrix = np.vstack([np.eye(2), np.zeros(2)])
    for _ in range(_AFFINE_ROUNDS):
        first, second = _warped(_with_one(now) @ matrix, new)
        matrix = np.linalg.lstsq(_with_one(now)[first], new[second], rcond=None)[0]
    now = _with_one(now) @ matrix
    first, second = _warped(now, new)
    residual = np.zeros_like(now)
    np.add.at(residual, first, new[second])
    residual = residual / np.bincount(first, minlength=len(now))[:, None] - now

    def affine(xy: Array) -> Array:
        return _with_one(xy) @ matrix

    def remainder(xy: Array) -> Array:
        squared = ((xy[:, None, :] - now[None, :, :]) ** 2).sum(axis=2)
        nearest = squared.min(axis=1)[:, None]
        weight = np.exp((nearest - squared) / _RESIDUAL_REACH_M**2)
        weight /= weight.sum(axis=1)[:, None]
        return xy + weight @ residual * np.exp(-nearest / _RESIDUAL_FADE_M**2)

    return affine, remainder


def _matched(tiles: Mapping[str, BaseGeometry], outline: Polygon) -> Move:
    """Find the smallest smooth displacement that brings the published areas, to first order."""
    published = {name: tiles[name] for name in PUBLISHED_KM2}
    west, south, east, north = shapely.union_all(list(published.values())).bounds
    knots = np.array(
        [
            (x, y)
            for x in np.arange(west, east + _KNOT_STEP_M, _KNOT_STEP_M)
            for y in np.arange(south, north + _KNOT_STEP_M, _KNOT_STEP_M)
        ]
    )

    def kernel(xy: Array) -> Array:
        squared = ((xy[:, None, :] - knots[None, :, :]) ** 2).sum(axis=2)
        return np.exp(-squared / _KNOT_REACH_M**2)

    drawn_m2 = _drawn_m2(tiles)
    rows, missing = [], []
    for name, tile in published.items():
        ring = np.asarray(shapely.orient_polygons(_largest(tile)).exterior.coords)[:-1]
        after, before = np.roll(ring, -1, axis=0), np.roll(ring, 1, axis=0)
        slope = (after - before)[:, ::-1] * (0.5, -0.5)
        inside = outline.exterior.distance(shapely.points(ring)) > 1
        rows.append((kernel(ring).T @ (slope * inside[:, None])).ravel())
        missing.append(PUBLISHED_KM2[name] * 1e6 - tile.area - drawn_m2.get(name, 0))
    strength = (np.linalg.pinv(np.array(rows)) @ np.array(missing)).reshape(len(knots), 2)
    return lambda xy: xy + kernel(xy) @ strength


def _drawn_m2(tiles: Mapping[str, BaseGeometry]) -> dict[str, float]:
    """Say how much the drawing of North Mitrovica will add to the units beside it."""
    own, foot = to_plane(Polygon(NORTH_MITROVICA)), to_plane(Polygon(_FOOT_OF_ZVECAN))
    lost = own.intersection(tiles["Zvečan"]).area
    gained = foot.intersection(tiles["Kosovska Mitrovica"]).area
    return {"Zvečan": gained - lost, "Kosovska Mitrovica": lost - gained}


def _with_north_mitrovica(tiles: Mapping[str, BaseGeometry], outline: Polygon) -> Units:
    """Draw North Mitrovica into the units it lies on, and put all on the grid."""
    own = Polygon(NORTH_MITROVICA)
    foot = Polygon(_FOOT_OF_ZVECAN).intersection(tiles["Kosovska Mitrovica"])
    drawn = own.union(foot)
    owners = [(name, tile.difference(drawn)) for name, tile in tiles.items()]
    owners += [("Zvečan", foot), ("North Mitrovica", own)]
    lines = [on_grid(tile.boundary) for tile in tiles.values()]
    faces = [
        face
        for face in faces_of([*lines, own.exterior, foot.boundary, outline.exterior])
        if outline.contains(face.representative_point())
    ]
    cut = assign(faces, owners, nearest=True)
    polygons = {name: _largest(polygon) for name, polygon in cut.items()}
    vertices = {xy for polygon in polygons.values() for xy in polygon.exterior.coords}
    nodes = sorted(
        xy
        for xy in vertices - set(outline.exterior.coords)
        if outline.exterior.distance(Point(xy)) < GRID_DEG
    )
    return Units(polygons=polygons, nodes=tuple(Point(xy) for xy in nodes), moved={})


def _resampled(polygon: Polygon) -> Array:
    """Walk round a polygon counter-clockwise in equal steps, from its southern tip."""
    ring = np.asarray(shapely.orient_polygons(polygon).exterior.coords)[:-1]
    ring = np.roll(ring, -int(ring[:, 1].argmin()), axis=0)
    line = LineString([*ring, ring[0]])
    count = int(line.length // _STEP_M)
    at = np.linspace(0, line.length, count + 1)
    return shapely.get_coordinates(shapely.line_interpolate_point(line, at))


def _warped(first: Array, second: Array) -> tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]:
    """Pair the vertices of two walks by dynamic time warping; return two lists of indices."""
    cost = np.hypot(*(first[:, None, :] - second[None, :, :]).transpose(2, 0, 1))
    total = np.full((len(first) + 1, len(second) + 1), np.inf)
    total[0, 0] = 0
    for i, row in enumerate(cost, start=1):
        above = np.minimum(total[i - 1, 1:], total[i - 1, :-1])
        left = np.inf
        for j, (here, best) in enumerate(zip(row.tolist(), above.tolist(), strict=True), start=1):
            left = here + min(best, left)
            total[i, j] = left
    pairs = []
    i, j = len(first), len(second)
    while i and j:
        pairs.append((i - 1, j - 1))
        steps = {(i - 1, j - 1): 0, (i - 1, j): 1, (i, j - 1): 2}
        i, j = min(steps, key=lambda at: (total[at], steps[at]))
    indices = np.array(pairs[::-1])
    return indices[:, 0], indices[:, 1]


def _with_one(xy: Array) -> Array:
    return np.column_stack([xy, np.ones(len(xy))])


def _smoothed(vertices: Array) -> Array:
    """Cut the corners of a line once, its ends kept (Chaikin)."""
    before, after = vertices[:-1], vertices[1:]
    cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
    return np.vstack([vertices[:1], cut.reshape(-1, 2)[1:-1], vertices[-1:]])


def _largest(geom: BaseGeometry) -> Polygon:
    return max(polygons_of(geom), key=lambda polygon: polygon.area)
