import pytest

from geomap.errors import MissingExtraError
from geomap.render import registry
from geomap.render.base import Job
from geomap.render.registry import FORMATS, default_formats, format_named


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


@pytest.fixture
def without_pyarrow(monkeypatch):
    """An installation without the extra."""
    found = registry.find_spec

    def find(name):
        return None if name == "pyarrow" else found(name)

    monkeypatch.setattr(registry, "find_spec", find)


@pytest.mark.usefixtures("without_pyarrow")
def test_format_whose_extra_is_missing_is_not_made_unless_asked_for():
    assert "geoparquet" not in {known.id for known in default_formats()}
    assert "gpkg" in {known.id for known in default_formats()}


@pytest.mark.usefixtures("without_pyarrow")
def test_format_that_is_asked_for_without_its_extra_says_how_to_get_it(make_scene, make_layer):
    with pytest.raises(MissingExtraError, match="needs pyarrow") as caught:
        format_named("geoparquet").render(Job(make_scene(make_layer())))

    assert "pip install pyarrow" in caught.value.hint
    assert isinstance(caught.value, ImportError)


def test_table_for_programs_is_made_only_when_asked_for():
    assert "csv-plain" not in {known.id for known in default_formats()}
    assert {known.id for known in default_formats()} < {known.id for known in FORMATS}
