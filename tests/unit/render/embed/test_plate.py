"""The picture that carries its own caption."""

import io

import pytest
from PIL import Image

from geomap.model.handling import Handling
from geomap.render.base import Job
from geomap.render.embed.plate import draw_plate


@pytest.fixture
def draw(make_scene, make_layer):
    def draw(language=None, **changes):
        return draw_plate(Job(make_scene(make_layer(), **changes), language=language))

    return draw


def test_picture_has_twice_the_pixels_it_is_shown_with(draw):
    plate = draw()

    assert plate.width_px == 800
    assert Image.open(io.BytesIO(plate.png)).size == (1600, 2 * plate.height_px)


def test_picture_is_the_same_each_time(draw):
    assert draw() == draw()


def test_footnote_is_in_the_picture_however_long_it_is(draw):
    none, short, long = (
        draw(footnote=footnote)
        for footnote in (None, {"en": "Neutral."}, {"en": "The naming is neutral. " * 20})
    )

    assert none.height_px < short.height_px < long.height_px


@pytest.mark.parametrize(
    "changes",
    [
        {"handling": Handling.GREEN},
        {"banner": {"en": "EXERCISE"}},
        {"title": {"en": "Other"}},
        {"footnote": {"en": "The naming is mutual."}},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_a_reader_must_know_is_in_the_picture(draw, changes):
    usual, other = draw(), draw(**changes)

    assert usual.png != other.png


def test_picture_speaks_the_language_of_its_job(draw):
    both = {"en": "Small", "sr-Cyrl": "Мала"}

    english, serbian = (
        draw(language, languages=("en", "sr-Cyrl"), title=both) for language in ("en", "sr-Cyrl")
    )

    assert english.png != serbian.png


def test_picture_says_of_itself_what_it_is(draw):
    image = Image.open(io.BytesIO(draw().png))

    assert image.text["Title"] == "Small – Whole"
    assert "TLP:CLEAR" in image.text["Comment"]
    assert "The naming is neutral." in image.text["Disclaimer"]
    assert image.text["Copyright"] == "Nobody"
    assert round(image.info["dpi"][0]) == 192


def test_text_is_no_source_for_the_press(draw):
    assert draw(title={"en": '#panic("read") $x$ `y` \\ "z'}, footnote={"en": "] #let a ="}).png
