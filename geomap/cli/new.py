"""``geomap new``."""

import datetime as dt
import os
import shlex
from pathlib import Path

import click

from geomap.cli.output import say, say_json
from geomap.templates.table import TEMPLATES


@click.command("new")
@click.argument("folder", metavar="DIR", required=False)
@click.option(
    "--template",
    type=click.Choice([known.id for known in TEMPLATES]),
    default=TEMPLATES[0].id,
    show_default=True,
    help="What to start from; --list tells more.",
)
@click.option("--id", "situation_id", metavar="ID", help="Id of the situation; made of DIR's name.")
@click.option("--title", metavar="TEXT", help="Its title; made of DIR's name.")
@click.option("--list", "is_list", is_flag=True, help="List the templates and leave.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    *,
    folder: str | None,
    template: str,
    situation_id: str | None,
    title: str | None,
    is_list: bool,
    as_json: bool,
) -> int:
    """Start another situation folder.

    DIR must not exist, or be empty: nothing is ever written over. What is made can be checked and
    built at once.
    """
    if is_list:
        _say_templates(as_json=as_json)
        return 0
    if not folder:
        raise click.UsageError("name the folder to make, or ask for --list")
    from geomap.starting import start

    # the clock is read here, at the edge, and handed on
    today = dt.datetime.now(dt.UTC).date()  # noqa: TID251
    files = start(folder, template=template, id=situation_id, title=title, day=today)
    if as_json:
        names = [path.as_posix() for path in files]
        say_json({"ok": True, "template": template, "folder": folder, "files": names})
    else:
        _say_result(Path(folder), files)
    return 0


def _say_templates(*, as_json: bool) -> None:
    if as_json:
        say_json([{"id": known.id, "summary": known.summary} for known in TEMPLATES])
        return
    for known in TEMPLATES:
        say(f"{known.id:<8} {known.summary}")


def _say_result(folder: Path, files: tuple[Path, ...]) -> None:
    for path in files:
        say(path.as_posix())
    say(f"now read {(folder / 'README.md').as_posix()}, then run")
    say(f"    geomap check {_quoted(folder)}")
    say(f"    geomap build {_quoted(folder)} -o {_quoted(folder / 'output')}")


def _quoted(path: Path) -> str:
    """Return a path as a shell takes it for one word."""
    if os.name == "nt":
        return f'"{path}"'
    return shlex.quote(path.as_posix())
