"""Which texts may become links, and which addresses may be fetched."""

import re
from urllib.parse import urlsplit

#: The names of this machine; a request to them reaches nobody else.
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
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
    return parts.scheme in {"http", "https"} and bool(host) and parts.username is None


def is_folder_address(url: str) -> bool:
    """Tell whether file names can be put behind an address: http(s), ends with a slash.

    Examples
    --------
    >>> is_folder_address("https://example.org/maps/"), is_folder_address("https://example.org/m")
    (True, False)
    >>> is_folder_address("https://example.org/?of=/"), is_folder_address("https://me@example.org/")
    (False, False)
    """
    if not is_link(url):
        return False
    parts = urlsplit(url)
    is_plain = not (parts.query or parts.fragment or parts.username or parts.password)
    return parts.scheme in {"http", "https"} and is_plain and url.endswith("/")


def is_fetchable(url: str) -> bool:
    """Tell whether an address may be fetched: https, or plain http on this machine; no password.

    Examples
    --------
    >>> is_fetchable("https://example.org/a"), is_fetchable("http://example.org/a")
    (True, False)
    >>> is_fetchable("http://127.0.0.1:8080/a"), is_fetchable("https://me:secret@example.org/a")
    (True, False)
    """
    if not is_link(url):
        return False
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if not has_port or parts.username is not None or parts.password is not None:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
