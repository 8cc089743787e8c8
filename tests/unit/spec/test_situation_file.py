"""Every way a situation.toml can be wrong in itself."""

import datetime as dt

import pytest

import geomap
from geomap.spec.read import read_situation_file

FILE = "layers/situation.toml"


def found(problems, path):
    """Return the one problem at a path."""
    at_path = [problem for problem in problems if problem.path == path]
    assert len(at_path) == 1, [str(problem) for problem in problems]
    return at_path[0]


def test_valid_file_is_read_without_a_problem(situation_folder):
    data = (situation_folder.write() / "situation.toml").read_bytes()

    read = read_situation_file(data, file=FILE)

    assert read.problems == ()
    assert [layer.id for layer in read.spec.layers] == ["line", "places", "reports"]


def test_byte_order_mark_is_accepted(situation_folder):
    data = (situation_folder.write() / "situation.toml").read_bytes()

    read = read_situation_file(b"\xef\xbb\xbf" + data, file=FILE)

    assert read.problems == ()


def test_broken_toml_is_named_with_its_line():
    read = read_situation_file(b'schema = "geomap/1"\n\ntitle = = 3\n', file=FILE)

    (problem,) = read.problems
    assert problem.code == "GM-SPEC-TOML"
    assert problem.place == f"{FILE}:3"
    assert "not TOML" in problem.message
    assert read.spec is None


def test_file_that_is_not_utf_8_is_refused_with_the_byte():
    (problem,) = read_situation_file(b'title = "Kosovsk\xe1"', file=FILE).problems

    assert problem.code == "GM-SPEC-TOML"
    assert problem.message == "the file is not UTF-8 (byte 16)"
    assert problem.cure == "save it as UTF-8"


def test_toml_that_nests_without_end_is_a_problem_and_no_crash():
    (problem,) = read_situation_file(b"x = " + b"[" * 100_000, file=FILE).problems

    assert problem.code == "GM-SPEC-TOML"


def test_number_with_thousands_of_digits_is_a_problem_and_no_crash():
    (problem,) = read_situation_file(b"x = " + b"1" * 5000, file=FILE).problems

    assert problem.code == "GM-SPEC-TOML"


def test_empty_file_misses_every_table():
    problems = read_situation_file(b"", file=FILE).problems

    assert {problem.path for problem in problems} == {
        "$.schema", "$.situation", "$.editions", "$.layers", "$.maps"
    }  # fmt: skip
    assert {problem.code for problem in problems} == {"GM-SPEC-MISSING"}


@pytest.mark.parametrize(
    "place, key, path, cure",
    [
        ((), "editons", "$.editons", "did you mean 'editions'?"),
        (("situation",), "handlng", "$.situation.handlng", "did you mean 'handling'?"),
        (("layers", 0), "visble", "$.layers[0].visble", "did you mean 'visible'?"),
        (("maps", 1), "bound", "$.maps[1].bound", "did you mean 'bounds'?"),
        (("editions", 0), "cut_off", "$.editions[0].cut_off", "did you mean 'cutoff'?"),
        ((), "zzz", "$.zzz", "remove it, or correct its name"),
    ],
)
def test_unknown_key_is_refused_with_the_nearest_known_one(
    situation_folder, place, key, path, cure
):
    table = situation_folder.situation
    for step in place:
        table = table[step]
    table[key] = "x"

    problem = found(situation_folder.problems(), path)

    assert problem.code == "GM-SPEC-UNKNOWN"
    assert problem.message == f"{key!r} is not a known key"
    assert problem.cure == cure


def test_unknown_key_that_ends_with_a_bracket_is_named(situation_folder):
    situation_folder.situation["situation"]["banner (old)"] = "x"

    (problem,) = situation_folder.problems()

    assert problem.path == "$.situation['banner (old)']"


@pytest.mark.parametrize(
    "place, key",
    [
        (("situation",), "id"),
        (("situation",), "title"),
        (("situation",), "languages"),
        (("editions", 1), "number"),
        (("editions", 1), "cutoff"),
        (("layers", 2), "file"),
        (("layers", 2), "kind"),
        (("maps", 0), "bounds"),
        (("maps", 0), "layers"),
    ],
)
def test_missing_key_is_named(situation_folder, place, key):
    table = situation_folder.situation
    for step in place:
        table = table[step]
    del table[key]

    problem = next(
        known for known in situation_folder.problems() if known.code.startswith("GM-SPEC")
    )

    assert problem.code == "GM-SPEC-MISSING"
    assert problem.path.endswith(f".{key}")
    assert problem.cure == f"add {key}"


