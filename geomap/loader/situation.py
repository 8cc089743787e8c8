"""Load a situation folder: everything that is right, everything that is wrong."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.errors import LoadError, SpecError
from geomap.loader.assemble import (
    assemble_layer,
    assemble_perspective,
    assemble_situation,
    assemble_source,
)
from geomap.loader.decode import MAX_PROBLEMS, decode_geojson
from geomap.loader.features import FeatureContext, read_feature
from geomap.loader.folder import SITUATION_FILE, SOURCES_FILE, Folder
from geomap.loader.hosts import announce_hosts
from geomap.loader.key_reports import check_key_reports
from geomap.loader.maps import check_maps
from geomap.loader.rules.validate import validate_layers
from geomap.loader.rules.whole import Whole
from geomap.loader.sources import check_sources
from geomap.loader.templates import read_templates
from geomap.loader.upstreams import check_upstreams
from geomap.model.bounds import Bounds
from geomap.model.layer import Layer
from geomap.model.problem import Problem
from geomap.model.report import Feature
from geomap.model.situation import Situation
from geomap.spec.consistency import check_consistency, find_zone
from geomap.spec.placeholders import find_placeholders
from geomap.spec.read import SourcesRead, SpecRead, read_situation_file, read_sources_file
from geomap.spec.situation_file import LayerTable, SituationFile

#: How far outside a map's box a coordinate is still taken to belong to it.
_MARGIN_DEG = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of loading a folder; `spec` is situation.toml, if nothing is wrong with it."""

    situation: Situation | None
    problems: tuple[Problem, ...]
    spec: SituationFile | None = None

    def require(self) -> Situation:
        """Return the situation.

        Raises
        ------
        SpecError
            If situation.toml or sources.toml has errors.
        LoadError
            If only layer files have.
        """
        errors = [problem for problem in self.problems if problem.is_error]
        if self.situation is not None and not errors:
            return self.situation
        count = f"{len(errors)} error{'s' if len(errors) != 1 else ''}"
        if any(problem.concerns_spec for problem in errors):
            raise SpecError(f"the situation has {count}{_first(errors)}", problems=self.problems)
        raise LoadError(f"the layers have {count}{_first(errors)}", problems=self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What features are read with, even if situation.toml is wrong: language, zone, map boxes."""

    language: str
    zone: dt.tzinfo
    boxes: Sequence[Bounds]


def _first(errors: Sequence[Problem]) -> str:
    """Name the first error in the message, for whoever sees nothing else."""
    return f"; the first: {errors[0].place}: {errors[0].message}" if errors else ""


def load_folder(path: Path, *, replaced: Mapping[str, bytes] | None = None) -> Loaded:
    """Read and check a situation folder.

    Parameters
    ----------
    path
        Folder with situation.toml, sources.toml and the layer files.
    replaced
        Bytes by file name to read instead of what the folder holds: what it would be with them.

    Returns
    -------
    Loaded
        The situation if there is no error, and every problem found anywhere.
    """
    if not _is_folder(path):
        return Loaded(situation=None, problems=(_no_folder(path),))
    folder = Folder(path, replaced)
    read, problems = _read_spec(folder)
    sources = _read_sources(folder)
    problems += sources.problems
    around = _surroundings(read)
    layers, found = _read_layers(folder, read, around)
    problems += found
    templates, found_in_templates = read_templates(folder, read.spec)
    problems += found_in_templates
    complete = read.spec is not None and not found
    problems += validate_layers(_whole(read, sources, layers, around, complete=complete))
    if complete:
        problems += check_sources(sources.sources, layers, file=folder.shown(SOURCES_FILE))
    if read.spec is not None and not any(known.is_error for known in problems):
        file = folder.shown(SITUATION_FILE)
        problems += check_maps(read.spec, layers, file=file)
        problems += find_placeholders(read.spec.model_dump(mode="json"), file=file)
        problems += check_upstreams(read.spec, layers, file=file)
        problems += check_key_reports(read.spec, layers, file=file)
        problems += announce_hosts(read.spec, file=file)
    situation = None
    if read.spec is not None and not any(known.is_error for known in problems):
        situation = assemble_situation(
            read.spec,
            layers=layers,
            sources={
                known: assemble_source(known, table) for known, table in sources.sources.items()
            },
            inputs=folder.inputs,
            templates=templates,
        )
    return Loaded(situation=situation, problems=tuple(problems), spec=read.spec)


def _whole(
    read: SpecRead,
    sources: SourcesRead,
    layers: Sequence[Layer],
    around: Surroundings,
    *,
    complete: bool,
) -> Whole:
    common: dict[str, Any] = {
        "layers": layers,
        "sources": sources.sources,
        "source_ids": sources.ids,
        "boxes": around.boxes,
        "complete": complete,
    }
    if read.spec is None:
        return Whole(**common)
    table = read.spec.situation
    return Whole(
        **common,
        languages=table.languages,
        handling=table.handling,
        perspective=assemble_perspective(table.perspective),
        last_cutoff=read.spec.editions[-1].cutoff,
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder around it that may not be read
        return False


def _no_folder(path: Path) -> Problem:
    try:
        what = "is not a folder" if path.exists() else "does not exist"
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
    return Problem(
        code="GM-SPEC-FOLDER",
        message=f"the situation folder {what}",
        consequence="there is nothing to build",
        cure="name a folder that holds situation.toml",
        file=path.as_posix(),
    )


def _read_spec(folder: Folder) -> tuple[SpecRead, list[Problem]]:
    shown = folder.shown(SITUATION_FILE)
    data = folder.read(
        SITUATION_FILE, code="GM-SPEC-FILE", cure="write one: it says what the folder holds"
    )
    if isinstance(data, Problem):
        return SpecRead(spec=None, layers=(), problems=()), [data]
    read = read_situation_file(data, file=shown)
    problems = list(read.problems)
    if read.spec is not None:
        problems += check_consistency(read.spec, file=shown)
    return read, problems


def _read_sources(folder: Folder) -> SourcesRead:
    data = folder.read(
        SOURCES_FILE, code="GM-SPEC-FILE", cure="write one: reports cite their sources by id"
    )
    if isinstance(data, Problem):
        return SourcesRead(sources={}, ids=None, problems=(data,))
    return read_sources_file(data, file=folder.shown(SOURCES_FILE))


def _read_layers(
    folder: Folder, read: SpecRead, around: Surroundings
) -> tuple[list[Layer], list[Problem]]:
    layers: list[Layer] = []
    problems: list[Problem] = []
    for table in read.layers:
        context = FeatureContext(
            file=folder.shown(table.file),
            kind=table.kind,
            language=around.language,
            zone=around.zone,
            plausible=around.boxes,
        )
        features, found = _read_features(folder, table, context)
        problems += found
        layers.append(assemble_layer(table, features, language=around.language, file=context.file))
    return layers, problems


def _read_features(
    folder: Folder, table: LayerTable, context: FeatureContext
) -> tuple[list[Feature], list[Problem]]:
    data = folder.read(
        table.file, code="GM-LOAD-FILE", cure=f"add it, or take layer {table.id!r} out"
    )
    if isinstance(data, Problem):
        return [], [data]
    raws, problems = decode_geojson(data, file=context.file)
    features: list[Feature] = []
    for raw in raws:
        if len(problems) > MAX_PROBLEMS:
            break
        feature, found = read_feature(raw, context)
        problems += found
        if feature is not None:
            features.append(feature)
    if len(problems) > MAX_PROBLEMS:
        problems.append(_too_many(context))
    return features, problems


def _too_many(context: FeatureContext) -> Problem:
    return Problem(
        code="GM-LOAD-MANY",
        message=f"the file has more than {MAX_PROBLEMS} problems; the rest was not read",
        consequence="nothing is built",
        cure="mend the first ones; they often have one cause",
        file=context.file,
    )


def _surroundings(read: SpecRead) -> Surroundings:
    if read.spec is None:
        return Surroundings(language="en", zone=dt.UTC, boxes=())
    spec = read.spec
    return Surroundings(
        language=spec.situation.languages[0],
        zone=find_zone(spec.situation.time_zone) or dt.UTC,
        boxes=[Bounds(*drawn.bounds).padded(_MARGIN_DEG) for drawn in spec.maps],
    )
