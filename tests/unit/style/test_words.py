import ast
from pathlib import Path

import pytest

import geomap
from geomap.model.handling import Handling
from geomap.model.report import Precision, Standing
from geomap.spec.feature_properties import ReportProperties
from geomap.style.palette import Pattern
from geomap.style.words import Words, load_words

PACKAGE = Path(geomap.__file__).parent


def asked_keys():
    """Find every key that the code asks the catalogue for, with {…} for its variable parts."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and is_catalogue(node.func):
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    yield key.value
                elif isinstance(key, ast.JoinedStr):
                    yield "".join(
                        part.value if isinstance(part, ast.Constant) else "{}"
                        for part in key.values
                    )


def is_catalogue(function):
    if isinstance(function, ast.Attribute):
        return function.attr == "words"
    return isinstance(function, ast.Name) and function.id == "words"


def test_every_text_that_the_code_asks_for_is_in_the_catalogue():
    words = load_words("en")
    asked = sorted(set(asked_keys()))

    assert len(asked) > 40
    for key in asked:
        if key.endswith(".{}"):
            assert words.below(key.removesuffix(".{}")), key
        elif "{}" not in key:
            assert words(key) is not None, key


def choices(field):
    """Return the values that a property may have."""
    annotation = ReportProperties.model_fields[field].annotation
    pending, found = [annotation], []
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            found.append(part)
        pending += getattr(part, "__args__", ())
    return found


@pytest.mark.parametrize(
    "prefix, keys",
    [
        ("precision", [known.value for known in Precision]),
        ("standing", [known.value for known in Standing]),
        ("pattern", [known.value for known in Pattern]),
        ("reliability", list("ABCDEF")),
        ("credibility", list("123456")),
        ("evidence", ["original", "copy", "data"]),
        *(
            (field, choices(field))
            for field in ("claim_type", "geometry_basis", "quantity_unit", "quantity_qualifier")
        ),
        ("quantity_unit_one", choices("quantity_unit")),
    ],
)
def test_catalogue_has_a_text_for_every_value(prefix, keys):
    words = load_words("en")

    assert keys
    assert set(keys) <= set(words.below(prefix))


def test_page_has_words_of_its_own():
    assert "panel.layers" in load_words("en").below("page")


def test_handling_labels_are_not_translated():
    assert not any("TLP" in text for text in load_words("en").below("page").values())
    assert Handling.CLEAR.value == "TLP:CLEAR"


def test_language_without_a_catalogue_is_english():
    assert load_words("sq").language == "en"


def test_unknown_text_is_a_key_error():
    with pytest.raises(KeyError):
        load_words("en")("no.such.text")


def test_places_are_filled_in():
    words = Words("en", {"greeting": "{name}, {place}"})

    assert words("greeting", name="Ada", place="here") == "Ada, here"


def test_value_that_looks_like_a_place_is_not_filled_in_again():
    words = Words("en", {"page_title": "{title} – {map}"})

    assert words("page_title", title="About {map}", map="North") == "About {map} – North"