@pytest.mark.parametrize(
    "place, key, value",
    [
        ((), "schema", "geomap/2"),
        (("situation",), "id", "Not A Slug"),
        (("situation",), "id", "trailing-"),
        (("situation",), "title", "not a table"),
        (("situation",), "title", {}),
        (("situation",), "title", {"en": ""}),
        (("situation",), "title", {"en": "   "}),
        (("situation",), "languages", []),
        (("situation",), "languages", ["english"]),
        (("situation",), "handling", "TOP SECRET"),
        (("situation",), "crs", "WGS84"),
        (("situation",), "address", "https://maps.example/no-slash"),
        (("situation",), "address", "javascript:alert(1)//"),
        (("situation",), "perspective", "ours"),
        (("situation",), "coverage", "Not much."),
        (("situation",), "coverage", {}),
        (("situation",), "coverage", {"english": "Not much."}),
        (("situation",), "stale_after_days", 0),
        (("situation",), "stale_after_days", -1),
        (("situation",), "stale_after_days", 1.0),
        (("situation",), "stale_after_days", "7"),
        (("situation",), "stale_after_days", True),
        (("situation",), "stale_after_days", 36_501),
        (("situation",), "basemap", True),
        (("situation",), "basemap", ""),
        (("editions", 0), "key_reports", "first"),
        (("editions", 0), "key_reports", ["Not A Slug"]),
        ((), "sides", {"RS": "Serbia"}),
        ((), "sides", {"RS": {}}),
        (("editions", 0), "number", 0),
        (("editions", 0), "number", 1.5),
        (("editions", 0), "cutoff", "soon"),
        (("layers", 0), "id", 5),
        (("layers", 0), "kind", "lines"),
        (("layers", 0), "visible", "perhaps"),
        (("layers", 0), "style", "pink"),
        (("maps", 0), "bounds", [20.0, 42.0, 22.0, 94.0]),
        (("maps", 0), "bounds", [-181.0, 42.0, 22.0, 44.0]),
        (("maps", 0), "bounds", [float("nan"), 42.0, 22.0, 44.0]),
        (("maps", 0), "layers", []),
    ],
)
def test_value_of_the_wrong_kind_is_refused_where_it_stands(situation_folder, place, key, value):
    table, path = situation_folder.situation, "$"
    for step in place:
        table = table[step]
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    table[key] = value

    # NaN is written NaN by JSON and nan by TOML
    folder = situation_folder.write()
    text = (folder / "situation.toml").read_text("utf-8").replace("NaN", "nan")
    problems = read_situation_file(text.encode(), file=FILE).problems

    assert [problem.code for problem in problems] == ["GM-SPEC-VALUE"]
    assert problems[0].path.startswith(f"{path}.{key}")
    assert problems[0].file == FILE


@pytest.mark.parametrize("cutoff", [1696111200, 1696111200.5, True])
def test_cutoff_that_is_a_number_is_not_guessed_to_be_a_time(situation_folder, cutoff):
    situation_folder.situation["editions"][0]["cutoff"] = cutoff

    (problem,) = situation_folder.problems()

    assert problem.path == "$.editions[0].cutoff"


@pytest.mark.parametrize("banner", [5, {}, "", {"english": "PUBLIC"}, {"en": "-"}, ["PUBLIC"]])
def test_banner_that_is_neither_a_text_nor_texts_is_refused(situation_folder, banner):
    situation_folder.situation["situation"]["banner"] = banner

    problems = situation_folder.problems()

    assert {problem.code for problem in problems} == {"GM-SPEC-VALUE"}
    assert {problem.path.partition(".banner")[0] for problem in problems} == {"$.situation"}


@pytest.mark.parametrize(
    "banner, texts",
    [
        ("EXERCISE", {"en": "EXERCISE"}),
        ({"fr": "MANŒUVRE", "en": "EXERCISE"}, {"fr": "MANŒUVRE", "en": "EXERCISE"}),
    ],
)
def test_banner_is_one_text_or_one_by_language(situation_folder, banner, texts):
    situation_folder.situation["situation"]["banner"] = banner

    assert situation_folder.load().require().banner == texts


def test_what_is_said_beside_the_maps_is_read(situation_folder):
    situation_folder.situation["situation"] |= {
        "coverage": {"en": "Only what was said in public."},
        "stale_after_days": 1,
    }
    situation_folder.situation["sides"] = {"RS": {"en": "Serbia", "fr": "Serbie"}}

    situation = situation_folder.load().require()

    assert situation.coverage == {"en": "Only what was said in public."}
    assert situation.stale_after_days == 1
    assert situation.sides == {"RS": {"en": "Serbia", "fr": "Serbie"}}


