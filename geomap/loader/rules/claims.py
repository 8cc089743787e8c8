"""Rules about who says what: attribution, confirmation, the other side, numbers, frames."""

from collections.abc import Iterator

from geomap.loader.rules.whole import Finding, Whole, count_voices, parties_in
from geomap.model.report import ALL_UNCHECKED, Report

_CONFIRMED, _PROBABLE = 1, 2
_LEAST_PARTIES = _LEAST_SOURCES = 2
_PARTY_CLAIMS = frozenset({"official_claim", "self_report"})
#: Place of the standard identity in a symbol code (APP-6), and its digits that take no side.
_IDENTITY, _NO_SIDE = 3, frozenset({"0", "1", "4"})
_FRAMES = {"2": "an assumed friend", "3": "a friend", "5": "suspect", "6": "hostile"}


def confirmation_has_two_voices(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse what is called confirmed on the word of one claimant, or of one source."""
    if report.credibility != _CONFIRMED:
        return
    if count_voices(parties_in(report.claimant, report.confirmed_by)) < _LEAST_PARTIES:
        yield Finding(
            "CONFIRMED",
            "confirmed_by",
            f"credibility 1 means confirmed by others, and only {report.claimant} says so",
            "name in confirmed_by who else says so, or give credibility 2",
        )
    elif len(_pages(report, whole)) < _LEAST_SOURCES:
        yield Finding(
            "CONFIRMED",
            "sources",
            "credibility 1 means confirmed by others, and one source is cited",
            "cite the other source, or give credibility 2",
        )


def _pages(report: Report, whole: Whole) -> set[tuple[str, str | None]]:
    """Return what the sources of a report are, the same page under two ids once."""
    known = (whole.sources.get(source) for source in report.sources)
    return {(source.publisher, source.url) for source in known if source is not None}


def other_side_is_heard(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse the claim of a party that does not say what the other side says."""
    one_sided = report.claim_type in _PARTY_CLAIMS and report.credibility >= _PROBABLE
    if one_sided and report.disputed_by is None:
        yield Finding(
            "STANCE",
            "disputed_by",
            f"it is the claim of one party, {report.claimant}, and nobody says what the other "
            "side says",
            "give disputed_by; 'None found.' if you looked and found nothing",
        )


def unchecked_is_not_sure(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse a sure grade for what nobody has verified."""
    if ALL_UNCHECKED in report.unchecked and report.credibility <= _PROBABLE:
        yield Finding(
            "UNCHECKED",
            "credibility",
            f"nobody has checked it against a source, and its credibility is {report.credibility}",
            "check it and take unchecked out, or give credibility 3 to 6",
        )


def frame_suits_perspective(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse a frame that takes sides, unless the perspective says which frame the side has."""
    view = whole.perspective
    if report.sidc is None or view is None or report.sidc[_IDENTITY] in _NO_SIDE:
        return
    if report.side not in view.identities:
        whose = f"seen by {view.view_of}, which does not name this side" if view.view_of else ""
        yield Finding(
            "AFFILIATION",
            "sidc",
            f"{report.sidc} frames the party as {_FRAMES[report.sidc[_IDENTITY]]} in a situation "
            f"that is {whose or 'neutral'}",
            f"write 4 (neutral) or 1 (unknown) as digit {_IDENTITY + 1}, or name the side in "
            "[situation.perspective]",
        )


def quantity_is_in_order(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse a number outside its own range, without a unit, or with a word that belies it."""
    quantity = report.quantity
    if quantity is None:
        return
    known = [
        number
        for number in (quantity.minimum, quantity.value, quantity.maximum)
        if number is not None
    ]
    if known != sorted(known):
        yield Finding(
            "QUANTITY",
            "quantity",
            "quantity_min, quantity and quantity_max are not in order",
            "correct them",
        )
    if quantity.unit is None:
        yield Finding(
            "QUANTITY", "quantity_unit", "a number without its unit", "give quantity_unit"
        )
    if quantity.qualifier == "exact" and len(set(known)) > 1:
        yield Finding(
            "QUANTITY",
            "quantity_qualifier",
            "a range is called exact",
            "say about, or take quantity_qualifier out",
        )


def handling_suits(report: Report, whole: Whole) -> Iterator[Finding]:
    """Refuse a report that may not leave in the products of the situation."""
    if report.handling is None or whole.handling is None:
        return
    if report.handling.is_stricter_than(whole.handling):
        yield Finding(
            "HANDLING",
            "handling",
            f"a {report.handling.value} report would leave in {whole.handling.value} products",
            "take it out, or raise the handling of the situation",
        )
