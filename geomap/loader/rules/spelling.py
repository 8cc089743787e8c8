"""Texts in one spelling, so that a rule cannot be passed by how something is typed."""

import unicodedata

_HIDDEN = "Cf"


def in_one_spelling(text: str) -> str:
    r"""Return a text with common letters and spaces, without what is not seen.

    Parameters
    ----------
    text
        As an author wrote it.

    Returns
    -------
    str
        In Unicode normalisation form KC, without format characters (category Cf), each run of
        spaces one space.

    Examples
    --------
    >>> in_one_spelling("\uff13\uff14T\u00a0 DN\u200b")
    '34T DN'
    """
    text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():
        text = "".join(letter for letter in text if unicodedata.category(letter) != _HIDDEN)
    return " ".join(text.split())
