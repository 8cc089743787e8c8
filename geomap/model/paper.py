"""Sizes of paper, in millimetres."""

import re
from dataclasses import dataclass, replace

#: Short and long edge of the sizes of ISO 216 that are known by name.
_NAMED = {"A5": (148.0, 210.0), "A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0)}
_LEAST_MM, _MOST_MM = 140.0, 1500.0
_SHAPE = re.compile(
    r"(?P<name>a[2-5])(?:-(?P<turn>landscape|portrait))?"
    r"|(?P<width>\d{2,4}(?:\.\d+)?)x(?P<height>\d{2,4}(?:\.\d+)?)(?:mm)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper; `is_turnable` if the map may choose between upright and lying."""

    width_mm: float
    height_mm: float
    is_turnable: bool = False

    @property
    def turned(self) -> "Paper":
        """The same paper, turned by a right angle."""
        return replace(self, width_mm=self.height_mm, height_mm=self.width_mm)

    def fixed(self) -> "Paper":
        """Return the same paper, as it lies."""
        return replace(self, is_turnable=False)


def paper_named(text: str) -> Paper:
    """Return a size of paper by its name.

    Parameters
    ----------
    text
        "A4" or "A3", lying or upright as suits the map; "A4-landscape", "A4-portrait"; or width
        and height in millimetres, such as "300x200".

    Raises
    ------
    ValueError
        If it is none of these, or an edge is under 140 mm or over 1.5 m.

    Examples
    --------
    >>> paper_named("A4-landscape")
    Paper(width_mm=297.0, height_mm=210.0, is_turnable=False)
    >>> paper_named("300x200")
    Paper(width_mm=300.0, height_mm=200.0, is_turnable=False)
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise ValueError(
            f"{text!r} is no paper: give A4, A3, A4-landscape, A3-portrait, or width and height in "
            "millimetres such as 300x200"
        )
    if found["name"]:
        short, long = _NAMED[found["name"].upper()]
        turn = (found["turn"] or "").lower()
        width, height = (short, long) if turn == "portrait" else (long, short)
        return Paper(width, height, is_turnable=not turn)
    paper = Paper(float(found["width"]), float(found["height"]))
    if not all(_LEAST_MM <= edge <= _MOST_MM for edge in (paper.width_mm, paper.height_mm)):
        raise ValueError(
            f"{text!r} is no paper for a map: edges are {_LEAST_MM:g} to {_MOST_MM:g} mm long"
        )
    return paper
