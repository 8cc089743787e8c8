"""Values of a scene as small JSON: phrases, and shapes that stand once however often drawn."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.model.text import Text
from geomap.style.phrases import Day, Listed, Number, Phrase, Said, Written

#: Decimal places of degrees; the fifth is about a metre.
_DECIMALS = 5
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CARRY, _BITS = 32, 5

#: What stands first in the list of a phrase that is no text of the catalogue.
WRITTEN, DAY, NUMBER, LISTED = range(4)


class Packer:
    """Packs the phrases and shapes of one scene.

    Parameters
    ----------
    languages
        Of the scene; texts are told in this order.

    Attributes
    ----------
    shapes
        Packed shapes, each once; elements name them by their place.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self.shapes: list[str] = []
        self._places: dict[str, int] = {}

    def phrase(self, phrase: Phrase) -> Any:
        """Pack a phrase: a string, or a list that begins with a key or with what it is."""
        match phrase:
            case str():
                return phrase
            case Said(key, values):
                told = {name: self.phrase(value) for name, value in values.items()}
                return [key, told] if told else [key]
            case Written(texts):
                return [WRITTEN, *self.texts(texts)]
            case Day(day):
                return [DAY, day.year, day.month, day.day]
            case Number(value):
                return [NUMBER, value]
            case Listed(parts, separator):
                return [LISTED, separator, *(self.phrase(part) for part in parts)]

    def texts(self, texts: Text) -> list[str | None]:
        """Pack a text by language: null where it is not written.

        A text written only in languages that the scene does not list stands in the first place.
        """
        told: list[str | None] = [texts.get(language) for language in self.languages]
        if all(text is None for text in told):
            told[0] = next(iter(texts.values()), "")
        while told[-1] is None:
            told.pop()
        return told

    def shape(self, geometry: BaseGeometry) -> int:
        """Pack lines or polygons, and return the place of the packed shape in `shapes`."""
        text = "|".join(
            " ".join(pack_positions(line) for line in _lines_of(part))
            for part in shapely.get_parts(geometry)
        )
        if text not in self._places:
            self._places[text] = len(self.shapes)
            self.shapes.append(text)
        return self._places[text]


def _lines_of(part: BaseGeometry) -> Iterable[BaseGeometry]:
    return (part.exterior, *part.interiors) if isinstance(part, shapely.Polygon) else (part,)


def pack_positions(line: BaseGeometry) -> str:
    """Pack the positions of a line or ring, to a fifth of their size as plain JSON.

    Parameters
    ----------
    line
        In OGC:CRS84.

    Returns
    -------
    str
        Longitude and latitude in turn, in units of 1e-5 degrees (about a metre); the first position
        as it is, each later one as its difference from the one before, each number in the
        variable-length code of ECMA-426 (source maps) with the URL-safe alphabet of RFC 4648.
        Positions that fall on the one before are left out.

    Examples
    --------
    >>> pack_positions(shapely.LineString([(0, 0), (0.00001, -0.00001), (0.0002, 0)]))
    'AACDmBC'
    """
    units = np.rint(shapely.get_coordinates(line) * 10**_DECIMALS).astype(np.int64)
    steps = np.diff(units, axis=0)
    moved = steps[np.any(steps != 0, axis=1)]
    numbers: list[int] = np.concatenate([units[:1], moved]).ravel().tolist()
    return "".join(map(_code, numbers))


def _code(number: int) -> str:
    rest = -number << 1 | 1 if number < 0 else number << 1
    digits = ""
    while True:
        rest, digit = rest >> _BITS, rest & (_CARRY - 1)
        digits += _ALPHABET[digit | _CARRY if rest else digit]
        if not rest:
            return digits


def epoch_s(time: dt.datetime) -> int:
    """Return an aware time as whole seconds since 1970 in UTC."""
    return int(time.timestamp())
