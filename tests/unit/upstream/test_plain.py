"""Which texts from the net may stand in a layer."""

import pytest

from geomap.errors import RefreshError
from geomap.upstream.plain import MAX_LENGTH, plain_text


@pytest.mark.parametrize(
    "value, text",
    [
        ("The Survey", "The Survey"),
        ("  CC BY 4.0\t", "CC BY 4.0"),
        ("Zvec\u030can", "Zvečan"),
        ("<b>{{ x }}</b>", "<b>{{ x }}</b>"),
        ("x" * MAX_LENGTH, "x" * MAX_LENGTH),
    ],
)
def test_plain_text_is_taken(value, text):
    assert plain_text(value, what="source", host="maps.example") == text


@pytest.mark.parametrize(
    "value",
    ["\x00a", "a\x7f", "a\x85b", "a\u2028b", "a\u200bb", "\u2066a", "\ud800", "\ue000", "a\rb"],
)
def test_what_cannot_be_seen_is_refused_and_not_repeated(value):
    with pytest.raises(RefreshError, match="cannot be seen") as caught:
        plain_text(value, what="source", host="maps.example")

    assert str(caught.value).isprintable()


@pytest.mark.parametrize("value", [None, "", " ", 3, ["a"], "x" * (MAX_LENGTH + 1)])
def test_what_is_no_short_text_is_refused(value):
    with pytest.raises(RefreshError, match=r"maps\.example"):
        plain_text(value, what="source", host="maps.example")
