"""What tells distance and direction: scale bar and north arrow."""

import math

from geomap.render.sheet.lettering import Face, Piece, Run
from geomap.render.sheet.projection import Plane
from geomap.render.sheet.svg import element
from geomap.style.palette import INK, WHITE
from geomap.style.phrases import Number, say
from geomap.style.speech import Speaker

_BAR_HEIGHT, _SIZE = 5.0, 10.0
_PARTS = 4
_STEPS = (1.0, 2.0, 5.0)
_KM = 1000.0


def bar_length_m(plane: Plane, widest_px: float) -> float:
    """Return the longest round length that a bar may show, in metres on the ground."""
    longest = widest_px * plane.mm_per_px / 1000 * plane.denominator
    power = 10 ** math.floor(math.log10(longest))
    return float(max(step * power for step in _STEPS if step * power <= longest))


def scale_bar(plane: Plane, speak: Speaker, *, widest: float) -> tuple[list[Piece], float, float]:
    """Draw a scale bar.

    Parameters
    ----------
    plane
        The paper.
    speak
        For the unit.
    widest
        Pixels it may take.

    Returns
    -------
    pieces, width, height
        Around a left top corner at zero.
    """
    metres = bar_length_m(plane, widest)
    length = metres / plane.denominator * 1000 / plane.mm_per_px
    unit, factor = ("km", _KM) if metres >= _KM else ("m", 1.0)
    last = speak(say(f"unit.{unit}", number=Number(metres / factor)))
    pieces: list[Piece] = []
    left = 6.0
    for part in range(_PARTS):
        x = left + length * part / _PARTS
        pieces.append(
            element(
                "rect",
                x=x,
                y=13.0,
                width=length / _PARTS,
                height=_BAR_HEIGHT,
                fill=INK if part % 2 == 0 else WHITE,
                stroke=INK,
                stroke_width=0.8,
            )
        )
    for part, text in ((0, "0"), (_PARTS // 2, speak.number(metres / factor / 2)), (_PARTS, last)):
        pieces.append(
            Run(x=left + length * part / _PARTS, y=9.5, text=text, size=_SIZE, anchor="middle")
        )
    over = Run(x=0, y=0, text=last, size=_SIZE).width / 2
    return pieces, left + length + over, 13 + _BAR_HEIGHT + 1


def north_arrow(plane: Plane, letters: tuple[str, str]) -> tuple[list[Piece], float, float]:
    """Draw the arrow of grid north, and that of true north beside it.

    Parameters
    ----------
    plane
        The paper.
    letters
        Of grid north and of true north.

    Returns
    -------
    pieces, width, height
        Around a left top corner at zero.
    """
    width, height, top, foot = 44.0, 46.0, 14.0, 45.0
    x = width / 2
    # grid north is up; true north lies off it by the convergence, to the other side
    turn = -plane.convergence_deg()
    shown = math.copysign(max(abs(turn), 9.0), turn) if abs(turn) > _SAME_DEG else 0.0
    pieces: list[Piece] = []
    if shown:
        reach = (foot - top) * math.tan(math.radians(shown))
        pieces += [
            element(
                "path",
                d=f"M{x:g} {foot:g}L{x + reach:.2f} {top:g}",
                stroke=INK,
                stroke_width=0.9,
                stroke_dasharray="3 2",
                fill="none",
            ),
            Run(
                x=x + math.copysign(3.0, reach),
                y=top - 3,
                text=letters[1],
                size=9,
                anchor="start" if reach > 0 else "end",
            ),
        ]
    pieces += [
        element(
            "path",
            d=f"M{x:g} {top:g}L{x - 5:g} {top + 13:g}L{x:g} {top + 9:g}Z",
            fill=INK,
            stroke=INK,
            stroke_width=0.9,
        ),
        element(
            "path",
            d=f"M{x:g} {top:g}L{x + 5:g} {top + 13:g}L{x:g} {top + 9:g}V{foot:g}",
            fill=WHITE,
            stroke=INK,
            stroke_width=0.9,
        ),
        Run(
            x=x - (math.copysign(1.0, shown) if shown else 0.0),
            y=top - 3,
            text=letters[0],
            size=10,
            face=Face.SEMIBOLD,
            anchor="middle" if not shown else "end" if shown > 0 else "start",
        ),
    ]
    return pieces, width, height


#: Less than this, grid north and true north are one, degrees.
_SAME_DEG = 0.05
