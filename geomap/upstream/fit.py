"""Make units tile: shared edges shared exactly, outer edges on an outline.

All outlines are laid over each other on a grid of 1e-6 degree (0.1 m), which gives faces. A face
in one unit is its own; a face in several, or in none but inside the outline, goes to the unit with
which it shares the longest edge; what lies outside the outline is cut off. A gap along the outline
that passes several units is first divided where two of them meet, by the shortest way to the
outline. So every edge of the outline stays on it: its own vertices, and where two units meet one
more, at most 0.1 m off.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import measure_length_m

GRID_DEG = 1e-6
_DECIMALS = 6

#: Units by face; several or none while it is not decided.
_Owners = dict[int, tuple[int, ...]]


def fit_units(
    units: Sequence[BaseGeometry], within: BaseGeometry | None
) -> tuple[BaseGeometry, ...]:
    """Fit polygons to each other and to an outline.

    Parameters
    ----------
    units
        Valid polygons in OGC:CRS84, not empty.
    within
        The outline; None to fit them to each other only.

    Returns
    -------
    tuple of BaseGeometry
        Polygons on the grid, in the order of `units`; outer rings run counterclockwise. Empty for
        a unit of which nothing is left.
    """
    faces, candidates = _faces(units, within, ())
    if within is not None:
        gaps = [faces[face] for face, known in candidates.items() if not known]
        faces, candidates = _faces(units, within, _cuts(gaps, units, within.boundary))
    owners = _decide(faces, candidates)
    parts: list[list[BaseGeometry]] = [[] for _ in units]
    for face, owner in owners.items():
        parts[owner].append(faces[face])
    return tuple(_on_grid(shapely.union_all(own)) for own in parts)


def _cuts(
    gaps: Sequence[BaseGeometry], units: Sequence[BaseGeometry], outline: BaseGeometry
) -> list[BaseGeometry]:
    """Divide gaps along the outline: from where two units meet, the shortest way across."""
    tree = shapely.STRtree(list(units))
    cuts = []
    for gap in gaps:
        near = tree.query(gap, "dwithin", distance=GRID_DEG).tolist()
        for one, other in combinations(sorted(near), 2):
            meeting = shapely.intersection(units[one].boundary, units[other].boundary)
            ends = shapely.extract_unique_points(shapely.boundary(shapely.line_merge(meeting)))
            for end in shapely.get_parts(ends):
                cut = shapely.shortest_line(end, outline)
                if cut.length > GRID_DEG and gap.buffer(GRID_DEG).covers(cut):
                    cuts.append(cut)
    return cuts


def _faces(
    units: Sequence[BaseGeometry], within: BaseGeometry | None, cuts: Sequence[BaseGeometry]
) -> tuple[list[BaseGeometry], _Owners]:
    """Cut the plane along every outline; keep what is to be given to a unit."""
    outlines = [*(unit.boundary for unit in units), *cuts]
    if within is not None:
        outlines.append(within.boundary)
    lines = shapely.union_all(outlines, grid_size=GRID_DEG)
    faces = list(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))
    points = [face.representative_point() for face in faces]
    found: dict[int, set[int]] = {}
    point_indices, unit_indices = shapely.STRtree(list(units)).query(points, "intersects")
    for point, unit in zip(point_indices.tolist(), unit_indices.tolist(), strict=True):
        found.setdefault(point, set()).add(unit)
    if within is None:
        is_inside = np.array([place in found for place in range(len(faces))], dtype=bool)
    else:
        shapely.prepare(within)
        is_inside = shapely.intersects(within, points)
    kept = np.flatnonzero(is_inside).tolist()
    return (
        [faces[place] for place in kept],
        {new: tuple(sorted(found.get(old, ()))) for new, old in enumerate(kept)},
    )


def _decide(faces: Sequence[BaseGeometry], candidates: _Owners) -> dict[int, int]:
    """Give every face to one unit; one that touches no unit stays out."""
    owners = {face: units[0] for face, units in candidates.items() if len(units) == 1}
    open_faces = [face for face in candidates if face not in owners]
    tree = shapely.STRtree(list(faces))
    while open_faces:
        given = {}
        for face in open_faces:
            near = [known for known in tree.query(faces[face]).tolist() if known in owners]
            lengths = _shared_m(faces, face, {known: owners[known] for known in near})
            allowed = candidates[face] or tuple(lengths)
            best = max(allowed, key=lambda unit: (lengths.get(unit, 0.0), -unit), default=None)
            if best is not None:
                given[face] = best
        if not given:
            break
        owners |= given
        open_faces = [face for face in open_faces if face not in given]
    return owners


def _shared_m(
    faces: Sequence[BaseGeometry], face: int, owners: Mapping[int, int]
) -> dict[int, float]:
    """Measure the edge that a face shares with each unit around it."""
    lengths: dict[int, float] = {}
    edge = faces[face].boundary
    for other, unit in owners.items():
        shared = measure_length_m(shapely.intersection(edge, faces[other].boundary))
        if shared > 0:
            lengths[unit] = lengths.get(unit, 0.0) + shared
    return lengths


def _on_grid(geometry: BaseGeometry) -> BaseGeometry:
    rounded = shapely.transform(geometry, lambda lonlat: np.round(lonlat, _DECIMALS))
    return shapely.orient_polygons(shapely.normalize(rounded), exterior_cw=False)
