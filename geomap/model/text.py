"""Texts in several languages."""

from collections.abc import Mapping, Sequence

#: A text by language tag (BCP 47), such as {"en": "Line", "sr-Latn": "Linija"}.
Text = Mapping[str, str]


def in_language(text: Text, languages: Sequence[str]) -> str:
    """Pick the text in the first of `languages` that it has.

    Parameters
    ----------
    text
        At least one language.
    languages
        Language tags in order of preference.

    Returns
    -------
    str
        The text; that of the first language it has if none of `languages` is there.

    Examples
    --------
    >>> in_language({"en": "Line", "fr": "Ligne"}, ["sq", "fr"])
    'Ligne'
    """
    for language in languages:
        if language in text:
            return text[language]
    return next(iter(text.values()), "")
