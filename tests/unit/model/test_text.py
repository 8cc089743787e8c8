from geomap.model.text import in_language


def test_first_preferred_language_wins():
    assert in_language({"en": "Line", "fr": "Ligne"}, ["fr", "en"]) == "Ligne"


def test_any_language_is_better_than_none():
    assert in_language({"sq": "Vija"}, ["en", "fr"]) == "Vija"


def test_text_without_any_language_is_empty():
    assert in_language({}, ["en"]) == ""
