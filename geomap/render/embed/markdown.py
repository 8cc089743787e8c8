"""Markdown that puts the picture of a map into a text, with a link to the map."""

import re
from urllib.parse import quote

from geomap.render.embed.embedding import SEPARATOR, Embedding

#: What could mean something to CommonMark, GitHub, Pandoc or Quarto. A character reference can
#: never mark up anything; a backslash does not stop those who look for `r …` or {{< … >}} first.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#&|~^$@!\"]|:(?=//)|(?<=www)\.", re.IGNORECASE)
#: What makes a list, a heading, a rule or a table of a paragraph that begins with it.
_OPENING = re.compile(r"[^\w&]|\w{1,9}[.)]")
#: What an address keeps; parentheses, quotes, blanks and brackets could end it.
_ADDRESS_KEEPS = "/:?#@!&*+,;=%~"


def markdown_snippet(embedding: Embedding) -> str:
    """Write a picture that is a link to the map, and its caption, for CommonMark and GitHub.

    Parameters
    ----------
    embedding
        The map.
    """
    page, picture = destination(embedding.page), destination(embedding.picture)
    lines = [
        f"[![{inline(embedding.alt)}]({picture})]({page})",
        f"[{inline(embedding.title)}]({page}){SEPARATOR}{inline(embedding.details)}",
    ]
    if embedding.footnote:
        lines.append(paragraph(embedding.footnote))
    return "\n\n".join(lines)


def inline(text: str) -> str:
    """Write a text so that no Markdown is in it, on one line.

    Examples
    --------
    >>> inline("a [b](c)")
    'a &#91;b&#93;(c)'
    """
    return _ACTIVE.sub(lambda found: _reference(found[0]), " ".join(text.split()))


def paragraph(text: str) -> str:
    """Write a text so that it is a paragraph and nothing else, whatever it begins with.

    Examples
    --------
    >>> paragraph("1. of all")
    '&#49;. of all'
    """
    written = inline(text)
    return f"{_reference(written[0])}{written[1:]}" if _OPENING.match(written) else written


def destination(address: str) -> str:
    """Write an address as the destination of a link.

    Examples
    --------
    >>> destination("my maps/north (1).html")
    'my%20maps/north%20%281%29.html'
    """
    return quote(address, safe=_ADDRESS_KEEPS)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"
