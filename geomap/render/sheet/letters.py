"""Letters that the font of sheets and pictures does not have; told before somebody prints boxes."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from geomap.model.problem import Problem
from geomap.model.situation import Situation
from geomap.spec.codes import explanation_of

#: Letters that need not be looked up: Latin and Cyrillic, and the signs of running text.
_USUAL = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\xac\xae-\u017f\u0218-\u021b\u0400-\u045f\u2010-\u2015\u2018-\u201e\u2026\u20ac]*"
)
_SHOWN = 12


def find_letter_problems(situation: Situation | None) -> tuple[Problem, ...]:
    """Find texts that sheets print with letters that their font does not have.

    Parameters
    ----------
    situation
        None if it could not be loaded; nothing is found then.
    """
    if situation is None:
        return ()
    found = (
        (file, feature, path, _missing(text))
        for file, feature, path, text in _printed(situation)
        if not _USUAL.fullmatch(text)
    )
    return tuple(
        explanation_of("GM-LOAD-LETTERS").problem(
            f"{path} has letters that the font of sheets lacks: {' '.join(missing[:_SHOWN])}",
            cure="give the name in Latin, Greek or Cyrillic letters too, or use other products",
            file=file,
            feature=feature,
            path=path,
        )
        for file, feature, path, missing in found
        if missing
    )


def _missing(text: str) -> list[str]:
    from geomap.render.sheet.lettering import Face, load_font  # noqa: PLC0415 -- seldom needed

    font = load_font(Face.REGULAR)
    composed = unicodedata.normalize("NFC", text)
    return sorted({letter for letter in composed if letter.strip() and not font.has(letter)})


def _printed(situation: Situation) -> Iterator[tuple[str, str | None, str, str]]:
    """Yield what sheets print: file, feature, property and text."""
    for layer in situation.record:
        for feature in layer.features:
            yield from _spoken(layer.file, feature.id, "name", feature.names)
        for report in layer.reports:
            yield layer.file, report.id, "claimant", report.claimant
    for source in situation.sources.values():
        yield "sources.toml", source.id, "title", f"{source.publisher} {source.title}"
    titles = {"situation": situation.title, **{drawn.id: drawn.title for drawn in situation.maps}}
    for name, texts in titles.items():
        yield from _spoken("situation.toml", name, "title", texts)


def _spoken(
    file: str, feature: str, key: str, texts: Mapping[str, str]
) -> Iterator[tuple[str, str | None, str, str]]:
    first = next(iter(texts), None)
    for language, text in texts.items():
        yield file, feature, key if language == first else f"{key}:{language}", text
