"""What `geomap build` is told of languages, papers and times."""

import datetime as dt
import json

import pypdfium2
import pytest

from geomap.cli.main import run


@pytest.fixture
def build(situation_folder, tmp_path, capsys, page_assets):  # noqa: ARG001
    """Build a small situation of two languages; return exit code, names and what was said."""
    table = situation_folder.situation["situation"]
    table["languages"], table["drafts"] = ["en", "fr"], ["fr"]

    def run_build(*options, **table_changes):
        table.update(table_changes)
        folder = situation_folder.write()
        code = run(["build", str(folder), "-o", str(tmp_path / "out"), "--json", *options])
        out, err = capsys.readouterr()
        names = sorted(path.name for path in (tmp_path / "out").glob("*"))
        return code, names, out + err

    return run_build


def manifest(tmp_path):
    return json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))


def test_a_further_language_makes_files_beside_the_others(build):
    code, names, _ = build(
        "--map", "whole", "--format", "pdf", "--format", "html",
        "--language", "en", "--language", "fr",
    )  # fmt: skip

    assert code == 0
    assert names == ["manifest.json", "whole.fr.pdf", "whole.html", "whole.pdf"]


def test_building_another_language_keeps_what_is_there(build):
    build("--format", "pdf")
    _, names, _ = build("--format", "pdf", "--language", "fr")

    assert {"whole.pdf", "whole.fr.pdf", "part.pdf", "part.fr.pdf"} <= set(names)


@pytest.mark.parametrize(
    "options, told",
    [
        (["--language", "xx"], "there is no language 'xx'; there are en, fr"),
        (["--paper", "A9"], "'A9' is no paper: give A4, A3"),
        (["--paper", "90x90"], "edges are 140 to 1500 mm long"),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(build, options, told):
    code, names, said = build(*options)

    assert code == 2
    assert told in said
    assert names == []


def test_paper_of_the_situation_is_used_and_another_is_asked_for(build, tmp_path):
    def size():
        document = pypdfium2.PdfDocument(tmp_path / "out" / "whole.pdf")
        width, height = document[0].get_size()
        document.close()
        return round(width / 72 * 25.4), round(height / 72 * 25.4)

    build("--format", "pdf", paper="A3-landscape")
    assert size() == (420, 297)
    build("--format", "pdf", "--paper", "300x200")
    assert size() == (300, 200)


def test_a_paper_of_the_situation_that_is_none_is_told_with_its_place(build):
    code, _, said = build(paper="letter")

    assert code == 2
    assert "$.situation.paper" in said
    assert "300x200" in said


def test_the_time_of_a_reproducible_build_is_said_where_the_edition_says_none(
    build, monkeypatch, tmp_path
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1697700000")
    build("--format", "geojson")

    whole = json.loads((tmp_path / "out" / "whole.geojson").read_text("utf-8"))
    assert whole["geomap"]["produced"] == "2023-10-19T09:20:00+02:00"


def test_the_time_that_the_edition_says_goes_first(
    build, monkeypatch, tmp_path, situation_folder, zone
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1697700000")
    situation_folder.situation["editions"][-1]["produced"] = dt.datetime(2023, 10, 6, tzinfo=zone)
    build("--format", "geojson")

    whole = json.loads((tmp_path / "out" / "whole.geojson").read_text("utf-8"))
    assert whole["geomap"]["produced"] == "2023-10-06T00:00:00+02:00"


def test_a_time_that_is_none_is_told(build, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    code, names, said = build("--format", "html")

    assert code == 2
    assert "SOURCE_DATE_EPOCH" in said
    assert names == []


def test_another_paper_or_language_is_another_request(build):
    _, _, first = build("--format", "pdf")
    _, _, again = build("--format", "pdf")
    _, _, other = build("--format", "pdf", "--paper", "A3")

    assert json.loads(first)["unchanged"] is False
    assert json.loads(again)["unchanged"] is True
    assert json.loads(other)["unchanged"] is False
