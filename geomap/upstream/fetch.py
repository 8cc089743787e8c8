"""One request over the network, bounded in every way.

https only (plain http to this machine alone); certificates always checked, against the list that
comes with `requests`. No cookies are kept or sent. Nothing is taken from the environment: no proxy,
no password file, no other list of certificates. Redirects are followed here, each one looked at.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from geomap._version import __version__
from geomap.errors import RefreshError
from geomap.spec.links import is_fetchable
from geomap.upstream.refusal import TRY_LATER, refusal

_CHUNK = 64 * 1024
_OK, _KEEPS_FORM = 200, frozenset({307, 308})
_HEADERS = {
    "User-Agent": f"geomap/{__version__}",
    "Accept": "application/geo+json, application/json",
    # a short answer can unpack to a very long one
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may take: seconds to connect, between two reads, in all; bytes; hops."""

    connect_s: float = 10.0
    read_s: float = 130.0
    total_s: float = 300.0
    max_bytes: int = 64 * 1024 * 1024
    max_redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked, who answered after redirects, and the bytes."""

    url: str
    final_url: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def host(self) -> str:
        """Who answered."""
        return host_of(self.final_url)


#: Asks an address, with a form to send or None.
Ask = Callable[[str, Mapping[str, str] | None], Answer]


def host_of(url: str) -> str:
    """Return the host of an address, for messages."""
    return urlsplit(url).hostname or "the upstream"


def fetch(url: str, form: Mapping[str, str] | None = None, *, limits: Limits) -> Answer:
    """Get an address, or send it a form.

    Parameters
    ----------
    url
        One that `is_fetchable`.
    form
        Sent by POST if given.
    limits
        What it may take. The total holds whatever the other side does: the request runs in a
        thread, which is left alone when its time is over.

    Raises
    ------
    RefreshError
        If there is no whole answer within the limits, or it is not status 200.
    """
    answers: SimpleQueue[Answer | Exception] = SimpleQueue()
    given_up = Event()

    def work() -> None:
        try:
            answers.put(_follow(url, form, limits, given_up))
        except Exception as error:  # noqa: BLE001 -- raised again below, where somebody waits
            answers.put(error)

    Thread(target=work, daemon=True).start()
    try:
        outcome = answers.get(timeout=limits.total_s)
    except Empty:
        message = f"{host_of(url)} had not answered in full after {limits.total_s:g} s"
        raise refusal(message, TRY_LATER) from None
    finally:
        given_up.set()
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _follow(url: str, form: Mapping[str, str] | None, limits: Limits, given_up: Event) -> Answer:
    there = url
    try:
        with requests.Session() as session:
            session.trust_env = False
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
            session.headers.clear()
            session.headers.update(_HEADERS)
            for _ in range(limits.max_redirects + 1):
                with session.request(
                    "GET" if form is None else "POST",
                    there,
                    data=form,
                    allow_redirects=False,
                    stream=True,
                    timeout=(limits.connect_s, limits.read_s),
                ) as response:
                    if not response.is_redirect:
                        data = _body(response, limits, given_up)
                        return Answer(url=url, final_url=there, data=data)
                    there = _next(there, response, has_form=form is not None)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _unreachable(there, error) from None
    message = f"{host_of(url)} redirects more than {limits.max_redirects} times"
    raise refusal(message, "correct the url in [[upstreams]]")


def _next(there: str, response: requests.Response, *, has_form: bool) -> str:
    """Return where a redirect leads, if it may be followed."""
    target = urljoin(there, response.headers["Location"])
    host = host_of(there)
    if urlsplit(target).scheme != urlsplit(there).scheme or not is_fetchable(target):
        raise refusal(
            f"{host} redirects to {target[:200]!r}, which may not be fetched",
            "write the address it should lead to into [[upstreams]], if you trust it",
        )
    if has_form and response.status_code not in _KEEPS_FORM:
        raise refusal(f"{host} redirects and drops the query", "correct the url in [[upstreams]]")
    return target


def _body(response: requests.Response, limits: Limits, given_up: Event) -> bytes:
    host = host_of(response.url)
    if response.status_code != _OK:
        raise refusal(f"{host} answers with status {response.status_code}", TRY_LATER)
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise refusal(f"{host} sends a packed answer that was not asked for", TRY_LATER)
    data = bytearray()
    for piece in response.iter_content(_CHUNK):
        data += piece
        if len(data) > limits.max_bytes:
            message = f"{host} sends more than {limits.max_bytes} bytes"
            raise refusal(message, "narrow what [[upstreams]] asks for")
        if given_up.is_set():
            break
    return bytes(data)


def _unreachable(url: str, error: Exception) -> RefreshError:
    host = host_of(url)
    if isinstance(error, requests.exceptions.SSLError):
        cure = "check the clock of this machine, and whether something stands between it and them"
        return refusal(f"{host} does not prove who it is", cure)
    if isinstance(error, requests.Timeout):
        return refusal(f"{host} does not answer in time", TRY_LATER)
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return refusal(f"the answer of {host} breaks off", TRY_LATER)
    message = f"{host} cannot be reached ({type(error).__name__})"
    return refusal(message, "check that this machine is online; or build with the layers as is")
