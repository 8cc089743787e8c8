"""How far apart two drawings of the same edge run, measured as the base geometry is described."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from plane import to_plane
from shapely.geometry import LineString

_STEP_M = 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """Distance between two drawings of an edge, in metres."""

    mean_m: float
    p95_m: float

    def __str__(self) -> str:
        """Say it to the metre."""
        mean, p95 = (f"{metres:.0f}" for metres in (self.mean_m, self.p95_m))
        return f"{mean} m off on average, {p95} m or less for 95 %"


def measure_offset(first: Sequence[LineString], second: Sequence[LineString]) -> Offset:
    """Measure how far apart two drawings of the same edges run.

    Parameters
    ----------
    first, second
        Lines in lon/lat.

    Returns
    -------
    offset
        Of samples every 50 m along both: the mean of the two directed means, and the 95th
        percentile of all distances.
    """
    there, back = _distances_m(first, second), _distances_m(second, first)
    return Offset(
        mean_m=float(there.mean() + back.mean()) / 2,
        p95_m=float(np.percentile(np.concatenate([there, back]), 95)),
    )


def _distances_m(
    lines: Sequence[LineString], others: Sequence[LineString]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Sample lines, and measure from each sample to the nearest of the others."""
    samples = []
    for line in lines:
        plane = to_plane(line)
        count = max(1, round(plane.length / _STEP_M))
        at = (np.arange(count) + 0.5) / count
        samples.append(shapely.line_interpolate_point(plane, at, normalized=True))
    target = shapely.union_all([to_plane(line) for line in others])
    shapely.prepare(target)
    return shapely.distance(np.concatenate(samples), target)
