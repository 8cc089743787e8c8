"""Texts from the net that go into layer files: plain, short, and nothing that acts."""

import unicodedata

from geomap.upstream.refusal import refusal

MAX_LENGTH = 200

#: Unicode categories that a person cannot see, and that can make a line read otherwise: controls,
#: marks of direction, halves of characters, private and unassigned ones, other line breaks.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain_text(value: object, *, what: str, host: str) -> str:
    """Return a text from an answer, if it may stand in a layer.

    What looks like a template or a tag is a text like any other here: products show it as text.

    Parameters
    ----------
    value
        As the answer has it.
    what
        The name of the value in the answer.
    host
        Who answered.

    Raises
    ------
    RefreshError
        If it is missing, empty, too long, or has characters that cannot be seen.
    """
    if value is None or value == "":
        raise refusal(f"{host} gives no {what}", "ask another upstream with --upstream")
    if not isinstance(value, str):
        raise refusal(f"{what} from {host} is not a text", "ask another upstream with --upstream")
    text = unicodedata.normalize("NFC", value).strip()
    if not text:
        raise refusal(f"{host} gives no {what}", "ask another upstream with --upstream")
    if len(text) > MAX_LENGTH:
        raise refusal(
            f"{what} from {host} has {len(text)} characters; {MAX_LENGTH} are taken at most",
            "ask another upstream with --upstream",
        )
    if any(unicodedata.category(character) in _UNSEEN for character in text):
        raise refusal(
            f"{what} from {host} holds characters that cannot be seen: {text!r}",
            "do not use this answer; ask another upstream with --upstream",
        )
    return text
