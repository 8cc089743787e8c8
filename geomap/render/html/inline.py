"""What is put into the page: the built script and style, data, and the policy that guards them."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable
from functools import cache
from html import escape
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

from geomap.errors import AssetsMissingError


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


def packed_island(value: Any) -> str:
    """Write a value as JSON, deflated and in base64: no character of it can mean anything in HTML.

    The texts of five languages repeat themselves: packed, the page is half as large. The bytes are
    those of the zlib in use, whose version the manifest names.

    Examples
    --------
    >>> zlib.decompress(base64.b64decode(packed_island(["é"])), wbits=-zlib.MAX_WBITS).decode()
    '["é"]'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # without header and checksum, as RFC 1951 has it
    deflate = zlib.compressobj(level=9, wbits=-zlib.MAX_WBITS)
    packed = deflate.compress(text.encode("utf-8")) + deflate.flush()
    return base64.b64encode(packed).decode("ascii")


def content_security_policy(
    html: str, *, hosts: Iterable[str] = (), image_hosts: Iterable[str] = ()
) -> str:
    """Return the policy that admits exactly the inline scripts and styles of a page.

    Parameters
    ----------
    html
        The page, or all parts of it that hold script and style elements.
    hosts
        Origins that the user has chosen to let the page contact; none by default.
    image_hosts
        Origins from which only images may come.
    """
    finder = _InlineCode()
    finder.feed(html)
    finder.close()
    outside = [escape(host, quote=True) for host in sorted(set(hosts))]
    scripts = [*(_source_hash(code) for code in dict.fromkeys(finder.scripts)), *outside]
    styles = [*(_source_hash(code) for code in dict.fromkeys(finder.styles)), *outside]
    tiles = [escape(host, quote=True) for host in sorted(set(image_hosts))]
    images = ["data:", "blob:", *outside, *tiles]
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
