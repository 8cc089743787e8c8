"""How this package says no: what is wrong, that nothing was changed, and the cure."""

from collections.abc import Iterable
from dataclasses import replace

from geomap.errors import RefreshError
from geomap.model.problem import Problem

CONSEQUENCE = "the layers are as they were"

#: The cure for what the keeper of the situation cannot mend.
TRY_LATER = "try again later, or ask another upstream with --upstream"


def refusal(message: str, cure: str, *, problems: Iterable[Problem] = ()) -> RefreshError:
    """Make the error that ends a refresh.

    Parameters
    ----------
    message
        What is wrong, one clause.
    cure
        What the user can do about it.
    problems
        The single findings behind it; what follows from each is that nothing was changed.
    """
    found = [replace(problem, consequence=CONSEQUENCE) for problem in problems]
    return RefreshError(f"{message} → {CONSEQUENCE}", problems=found, hint=cure)
