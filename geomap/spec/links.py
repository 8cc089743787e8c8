"""Which texts may become links."""

import re
from urllib.parse import urlsplit

_CONTROL_OR_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\\]")


def is_link(url: str) -> bool:
    """Tell whether a text may be followed as a link: http(s) with a host, or mailto.

    Examples
    --------
    >>> is_link("https://example.org/a?b=c"), is_link("javascript:alert(1)")
    (True, False)
    """
    if _CONTROL_OR_SPACE.search(url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in {"http", "https"} and bool(host)
