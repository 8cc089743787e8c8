"""What a Python user calls: load, check, build, view, embed, refresh.

The command line says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import PublishError, SpecError
from geomap.maps import compose_maps, map_named
from geomap.publish.fresh import find_current
from geomap.publish.manifest import Build, ManifestFile, Request
from geomap.publish.program import program_digest, versions

if TYPE_CHECKING:
    import datetime as dt

    import folium

    from geomap.model.problem import Problem
    from geomap.model.situation import MapSpec, Situation
    from geomap.render.base import Artifact
    from geomap.render.registry import Format
    from geomap.upstream.fetch import Limits
    from geomap.upstream.result import RefreshResult

#: Told what is done now, how much is done, and how much there is to do.
Progress = Callable[[str, int, int], None]

#: Height of a map in a notebook, in pixels.
_VIEW_HEIGHT_PX = 620


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


def load(folder: str | Path) -> Situation:
    """Load a situation folder.

    Parameters
    ----------
    folder
        Folder with situation.toml, sources.toml and the layer files.

    Returns
    -------
    Situation
        As of its last edition; `Situation.at` gives the others.

    Raises
    ------
    SpecError
        If situation.toml or sources.toml has errors.
    LoadError
        If only layer files have. Both carry every problem found.
    """
    from geomap.loader.situation import load_folder

    return load_folder(Path(folder)).require()


def check(folder: str | Path) -> tuple[Problem, ...]:
    """Find everything wrong with a situation folder.

    Parameters
    ----------
    folder
        As for `load`.

    Returns
    -------
    tuple of Problem
        Errors and warnings, in the order of the files; empty if all is well.
    """
    from geomap.loader.situation import load_folder
    from geomap.scene.symbol_codes import find_symbol_problems

    loaded = load_folder(Path(folder))
    return (*loaded.problems, *find_symbol_problems(loaded.situation))


def build(  # noqa: PLR0913 -- the options of the command
    folder: str | Path,
    output: str | Path,
    *,
    maps: Sequence[str] = (),
    formats: Sequence[str] = (),
    edition: int | None = None,
    as_of: dt.date | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the products of a situation.

    Parameters
    ----------
    folder
        As for `load`.
    output
        Folder for the products; made if it does not exist.
    maps, formats
        Ids of the maps and formats to build; all of them if empty.
    edition, as_of
        The edition, or the aware time or the day, to show; the last edition by default.
    force
        Build even if the output is already that of this input.
    progress
        Told about each step.

    Raises
    ------
    SpecError
        If situation.toml or sources.toml has errors, or a map, format or edition does not exist.
    LoadError
        If layer files have errors.
    RenderError
        If a product cannot be drawn.
    PublishError
        If the output cannot be written. After any error the earlier output is unchanged.
    """
    tell = progress or _silent
    folder, output = Path(folder), Path(output)
    request = Request(
        maps=tuple(maps),
        formats=tuple(formats),
        edition=edition,
        as_of=as_of.isoformat() if as_of else None,
    )
    tell("reading", 0, 1)
    current = () if force else find_current(folder, output, request)
    if current:
        return BuildResult(files=current, is_unchanged=True, problems=())
    return _build(folder, output, request, as_of=as_of, tell=tell)


