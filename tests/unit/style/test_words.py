"""The catalogues: every text that is asked for is there, and none is there that nobody asks for."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import geomap
from geomap.model.handling import Handling
from geomap.model.report import Precision, Standing
from geomap.spec.feature_properties import ReportProperties
from geomap.style.palette import Pattern
from geomap.style.words import Words, load_words

PACKAGE = Path(geomap.__file__).parent
#: An installed package holds the built script only; the sources lie in the checkout.
SOURCES = Path(__file__).parents[3] / "geomap" / "web" / "src"
CATALOGUES = sorted((PACKAGE / "style" / "catalogue").glob("*.toml"))
#: Stands in a key for a part that is put in.
OPEN = "{}"
#: What is put in behind these is counted or coded, and not written anywhere in the program.
COUNTED = ("month.", "credibility.", "sidc.", "language.")


# --- what the program asks for --------------------------------------------------------------------


@cache
def python_trees():
    """Return the modules, less the command line, whose `say` is another one: it prints."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "cli"]
    return {path: ast.parse(path.read_text("utf-8")) for path in paths}


def key_of(node):
    """Return a literal text, with {} for what an f-string puts in; None for another expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else OPEN for part in node.values)
        return "".join(parts)
    return None


def is_catalogue(function):
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in {"say", "words"}


def keys_asked_in_python():
    """Find every key that the code asks the catalogue for, with {} for its variable parts."""
    return {
        key
        for tree in python_trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and is_catalogue(node.func)
        if (key := key_of(node.args[0])) is not None
    }


@cache
def texts_in(path):
    nodes = ast.walk(python_trees()[path])
    return {key for node in nodes if (key := key_of(node)) is not None}


@cache
def names_of_values():
    """Return the texts of the modules that say which values there are."""
    homes = {"model", "spec", "style"}
    return set().union(*(texts_in(path) for path in python_trees() if path.parent.name in homes))


def said_in_python():
    """Return every key that a module writes, with the words that may be put into it there."""
    return [
        (text, texts_in(path) | names_of_values())
        for path in python_trees()
        for text in texts_in(path)
        if is_key(text)
    ]


@cache
def script():
    paths = sorted(SOURCES.rglob("*.js*"))
    assert paths
    return "\n".join(path.read_text("utf-8") for path in paths)


def opened(template):
    return re.sub(r"\$\{[^{}]*\}", OPEN, template)


def keys_asked_in_script():
    """Find every key that the page's script asks for; its `words` are those of [page]."""
    asked = re.findall(r"""\b(words|text)\(\s*(?:"([^"]*)"|`([^`]*)`)""", script())
    keys = {
        ("page." if function == "words" else "") + opened(literal or template)
        for function, literal, template in asked
    }
    return keys - {f"page.{OPEN}"}  # which is how `words` asks


@cache
def said_in_script():
    """Return what stands in quotes in the script, with the words that may be put into it.

    Those are literals, names of properties, and the values that the data have.
    """
    literals = set(re.findall(r'"([^"\n]*)"', script()))
    templates = {opened(text) for text in re.findall(r"`([^`]*)`", script())}
    names = literals | set(re.findall(r"\b(\w+)\s*:", script())) | names_of_values()
    return [(text, names) for text in literals | templates if is_key(text)]


@cache
def sections():
    known = load_words("en").keys()
    return {key.removeprefix("page.").partition(".")[0] for key in known}


def is_key(text):
    """Tell whether a text begins as a key does."""
    return text.partition(".")[0] in sections() and "." in text


def fits(key, pattern, words=None):
    """Tell whether a key is what a pattern becomes when some of these words are put in."""
    match = re.fullmatch(re.escape(pattern).replace(re.escape(OPEN), "([^.]+)"), key)
    return match is not None and (
        words is None or key.startswith(COUNTED) or set(match.groups()) <= words
    )


