"""``geomap check``."""

from dataclasses import asdict

import click

from geomap.cli.output import count_errors, problems_json, say, say_json, say_problems

EXIT_DATA_WRONG, EXIT_SPEC_WRONG = 1, 2


@click.command("check")
@click.argument("situation", default="layers", metavar="[SITUATION=layers]")
@click.option(
    "--explain",
    metavar="CODE",
    help="Say what a problem code means, why it matters and what to do; 'all' lists every code, "
    "GM-LOAD those of layer files.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def command(*, situation: str, explain: str | None, as_json: bool) -> int:
    """Find everything wrong with a situation folder, all at once.

    Each problem says where it is, what follows from it and how to cure it. Leaves with 1 if the
    layers have errors, with 2 if situation.toml or sources.toml has.
    """
    if explain is not None:
        return _explain(explain, as_json=as_json)
    from geomap import api

    problems = api.check(situation)
    errors = count_errors(problems)
    if as_json:
        say_json({"ok": not errors, "problems": problems_json(problems)})
    else:
        say_problems(problems, err=False)
        say(_count(errors, len(problems) - errors) if problems else "all is well")
    if any(problem.is_error and problem.concerns_spec for problem in problems):
        return EXIT_SPEC_WRONG
    return EXIT_DATA_WRONG if errors else 0


def _explain(code: str, *, as_json: bool) -> int:
    from geomap.spec.codes import explanations
    from geomap.spec.explain import did_you_mean

    known = explanations()
    code = code.strip().upper()
    family = [known[name] for name in known if code == "ALL" or name.startswith(f"{code}-")]
    alone = [known[code]] if code in known else []
    if not family and not alone:
        near = did_you_mean(code, known)
        hint = f"did you mean {near}?" if near else "'--explain all' lists every code"
        raise click.UsageError(f"there is no code {code!r}; {hint}")
    if as_json:
        say_json([asdict(explanation) for explanation in alone + family])
        return 0
    for explanation in alone:
        say(str(explanation))
    for explanation in family:
        say(f"{explanation.code:<20} {explanation.severity:<8} {explanation.title}")
    return 0


def _count(errors: int, warnings: int) -> str:
    return ", ".join(
        f"{number} {what}{'' if number == 1 else 's'}"
        for number, what in ((errors, "error"), (warnings, "warning"))
    )
