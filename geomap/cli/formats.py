"""``geomap formats``."""

import click

from geomap.cli.output import say, say_json
from geomap.render.registry import FORMATS


@click.command("formats")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def command(*, as_json: bool) -> int:
    """List the formats that can be built, and what each does not carry."""
    if as_json:
        say_json(
            [
                {
                    "id": known.id,
                    "suffix": known.suffix,
                    "summary": known.summary,
                    "loses": known.loses,
                    "default": known.is_default,
                    "installed": known.is_installed,
                    "extra": known.extra,
                }
                for known in FORMATS
            ]
        )
        return 0
    for known in FORMATS:
        say(f"{known.id:<10} {known.suffix:<13} {known.summary}; loses {known.loses}")
    return 0
