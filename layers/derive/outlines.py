"""Turn the country outlines of the 100 m package into one tiling with shared edges.

As delivered, neighbours share most vertices but not all: rivers and reservoirs on a border are cut
out of both, and some stretches overlap. The outlines are laid over each other, every face that
belongs to exactly one country stays with it, and every gap or overlap is divided along its
mid-line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import shapely
from offsets import Offset, measure_offset
from plane import GRID_DEG, measure_area_km2, on_grid, to_lonlat, to_plane
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

FRAME = (18.4, 40.9, 23.4, 44.6)
"""West, south, east, north of the base map."""
CODES = ("XKX", "SRB", "ALB", "MNE", "MKD", "BIH", "BGR", "ROU", "HRV", "GRC")
MONTENEGRO_TRIPOINT = (20.354, 42.8326)
NORTH_MACEDONIA_TRIPOINT = (21.5866, 42.2627)

_SEA_KM2 = 1000.0
_LEAST_PART_KM2 = 4.0
_SAMPLE_M = 50.0
_LINE_M = 25.0
"""Simplification of the line: takes off the sampling steps of mid-lines, no more."""
_NEAR_M = 150.0
"""Simplification of Kosovo's other borders."""
_FAR_M = 400.0
"""Simplification of the borders between Kosovo's and Serbia's near neighbours."""
_REMOTE_M = 600.0
"""Simplification of the coast and of what no map of the situation reaches."""
_REMOTE = {"", "BIH", "BGR", "ROU", "HRV", "GRC"}

