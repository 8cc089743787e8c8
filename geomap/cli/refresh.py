"""``geomap refresh``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from geomap.cli.output import problems_json, progress_bar, say, say_json, say_problems

if TYPE_CHECKING:
    from geomap.upstream.result import RefreshResult, UnitChange

_HEADINGS = (
    "unit", "km² before", "km² after", "change", "mean shift", "largest", "outer edge was", "is",
)  # fmt: skip


@click.command("refresh")
@click.argument("situation", default="layers", metavar="[SITUATION=layers]")
@click.option("--upstream", metavar="ID", help="Which of [[upstreams]]; the first by default.")
@click.option("--dry-run", is_flag=True, help="Do everything but write.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(*, situation: str, upstream: str | None, dry_run: bool, as_json: bool) -> int:
    """Replace base geometry by better one from the network.

    The only command that goes online. It asks one service that situation.toml names in
    [[upstreams]], checks and fits the answer, says what changes, and replaces the geometry and
    origin of the features named there, or nothing at all. What was fetched and the layers as they
    were are kept in the user's cache. Leaves with 6 if the upstream cannot be used.
    """
    from geomap import api

    now = dt.datetime.now(tz=dt.UTC)  # noqa: TID251 -- the one place that asks the clock
    with progress_bar(quiet=as_json) as progress:
        result = api.refresh(
            situation, now=now, upstream=upstream, dry_run=dry_run, progress=progress
        )
    if as_json:
        say_json(_as_json(result))
    else:
        _say_result(result)
    return 0


def _as_json(result: RefreshResult) -> dict[str, object]:
    return {
        "ok": True,
        "upstream": result.upstream,
        "dry_run": result.is_dry_run,
        "unchanged": not result.files,
        "source": result.source,
        "licence": result.licence,
        "vintage": result.vintage,
        "attribution": result.attribution,
        "units": [unit.as_dict() for unit in result.units],
        "files": [path.as_posix() for path in result.files],
        "kept": result.kept.as_posix() if result.kept else None,
        "problems": problems_json(result.problems),
    }


def _say_result(result: RefreshResult) -> None:
    say_problems(result.problems, err=True)
    say(f"{result.upstream}: {result.attribution}; {result.vintage or 'no date given'}")
    rows = [_HEADINGS, *(_row(unit) for unit in result.units)]
    if all(unit.outer_after_km is None for unit in result.units):
        rows = [row[:-2] for row in rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for first, *others in rows:
        cells = [value.rjust(width) for value, width in zip(others, widths[1:], strict=True)]
        say("  ".join([first.ljust(widths[0]), *cells]))
    if not result.files:
        say("unchanged: the layers hold exactly this already")
        return
    done = "would be replaced (--dry-run: nothing was written)" if result.is_dry_run else "replaced"
    for path in result.files:
        say(f"{path.as_posix()} {done}")
    if result.kept:
        say(f"what was fetched, and the layers as they were: {result.kept.as_posix()}")


def _row(unit: UnitChange) -> tuple[str, ...]:
    outer = (unit.outer_before_km, unit.outer_after_km)
    return (
        unit.id,
        f"{unit.area_before_km2:,.1f}",
        f"{unit.area_after_km2:,.1f}",
        f"{unit.change:+.1%}",
        f"{unit.edge_mean_m:,.0f} m",
        f"{unit.edge_largest_m:,.0f} m",
        *("–" if length is None else f"{length:.1f} km" for length in outer),
    )
