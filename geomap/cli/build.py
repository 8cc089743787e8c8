"""``geomap build``."""

from __future__ import annotations

import datetime as dt
import os
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.output import problems_json, progress_bar, say, say_json, say_problems
from geomap.render.registry import FORMATS

if TYPE_CHECKING:
    from geomap.building import BuildResult


class Time(click.ParamType[dt.date]):
    """An aware date-time, or a date, ISO 8601."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read the time; refuse a date-time without an offset from UTC."""
        text = str(value)
        try:
            if len(text) == len("2023-10-02"):
                return dt.date.fromisoformat(text)
            time = dt.datetime.fromisoformat(text)
        except ValueError:
            time = None
        if time is None or time.tzinfo is None:
            self.fail(
                f"{value!r} is neither a date nor a time with its offset, such as 2023-10-02 or "
                "2023-10-02T18:00:00+02:00",
                param,
                ctx,
            )
        return time


@click.command("build")
@click.argument("situation", default="layers", metavar="[SITUATION=layers]")
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    type=click.Path(),
    help="Folder for the maps.",
)
@click.option("--map", "maps", multiple=True, metavar="ID", help="Only this map; may be repeated.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([known.id for known in FORMATS]),
    help="Only this format; may be repeated.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="Language of products that speak one; may be repeated. The first by default.",
)
@click.option(
    "--paper",
    metavar="SIZE",
    help="Of sheets: A4 or A3 (lying or upright as suits the map), A4-landscape, A3-portrait, or "
    "300x200 in mm; that of situation.toml by default.",
)
@click.option("--edition", type=int, metavar="N", help="Edition to show; the last by default.")
@click.option(
    "--as-of",
    type=Time(),
    metavar="TIME",
    help="Show what was known at a time (2023-10-02T18:00:00+02:00) or by the end of a day.",
)
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@click.option("--open", "open_map", is_flag=True, help="Open the first map in the browser.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(  # noqa: PLR0913 -- one argument per option
    *,
    situation: str,
    output: str,
    maps: tuple[str, ...],
    formats: tuple[str, ...],
    languages: tuple[str, ...],
    paper: str | None,
    edition: int | None,
    as_of: dt.date | None,
    force: bool,
    open_map: bool,
    as_json: bool,
) -> int:
    """Build the maps of a situation folder.

    Nothing is written unless everything is right; the manifest is written last.
    """
    from geomap import api

    if edition is not None and as_of is not None:
        raise click.UsageError("give either --edition or --as-of")
    with progress_bar(quiet=as_json) as progress:
        result = api.build(
            situation,
            output,
            maps=maps,
            formats=formats,
            languages=languages,
            paper=paper,
            edition=edition,
            as_of=as_of,
            produced=_source_date(),
            force=force,
            progress=progress,
        )
    if as_json:
        say_json(
            {
                "ok": True,
                "unchanged": result.is_unchanged,
                "files": [path.as_posix() for path in result.files],
                "problems": problems_json(result.problems),
            }
        )
    else:
        _say_result(result)
    if open_map:
        # a browser shows other products as well, or offers them
        pages = (path for path in result.files if path.suffix == ".html")
        page = next(pages, result.files[0])
        webbrowser.open(Path(page).resolve().as_uri())
    return 0


def _source_date() -> dt.datetime | None:
    """Read SOURCE_DATE_EPOCH, by which a reproducible build is told its time.

    Raises
    ------
    UsageError
        If it is no number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    try:
        return dt.datetime.fromtimestamp(int(text), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is {text!r}, which is no number of seconds; unset it, or give one"
        ) from None


def _say_result(result: BuildResult) -> None:
    say_problems(result.problems, err=True)
    for path in result.files:
        size = f"{path.stat().st_size / 1000:,.0f} KB"
        say(f"{path.as_posix():<40} {size:>10}")
    if result.is_unchanged:
        say("unchanged: the output is already that of this input (--force builds it again)")
