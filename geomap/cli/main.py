"""The command `geomap`: its verbs, and what every error becomes for the shell."""

import sys
import traceback
from importlib import import_module
from typing import Any

import click

from geomap._version import __version__
from geomap.cli.output import say, say_error
from geomap.errors import (
    GeomapError,
    LoadError,
    PublishError,
    RefreshError,
    RenderError,
    SpecError,
)

#: Exit codes; 1 is for data found wrong by `check`, 2 is also click's for wrong usage.
EXIT_CODES: dict[type[GeomapError], int] = {
    SpecError: 2,
    LoadError: 3,
    RenderError: 4,
    PublishError: 5,
    RefreshError: 6,
}
EXIT_BUG = 70
EXIT_INTERRUPTED = 130

#: Verb -> its line in ``geomap --help``. Each has a module of its own, loaded when it is called.
VERBS = {
    "build": "Build the maps of a situation folder.",
    "check": "Find everything wrong with a situation folder.",
    "new": "Start another situation folder.",
    "embed": "Print what puts a map into a web page or a text.",
    "formats": "List the formats that can be built.",
    "refresh": "Replace base geometry by better one from the network.",
}


class Verbs(click.Group):
    """A group whose commands are loaded when they are called, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Name the verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"geomap.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of verbs without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 fine, 1 the data has errors (check), 2 usage or situation.toml, "
    "3 layer files, 4 drawing, 5 writing, 6 an upstream (refresh), 70 a bug, 130 interrupted.",
)
@click.version_option(__version__, prog_name="geomap", message="%(prog)s %(version)s")
def cli() -> None:
    """Make offline situation maps from GeoJSON layers."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code.

    Parameters
    ----------
    arguments
        Without the name of the program.
    """
    as_json = "--json" in arguments
    try:
        result: Any = cli.main(args=arguments, prog_name="geomap", standalone_mode=False)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; the earlier output is unchanged", err=True)
        return EXIT_INTERRUPTED
    except GeomapError as error:
        say_error(error, as_json=as_json)
        return next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
    except Exception as error:  # noqa: BLE001 -- the last place: a person gets words, not a traceback
        return _own_up(error)
    return result if isinstance(result, int) else 0


def _own_up(error: Exception) -> int:
    say(
        f"this is a bug in geomap {__version__}: {type(error).__name__}: {error}\n"
        "    → nothing was written → please report it with the lines below",
        err=True,
    )
    for frame in traceback.extract_tb(error.__traceback__)[-6:]:
        say(f"    {frame.name} ({frame.filename.rpartition('/')[2]}:{frame.lineno})", err=True)
    return EXIT_BUG
