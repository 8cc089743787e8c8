"""Texts of a new situation that still wait for somebody's own."""

from collections.abc import Iterator

from geomap.model.problem import Problem
from geomap.spec.codes import explanation_of
from geomap.spec.explain import json_path

_SHOWN = 6


def holds_a_place(text: str) -> bool:
    """Tell whether a text says that it only holds the place of another.

    Examples
    --------
    >>> holds_a_place("Placeholder: say here what this edition adds.")
    True
    """
    return "placeholder" in text.casefold()


def find_placeholders(value: object, *, file: str) -> list[Problem]:
    """Find placeholders in a file as it was read, one problem for all of them.

    Parameters
    ----------
    value
        Tables, lists and texts.
    file
        File name as the user knows it.
    """
    places = [json_path(steps) for steps, text in _texts(value, ()) if holds_a_place(text)]
    if not places:
        return []
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return [
        explanation_of("GM-SPEC-PLACEHOLDER").problem(
            f"placeholders stand at {', '.join(places[:_SHOWN])}{more}",
            cure="write your own texts there",
            file=file,
        )
    ]


def _texts(
    value: object, steps: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*steps, str(key)))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*steps, place))
