"""The whole of a refresh, in order: ask, verify, fit, compare, check, keep, replace."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import platformdirs

from geomap.errors import GeomapError, SpecError
from geomap.loader.situation import load_folder
from geomap.model.situation import Situation
from geomap.publish.store import store
from geomap.spec.explain import did_you_mean
from geomap.spec.situation_file import SituationFile
from geomap.spec.upstream_table import Service, UpstreamTable
from geomap.upstream import geoboundaries, overpass
from geomap.upstream.apply import (
    change_layers,
    check_as_it_would_be,
    layer_files,
    read_layers,
    refuse_links,
)
from geomap.upstream.delivery import Delivery
from geomap.upstream.difference import Geometries, find_side_effects, measure_change
from geomap.upstream.fetch import Ask, Limits, fetch
from geomap.upstream.fit import fit_units
from geomap.upstream.keep import kept_files, kept_in
from geomap.upstream.refusal import CONSEQUENCE
from geomap.upstream.result import RefreshResult, UnitChange
from geomap.upstream.verify import check_area, check_place, check_sound, choose_units, find_units

_COLLECT: dict[Service, Callable[[UpstreamTable, Ask], Delivery]] = {
    Service.GEOBOUNDARIES: geoboundaries.collect,
    Service.OVERPASS: overpass.collect,
}
#: How far outside a map's box a unit may reach.
_MARGIN_DEG = 5.0
_HINT = f"check the folder, its rights and the space left; {CONSEQUENCE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of a refresh.

    Parameters
    ----------
    upstream
        Id in situation.toml; None for the first.
    now
        The time, aware; it names what is kept, and goes into no layer.
    cache
        Folder under which is kept what was fetched; None for the user's own.
    limits
        What each request may take; None for the usual.
    is_dry_run
        Whether to do everything but write.
    """

    upstream: str | None
    now: dt.datetime
    cache: str | Path | None
    limits: Limits | None
    is_dry_run: bool

    @property
    def kept_under(self) -> Path:
        """The folder under which is kept what was fetched."""
        if self.cache is None:
            return platformdirs.user_cache_path("geomap", appauthor=False)
        return Path(self.cache)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refreshed:
    """The features by id: as they were, and as they will be; and their changes, measured."""

    before: Geometries
    after: Geometries
    changes: tuple[UnitChange, ...]


def refresh_folder(
    path: Path, order: Order, *, tell: Callable[[str, int, int], None]
) -> RefreshResult:
    """Refresh the layers of a situation folder from an upstream.

    Parameters
    ----------
    path
        The folder.
    order
        What is asked.
    tell
        Told about each step.

    Raises
    ------
    SpecError, LoadError
        If the folder has errors, or there is no such upstream.
    RefreshError
        If the upstream cannot be used.
    PublishError
        If something cannot be written. After any error the layers are as they were.
    """
    loaded = load_folder(path)
    situation = loaded.require()
    table = _choose(loaded.spec, order.upstream)
    refuse_links(path, layer_files(situation, table.units))
    tell(f"asking {table.id}", 0, 4)
    delivery = _COLLECT[table.service](table, partial(fetch, limits=order.limits or Limits()))
    tell("checking", 1, 4)
    refreshed = _fit(situation, table, delivery)
    layers = read_layers(path, situation, refreshed.after)
    changed = change_layers(layers, situation, table, delivery, refreshed.after)
    tell("loading it as it would be", 2, 4)
    check_as_it_would_be(path, changed)
    kept = None
    if changed and not order.is_dry_run:
        kept = kept_in(order.kept_under, situation, table, order.now)
    result = RefreshResult(
        upstream=table.id,
        source=delivery.source,
        licence=delivery.licence,
        vintage=delivery.vintage,
        attribution=delivery.attribution,
        units=refreshed.changes,
        files=tuple(path / name for name in changed),
        kept=kept,
        is_dry_run=order.is_dry_run,
        problems=find_side_effects(situation, refreshed.before, refreshed.after),
    )
    if kept is not None:
        tell("writing", 3, 4)
        store(kept_files(delivery, table, layers, order.now), kept, hint=_HINT)
        with _telling_of(kept):
            read_layers(path, situation, refreshed.after)  # refuses what was edited meanwhile
            store(changed, path, hint=_HINT)
    tell("done", 4, 4)
    return result


@contextmanager
def _telling_of(kept: Path) -> Iterator[None]:
    """Say of an error where the answers are: nobody else will, for there is no result."""
    try:
        yield
    except GeomapError as error:
        told = f"what was fetched is kept in {kept.as_posix()}"
        error.hint = f"{error.hint}; {told}" if error.hint else told
        raise


def _choose(spec: SituationFile | None, upstream: str | None) -> UpstreamTable:
    """Return the upstream that is asked for: the first by default."""
    tables = {known.id: known for known in spec.upstreams} if spec else {}
    if not tables:
        raise SpecError("situation.toml names no upstream", hint="add one to [[upstreams]]")
    if upstream is None:
        return next(iter(tables.values()))
    if upstream not in tables:
        near = did_you_mean(upstream, tables)
        hint = f"did you mean {near!r}?" if near else None
        raise SpecError(
            f"there is no upstream {upstream!r}; there are {', '.join(tables)}", hint=hint
        )
    return tables[upstream]


def _fit(situation: Situation, table: UpstreamTable, delivery: Delivery) -> _Refreshed:
    """Verify what was delivered, fit it, verify it again, and measure what changes."""
    there = {
        feature.id: feature.geometry
        for layer in situation.record
        for feature in layer.features
        if feature.geometry is not None
    }
    before = {known: there[known] for known in table.units}
    within = there[table.within] if table.within is not None else None
    units = choose_units(delivery.units, table, within)
    places = find_units(units, table)
    delivered = {known: units[place].geometry for known, place in places.items()}
    boxes = [drawn.bounds.padded(_MARGIN_DEG) for drawn in situation.maps]
    for known, present in before.items():
        check_place(known, delivered[known], present, boxes, within)
        check_area(known, delivered[known], present, table)
    fitted = fit_units([unit.geometry for unit in units], within)
    after = {known: fitted[place] for known, place in places.items()}
    check_sound(after)
    for known, present in before.items():
        check_area(known, after[known], present, table)
    changes = tuple(
        measure_change(
            known,
            table.units[known],
            before=present,
            delivered=delivered[known],
            after=after[known],
            within=within,
        )
        for known, present in before.items()
    )
    return _Refreshed(before=before, after=after, changes=changes)
