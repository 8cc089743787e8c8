"""``geomap check``."""

import click

from geomap.cli.output import count_errors, problems_json, say, say_json, say_problems

EXIT_DATA_WRONG, EXIT_SPEC_WRONG = 1, 2


@click.command("check")
@click.argument("situation", default="layers", metavar="[SITUATION=layers]")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def command(*, situation: str, as_json: bool) -> int:
    """Find everything wrong with a situation folder, all at once.

    Each problem says where it is, what follows from it and how to cure it. Leaves with 1 if the
    layers have errors, with 2 if situation.toml or sources.toml has.
    """
    from geomap import api

    problems = api.check(situation)
    errors = count_errors(problems)
    if as_json:
        say_json({"ok": not errors, "problems": problems_json(problems)})
    else:
        say_problems(problems, err=False)
        say(f"{errors} errors, {len(problems) - errors} warnings" if problems else "all is well")
    if any(problem.is_error and problem.concerns_spec for problem in problems):
        return EXIT_SPEC_WRONG
    return EXIT_DATA_WRONG if errors else 0
