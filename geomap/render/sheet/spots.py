"""Where a label may stand, before anything is known of what is in the way."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geomap.render.sheet.boxes import Boxes, Spots, grown

#: Between the places at which the name of an area is tried, pixels.
_GRID_STEP = 10.0
#: How far beside a small area its name is tried, pixels.
_OUTSIDE_REACHES = (46.0, 70.0)


@dataclass(slots=True)
class Places:
    """Candidates of one kind: corners, what they cost, and what they belong to."""

    corners: Spots
    costs: np.ndarray
    anchor: tuple[float, float]
    is_tied: np.ndarray
    inside: bool = False
    outside: bool = False
    own: int = 0


def apart(boxes: Boxes, other: Boxes) -> npt.NDArray[np.float64]:
    """Measure the distance of boxes from one."""
    dx = np.maximum(np.maximum(other[0] - boxes[:, 2], boxes[:, 0] - other[2]), 0)
    dy = np.maximum(np.maximum(other[1] - boxes[:, 3], boxes[:, 1] - other[3]), 0)
    return np.asarray(np.hypot(dx, dy))


def beside(box: Boxes, w: float, h: float, distance: float) -> Places:
    """Return the eight places beside a point or a symbol, the most readable first."""
    left, top, right, bottom = (float(value) for value in grown(box, 2))
    x, y = (left + right) / 2, (top + bottom) / 2
    slant = (right - left - 4) / 5
    corners = np.array(
        [
            (right, y - h / 2),
            (right - slant, top - h + 2),
            (right - slant, bottom - 2),
            (left - w, y - h / 2),
            (x - w / 2, top - h),
            (x - w / 2, bottom),
            (left - w + slant, top - h + 2),
            (left - w + slant, bottom - 2),
        ]
    )
    costs = distance + np.arange(8, dtype=float)
    return Places(corners, costs, (x, y), np.full(8, distance > 0))


def around(w: float, h: float) -> Spots:
    """Return shifts of a callout: on its anchor, then in widening rounds about it."""
    shifts = [(0.0, 0.0)]
    for reach in (1, 2, 3, 4):
        dx = (w / 2 + 8) * (0.5 if reach == 1 else reach - 1)
        dy = (h + 6) * reach * 0.75
        shifts += [
            (0, -dy), (0, dy), (dx, 0), (-dx, 0), (dx, -dy), (-dx, -dy), (dx, dy), (-dx, dy),
        ]  # fmt: skip
    return np.array(shifts)


def grid_about(reach: float) -> Spots:
    """Return shifts of the name of an area: a grid about its anchor, the middle first."""
    steps = np.arange(-reach, reach + 1, _GRID_STEP)
    shifts = np.array([(dx, dy) for dy in steps for dx in steps])
    return shifts[np.argsort(np.hypot(*shifts.T), kind="stable")]


def outside_of(w: float, h: float) -> Spots:
    """Return shifts that bring the name of a small area beside it."""
    turns = [eighth * math.pi / 4 for eighth in range(8)]
    return np.array(
        [
            (math.cos(turn) * (reach + w / 2), math.sin(turn) * (reach + h / 2))
            for reach in _OUTSIDE_REACHES
            for turn in turns
        ]
    )
