"""Field types shared by the schemas."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

#: A symbol code of APP-6(D) or (E): version, context, standard identity, symbol set, …
SIDC = r"^1[0-5][0-9][0-6][0-9]{16}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

_LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$"
_SOURCE_ID = r"^S[0-9]{2,3}[a-z]?$"

#: What a text has to look like, in words, by pattern.
PATTERNS = {
    SLUG: "use lower-case letters, digits and single hyphens, such as 'north-bridge'",
    _LANGUAGE: "write a language tag, such as 'en' or 'sr-Latn'",
    _SOURCE_ID: "write the id of a source, such as 'S01'; several as 'S01;S02'",
    SIDC: "write the 20 digits of an APP-6 symbol: version 10 to 15, context, identity 0 to 6, …",
    r"^EPSG:[0-9]{4,6}$": "write an EPSG code, such as 'EPSG:32634'",
}

#: An id: lower-case letters, digits and single hyphens. It becomes a file name and a page anchor.
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64)]

#: What programs and tired people write where there is nothing.
_NOTHING = frozenset(
    {"null", "none", "nil", "nan", "<na>", "n/a", "#n/a", "-", "–", "—", "?", "…", "todo", "tbd"}
)


#: Controls but for breaks of lines, and characters that turn the direction of what stands behind
#: them, so that a text reads otherwise than it is. Marks of direction and joiners, which
#: right-to-left and Indic texts need, do not.
_HIDDEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")


def fault_of(text: str) -> str | None:
    """Return why a text may not be shown as a statement; None if it may.

    Examples
    --------
    >>> fault_of("n/a")
    'it stands for nothing, and would be read as a statement'
    >>> fault_of("None found.") is None
    True
    """
    if text.strip().casefold() in _NOTHING:
        return "it stands for nothing, and would be read as a statement"
    return trick_in(text)


def trick_in(text: str) -> str | None:
    r"""Return what in a text is not seen and changes how it reads; None if nothing does.

    Examples
    --------
    >>> trick_in("Army \u202e of the north")
    'it holds U+202E, which is not seen and makes it read otherwise'
    """
    hidden = _HIDDEN.search(text)
    if hidden is None:
        return None
    return f"it holds U+{ord(hidden[0]):04X}, which is not seen and makes it read otherwise"


def _without_fault(text: str) -> str:
    if (fault := fault_of(text)) is not None:
        raise ValueError(fault)
    return text


#: A text a person reads.
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(_without_fault),
]

#: A language tag (BCP 47): "en", "sr-Latn".
Language = Annotated[str, StringConstraints(pattern=_LANGUAGE)]

#: A text by language.
Texts = Annotated[dict[Language, Line], Field(min_length=1)]

#: Id of a source, "S01" or "S35a".
SourceId = Annotated[str, StringConstraints(pattern=_SOURCE_ID)]
