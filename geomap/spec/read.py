"""Read situation.toml and sources.toml."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from geomap.model.problem import Problem
from geomap.spec.explain import problems_of
from geomap.spec.situation_file import LayerTable, SituationFile
from geomap.spec.sources_file import SourcesFile, SourceTable

_M = TypeVar("_M", bound=BaseModel)
_MAX_BYTES = 8 * 1024 * 1024
#: Thousands of dots in a key make the parser need gigabytes.
_LONG_KEY = re.compile(rb"^[^=\"'#\n]{1000}", re.MULTILINE)
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecRead:
    """What came of reading situation.toml.

    Parameters
    ----------
    spec
        The file, if nothing is wrong with it.
    layers
        The layer tables that are right in themselves, so that their files are checked even
        when something else is wrong; paired with their place in the file.
    """

    spec: SituationFile | None
    layers: tuple[LayerTable, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesRead:
    """What came of reading sources.toml.

    Parameters
    ----------
    sources
        The sources that are right in themselves, by id.
    ids
        Every id in the file; None if the file could not be read at all.
    """

    sources: dict[str, SourceTable]
    ids: frozenset[str] | None
    problems: tuple[Problem, ...]


def read_situation_file(data: bytes, *, file: str) -> SpecRead:
    """Read the bytes of situation.toml; problems are returned, not raised."""
    table, problems = _toml(data, file=file)
    if table is None:
        return SpecRead(spec=None, layers=(), problems=tuple(problems))
    try:
        spec = SituationFile.model_validate(table)
    except ValidationError as error:
        found = problems_of(error, code="GM-SPEC", file=file, model=SituationFile, value=table)
        return SpecRead(spec=None, layers=_sound_layers(table), problems=tuple(found))
    return SpecRead(spec=spec, layers=tuple(spec.layers), problems=())


def read_sources_file(data: bytes, *, file: str) -> SourcesRead:
    """Read the bytes of sources.toml; problems are returned, not raised."""
    table, problems = _toml(data, file=file)
    if table is None:
        return SourcesRead(sources={}, ids=None, problems=tuple(problems))
    try:
        sources = dict(SourcesFile.model_validate(table).root)
    except ValidationError as error:
        problems = problems_of(error, code="GM-SPEC", file=file, model=SourceTable, value=table)
        tried = {name: _try(SourceTable, entry) for name, entry in table.items()}
        sources = {name: source for name, source in tried.items() if source is not None}
    return SourcesRead(sources=sources, ids=frozenset(table), problems=tuple(problems))


def _toml(data: bytes, *, file: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    if len(data) > _MAX_BYTES or _LONG_KEY.search(data):
        problem = Problem(
            code="GM-SPEC-TOML",
            message=f"the file is larger than {_MAX_BYTES} bytes, or a key in it is endless",
            consequence="nothing is built",
            cure="write the file by hand, as the others are",
            file=file,
        )
        return None, [problem]
    try:
        return tomllib.loads(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        message, line = f"the file is not UTF-8 (byte {error.start})", None
        cure = "save it as UTF-8"
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _LINE.search(str(error))
        message, line = f"the file is not TOML: {error}", int(found[1]) if found else None
        cure = "correct the line"
    except ValueError:
        message, line = "a number in the file has thousands of digits", None
        cure = "correct the number"
    problem = Problem(
        code="GM-SPEC-TOML",
        message=message,
        consequence="nothing is built",
        cure=cure,
        file=file,
        line=line,
    )
    return None, [problem]


def _sound_layers(table: dict[str, Any]) -> tuple[LayerTable, ...]:
    entries = table.get("layers")
    if not isinstance(entries, list):
        return ()
    found = (_try(LayerTable, entry) for entry in entries)
    return tuple(layer for layer in found if layer is not None)


def _try(model: type[_M], value: object) -> _M | None:
    try:
        return model.model_validate(value)
    except ValidationError:
        return None