Pair = tuple[str, str]
Arcs = dict[Pair, list[LineString]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """A face of the overlaid outlines that is nobody's (a gap) or several countries' (an overlap).

    ``around`` holds the countries it is divided among.
    """

    face: Polygon
    owners: tuple[str, ...]
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The outlines laid over each other: what is one country's alone, and what is not."""

    solid: Mapping[str, Sequence[Polygon]]
    ground: Mapping[str, BaseGeometry]
    contested: tuple[Contested, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiling:
    """Countries that share their edges, and those edges by pair of countries."""

    countries: Mapping[str, BaseGeometry]
    borders: Mapping[Pair, BaseGeometry]
    line: LineString


def read_outlines(content: Mapping[str, Any]) -> dict[str, BaseGeometry]:
    """Take the exterior rings of the countries within the frame.

    Parameters
    ----------
    content
        The decoded 100 m package: one feature a country, ``A3`` its code.

    Returns
    -------
    outlines
        Valid polygons in lon/lat by code, without the lakes, whose holes are too coarse.
    """
    frame = box(*FRAME)
    outlines: dict[str, BaseGeometry] = {}
    for feature in content["features"]:
        code = feature["properties"]["A3"]
        if code not in CODES:
            continue
        rings = [polygon.exterior for polygon in polygons_of(shape(feature["geometry"]))]
        parts = [
            shapely.make_valid(Polygon(ring), method="structure", keep_collapsed=False)
            for ring in rings
            if box(*ring.bounds).intersects(frame)
        ]
        clipped = shapely.union_all(parts).intersection(frame)
        if not clipped.is_empty:
            outlines[code] = shapely.union_all(polygons_of(clipped))
    return {code: outlines[code] for code in CODES if code in outlines}


def overlay(outlines: Mapping[str, BaseGeometry]) -> Overlay:
    """Lay the outlines over each other and sort the faces.

    Parameters
    ----------
    outlines
        Polygons in lon/lat that overlap and leave gaps.

    Returns
    -------
    overlay
        Faces in lon/lat on the coordinate grid; the sea and what is beyond is left out.
    """
    frame = box(*FRAME)
    solid: dict[str, list[Polygon]] = {code: [] for code in outlines}
    contested: list[tuple[Polygon, tuple[str, ...]]] = []
    for face in faces_of([*(outline.boundary for outline in outlines.values()), frame.boundary]):
        inside = face.representative_point()
        owners = [code for code, outline in outlines.items() if outline.contains(inside)]
        if len(owners) == 1:
            solid[owners[0]].append(face)
        elif owners or measure_area_km2(face) < _SEA_KM2:
            contested.append((face, tuple(owners)))
    ground = {code: shapely.union_all(faces) for code, faces in solid.items()}
    return Overlay(
        solid=solid,
        ground=ground,
        contested=tuple(
            Contested(face=face, owners=owners, around=tuple(_edges_by_country(face, ground)))
            for face, owners in contested
        ),
    )


def tile(laid: Overlay) -> dict[str, BaseGeometry]:
    """Give every place in the frame that is land to exactly one country.

    Parameters
    ----------
    laid
        The outlines laid over each other.

    Returns
    -------
    tiles
        Polygons in lon/lat by code, on the coordinate grid, with the same nodes on shared edges.
    """
    pieces: list[tuple[str, BaseGeometry]] = [
        (code, face) for code, faces in laid.solid.items() for face in faces
    ]
    for contested in laid.contested:
        pieces.extend(_divided(contested.face, laid.ground))
    return assign(faces_of([piece.boundary for _, piece in pieces]), pieces)


def compose_arcs(tiles: Mapping[str, BaseGeometry]) -> Arcs:
    """Take the tiles apart into simplified edges.

    Parameters
    ----------
    tiles
        Polygons in lon/lat with the same nodes on shared edges.

    Returns
    -------
    arcs
        Edges by pair of countries; the second code is ``""`` for coast and frame.
    """
    raw = _raw_arcs(tiles)
    inner = shapely.union_all([line for lines in raw.values() for line in lines])
    for code, polygon in tiles.items():
        raw[code, ""] = lines_of(polygon.boundary.difference(inner))
    return {
        pair: [_simplified(line, tolerance_m(pair)) for line in lines]
        for pair, lines in raw.items()
        if lines
    }


def measure_simplification(arcs: Arcs, tiles: Mapping[str, BaseGeometry]) -> dict[Pair, Offset]:
    """Measure how far the simplified edges run from the package's own.

    Parameters
    ----------
    arcs
        Simplified edges by pair of countries.
    tiles
        The countries before that: the package's edges, mid-lines where its outlines differ.

    Returns
    -------
    offsets
        By pair of countries; under ``(code, "")`` that of all edges a country shares.
    """
    raw = {pair: lines for pair, lines in _raw_arcs(tiles).items() if lines}
    offsets = {pair: measure_offset(arcs[pair], lines) for pair, lines in raw.items()}
    for code in tiles:
        pairs = [pair for pair in raw if code in pair]
        offsets[code, ""] = measure_offset(
            [line for pair in pairs for line in arcs[pair]],
            [line for pair in pairs for line in raw[pair]],
        )
    return offsets


def assemble(arcs: Arcs, tiles: Mapping[str, BaseGeometry], nodes: Sequence[Point] = ()) -> Tiling:
    """Put simplified edges together again.

    Parameters
    ----------
    arcs
        Edges by pair of countries.
    tiles
        What the countries were before, to tell which face is whose.
    nodes
        Points on edges that become vertices: where municipal limits meet them.

    Returns
    -------
    tiling
        Countries, borders and the line of reference, all with the same vertices.
    """
    lines = [with_nodes(line, nodes) for of_pair in arcs.values() for line in of_pair]
    countries = {
        code: shapely.union_all(
            [part for part in polygons_of(polygon) if measure_area_km2(part) >= _LEAST_PART_KM2]
        )
        for code, polygon in assign(faces_of(lines), list(tiles.items())).items()
    }
    borders = {}
    for pair in combinations(countries, 2):
        shared = _shared(countries[pair[0]], countries[pair[1]])
        if shared:
            borders[pair] = shapely.multilinestrings(shared) if len(shared) > 1 else shared[0]
    line = borders.pop(("XKX", "SRB"))
    if not isinstance(line, LineString):
        msg = f"the line came out in {len(lines_of(line))} parts"
        raise TypeError(msg)
    if Point(line.coords[0]).distance(Point(MONTENEGRO_TRIPOINT)) > GRID_DEG:
        line = line.reverse()
    return Tiling(countries=countries, borders=borders, line=line)


def assign(
    faces: Sequence[Polygon],
    owners: Sequence[tuple[str, BaseGeometry]],
    *,
    nearest: bool = False,
) -> dict[str, BaseGeometry]:
    """Give each face to whom most of it belongs, and join the faces of each owner.

    Parameters
    ----------
    faces
        Polygons that do not overlap.
    owners
        Names with polygons; a name may come more than once.
    nearest
        Give a face that is mostly nobody's to the nearest owner instead of leaving it out.

    Returns
    -------
    joined
        Polygons by name, in order of first mention.
    """
    tree = shapely.STRtree([polygon for _, polygon in owners])
    taken: dict[str, list[Polygon]] = {name: [] for name, _ in owners}
    for face in faces:
        shares: dict[str, float] = {}
        for index in sorted(tree.query(face, predicate="intersects")):
            name, polygon = owners[index]
            shares[name] = shares.get(name, 0.0) + polygon.intersection(face).area
        if shares and (nearest or sum(shares.values()) > face.area / 2):
            taken[max(shares, key=lambda name: shares[name])].append(face)
        elif nearest:
            taken[owners[tree.nearest(face)][0]].append(face)
    return {name: shapely.union_all(parts) for name, parts in taken.items() if parts}


def with_nodes(line: LineString, nodes: Sequence[Point]) -> LineString:
    """Insert the nodes that lie on a line as vertices, within one and a half grid steps."""
    near = [node for node in nodes if line.distance(node) < 1.5 * GRID_DEG]
    vertices = {line.project(Point(xy)): xy for xy in line.coords[:-1]}
    vertices.update({line.project(node): (node.x, node.y) for node in near})
    ordered = [vertices[at] for at in sorted(vertices)]
    return LineString([*ordered, line.coords[-1]])


def tolerance_m(pair: Pair) -> float:
    """Say how much the edge between two countries is simplified."""
    if pair == ("XKX", "SRB"):
        return _LINE_M
    if "XKX" in pair:
        return _NEAR_M
    return _REMOTE_M if _REMOTE & set(pair) else _FAR_M


def faces_of(lines: Sequence[BaseGeometry]) -> list[Polygon]:
    """Node lines on the grid and list the faces between them."""
    noded = shapely.union_all([on_grid(line) for line in lines], grid_size=GRID_DEG)
    return list(shapely.polygonize([noded]).geoms)


def polygons_of(geom: BaseGeometry) -> list[Polygon]:
    """List the polygons in any geometry."""
    return [part for part in shapely.get_parts(geom) if part.geom_type == "Polygon"]


def lines_of(geom: BaseGeometry) -> list[LineString]:
    """List the lines in any geometry, joined where just two of them meet."""
    parts = [
        LineString(part)
        for part in shapely.get_parts(geom)
        if part.geom_type in {"LineString", "LinearRing"} and not part.is_empty
    ]
    merged = shapely.get_parts(linemerge(parts)) if parts else []
    return sorted(merged, key=lambda part: part.coords[0])


def _raw_arcs(tiles: Mapping[str, BaseGeometry]) -> Arcs:
    return {pair: _shared(tiles[pair[0]], tiles[pair[1]]) for pair in combinations(tiles, 2)}


def _shared(first: BaseGeometry, second: BaseGeometry) -> list[LineString]:
    return lines_of(first.boundary.intersection(second.boundary))


def _simplified(line: LineString, tolerance_m: float) -> LineString:
    return on_grid(to_lonlat(to_plane(line).simplify(tolerance_m, preserve_topology=True)))


def _divided(face: Polygon, ground: Mapping[str, BaseGeometry]) -> list[tuple[str, BaseGeometry]]:
    """Divide a gap or overlap among the countries around it, each point to the nearest."""
    edges = _edges_by_country(face, ground)
    if len(edges) < 2:  # noqa: PLR2004 (nothing to divide)
        return [(code, face) for code in edges]
    samples = [
        (code, tuple(xy))
        for code, lines in edges.items()
        for line in lines
        for xy in _midpoints(to_plane(line).segmentize(_SAMPLE_M))
    ]
    points = MultiPoint([xy for _, xy in samples])
    cells = shapely.get_parts(
        shapely.voronoi_polygons(points, extend_to=to_plane(face).buffer(1000), ordered=True)
    )
    plane_face = to_plane(face)
    shares = []
    for code in edges:
        own = [cell for cell, (owner, _) in zip(cells, samples, strict=True) if owner == code]
        shares.append((code, to_lonlat(shapely.union_all(own).intersection(plane_face))))
    return [(code, part) for code, share in shares for part in polygons_of(share)]


def _edges_by_country(
    face: Polygon, ground: Mapping[str, BaseGeometry]
) -> dict[str, list[LineString]]:
    """List the edges of a face by the country on their other side."""
    edges = {code: lines_of(face.boundary.intersection(area)) for code, area in ground.items()}
    return {code: lines for code, lines in edges.items() if lines}


def _midpoints(line: LineString) -> list[list[float]]:
    """List the middles of a line's segments, so that no two countries share a sample."""
    vertices = np.asarray(line.coords)
    return ((vertices[1:] + vertices[:-1]) / 2).tolist()
