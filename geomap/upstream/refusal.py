"""How this package says no: what is wrong, that nothing was changed, and the cure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geomap.errors import RefreshError
from geomap.model.problem import Problem

CONSEQUENCE = "the layers are as they were"

#: The cure for what the keeper of the situation cannot mend.
ASK_ANOTHER = "ask another upstream with --upstream"
TRY_LATER = f"try again later, or {ASK_ANOTHER}"

#: A server may put as much as it likes into what our own decoder then quotes.
_MAX_QUOTED = 300


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


def refuse_answer(host: str, problems: Sequence[Problem]) -> RefreshError:
    """Make the error for an answer that our decoder does not take; what is wrong is told once.

    The cures of the decoder are for one's own files, and an answer is not the user's.

    Parameters
    ----------
    host
        Who answered.
    problems
        What the decoder found, at least one.
    """
    is_garbled = any(problem.code == "GM-LOAD-JSON" for problem in problems)
    # a whole document of another kind will be the same tomorrow
    cure = TRY_LATER if is_garbled else f"check the url in [[upstreams]], or {ASK_ANOTHER}"
    found = [
        replace(problem, code="GM-REFRESH-ANSWER", message=problem.message[:_MAX_QUOTED], cure=cure)
        for problem in problems
    ]
    if len(found) > 1:
        return refusal(
            f"the answer of {host} cannot be read: {len(found)} problems", cure, problems=found
        )
    line = "" if found[0].line is None else f", line {found[0].line}"
    return refusal(f"the answer of {host} cannot be read: {found[0].message}{line}", cure)
