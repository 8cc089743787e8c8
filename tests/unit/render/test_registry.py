import pytest

from geomap.render.base import Job
from geomap.render.registry import FORMATS, format_named


def test_ids_and_suffixes_are_unique():
    assert len({known.id for known in FORMATS}) == len(FORMATS)
    assert len({known.suffix for known in FORMATS}) == len(FORMATS)


def test_unknown_format_is_a_key_error():
    with pytest.raises(KeyError, match="bmp"):
        format_named("bmp")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.id)
def test_every_format_says_what_it_is_for_and_what_it_loses(known):
    assert known.summary
    assert known.loses
    assert known.suffix.startswith(".")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.id)
def test_every_format_renders_an_empty_map(known, make_scene, make_layer):
    artifact, *further = known.render(Job(make_scene(make_layer())))

    assert artifact.name == f"whole{known.suffix}"
    assert artifact.data
    assert artifact.media_type
    assert known.pages or not further


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.id)
def test_every_format_renders_one_feature(known, make_scene, make_layer, make_report):
    assert known.render(Job(make_scene(make_layer(make_report()))))
