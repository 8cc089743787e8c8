"""Rectangles on paper, many at a time: what is free, what is taken."""

import numpy as np
import numpy.typing as npt
import shapely

#: Left, top, right, bottom, in pixels of the page; shape (n, 4).
Boxes = npt.NDArray[np.float64]
Spots = npt.NDArray[np.float64]  # shape (n, 2)


def boxes_at(corners: Spots, width: float, height: float) -> Boxes:
    """Return boxes of one size by their left top corners."""
    return np.column_stack((corners, corners + (width, height)))


def grown(boxes: Boxes, by: float) -> Boxes:
    """Return boxes with more room around them."""
    return boxes + np.array([-by, -by, by, by])


class Taken:
    """Boxes that are taken.

    Parameters
    ----------
    view
        Outside of this box nothing may stand.
    """

    def __init__(self, view: Boxes) -> None:
        self.view = view
        self._boxes: list[Boxes] = []

    def add(self, box: Boxes) -> None:
        """Take a box, shape (4,)."""
        self._boxes.append(box)

    def is_free(self, boxes: Boxes) -> npt.NDArray[np.bool_]:
        """Tell of each box whether it meets none that is taken, and lies in the view."""
        inside = (boxes[:, :2] >= self.view[:2]).all(axis=1)
        inside &= (boxes[:, 2:] <= self.view[2:]).all(axis=1)
        if not self._boxes:
            return inside
        others = np.array(self._boxes)
        apart = (
            (boxes[:, None, 0] >= others[None, :, 2])
            | (boxes[:, None, 2] <= others[None, :, 0])
            | (boxes[:, None, 1] >= others[None, :, 3])
            | (boxes[:, None, 3] <= others[None, :, 1])
        )
        return inside & apart.all(axis=1)

    def crossed(self, ways: npt.NDArray[np.object_]) -> npt.NDArray[np.int64]:
        """Count for each line how many boxes that are taken it runs through."""
        if not self._boxes:
            return np.zeros(len(ways), dtype=np.int64)
        boxes = shapely.box(*np.array(self._boxes).T)
        counts: npt.NDArray[np.int64] = shapely.intersects(ways[:, None], boxes[None, :]).sum(axis=1)
        return counts
