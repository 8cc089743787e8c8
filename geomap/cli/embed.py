"""``geomap embed``."""

from __future__ import annotations

import click

from geomap.cli.output import say, say_json
from geomap.render.embed.form import Form


@click.command("embed")
@click.argument("situation", default="layers", metavar="[SITUATION=layers]")
@click.option("--map", "map_id", metavar="ID", help="Which map; the first by default.")
@click.option(
    "--as",
    "form",
    type=click.Choice([known.value for known in Form]),
    default=Form.HTML.value,
    show_default=True,
    help="For a web page, a Markdown text, or a Quarto document.",
)
@click.option(
    "--src",
    metavar="ADDRESS",
    help="Where the page will lie; by default at the `address` of situation.toml, or beside the "
    "text: MAP.embed.html for a frame, MAP.html for a link.",
)
@click.option(
    "--picture",
    metavar="ADDRESS",
    help="Where the static picture will lie; MAP.png in the same folder by default.",
)
@click.option("--language", metavar="TAG", help="Language to open in; the first by default.")
@click.option("--json", "as_json", is_flag=True, help="Print the snippet as JSON.")
def command(  # noqa: PLR0913 -- one argument per option
    *,
    situation: str,
    map_id: str | None,
    form: str,
    src: str | None,
    picture: str | None,
    language: str | None,
    as_json: bool,
) -> int:
    """Print what puts a map into a web page or a text.

    The frame is a sandbox: the map in it can run its own script and open sources in new tabs, and
    can reach nothing of the page around it. Every form has a caption with title, edition, cut-off,
    handling and naming footnote.
    """
    from geomap import api

    snippet = api.embed(
        situation, map=map_id, form=form, src=src, picture=picture, language=language
    )
    if as_json:
        say_json({"ok": True, "form": form, form: snippet})
    else:
        say(snippet)
    return 0
