"""What every way of embedding says, and where it looks for the products."""

import pytest

from geomap.render.embed.embedding import embedding_of, oembed_address

ADDRESS = "https://maps.example/small/"


def test_caption_has_edition_cutoff_handling_and_footnote(embedding):
    assert embedding.title == "Small – Whole"
    assert embedding.details == "Edition 3 of 3, as of 18 October 2023, 23:59 (UTC+2) · TLP:CLEAR"
    assert embedding.footnote == "The naming is neutral."
    assert embedding.alt.startswith("Map: Small – Whole, Edition 3 of 3, as of 18 October 2023")


def test_products_lie_side_by_side_if_the_situation_says_nothing(embedding):
    assert embedding.frame == "whole.embed.html"
    assert embedding.page == "whole.html"
    assert embedding.picture == "whole.png"


def test_products_lie_where_the_situation_says(make_scene, make_layer):
    embedding = embedding_of(make_scene(make_layer(), address=ADDRESS))

    assert embedding.frame == "https://maps.example/small/whole.embed.html"
    assert embedding.page == "https://maps.example/small/whole.html"
    assert embedding.picture == "https://maps.example/small/whole.png"


def test_addresses_that_are_given_come_first(make_scene, make_layer):
    scene = make_scene(make_layer(), address=ADDRESS)

    embedding = embedding_of(scene, src="here.html", picture="here.png")

    assert (embedding.frame, embedding.page) == ("here.html", "here.html")
    assert embedding.picture == "here.png"


def test_other_language_is_opened_named_and_drawn_in_it(scene):
    embedding = embedding_of(scene, language="fr")

    assert embedding.language == "fr"
    assert embedding.title.startswith("Petite")
    assert embedding.footnote == "Les noms sont neutres."
    assert embedding.frame == "whole.embed.html#g=fr"
    assert embedding.page == "whole.html#g=fr"
    assert embedding.picture == "whole.fr.png"


def test_language_that_the_map_does_not_have_is_refused(scene):
    with pytest.raises(ValueError, match="'sq'"):
        embedding_of(scene, language="sq")


def test_address_of_the_oembed_response_is_known_only_with_that_of_the_situation(
    make_scene, make_layer
):
    unknown, known = make_scene(make_layer()), make_scene(make_layer(), address=ADDRESS)

    assert oembed_address(unknown) is None
    assert oembed_address(known) == "https://maps.example/small/whole.oembed.json"
