"""The words products use around the data, from one catalogue per language."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

FALLBACK = "en"

_PLACE = re.compile(r"\{(\w+)\}")


class Words:
    """The catalogue of a language.

    Parameters
    ----------
    language
        Language tag of the catalogue.
    texts
        Texts by dotted key, such as "precision.place".
    """

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a text with its {places} filled in.

        Raises
        ------
        KeyError
            If the catalogue has no such text.
        """
        return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), self._texts[key])

    def __contains__(self, key: object) -> bool:
        """Tell whether the catalogue has a text."""
        return key in self._texts

    def keys(self) -> tuple[str, ...]:
        """Return the dotted keys of every text, in file order."""
        return tuple(self._texts)

    def text(self, key: str) -> str:
        """Return a text as it stands in the catalogue, its {places} empty.

        Raises
        ------
        KeyError
            If the catalogue has no such text.
        """
        return self._texts[key]

    def below(self, prefix: str) -> dict[str, str]:
        """Return every text whose key begins with a prefix and a dot, in file order."""
        start = f"{prefix}."
        return {
            key.removeprefix(start): text
            for key, text in self._texts.items()
            if key.startswith(start)
        }


@cache
def load_words(language: str) -> Words:
    """Return the catalogue of a language, or the English one where there is none."""
    catalogue = files("geomap.style").joinpath("catalogue", f"{language}.toml")
    if not catalogue.is_file():
        language = FALLBACK
        catalogue = files("geomap.style").joinpath("catalogue", f"{FALLBACK}.toml")
    table = tomllib.loads(catalogue.read_text("utf-8"))
    return Words(language, MappingProxyType(dict(_flat(table, ""))))


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((f"{prefix}{key}", str(value)))
    return found
