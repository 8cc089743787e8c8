"""``geomap embed``."""

from __future__ import annotations

import click

from geomap.cli.output import say, say_json


@click.command("embed")
@click.argument("situation", default="layers", metavar="[SITUATION=layers]")
@click.option("--map", "map_id", metavar="ID", help="Which map; the first by default.")
@click.option(
    "--src",
    metavar="ADDRESS",
    help="Where the page will lie; MAP.embed.html beside the web page by default.",
)
@click.option("--language", metavar="TAG", help="Language to open in; the first by default.")
@click.option("--json", "as_json", is_flag=True, help="Print the snippet as JSON.")
def command(
    *, situation: str, map_id: str | None, src: str | None, language: str | None, as_json: bool
) -> int:
    """Print the HTML that puts a map into a web page.

    The frame is a sandbox: the map in it can run its own script and open sources in new tabs, and
    can reach nothing of the page around it.
    """
    from geomap import api

    snippet = api.embed(situation, map=map_id, src=src, language=language)
    if as_json:
        say_json({"ok": True, "html": snippet})
    else:
        say(snippet)
    return 0
