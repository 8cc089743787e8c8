"""What a Python user calls: load, check, build, view, embed, refresh.

The command line says the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geomap.building import BuildResult, build_products
from geomap.errors import SpecError
from geomap.maps import compose_maps, map_named
from geomap.notebook import MapView
from geomap.publish.fresh import find_current
from geomap.publish.manifest import Request

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import folium

    from geomap.building import Progress
    from geomap.model.problem import Problem
    from geomap.model.situation import MapSpec, Situation
    from geomap.upstream.fetch import Limits
    from geomap.upstream.result import RefreshResult


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
    from geomap.render.sheet.letters import find_letter_problems
    from geomap.scene.symbol_codes import find_symbol_problems

    loaded = load_folder(Path(folder))
    found = [
        *loaded.problems,
        *find_symbol_problems(loaded.situation),
        *find_letter_problems(loaded.situation),
    ]
    if loaded.situation is not None and loaded.situation.templates:
        from geomap.render.office.house import find_template_problems

        found += find_template_problems(loaded.situation)
    return tuple(found)


def build(  # noqa: PLR0913 -- the options of the command
    folder: str | Path,
    output: str | Path,
    *,
    maps: Sequence[str] = (),
    formats: Sequence[str] = (),
    languages: Sequence[str] = (),
    paper: str | None = None,
    edition: int | None = None,
    as_of: dt.date | None = None,
    produced: dt.datetime | None = None,
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
        Ids of the maps and formats to build; all maps if empty, and all formats but those whose
        extra is not installed.
    languages
        Of products that speak one: sheets, slides, documents, data. The first of the situation by
        default; a further one makes files such as north.fr.pdf.
    paper
        Of sheets, such as "A3" or "300x200"; see `geomap.model.paper.paper_named`.
    edition, as_of
        The edition, or the aware time or the day, to show; the last edition by default.
    produced
        When the products are made, aware; said on them if the edition does not say when.
    force
        Build even if the output is already that of this input.
    progress
        Told about each step.

    Raises
    ------
    SpecError
        If situation.toml or sources.toml has errors, or a map, format, language, paper or edition
        does not exist.
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
        languages=tuple(languages),
        paper=paper,
        edition=edition,
        as_of=as_of.isoformat() if as_of else None,
        produced=produced.isoformat() if produced else None,
    )
    tell("reading", 0, 1)
    current = () if force else find_current(folder, output, request)
    if current:
        return BuildResult(files=current, is_unchanged=True, problems=())
    return build_products(folder, output, request, times=(as_of, produced), tell=tell)


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
    form: str = "html",
    src: str | None = None,
    picture: str | None = None,
    language: str | None = None,
) -> str:
    """Return what puts a map into a web page or a text, with a caption.

    The caption has title, edition, cut-off, handling and naming footnote, in every form.

    Parameters
    ----------
    source
        A situation, or a folder to load.
    map
        Id of the map; the first one by default.
    form
        "html", a sandboxed frame; "markdown", a picture that is a link to the map; "quarto", a
        figure of both, each where it can be shown.
    src
        Where the page will lie. By default at the `address` of situation.toml, or beside the web
        page or the text: "MAP.embed.html" for a frame, "MAP.html" for a link.
    picture
        Where the static picture will lie; "MAP.png" in the same folder by default.
    language
        Language to open in; the first one by default.

    Raises
    ------
    SpecError, LoadError
        As `load`, or if there is no such map, form or language.
    """
    from geomap.render.embed.embedding import embedding_of
    from geomap.render.embed.form import Form
    from geomap.render.embed.snippet import write_snippet

    if form not in set(Form):
        names = ", ".join(Form)
        raise SpecError(f"there is no form {form!r}", hint=f"there are {names}")
    situation, drawn = _chosen(source, map)
    (scene,) = compose_maps(situation, [drawn])
    try:
        embedding = embedding_of(scene, language=language, src=src, picture=picture)
    except ValueError as error:
        names = ", ".join(scene.languages)
        raise SpecError(str(error), hint=f"it has {names}") from None
    return write_snippet(embedding, Form(form))


def view(source: Situation | str | Path, *, map: str | None = None) -> MapView:  # noqa: A002
    """Show a map in a notebook: the page where frames are shown, else a picture.

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


def _silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


def _chosen(source: Situation | str | Path, map_id: str | None) -> tuple[Situation, MapSpec]:
    """Load a situation if need be, and choose one of its maps."""
    situation = load(source) if isinstance(source, str | Path) else source
    return situation, map_named(situation, map_id)