def test_what_is_not_said_beside_the_maps_is_as_documented(situation_folder):
    situation = situation_folder.load().require()

    assert situation.coverage == {}
    assert situation.stale_after_days == 7
    assert situation.basemap is None
    assert situation.sides == {}
    assert situation.banner == {"en": "PUBLIC SOURCES – NOT AN OFFICIAL PRODUCT"}


def test_group_of_the_wrong_kind_is_told_in_the_words_of_the_file(situation_folder):
    situation_folder.layer("places")["group"] = 5

    paths = {problem.path for problem in situation_folder.problems()}

    assert paths == {"$.layers[1].group"}


def test_cutoff_without_an_offset_is_refused(situation_folder):
    naive = dt.datetime(2023, 9, 30, 23, 59)  # noqa: DTZ001 -- that is what is refused
    situation_folder.situation["editions"][0]["cutoff"] = naive

    (problem,) = situation_folder.problems()

    assert problem.code == "GM-SPEC-VALUE"
    assert problem.path == "$.editions[0].cutoff"
    assert problem.cure == "add its offset from UTC, such as +02:00"


@pytest.mark.parametrize(
    "name",
    [
        "../reports.geojson",
        "sub/reports.geojson",
        "/etc/passwd",
        "..",
        ".hidden.geojson",
        "C:\\reports.geojson",
        "C:reports.geojson",
    ],
)
def test_layer_file_with_a_folder_in_its_name_is_refused(situation_folder, name):
    situation_folder.layer("places")["file"] = name

    (problem,) = situation_folder.problems()

    assert problem.code == "GM-SPEC-VALUE"
    assert problem.path == "$.layers[1].file"
    assert "without folders" in problem.message


def test_layer_file_with_a_hidden_letter_in_its_name_is_refused(situation_folder):
    situation_folder.layer("places")["file"] = "a\x00b.geojson"

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.path) == ("GM-SPEC-VALUE", "$.layers[1].file")
    assert "U+0000" in problem.message


def test_style_that_the_kind_of_layer_does_not_have_is_refused_with_those_it_has(situation_folder):
    situation_folder.layer("places")["style"] = "events"

    (problem,) = situation_folder.problems()

    assert problem.path == "$.layers[1]"
    assert "kind places has style neutral" in problem.message


def test_south_above_north_is_refused(situation_folder):
    situation_folder.situation["maps"][0]["bounds"] = [20.0, 44.0, 22.0, 42.0]

    (problem,) = situation_folder.problems()

    assert problem.path == "$.maps[0]"
    assert "south must be below north" in problem.message


def test_several_faults_of_one_file_are_told_at_once(situation_folder):
    situation_folder.situation["situation"]["id"] = "No Slug"
    situation_folder.situation["layers"][1]["kind"] = "nothing"
    del situation_folder.situation["maps"][0]["bounds"]

    paths = {problem.path for problem in situation_folder.problems()}

    assert paths == {"$.situation.id", "$.layers[1].kind", "$.maps[0].bounds"}


@pytest.mark.parametrize("value", ["= 0x" + "F" * 5000, "." + "a." * 400 + "a = 1"])
def test_value_that_cannot_even_be_shown_is_a_problem_like_any_other(situation_folder, value):
    path = situation_folder.write() / "situation.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"id" = "small"', f'"id" {value}', 1), "utf-8")

    (problem, *_) = geomap.check(situation_folder.path)

    assert problem.path == "$.situation.id"
    assert problem.message.endswith("does not fit")


@pytest.mark.parametrize(
    "changes, path, cure",
    [
        ({"title": "Title"}, "title", 'write a table in braces, such as { en = "…" }'),
        ({"perspective": ["us"]}, "perspective", "write a table, in braces or under a heading"),
        ({"perspective": {"view_of": "us", "hostile": "S"}}, "perspective.hostile", "write a list"),
        ({"languages": []}, "languages", "give 1 at least"),
    ],
)
def test_cure_says_what_form_a_value_has(situation_folder, changes, path, cure):
    situation_folder.situation["situation"] |= changes

    problem = situation_folder.problems()[0]

    assert (problem.code, problem.path) == ("GM-SPEC-VALUE", f"$.situation.{path}")
    assert problem.cure.startswith(cure)


def test_time_in_quotes_is_told_to_have_none(situation_folder):
    situation_folder.situation["editions"][0]["cutoff"] = "2023-09-30"

    problem = situation_folder.problems()[0]

    assert problem.cure == (
        "write a time with its offset, without quotes, such as 2023-09-30T21:59:00Z"
    )


def test_side_listed_twice_has_one_identity(situation_folder):
    situation_folder.situation["situation"]["perspective"] = {
        "view_of": "us",
        "hostile": ["S", "S"],
    }

    assert situation_folder.problems() == ()