@pytest.mark.parametrize(
    "keys, least",
    [(keys_asked_in_python, 60), (keys_asked_in_script, 100)],
    ids=["python", "script"],
)
def test_every_text_that_is_asked_for_is_in_the_catalogue(keys, least):
    known, asked = load_words("en").keys(), keys()

    assert len(asked) > least
    assert {key for key in asked if OPEN not in key} <= set(known)
    for pattern in (key for key in asked if OPEN in key):
        assert any(fits(key, pattern) for key in known), pattern


def test_every_text_of_the_catalogue_is_asked_for():
    known = load_words("en").keys()
    said, shown = said_in_python(), said_in_script()

    unused = [
        key
        for key in known
        if not any(fits(key, *asked) for asked in said)
        and not any(fits(key.removeprefix("page."), *asked) for asked in shown)
    ]

    assert unused == []


# --- the catalogues beside each other -------------------------------------------------------------


def test_catalogues_are_those_of_the_languages_promised():
    assert [path.stem for path in CATALOGUES] == ["en", "fr", "sq", "sr-Cyrl", "sr-Latn"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_catalogue_has_the_texts_of_the_english_one_with_the_same_places(path):
    english, other = load_words("en"), load_words(path.stem)

    assert other.language == path.stem
    keys = english.keys()
    assert set(other.keys()) == set(keys)
    for key in keys:
        assert places_in(other.text(key)) == places_in(english.text(key)), key


def places_in(text):
    return sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_catalogue_holds_texts_and_no_stray_brace_or_space(path):
    words = load_words(path.stem)
    keys = words.keys()

    assert tomllib.loads(path.read_text("utf-8"))
    for key in keys:
        text = words.text(key)
        assert text, key
        assert not re.search(r"[{}]", re.sub(r"\{\w+\}", "", text)), key
        assert key.startswith("number.") or text == text.strip(), key


# --- values ---------------------------------------------------------------------------------------


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


UNITS, QUALIFIERS = choices("quantity_unit"), choices("quantity_qualifier")
#: Texts beside those of the values.
MORE = {"geometry_basis": {"editorial_point"}}


@pytest.mark.parametrize(
    "prefix, keys",
    [
        ("precision", [known.value for known in Precision]),
        ("standing", [known.value for known in Standing]),
        ("pattern", [known.value for known in Pattern]),
        ("reliability", list("ABCDEF")),
        ("credibility", list("123456")),
        ("evidence", ["original", "copy", "data"]),
        ("precision_short", [known.value for known in Precision]),
        *((field, choices(field)) for field in ("kind", "claim_type", "geometry_basis")),
        ("quantity_unit", [f"{unit}.{n}" for unit in UNITS for n in ("one", "other")]),
        # a number that is exact is told as it is
        ("quantity_qualifier", [known for known in QUALIFIERS if known != "exact"]),
        ("month", [str(number) for number in range(1, 13)]),
    ],
)
def test_catalogue_has_a_text_for_every_value_and_no_other(prefix, keys):
    words = load_words("en")

    assert keys
    assert set(keys) | MORE.get(prefix, set()) == set(words.below(prefix))


@pytest.mark.parametrize("prefix", ["quantity_unit", "quantity_qualifier", "unit"])
def test_text_of_a_number_has_a_place_for_it(prefix):
    assert all("{number}" in text for text in load_words("en").below(prefix).values())


def test_page_has_words_of_its_own():
    assert "panel.layers" in load_words("en").below("page")


def test_handling_labels_are_not_translated():
    assert not any("TLP" in text for text in load_words("en").below("page").values())
    assert Handling.CLEAR.value == "TLP:CLEAR"


def test_language_without_a_catalogue_is_english():
    assert load_words("tlh").language == "en"
    assert load_words("tlh").keys() == load_words("en").keys()


def test_unknown_text_is_a_key_error():
    with pytest.raises(KeyError):
        load_words("en")("no.such.text")


def test_places_are_filled_in():
    words = Words("en", {"greeting": "{name}, {place}"})

    assert words("greeting", name="Ada", place="here") == "Ada, here"


def test_value_that_looks_like_a_place_is_not_filled_in_again():
    words = Words("en", {"page_title": "{title} – {map}"})

    assert words("page_title", title="About {map}", map="North") == "About {map} – North"
