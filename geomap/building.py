"""From a folder to files: load, plan, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.errors import PublishError, SpecError
from geomap.maps import compose_maps, map_named
from geomap.publish.manifest import Build, ManifestFile, Request
from geomap.publish.program import program_digest, versions
from geomap.render.base import Job

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from geomap.model.problem import Problem
    from geomap.model.situation import MapSpec, Situation
    from geomap.render.base import Artifact
    from geomap.render.registry import Format
    from geomap.scene.elements import Scene

#: Told what is done now, how much is done, and how much there is to do.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build made.

    Parameters
    ----------
    files
        The products, and, if they were written, the manifest last.
    is_unchanged
        Whether the folder already held exactly these products, so that nothing was written.
    problems
        Warnings; errors would have stopped the build.
    """

    files: tuple[Path, ...]
    is_unchanged: bool
    problems: tuple[Problem, ...]


def build_products(
    folder: Path,
    output: Path,
    request: Request,
    *,
    times: tuple[dt.date | None, dt.datetime | None],
    tell: Progress,
) -> BuildResult:
    """Build what was asked for and write it.

    Parameters
    ----------
    folder, output
        The situation folder, and that of the products.
    request
        What was asked for.
    times
        What of it is a time: which picture, and when it is made.
    tell
        Told about each step.

    Raises
    ------
    SpecError, LoadError, RenderError, PublishError
        As `geomap.api.build`.
    """
    from geomap.loader.situation import load_folder
    from geomap.publish.write import publish

    if output.resolve() == folder.resolve():
        raise PublishError(
            f"{output} is the situation folder itself", hint="name another folder for the output"
        )
    loaded = load_folder(folder)
    as_of, produced = times
    situation = _as_of(loaded.require(), request.edition, as_of)
    if situation.produced is None:
        situation = replace(situation, produced=produced)
    chosen_maps, chosen_formats = _choose(situation, request.maps, request.formats)
    jobs = _jobs(compose_maps(situation, chosen_maps), request)
    # a page that speaks all languages is made once, with the first of them
    orders = [
        (job, known)
        for job in jobs
        for known in chosen_formats
        if known.speaks or job is next(each for each in jobs if each.scene is job.scene)
    ]
    begun: list[Callable[[], tuple[Artifact, ...]]] = []
    for step, (job, known) in enumerate(orders):
        tell(f"drawing {job.name(known.suffix)}", step + 1, len(orders) + 2)
        begun.append(known.start(job))
    artifacts = [artifact for finish in begun for artifact in finish()]
    tell("writing", len(orders) + 1, len(orders) + 2)
    files = publish(artifacts, output, build=_build_record(situation), request=request)
    tell("done", len(orders) + 2, len(orders) + 2)
    problems = loaded.problems
    if any(known.speaks for known in chosen_formats):
        from geomap.render.sheet.letters import find_letter_problems

        problems = (*problems, *find_letter_problems(situation))
    return BuildResult(files=files, is_unchanged=False, problems=problems)


def _jobs(scenes: Sequence[Scene], request: Request) -> list[Job]:
    """Return what is to be rendered: each map in each language."""
    from geomap.model.paper import paper_named

    try:
        paper = paper_named(request.paper) if request.paper else None
    except ValueError as error:
        raise SpecError(str(error)) from None
    languages = tuple(dict.fromkeys(request.languages)) or scenes[0].languages[:1]
    for language in languages:
        if language not in scenes[0].languages:
            names = ", ".join(scenes[0].languages)
            raise SpecError(f"there is no language {language!r}; there are {names}")
    return [
        Job(scene, language=language, paper=paper) for scene in scenes for language in languages
    ]


def _as_of(situation: Situation, edition: int | None, as_of: dt.date | None) -> Situation:
    if edition is None and as_of is None:
        return situation
    try:
        return situation.at(as_of, edition=edition)
    except ValueError as error:
        raise SpecError(str(error)) from None


def _choose(
    situation: Situation, maps: Sequence[str], formats: Sequence[str]
) -> tuple[tuple[MapSpec, ...], tuple[Format, ...]]:
    from geomap.render.registry import FORMATS, default_formats, format_named

    try:
        named = tuple(format_named(known) for known in dict.fromkeys(formats))
    except KeyError as error:
        names = ", ".join(known.id for known in FORMATS)
        raise SpecError(f"there is no format {error.args[0]!r}; there are {names}") from None
    wanted = dict.fromkeys(maps)
    chosen = tuple(map_named(situation, known) for known in wanted) or situation.maps
    return chosen, named or default_formats()


def _build_record(situation: Situation) -> Build:
    return Build(
        situation=situation.id,
        edition=situation.edition.number if situation.edition else None,
        as_of=situation.as_of.isoformat(),
        inputs=tuple(
            ManifestFile(path=known.path, sha256=known.sha256, size=known.size)
            for known in situation.inputs
        ),
        versions=versions(),
        program=program_digest(),
    )
