"""How a text is typed makes no difference to a rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.loader.rules.spelling import in_one_spelling


@pytest.mark.parametrize(
    "typed",
    [
        "34T DN",
        " 34T\u00a0\u2009DN ",
        "\uff13\uff14\uff34 \uff24N",
        "3\u200b4T D\u00adN",
        "34T\nDN",
    ],
)
def test_what_looks_the_same_is_the_same(typed):
    assert in_one_spelling(typed) == "34T DN"


@given(st.text())
def test_spelling_is_settled_at_once(text):
    once = in_one_spelling(text)

    assert in_one_spelling(once) == once
