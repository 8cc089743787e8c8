"""Small pieces of SVG: numbers, paths, elements."""

from collections.abc import Sequence
from html import escape

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry


def number(value: float) -> str:
    """Write a length with two decimals at most.

    Examples
    --------
    >>> number(1.0), number(-0.001), number(2.346)
    ('1', '0', '2.35')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, /, *children: str, **attributes: object) -> str:
    """Write an element; underscores in names of attributes stand for hyphens.

    Parameters
    ----------
    name
        Of the element.
    children
        SVG inside it.
    attributes
        None leaves one out; numbers are rounded as lengths.

    Examples
    --------
    >>> element("line", x2=3.14159, stroke="#000", stroke_width=0.5, fill=None)
    '<line x2="3.14" stroke="#000" stroke-width="0.5"/>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def _written(value: object) -> str:
    if isinstance(value, float):
        return number(value)
    return escape(str(value), quote=True)


def path_data(geometry: BaseGeometry) -> str:
    """Write lines or polygons as the data of a path; empty for what is neither."""
    pieces: list[str] = []
    # a collection may hold others
    for part in shapely.get_parts(shapely.get_parts(geometry)):
        if part.is_empty:
            continue
        match part.geom_type:
            case "Polygon":
                rings = (part.exterior, *part.interiors)
                pieces += [f"{_line(shapely.get_coordinates(ring)[:-1])}Z" for ring in rings]
            case "LineString" | "LinearRing":
                pieces.append(_line(shapely.get_coordinates(part)))
    return "".join(pieces)


def _line(coordinates: npt.NDArray[np.float64]) -> str:
    """Write positions relative to each other, which is a third shorter."""
    hundredths = np.round(coordinates * 100).astype(np.int64)
    steps = np.diff(hundredths, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    start = f"M{_hundredths(hundredths[0])}"
    return start + ("l" + " ".join(map(_hundredths, steps)) if len(steps) else "h0")


def _hundredths(pair: Sequence[int] | npt.NDArray[np.int64]) -> str:
    return f"{number(pair[0] / 100)} {number(pair[1] / 100)}"
