"""What the command line prints: problems, results, progress."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from geomap.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.building import Progress
    from geomap.errors import GeomapError

_SHOWN_PROBLEMS = 200

#: Control characters from files are shown, not obeyed: a terminal would act on them.
_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}
#: The same in JSON, which itself escapes only those below the space.
_ESCAPED = {code: f"\\u{code:04x}" for code in range(127, 160)}


def say(text: str, *, err: bool = False) -> None:
    """Print a text; control characters in it become visible."""
    click.echo(text.translate(_VISIBLE), err=err)


def say_json(value: Any) -> None:
    """Print a value as JSON for another program."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    click.echo(text.translate(_ESCAPED))


def say_error(error: GeomapError, *, as_json: bool) -> None:
    """Print an error with every problem behind it."""
    if as_json:
        say_json(
            {
                "ok": False,
                "error": {"code": error.code, "message": str(error), "hint": error.hint},
                "problems": problems_json(error.problems),
            }
        )
        return
    say_problems(error.problems, err=True)
    hint = f" → {error.hint}" if error.hint else ""
    say(f"{error.code}  {error}{hint}", err=True)


def say_problems(problems: Iterable[object], *, err: bool) -> None:
    """Print problems; of very many, the first ones and how many more there are."""
    listed = list(problems)
    for problem in listed[:_SHOWN_PROBLEMS]:
        say(str(problem), err=err)
    if len(listed) > _SHOWN_PROBLEMS:
        say(f"… and {len(listed) - _SHOWN_PROBLEMS} more (--json lists them all)", err=err)


def problems_json(problems: Iterable[object]) -> list[dict[str, Any]]:
    """Return problems ready for JSON."""
    return [problem.as_dict() for problem in problems if isinstance(problem, Problem)]


def count_errors(problems: Iterable[Problem]) -> int:
    """Count the problems that stop a build."""
    return sum(problem.is_error for problem in problems)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress | None]:
    """Show a bar while work goes on, on a terminal only.

    Yields
    ------
    callable or None
        To be told of each step; None where nothing is shown.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    with Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task("starting", total=None)

        def tell(what: str, done: int, all_steps: int) -> None:
            bar.update(task, description=what, completed=done, total=all_steps)

        yield tell
