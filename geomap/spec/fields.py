"""Field types shared by the schemas."""

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


def stands_for_nothing(text: str) -> bool:
    """Tell whether a text only stands for nothing, as "NULL" and "n/a" do."""
    return text.casefold() in _NOTHING


def _says_something(text: str) -> str:
    if stands_for_nothing(text):
        raise ValueError("it stands for nothing, and would be read as a statement")
    return text


#: A text a person reads.
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(_says_something),
]

#: A language tag (BCP 47): "en", "sr-Latn".
Language = Annotated[str, StringConstraints(pattern=_LANGUAGE)]

#: A text by language.
Texts = Annotated[dict[Language, Line], Field(min_length=1)]

#: Id of a source, "S01" or "S35a".
SourceId = Annotated[str, StringConstraints(pattern=_SOURCE_ID)]
