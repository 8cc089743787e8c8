"""The frame that puts a map into another page."""

from html.parser import HTMLParser

from geomap.render.embed.embedding import embedding_of
from geomap.render.embed.frame import frame_element, frame_with_page, html_snippet


class Frame(HTMLParser):
    """The attributes of each element of a snippet, and its text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.text = {}, ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.setdefault(tag, dict(attrs))

    def handle_data(self, data):
        self.text += data


def test_frame_is_named_and_captioned_with_edition_and_handling(embedding):
    snippet = Frame(html_snippet(embedding))

    assert snippet.found["iframe"]["title"] == "Small – Whole, Edition 3 of 3, TLP:CLEAR"
    assert (
        "Small – Whole · Edition 3 of 3, as of 18 October 2023, 23:59 (UTC+2) · TLP:CLEAR"
        in snippet.text
    )
    assert snippet.found["a"]["href"] == snippet.found["iframe"]["src"] == "whole.embed.html"


def test_caption_has_the_footnote_and_a_link_to_the_picture(embedding):
    html = html_snippet(embedding)

    assert "<small>The naming is neutral.</small>" in html
    assert '<a href="whole.png">picture</a>' in html
    assert html.index("</iframe>") < html.index("<figcaption>") < html.index("whole.png")


def test_map_without_a_footnote_has_no_empty_one(make_scene, make_layer):
    assert "small>" not in html_snippet(embedding_of(make_scene(make_layer(), footnote=None)))


def test_frame_is_a_sandbox_without_origin_that_may_fill_the_screen(embedding):
    frame = Frame(html_snippet(embedding)).found["iframe"]

    granted = set(frame["sandbox"].split())
    assert "allow-scripts" in granted
    assert not granted & {"allow-same-origin", "allow-top-navigation", "allow-forms"}
    assert frame["allow"] == "fullscreen"
    assert "aspect-ratio" in frame["style"]
    assert "width: 100%" in frame["style"]


def test_address_is_the_one_that_was_asked_for(scene):
    address = 'https://maps.example/a?x="1"&y=2'

    snippet = Frame(html_snippet(embedding_of(scene, src=address)))

    assert snippet.found["iframe"]["src"] == address


def test_other_language_is_opened_and_named_in_it(scene):
    snippet = Frame(html_snippet(embedding_of(scene, language="fr")))

    assert snippet.found["iframe"]["src"] == "whole.embed.html#g=fr"
    assert snippet.found["figure"]["lang"] == "fr"
    assert snippet.found["iframe"]["title"].startswith("Petite")


def test_text_can_leave_neither_its_attribute_nor_its_element(hostile):
    html = html_snippet(hostile)
    snippet = Frame(html)

    assert set(snippet.found) == {"figure", "iframe", "figcaption", "a", "br", "small"}
    assert snippet.found["iframe"]["title"].startswith(hostile.title.partition("\n")[0])
    assert "<!--" in snippet.text


def test_text_is_no_code_to_a_template_and_no_end_of_html_to_markdown(hostile):
    html = html_snippet(hostile)

    assert not set("`{}") & set(html)
    assert "\n\n" not in html
    assert html.count("\n") == html_snippet(hostile).count("\n") == 8


def test_frame_alone_is_one_line_of_a_size(embedding):
    html = frame_element(embedding, width_px=800, height_px=600)

    frame = Frame(html).found
    assert set(frame) == {"iframe"}
    assert (frame["iframe"]["width"], frame["iframe"]["height"]) == ("800", "600")
    assert "\n" not in html


def test_whole_page_in_a_frame_is_the_page_itself():
    frame = Frame(frame_with_page('<p title="a & b">text</p>', title="map", height_px=300))

    assert frame.found["iframe"]["srcdoc"] == '<p title="a & b">text</p>'
    assert frame.found["iframe"]["height"] == "300"
