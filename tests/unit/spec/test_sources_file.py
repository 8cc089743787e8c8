import datetime as dt

import pytest

from geomap.spec.read import read_sources_file

FILE = "layers/sources.toml"
GOOD = b'[S01]\npublisher = "P"\ntitle = "T"\nevidence = "copy"\n'


def problems_with(line):
    return read_sources_file(GOOD + line.encode(), file=FILE).problems


def test_source_is_read_with_all_its_fields():
    read = read_sources_file(
        GOOD + b'url = "https://p.example/1"\ndate = 2023-09-29\nlanguage = "sr-Latn"\n', file=FILE
    )

    assert read.problems == ()
    assert read.sources["S01"].date == dt.date(2023, 9, 29)
    assert read.ids == {"S01"}


def test_byte_order_mark_is_accepted():
    assert read_sources_file(b"\xef\xbb\xbf" + GOOD, file=FILE).problems == ()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a.example/b c",
        "file:///etc/passwd",
        "a.example",
    ],
)
def test_url_that_must_not_become_a_link_is_refused(url):
    (problem,) = problems_with(f'url = "{url}"\n')

    assert problem.code == "GM-SPEC-VALUE"
    assert problem.path == "$.S01.url"
    assert "a link starts with https:, http: or mailto:" in problem.message


def test_url_with_control_characters_is_refused():
    (problem,) = problems_with('url = "https://a.example/\\u0007b"\n')

    assert problem.path == "$.S01.url"
    assert "\x07" not in problem.message


def test_unknown_key_is_refused_with_the_nearest():
    (problem,) = problems_with('publischer = "x"\n')

    assert problem.path == "$.S01.publischer"
    assert problem.cure == "did you mean 'publisher'?"


@pytest.mark.parametrize(
    "line, path",
    [
        ("language = 'english'\n", "$.S01.language"),
        ("date = 'last week'\n", "$.S01.date"),
        ("date = 86400\n", "$.S01.date"),
        ("note = ''\n", "$.S01.note"),
    ],
)
def test_value_that_does_not_fit_is_refused(line, path):
    (problem,) = problems_with(line)

    assert problem.code == "GM-SPEC-VALUE"
    assert problem.path == path


def test_missing_key_is_named():
    (problem,) = read_sources_file(b'[S01]\npublisher = "P"\nevidence = "copy"', file=FILE).problems

    assert problem.code == "GM-SPEC-MISSING"
    assert problem.path == "$.S01.title"


@pytest.mark.parametrize("source_id", ["01", "S1", "S0001", "s01", "S01B"])
def test_id_that_is_not_s_and_digits_is_refused(source_id):
    data = GOOD.replace(b"S01", source_id.encode())

    (problem,) = read_sources_file(data, file=FILE).problems

    assert problem.code == "GM-SPEC-VALUE"
    assert source_id in problem.path


def test_repeated_id_is_refused_as_toml():
    (problem,) = read_sources_file(GOOD + GOOD, file=FILE).problems

    assert problem.code == "GM-SPEC-TOML"


def test_wrong_source_keeps_its_id_so_that_reports_citing_it_are_not_blamed():
    read = read_sources_file(GOOD + b'[S02]\ntitle = "T"\n', file=FILE)

    assert read.ids == {"S01", "S02"}
    assert set(read.sources) == {"S01"}


def test_unreadable_file_has_no_ids_at_all():
    assert read_sources_file(b"= broken", file=FILE).ids is None


@pytest.mark.parametrize("written", ["'2023-09-29'", "2023-09-29T10:00:00Z"])
def test_cure_says_how_a_day_is_written(written):
    (problem,) = problems_with(f"date = {written}\n")

    assert problem.cure == "write a day without quotes, such as 2023-09-30"
    assert "datetime" not in problem.message


def test_wrong_id_is_told_at_the_table():
    read = read_sources_file(GOOD.replace(b"S01", b"S0X"), file=FILE)

    assert [problem.path for problem in read.problems] == ["$.S0X"]
