"""The oEmbed response, as section 2.3.4 of the specification has it."""

import io
import json
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from geomap.render.base import Job
from geomap.render.embed.oembed import render_oembed
from geomap.render.sheet.products import render_png

ADDRESS = "https://maps.example/small/"


@pytest.fixture
def respond(make_scene, make_layer):
    """Return the response for a situation with these changes."""

    def respond(language=None, **changes):
        made = render_oembed(Job(make_scene(make_layer(), **changes), language=language))
        return made.name, json.loads(made.data)

    return respond


def test_response_is_rich_and_has_what_that_type_requires(respond):
    name, response = respond()

    assert name == "whole.oembed.json"
    assert response["version"] == "1.0"
    assert response["type"] == "rich"
    assert response["title"] == "Small – Whole, Edition 3 of 3, TLP:CLEAR"
    assert isinstance(response["width"], int)
    assert isinstance(response["height"], int)


def test_html_is_one_sandboxed_frame_of_the_size_that_is_told(respond):
    _, response = respond(address=ADDRESS)

    frame = ET.fromstring(response["html"])  # noqa: S314 -- well-formed, as the type asks
    assert frame.tag == "iframe"
    assert len(frame) == 0
    assert frame.get("src") == "https://maps.example/small/whole.embed.html"
    assert (frame.get("width"), frame.get("height")) == (
        str(response["width"]),
        str(response["height"]),
    )
    assert "allow-same-origin" not in frame.get("sandbox")


def test_footnote_handling_and_cutoff_go_with_it(respond):
    _, response = respond()

    assert response["footnote"] == "The naming is neutral."
    assert response["handling"] == "TLP:CLEAR"
    assert response["edition"] == 3
    assert response["cutoff"] == "2023-10-18T23:59:59+02:00"


def test_author_and_provider_are_told_as_far_as_they_are_known(respond):
    _, unknown = respond()
    _, known = respond(
        producer={"en": "The desk"}, contact="https://desk.example/us", address=ADDRESS
    )
    _, mailed = respond(producer={"en": "The desk"}, contact="desk@desk.example")

    assert not {key for key in unknown if key.startswith(("author_", "provider_"))}
    assert known["author_name"] == known["provider_name"] == "The desk"
    assert known["author_url"] == "https://desk.example/us"
    assert known["provider_url"] == ADDRESS
    assert "author_url" not in mailed


def test_response_in_another_language_opens_the_map_in_it(respond):
    name, response = respond("fr", languages=("en", "fr"), title={"en": "Small", "fr": "Petite"})

    assert name == "whole.fr.oembed.json"
    assert response["title"].startswith("Petite")
    assert 'src="whole.embed.html#g=fr"' in response["html"]


def test_hostile_title_cannot_leave_the_frame(respond):
    _, response = respond(title={"en": '"></iframe><script>alert(1)</script>'})

    assert ET.fromstring(response["html"]).tag == "iframe"  # noqa: S314


def test_thumbnail_is_the_sheet_and_is_told_with_its_size_or_not_at_all(make_scene, make_layer):
    job = Job(make_scene(make_layer(), address=ADDRESS))
    unknown = json.loads(render_oembed(Job(make_scene(make_layer()))).data)

    response = json.loads(render_oembed(job).data)

    image = Image.open(io.BytesIO(job.once(render_png).result()[0].data))
    assert response["thumbnail_url"] == "https://maps.example/small/whole.png"
    assert (response["thumbnail_width"], response["thumbnail_height"]) == image.size
    assert not [key for key in unknown if key.startswith("thumbnail")]
