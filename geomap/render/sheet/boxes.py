"""Rectangles on paper, many at a time: what is free, what is taken."""

import math

import numpy as np
import numpy.typing as npt
import shapely

#: Left, top, right, bottom, in pixels of the page; shape (n, 4).
Boxes = npt.NDArray[np.float64]
Spots = npt.NDArray[np.float64]  # shape (n, 2)

#: Lines are taken in pieces of this length, pixels.
_PIECE = 4.0


def boxes_at(corners: Spots, width: float, height: float) -> Boxes:
    """Return boxes of one size by their left top corners."""
    return np.column_stack((corners, corners + np.array([width, height])))


def grown(boxes: Boxes, by: float) -> Boxes:
    """Return boxes with more room around them."""
    larger: Boxes = boxes + np.array([-by, -by, by, by])
    return larger


class Taken:
    """Boxes that are taken.

    Parameters
    ----------
    view
        Outside of this box nothing may stand.
    """

    def __init__(self, view: Boxes) -> None:
        self.view = view
        self._taken: Boxes = np.empty((64, 4))
        self._count = 0

    def add(self, box: Boxes) -> None:
        """Take a box, shape (4,)."""
        if self._count == len(self._taken):
            self._taken = np.vstack((self._taken, np.empty_like(self._taken)))
        self._taken[self._count] = box
        self._count += 1

    def add_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Take a line, as a row of small boxes."""
        length = math.dist(start, end)
        for part in np.linspace(0, 1, max(2, int(length // _PIECE) + 2)):
            x = start[0] + (end[0] - start[0]) * part
            y = start[1] + (end[1] - start[1]) * part
            self.add(np.array([x - 1.5, y - 1.5, x + 1.5, y + 1.5]))

    def is_free(self, boxes: Boxes) -> npt.NDArray[np.bool_]:
        """Tell of each box whether it meets none that is taken, and lies in the view."""
        inside = (boxes[:, :2] >= self.view[:2]) & (boxes[:, 2:] <= self.view[2:])
        free: npt.NDArray[np.bool_] = np.logical_and(inside[:, 0], inside[:, 1])
        for left, top, right, bottom in self._near(boxes):
            free &= (
                (boxes[:, 0] >= right)
                | (boxes[:, 2] <= left)
                | (boxes[:, 1] >= bottom)
                | (boxes[:, 3] <= top)
            )
        return free

    def _near(self, boxes: Boxes) -> Boxes:
        """Return what is taken in the box around some boxes: the others cannot meet them."""
        taken = self._taken[: self._count]
        (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        near: Boxes = taken[
            (taken[:, 0] < right)
            & (taken[:, 2] > left)
            & (taken[:, 1] < bottom)
            & (taken[:, 3] > top)
        ]
        return near

    def crossed(self, ways: npt.NDArray[np.object_]) -> npt.NDArray[np.int64]:
        """Count for each line how many boxes that are taken it runs through."""
        counts: npt.NDArray[np.int64] = np.zeros(len(ways), dtype=np.int64)
        if not len(ways):
            return counts
        around = shapely.bounds(ways)
        for box in self._near(around):
            counts += shapely.intersects(ways, shapely.box(*box))
        return counts
