"""Names and callouts as blocks of lines, in the type of their role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.render.drawn import Drawn
from geomap.render.sheet.lettering import Face, Piece, Run, measure, moved
from geomap.render.sheet.paint import ink_of
from geomap.render.sheet.symbols import symbol_pieces
from geomap.scene.elements import Label, Role
from geomap.style.palette import INK, QUIET_INK, WHITE, style_of
from geomap.style.speech import Speaker, label_lines
from geomap.style.symbols import Symbol

#: Height of the unit types that a callout names, and the room between them, pixels.
_ICON, _ICON_GAP = 20.0, 3.0
#: Widest callout, pixels.
_WIDEST = 170.0
_LEADING = 1.15
#: How far above its baseline a line begins, as a share of its size.
_ASCENT = 0.92
_HALO = "#FBF9F4"
_WATER = "#3A5F78"
_PLACE_INK, _UNIT_INK = "#41464C", "#4C5157"


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How a role is written: the first line, and the second toponym below it."""

    size: float
    second_size: float = 11.0
    face: Face = Face.REGULAR
    second_face: Face = Face.REGULAR
    spacing: float = 0.0
    second_spacing: float = 0.0
    is_upper: bool = False
    fill: str = INK
    halo: str = _HALO
    halo_opacity: float = 1.0
    is_centred: bool = True


_SMALL = Type(size=11, fill=_PLACE_INK, is_centred=False)
TYPES: Mapping[Role, Type] = {
    Role.COUNTRY: Type(
        size=14,
        spacing=4.5,
        second_spacing=2.2,
        is_upper=True,
        fill=QUIET_INK,
        halo="#F7F4EC",
        halo_opacity=0.6,
    ),
    Role.UNIT: Type(
        size=11, face=Face.SEMIBOLD, spacing=0.9, second_spacing=0.9, is_upper=True, fill=_UNIT_INK
    ),
    Role.CITY: Type(size=14, face=Face.SEMIBOLD, is_centred=False),
    Role.TOWN: Type(size=12.5, is_centred=False),
    Role.VILLAGE: replace(_SMALL, fill=INK),
    Role.CROSSING: _SMALL,
    Role.CAMP: _SMALL,
    Role.SITE: _SMALL,
    Role.WATER: Type(size=11, face=Face.ITALIC, second_face=Face.ITALIC, fill=_WATER),
    Role.CALLOUT: Type(size=12, face=Face.SEMIBOLD, halo=WHITE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A label, set: its pieces around a left top corner at zero, and its size."""

    label: Label
    pieces: tuple[Piece, ...]
    width: float
    height: float
    ink: str


class Typesetter:
    """Sets the labels of a map in one language.

    Parameters
    ----------
    drawn
        What is drawn.
    language
        To be written in.
    """

    def __init__(self, drawn: Drawn, language: str) -> None:
        self.scene = drawn.scene
        self.language = language
        self.speak = Speaker(language, self.scene.languages)

    def set(self, label: Label) -> Block:
        """Set a label; see `Block`."""
        kind = TYPES[label.role]
        ink = kind.fill
        if label.style is not None:
            ink = ink_of(style_of(label.style)) or ink
        kind = replace(kind, fill=ink)
        lines = self._lines(label, kind)
        icons = [self.scene.symbols[icon] for icon in label.icons]
        width = max([run.width for run in lines] + [_row_width(icons)])
        pieces: list[Piece] = []
        y = 0.0
        for run in lines:
            left = (width - run.width) / 2 if kind.is_centred else 0.0
            pieces.append(moved(run, left, y + run.size * _ASCENT))
            y += run.size * _LEADING
        if icons:
            pieces += _icon_row(icons, (width - _row_width(icons)) / 2, y + 1)
            y += _ICON + 1
        return Block(label=label, pieces=tuple(pieces), width=width, height=y, ink=ink)

    def _lines(self, label: Label, kind: Type) -> list[Run]:
        names = self.scene.names[label.named]
        first = Run(
            x=0,
            y=0,
            text="",
            size=kind.size,
            face=kind.face,
            fill=kind.fill,
            spacing=kind.spacing,
            halo=kind.halo,
            halo_opacity=kind.halo_opacity,
        )
        second = replace(
            first, size=kind.second_size, face=kind.second_face, spacing=kind.second_spacing
        )
        if label.named in self.scene.reports or label.role is Role.CALLOUT:
            from geomap.style.phrases import Written  # noqa: PLC0415

            text = self.speak(Written(names)) + (" (?)" if label.doubtful else "")
            return [
                replace(first, text=line) for line in wrapped(text, kind.size, kind.face, _WIDEST)
            ]
        lines = list(label_lines(names, self.language, self.scene.languages))
        if label.doubtful:
            lines[-1] += " (?)"
        if kind.is_upper:
            lines = [line.upper() for line in lines]
        return [replace(second if index else first, text=line) for index, line in enumerate(lines)]


def wrapped(text: str, size: float, face: Face, widest: float) -> list[str]:
    """Break a text into as few lines as fit, of much the same width.

    Parameters
    ----------
    text
        Broken at blanks only; one long word makes a longer line.
    size, face
        Of the font.
    widest
        In the unit of `size`.
    """
    words = text.split()
    lines = _filled(words, size, face, widest)
    low, high = 0.0, widest
    for _ in range(8):
        middle = (low + high) / 2
        tried = _filled(words, size, face, middle)
        if len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _filled(words: Sequence[str], size: float, face: Face, widest: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, face) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _row_width(icons: Sequence[Symbol]) -> float:
    widths = [_ICON * icon.width / icon.height for icon in icons]
    return sum(widths) + _ICON_GAP * max(len(widths) - 1, 0)


def _icon_row(icons: Sequence[Symbol], x: float, y: float) -> list[Piece]:
    pieces: list[Piece] = []
    for icon in icons:
        width = _ICON * icon.width / icon.height
        pieces += symbol_pieces(icon, x, y, size=(width, _ICON))
        x += width + _ICON_GAP
    return pieces
