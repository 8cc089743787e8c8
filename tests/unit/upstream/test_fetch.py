"""The bounds of one request that a well-behaved server never tries."""

import socket
import threading
import time

import pytest

from geomap.errors import RefreshError
from geomap.upstream.fetch import Limits, fetch


@pytest.fixture
def dripping():
    """A server that sends one byte of its header now and then, for ever."""
    stopped = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def work():
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                for byte in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 10_000:
                    if stopped.wait(0.05):
                        return
                    connection.sendall(bytes([byte]))

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        stopped.set()
        thread.join()


def test_header_without_end_is_given_up_when_the_time_is_over(dripping):
    began = time.monotonic()

    with pytest.raises(RefreshError, match="had not answered in full after"):
        fetch(dripping, limits=Limits(total_s=0.4))

    assert time.monotonic() - began < 2


def test_answer_has_its_hash_and_its_host(server):
    server.say("/a", b"abc")

    answer = fetch(f"{server.url}/a", limits=Limits())

    assert answer.data == b"abc"
    assert answer.host == "127.0.0.1"
    assert answer.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_form_is_posted(server):
    server.say("/a", b"abc")

    fetch(f"{server.url}/a", {"data": "a b&c"}, limits=Limits())

    method, _, headers, body = server.requests[0]
    assert (method, body) == ("POST", b"data=a+b%26c")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
