"""``geomap new`` as a person or a program meets it."""

import datetime as dt
import json
import shlex

import pytest

import geomap
from geomap.templates.table import TEMPLATES

pytestmark = pytest.mark.usefixtures("page_assets")


@pytest.mark.parametrize("name", ["river", "the river's $bank"])
def test_new_folder_is_checked_and_built_by_the_commands_that_are_printed(
    cli, tmp_path, monkeypatch, name
):
    monkeypatch.chdir(tmp_path)
    code, out, _ = cli("new", name)
    assert code == 0

    commands = [
        shlex.split(line)[1:] for line in out.splitlines() if line.startswith("    geomap ")
    ]

    assert [command[0] for command in commands] == ["check", "build"]
    code, out, _ = cli(*commands[0])
    assert code == 0
    assert out.endswith("0 errors, 4 warnings\n")
    assert out.count("PLACEHOLDER") == 4
    assert cli(*commands[1])[0] == 0
    assert (tmp_path / name / "output" / "overview.html").exists()


def test_folder_without_a_name_is_refused(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    code, _, err = cli("new", "")

    assert code == 2
    assert "name the folder to make" in err
    assert not list(tmp_path.iterdir())


def test_first_cut_off_is_today(cli, tmp_path):
    before = dt.datetime.now(dt.UTC).date()  # noqa: TID251 -- what the command does
    cli("new", tmp_path / "river")
    after = dt.datetime.now(dt.UTC).date()  # noqa: TID251

    assert before <= geomap.load(tmp_path / "river").as_of.date() <= after


def test_id_and_title_can_be_given(cli, tmp_path):
    code, _, _ = cli("new", tmp_path / "x", "--id", "river-2031", "--title", "The River")

    situation = geomap.load(tmp_path / "x")
    assert code == 0
    assert (situation.id, situation.title["en"]) == ("river-2031", "The River")


def test_templates_are_listed(cli):
    code, out, _ = cli("new", "--list")

    assert code == 0
    assert out.splitlines() == [f"{known.id:<8} {known.summary}" for known in TEMPLATES]


def test_templates_are_listed_for_a_program(cli):
    code, out, _ = cli("new", "--list", "--json")

    assert code == 0
    assert [known["id"] for known in json.loads(out)] == [known.id for known in TEMPLATES]


def test_result_is_told_to_a_program(cli, tmp_path):
    code, out, err = cli("new", tmp_path / "x", "--template", "strait", "--json")

    result = json.loads(out)
    assert (code, err) == (0, "")
    assert (result["ok"], result["template"]) == (True, "strait")
    assert len(result["files"]) == len(list((tmp_path / "x").iterdir()))


def test_folder_in_use_is_left_alone_with_code_5_and_a_cure(cli, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    code, out, err = cli("new", tmp_path)

    assert (code, out) == (5, "")
    assert "is not empty → name a folder that does not exist yet" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_refusal_is_told_to_a_program(cli, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    code, out, _ = cli("new", tmp_path, "--json")

    result = json.loads(out)
    assert (code, result["ok"], result["error"]["code"]) == (5, False, "GM-PUBLISH")


@pytest.mark.parametrize(
    "arguments",
    [[], ["x", "--template", "nothing"], ["x", "--id", "No Slug"], ["x", "--title", " "],
     ["x", "--template", "strait", "--title", "Mine"]],
)  # fmt: skip
def test_wrong_usage_leaves_with_code_2_and_writes_nothing(cli, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)

    code, _, err = cli("new", *arguments)

    assert code == 2
    assert err
    assert list(tmp_path.iterdir()) == []
