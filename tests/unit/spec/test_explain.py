import pytest

from geomap.spec.explain import did_you_mean, json_path


@pytest.mark.parametrize(
    "location, path",
    [
        ([], "$"),
        (["layers", 2, "style"], "$.layers[2].style"),
        (["title", "sr-Latn"], "$.title['sr-Latn']"),
        (["it's"], '$["it\'s"]'),
        ([""], "$['']"),
        (["a\nb"], r"$['a\nb']"),
    ],
)
def test_location_is_written_as_json_path(location, path):
    assert json_path(location) == path


def test_json_path_goes_on_from_where_it_starts():
    assert json_path(["kind"], "$.features[3].properties") == "$.features[3].properties.kind"


@pytest.mark.parametrize(
    "word, known", [("handlng", "handling"), ("Title", "title"), ("zzz", None)]
)
def test_nearest_known_word_is_offered_only_if_it_is_near(word, known):
    assert did_you_mean(word, ["title", "handling", "banner"]) == known
