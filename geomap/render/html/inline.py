"""What is put into the page: the built script and style, data, and the policy that guards them."""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from html import escape
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

from geomap.errors import AssetsMissingError

#: Characters that could end a script element or a line of script, as JSON escapes.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@cache
def read_asset(name: str) -> str:
    """Return a built asset of the page, such as "geomap.js".

    Raises
    ------
    AssetsMissingError
        If the page's assets were not built into this installation.
    """
    try:
        return files("geomap").joinpath("web", "dist", name).read_text("utf-8")
    except FileNotFoundError:
        raise AssetsMissingError(
            f"the page asset {name} was not built",
            hint="install geomap again (pip install . or pip install -e .); it builds them",
        ) from None


def json_island(value: Any) -> str:
    r"""Write a value as JSON that is safe inside a script element.

    Examples
    --------
    >>> print(json_island("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def content_security_policy(html: str, *, hosts: Iterable[str] = ()) -> str:
    """Return the policy that admits exactly the inline scripts and styles of a page.

    Parameters
    ----------
    html
        The page, or all parts of it that hold script and style elements.
    hosts
        Origins that the user has chosen to let the page contact; none by default.
    """
    finder = _InlineCode()
    finder.feed(html)
    finder.close()
    outside = [escape(host, quote=True) for host in sorted(set(hosts))]
    scripts = [*(_source_hash(code) for code in dict.fromkeys(finder.scripts)), *outside]
    styles = [*(_source_hash(code) for code in dict.fromkeys(finder.styles)), *outside]
    images = ["data:", "blob:", *outside]
    rules = {
        "default-src": ["'none'"],
        "script-src": scripts or ["'none'"],
        "style-src": styles or ["'none'"],
        "img-src": images,
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def _source_hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


class _InlineCode(HTMLParser):
    """Collects the text of inline script and style elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._into: list[str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self._into = self.scripts
        elif tag == "style":
            self._into = self.styles

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"} and self._into is not None:
            self._into.append("".join(self._text))
            self._into, self._text = None, []
