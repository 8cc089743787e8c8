"""Symbol codes that APP-6 does not have; told once the symbols of a whole situation are known."""

from geomap.model.problem import Problem
from geomap.model.situation import Situation
from geomap.spec.codes import explanation_of
from geomap.style.symbols import find_invalid_sidcs


def find_symbol_problems(situation: Situation | None) -> tuple[Problem, ...]:
    """Find symbol codes that APP-6 does not have.

    Parameters
    ----------
    situation
        None if it could not be loaded; nothing is found then.
    """
    named = [
        (layer, report, key, code)
        for layer in (situation.record if situation else ())
        for report in layer.reports
        for key, codes in (("sidc", (report.sidc,)), ("icons", report.icons))
        for code in codes
        if code is not None
    ]
    invalid = find_invalid_sidcs(code for *_, code in named)
    return tuple(
        explanation_of("GM-LOAD-SIDC").problem(
            f"{code} is not a symbol of APP-6",
            cure=f"correct {key}, or leave it out",
            file=layer.file,
            feature=report.id,
            path=key,
        )
        for layer, report, key, code in named
        if code in invalid
    )