def refresh(  # noqa: PLR0913 -- the options of the command, and what a test has to set
    folder: str | Path,
    *,
    now: dt.datetime,
    upstream: str | None = None,
    dry_run: bool = False,
    cache: str | Path | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> RefreshResult:
    """Replace base geometry by better one from an upstream; the only function that goes online.

    Parameters
    ----------
    folder
        As for `load`; its situation.toml names the upstreams.
    now
        The time, aware; what is kept is named by it.
    upstream
        Id of the upstream; the first one by default.
    dry_run
        Do everything but write.
    cache
        Folder to keep what was fetched, and the layers as they were; the user's by default.
    limits, progress
        What each request may take; told about each step.

    Raises
    ------
    SpecError, LoadError
        As `load`, or if there is no such upstream.
    RefreshError
        If it cannot be reached, or its answer cannot be used.
    PublishError
        If something cannot be written. After any error the layers are as they were.
    """
    from geomap.upstream.refresh import Order, refresh_folder

    order = Order(upstream=upstream, now=now, cache=cache, limits=limits, is_dry_run=dry_run)
    return refresh_folder(Path(folder), order, tell=progress or _silent)


def folium_map(
    source: Situation | str | Path,
    *,
    map: str | None = None,  # noqa: A002 -- as on the command line
    online: bool = False,
) -> folium.Map:
    """Return a map as a Folium map, to which any Folium child can be added.

    Its `save` writes the whole page. What you add is rendered by Folium as always: texts in it are
    HTML and templates, so add only what you wrote yourself.

    Parameters
    ----------
    source
        A situation, or a folder to load.
    map
        Id of the map; the first one by default.
    online
        Whether children that load resources from other hosts are let in.

    Raises
    ------
    SpecError, LoadError
        As `load`.
    """
    from geomap.render.html.page import folium_map as folium_map_of

    situation, drawn = _chosen(source, map)
    (scene,) = compose_maps(situation, [drawn])
    return folium_map_of(scene, online=online)


def embed(
    source: Situation | str | Path,
    *,
    map: str | None = None,  # noqa: A002 -- as on the command line
    src: str | None = None,
    language: str | None = None,
) -> str:
    """Return the HTML that puts a map into a web page: a frame with a caption.

    Parameters
    ----------
    source
        A situation, or a folder to load.
    map
        Id of the map; the first one by default.
    src
        Where the page will lie; "MAP.embed.html" beside the web page by default.
    language
        Language to open in; the first one by default.

    Raises
    ------
    SpecError, LoadError
        As `load`, or if there is no such map or language.
    """
    from geomap.render.html.embed import embed_snippet

    situation, drawn = _chosen(source, map)
    (scene,) = compose_maps(situation, [drawn])
    try:
        return embed_snippet(scene, src=src, language=language)
    except ValueError as error:
        names = ", ".join(scene.languages)
        raise SpecError(str(error), hint=f"it has {names}") from None


def view(source: Situation | str | Path, *, map: str | None = None) -> MapView:  # noqa: A002
    """Show a map in a notebook.

    Parameters
    ----------
    source
        A situation, or a folder to load.
    map
        Id of the map; the first one by default.

    Raises
    ------
    SpecError, LoadError
        As `load`.
    """
    return MapView(*_chosen(source, map))


class MapView:
    """A map that shows itself in a notebook, in a frame of its own.

    Parameters
    ----------
    situation
        As of the time to show.
    map_spec
        Which of its maps.
    """

    def __init__(self, situation: Situation, map_spec: MapSpec) -> None:
        self.situation = situation
        self.map_spec = map_spec

    def __repr__(self) -> str:
        return f"MapView({self.situation.id!r}, map={self.map_spec.id!r})"

    def html(self) -> str:
        """Return the whole page."""
        from geomap.render.registry import format_named

        (scene,) = compose_maps(self.situation, [self.map_spec])
        return format_named("html").renderer()(scene).data.decode("utf-8")

    def _repr_html_(self) -> str:
        from geomap.render.html.embed import frame_with_page

        return frame_with_page(self.html(), title=self.map_spec.id, height_px=_VIEW_HEIGHT_PX)


def _build(
    folder: Path, output: Path, request: Request, *, as_of: dt.date | None, tell: Progress
) -> BuildResult:
    from geomap.loader.situation import load_folder
    from geomap.publish.write import publish

    if output.resolve() == folder.resolve():
        raise PublishError(
            f"{output} is the situation folder itself", hint="name another folder for the output"
        )
    loaded = load_folder(folder)
    situation = _as_of(loaded.require(), request.edition, as_of)
    chosen_maps, chosen_formats = _choose(situation, request.maps, request.formats)
    scenes = compose_maps(situation, chosen_maps)
    jobs = [(scene, known) for scene in scenes for known in chosen_formats]
    made: dict[str, dict[str, Artifact]] = {scene.map_id: {} for scene in scenes}
    for step, (scene, known) in enumerate(jobs):
        tell(f"drawing {scene.map_id}{known.suffix}", step + 1, len(jobs) + 2)
        made[scene.map_id][known.id] = known.render(scene, made[scene.map_id])
    artifacts = [artifact for products in made.values() for artifact in products.values()]
    tell("writing", len(jobs) + 1, len(jobs) + 2)
    files = publish(artifacts, output, build=_build_record(situation), request=request)
    tell("done", len(jobs) + 2, len(jobs) + 2)
    return BuildResult(files=files, is_unchanged=False, problems=loaded.problems)


def _silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


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
    from geomap.render.registry import FORMATS, format_named

    try:
        chosen = tuple(format_named(known) for known in dict.fromkeys(formats)) or FORMATS
    except KeyError as error:
        names = ", ".join(known.id for known in FORMATS)
        raise SpecError(f"there is no format {error.args[0]!r}; there are {names}") from None
    wanted = dict.fromkeys(maps)
    return tuple(map_named(situation, known) for known in wanted) or situation.maps, chosen


def _chosen(source: Situation | str | Path, map_id: str | None) -> tuple[Situation, MapSpec]:
    """Load a situation if need be, and choose one of its maps."""
    situation = load(source) if isinstance(source, str | Path) else source
    return situation, map_named(situation, map_id)


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
