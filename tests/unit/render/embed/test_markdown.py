"""Markdown as CommonMark reads it: a picture that is a link, a caption, and nothing else."""

import pytest
from markdown_it import MarkdownIt

from geomap.render.embed.embedding import embedding_of
from geomap.render.embed.markdown import inline, markdown_snippet, paragraph

#: Names of what a snippet is made of; anything else came out of a text.
PARTS = {"paragraph_open", "paragraph_close", "inline", "link_open", "link_close", "image", "text"}


def read(text):
    """Return the tokens of a text, those inside of lines too."""
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    found = []
    for token in parser.parse(text):
        found += [token, *(token.children or ())]
    return found


def texts(tokens):
    return [token.content for token in tokens if token.type == "text"]


def one_line(text):
    return " ".join(text.split())


def test_picture_is_a_link_to_the_map_and_the_caption_says_what_it_is(embedding):
    tokens = read(markdown_snippet(embedding))

    (image,) = (token for token in tokens if token.type == "image")
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert image.attrs["src"] == "whole.png"
    assert image.content == embedding.alt
    assert links == ["whole.html", "whole.html"]
    assert texts(tokens) == [
        "Small – Whole",
        " · Edition 3 of 3, as of 18 October 2023, 23:59 (UTC+2) · TLP:CLEAR",
        "The naming is neutral.",
    ]


def test_hostile_texts_stay_texts(hostile, hostile_text):
    tokens = read(markdown_snippet(hostile))

    assert {token.type for token in tokens} == PARTS
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == [
        "whole.html",
        "whole.html",
    ]
    assert "".join(texts(tokens)).count(one_line(hostile_text)) == 2


def test_hostile_texts_are_no_code_to_those_who_look_before_they_parse(hostile):
    text = markdown_snippet(hostile)

    assert not set("`{}<>$|@\\") & set(text)
    assert "://" not in text
    assert text.count("\n") == 4


@pytest.mark.parametrize(
    "text",
    ["- a", "+ a", "* a", "# a", "> a", "1. a", "2) a", "(a) a", "a. a", ": a", "===", "---", "| a",
     "    a", "\ta", "~~~", "a\n===", "a\n\n- b", "<div>", "&copy;", "[a]: b"],
)  # fmt: skip
def test_paragraph_is_a_paragraph_whatever_it_begins_with(text):
    tokens = read(paragraph(text))

    assert [token.type for token in tokens] == [
        "paragraph_open", "inline", "text", "paragraph_close"
    ]  # fmt: skip
    assert texts(tokens) == [one_line(text)]


@pytest.mark.parametrize(
    "text", ["Vučić, Đorđević", "Пасош · 2023.", "TLP:AMBER+STRICT", "a (b) – c"]
)
def test_harmless_text_stays_readable(text):
    assert inline(text) == text


@pytest.mark.parametrize(
    "address, written",
    [
        ("my maps/a (1).html", "my%20maps/a%20%281%29.html"),
        ("https://x.example/a_b?c=d&e#f=g", "https://x.example/a_b?c=d&e#f=g"),
        ('a"b<c>`d`', "a%22b%3Cc%3E%60d%60"),
        ("a%20b", "a%20b"),
    ],
)
def test_address_cannot_end_its_link(scene, address, written):
    tokens = read(markdown_snippet(embedding_of(scene, src=address)))

    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} == {written}
