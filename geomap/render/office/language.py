"""Language tags as office programs know them, so that they check and hyphenate in the right one."""

#: With the country or territory whose spelling is meant.
_TAGS = {
    "en": "en-GB",
    "fr": "fr-FR",
    "sr-Latn": "sr-Latn-RS",
    "sr-Cyrl": "sr-Cyrl-RS",
    "sq": "sq-AL",
}


def office_tag(language: str) -> str:
    """Return the tag of a language; itself where it is not known better.

    Examples
    --------
    >>> office_tag("fr"), office_tag("es")
    ('fr-FR', 'es')
    """
    return _TAGS.get(language, language)
