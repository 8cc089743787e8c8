"""The frame that puts a map into another page."""

from html.parser import HTMLParser

import pytest

from geomap.render.html.embed import embed_snippet, frame_with_page


class Frame(HTMLParser):
    """The attributes of each element of a snippet, and its text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.text = {}, ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found[tag] = dict(attrs)

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def scene(make_scene, make_layer):
    return make_scene(make_layer(), languages=("en", "fr"), title={"en": "Small", "fr": "Petite"})


def test_frame_is_named_and_captioned_with_edition_and_handling(scene):
    snippet = Frame(embed_snippet(scene))

    assert snippet.found["iframe"]["title"] == "Small – Whole, Edition 3 of 3"
    assert "Small – Whole, Edition 3 of 3, TLP:CLEAR" in snippet.text
    assert snippet.found["a"]["href"] == snippet.found["iframe"]["src"] == "whole.embed.html"


def test_frame_is_a_sandbox_without_origin_that_may_fill_the_screen(scene):
    frame = Frame(embed_snippet(scene)).found["iframe"]

    granted = set(frame["sandbox"].split())
    assert "allow-scripts" in granted
    assert not granted & {"allow-same-origin", "allow-top-navigation", "allow-forms"}
    assert frame["allow"] == "fullscreen"
    assert "aspect-ratio" in frame["style"]
    assert "width: 100%" in frame["style"]


def test_address_is_the_one_that_was_asked_for(scene):
    address = 'https://maps.example/a?x="1"&y=2'

    assert Frame(embed_snippet(scene, src=address)).found["iframe"]["src"] == address


def test_other_language_is_opened_and_named_in_it(scene):
    snippet = Frame(embed_snippet(scene, language="fr"))

    assert snippet.found["iframe"]["src"] == "whole.embed.html#g=fr"
    assert snippet.found["figure"]["lang"] == "fr"
    assert snippet.found["iframe"]["title"].startswith("Petite")


def test_language_that_the_map_does_not_have_is_refused(scene):
    with pytest.raises(ValueError, match="'sq'"):
        embed_snippet(scene, language="sq")


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "'\"&<>"])
def test_text_cannot_leave_its_attribute(make_scene, make_layer, text):
    made = make_scene(make_layer(), title={"en": text})

    snippet = Frame(embed_snippet(made))

    assert set(snippet.found) == {"figure", "iframe", "figcaption", "a"}
    assert snippet.found["iframe"]["title"].startswith(text)


def test_whole_page_in_a_frame_is_the_page_itself():
    frame = Frame(frame_with_page('<p title="a & b">text</p>', title="map", height_px=300))

    assert frame.found["iframe"]["srcdoc"] == '<p title="a & b">text</p>'
    assert frame.found["iframe"]["height"] == "300"
