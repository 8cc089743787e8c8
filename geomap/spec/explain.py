"""Turn what pydantic found into problems a person can act on."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Sequence
from itertools import islice

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from geomap.model.problem import Problem
from geomap.spec.fields import PATTERNS

_SHOWN_LENGTH = 60
_WORD_LENGTH, _WORD_SLACK, _MAX_COMPARED = 64, 6, 200
_QUOTED = re.compile(r"'([^']+)'")
#: Cures for what the schema says in its own words, by its kind of error.
_CURES = {
    "string_type": "write it as a text, in quotes; a long number that a program has read as a "
    "number has lost digits",
    "string_too_short": "write a text, or leave it out",
    "int_type": "write a whole number, or leave it out",
    "int_parsing": "write a whole number, or leave it out",
    "int_from_float": "write a whole number, or leave it out",
    "float_type": "write a number, or leave it out",
    "float_parsing": "write a number, or leave it out",
    "list_type": "write a list, in square brackets",
    "tuple_type": "write a list, in square brackets",
    "dict_type": 'write a table in braces, such as { en = "…" }',
    "model_type": "write a table, in braces or under a heading of its own",
    "model_attributes_type": "write a table, in braces or under a heading of its own",
    "date_type": "write a day without quotes, such as 2023-09-30",
    "date_parsing": "write a day without quotes, such as 2023-09-30",
    "datetime_type": "write a time with its offset, without quotes, such as 2023-09-30T21:59:00Z",
    "datetime_parsing": "write a time with its offset, without quotes, such as "
    "2023-09-30T21:59:00Z",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
}
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def json_path(location: Iterable[str | int], start: str = "$") -> str:
    """Write a location as JSONPath, such as ``$.layers[2].style``.

    Examples
    --------
    >>> json_path(["layers", 2, "title", "sr-Latn"])
    "$.layers[2].title['sr-Latn']"
    """
    path = start
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        elif _PLAIN.match(step):
            path += f".{step}"
        else:
            path += f"[{step!r}]"
    return path


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to one that is not known, if any is near."""
    word = word[:_WORD_LENGTH]
    # comparing is dear: only what is about as long, and not too many of those
    likely = (name for name in known if abs(len(name) - len(word)) <= _WORD_SLACK)
    near = difflib.get_close_matches(word, list(islice(likely, _MAX_COMPARED)), n=1, cutoff=0.75)
    return near[0] if near else None


def suggest(word: str, known: Iterable[str], *, otherwise: str) -> str:
    """Return a cure that offers the known word nearest to one that is not known, if any is near.

    Examples
    --------
    >>> suggest("handlng", ["handling", "banner"], otherwise="remove it")
    "did you mean 'handling'?"
    """
    near = did_you_mean(word, known)
    return f"did you mean {near!r}?" if near else otherwise


def problems_of(
    error: ValidationError,
    *,
    code: str,
    file: str,
    model: type[BaseModel],
    value: object,
    start: str = "$",
) -> list[Problem]:
    """Explain a validation error, one problem for each finding.

    Parameters
    ----------
    error
        What pydantic raised.
    code
        Prefix of the codes, such as "GM-SPEC".
    file
        File name as the user knows it.
    model
        The schema; its field names feed "did you mean".
    value
        What was validated.
    start
        JSONPath of it.
    """
    names = _field_names(model)
    seen: set[tuple[str, str]] = set()
    problems = []
    for detail in error.errors(include_url=False, include_context=True):
        location = _inside(value, detail["loc"])
        path = json_path(location, start)
        message, cure, kind = _say(detail, location, names)
        if (path, message) not in seen:
            seen.add((path, message))
            problems.append(
                Problem(
                    code=f"{code}-{kind}",
                    message=message,
                    consequence="nothing is built",
                    cure=cure,
                    file=file,
                    path=path,
                )
            )
    return problems


def _say(
    detail: ErrorDetails, location: Sequence[str | int], names: set[str]
) -> tuple[str, str, str]:
    last = str(location[-1]) if location else ""
    match detail["type"]:
        case "missing" if location and isinstance(location[-1], int):
            return "the list is too short", "give all of its values", "MISSING"
        case "missing":
            return f"{last!r} is missing", f"add {last}", "MISSING"
        case "extra_forbidden":
            cure = suggest(last, names, otherwise="remove it, or correct its name")
            return f"{last!r} is not a known key", cure, "UNKNOWN"
        case _:
            message, cure = _say_value(detail, last)
            return message, cure, "VALUE"


def _say_value(detail: ErrorDetails, last: str) -> tuple[str, str]:
    """Say what is wrong with a value, and the cure."""
    given = shown(detail["input"])
    match detail["type"]:
        case "string_pattern_mismatch":
            pattern = str((detail.get("ctx") or {}).get("pattern"))
            return f"{given} does not fit", PATTERNS.get(pattern, f"write it as {pattern}")
        case "timezone_aware":
            return f"{detail['input']} has no time zone", "add its offset from UTC, such as +02:00"
        case "value_error":
            text = detail["msg"].removeprefix("Value error, ")
            return f"{given} does not fit: {text}", f"correct {last}, or leave it out"
        case "literal_error" | "enum":
            return f"{given} does not fit", _one_of(detail)
        case "too_long" | "too_short":
            return f"{given} does not fit", _length(detail)
        case kind:
            return f"{given} does not fit", _CURES.get(kind, _plain_cure(detail["msg"]))


def _length(detail: ErrorDetails) -> str:
    limits = detail.get("ctx") or {}
    if "max_length" in limits:
        return f"give {limits['max_length']} at most"
    return f"give {limits['min_length']} at least"


def _plain_cure(said: str) -> str:
    """Put what the schema says of a bound into the words of a cure."""
    return said.replace("Input should be", "write what is").replace("Input should", "it should")


def _one_of(detail: ErrorDetails) -> str:
    """Name the values that fit, the nearest first if one is near."""
    expected = str((detail.get("ctx") or {}).get("expected", ""))
    near = did_you_mean(str(detail["input"]).strip().lower(), _QUOTED.findall(expected))
    return (f"did you mean {near!r}? " if near else "") + f"use {expected}"


def shown(value: object) -> str:
    """Return a value as a person reads it in a message, cut short."""
    try:
        text = value.isoformat() if isinstance(value, dt.date) else repr(value)
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        return "the value"
    return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"


def _inside(value: object, location: tuple[int | str, ...]) -> list[str | int]:
    """Keep of a location what leads through the value; pydantic adds names of its own."""
    steps: list[str | int] = []
    for place, step in enumerate(location):
        is_last = place == len(location) - 1
        if is_last and step == "[key]":  # how the schema says that the key is wrong, not the value
            break
        if isinstance(value, dict) and (step in value or is_last):
            value = value.get(step)
            steps.append(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
            steps.append(step)
        elif isinstance(value, str) and isinstance(step, int):  # one of several in one text
            steps.append(step)
    return steps


def _field_names(model: type[BaseModel]) -> set[str]:
    names: set[str] = set()
    pending: list[type[BaseModel]] = [model]
    while pending:
        current = pending.pop()
        for name, info in current.model_fields.items():
            names.add(info.alias or name)
            pending.extend(_models_in(info.annotation))
    return names


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found = []
    for inner in getattr(annotation, "__args__", ()):
        found.extend(_models_in(inner))
    return found
