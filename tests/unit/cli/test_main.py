"""The command line as a person or a program meets it: exit codes, words, nothing torn."""

import io
import json

import pytest

import geomap
from geomap.cli.main import EXIT_CODES, VERBS
from geomap.cli.output import progress_bar
from geomap.spec.codes import explanations


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


pytestmark = pytest.mark.usefixtures("page_assets")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# --- help -----------------------------------------------------------------------------------------


def test_version_is_told(cli):
    code, out, _ = cli("--version")

    assert code == 0
    assert out == f"geomap {geomap.__version__}\n"


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_verb_and_the_exit_codes(cli, flag):
    code, out, _ = cli(flag)

    assert code == 0
    assert all(f"  {verb} " in out for verb in VERBS)
    assert "Exit codes: 0 fine" in out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_its_first_line_as_in_the_list(cli, verb):
    code, out, _ = cli(verb, "--help")

    assert code == 0
    assert VERBS[verb].rstrip(".").split()[0] in out


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build", "--no-such-option"], ["build", "--format", "bmp"]]
)
def test_wrong_usage_leaves_with_2(cli, arguments):
    code, out, err = cli(*arguments)

    assert code == 2
    assert out == ""
    assert err.startswith(("Error", "Usage"))


# --- formats --------------------------------------------------------------------------------------


def test_formats_says_what_each_format_loses(cli):
    code, out, _ = cli("formats")

    assert code == 0
    assert out.startswith("html ")
    assert "loses nothing" in out


def test_formats_as_json_is_a_list(cli):
    code, out, _ = cli("formats", "--json")

    assert code == 0
    assert {entry["id"] for entry in json.loads(out)} >= {"html"}


# --- check ----------------------------------------------------------------------------------------


def test_check_of_a_valid_folder_leaves_with_0(cli, situation_folder):
    assert cli("check", situation_folder.write()) == (0, "all is well\n", "")


def test_check_as_json_of_a_valid_folder(cli, situation_folder):
    code, out, _ = cli("check", situation_folder.write(), "--json")

    assert code == 0
    assert json.loads(out) == {"ok": True, "problems": []}


def test_check_of_wrong_layers_leaves_with_1_and_names_each_problem(cli, situation_folder):
    situation_folder.files["places.geojson"] = b"{"

    code, out, _ = cli("check", situation_folder.write())

    assert code == 1
    assert "error GM-LOAD-JSON" in out
    assert "places.geojson:1" in out
    assert out.endswith("1 error, 0 warnings\n")


def test_check_as_json_has_every_field_of_a_problem(cli, situation_folder):
    situation_folder.files["places.geojson"] = b"{"

    code, out, _ = cli("check", situation_folder.write(), "--json")

    told = json.loads(out)
    assert code == 1
    assert not told["ok"]
    assert told["problems"][0]["code"] == "GM-LOAD-JSON"
    assert told["problems"][0]["line"] == 1


def test_check_finds_a_symbol_code_that_app_6_does_not_have(cli, situation_folder, report_json):
    situation_folder.files["reports.geojson"] = [report_json("a", sidc="10002500001417000000")]

    code, out, _ = cli("check", situation_folder.write())

    assert code == 1
    assert "GM-LOAD-SIDC" in out
    assert "10002500001417000000 is not a symbol of APP-6" in out


@pytest.mark.parametrize("verb", ["check", "build"])
def test_missing_folder_leaves_with_2(cli, tmp_path, verb):
    code, out, err = cli(verb, tmp_path / "nowhere")

    assert code == 2
    assert "does not exist" in out + err


@pytest.mark.parametrize("verb", ["check", "build"])
def test_wrong_spec_leaves_with_2(cli, situation_folder, verb):
    situation_folder.situation["situation"]["id"] = "No Slug"

    assert cli(verb, situation_folder.write())[0] == 2


@pytest.mark.parametrize("verb", ["check", "build"])
def test_wrong_spec_and_wrong_layers_leave_with_2(cli, situation_folder, verb):
    situation_folder.situation["situation"]["id"] = "No Slug"
    situation_folder.files["places.geojson"] = b"{"

    assert cli(verb, situation_folder.write())[0] == 2


# --- build ----------------------------------------------------------------------------------------


def test_build_leaves_with_0_and_lists_the_files_the_manifest_last(cli, situation_folder, output):
    formats = ("--format", "html", "--format", "embed")
    code, out, err = cli("build", situation_folder.write(), "-o", output, *formats)

    names = [line.split()[0].rpartition("/")[2] for line in out.splitlines()]
    assert code == 0
    assert err == ""
    assert names == [
        "whole.html", "whole.embed.html", "part.html", "part.embed.html", "manifest.json"
    ]  # fmt: skip
    assert set(contents(output)) == set(names)


def test_build_as_json_tells_the_files(cli, situation_folder, output):
    chosen = ("--map", "part", "--format", "html")
    code, out, _ = cli("build", situation_folder.write(), "-o", output, *chosen, "--json")

    told = json.loads(out)
    assert code == 0
    assert told["ok"]
    assert not told["unchanged"]
    assert told["files"] == [f"{output}/{name}" for name in ("part.html", "manifest.json")]


def test_build_of_nothing_new_says_so(cli, situation_folder, output):
    folder = situation_folder.write()
    cli("build", folder, "-o", output, "--format", "html")

    code, out, _ = cli("build", folder, "-o", output, "--format", "html")

    assert code == 0
    assert "unchanged" in out


def test_build_of_wrong_layers_leaves_with_3_and_writes_nothing(cli, situation_folder, output):
    situation_folder.files["places.geojson"] = b"{"

    code, out, err = cli("build", situation_folder.write(), "-o", output)

    assert code == 3
    assert out == ""
    assert "GM-LOAD-JSON" in err
    assert "GM-LOAD  the layers have 1 error" in err
    assert not output.exists()


def test_error_as_json_goes_to_standard_output(cli, situation_folder, output):
    situation_folder.files["places.geojson"] = b"{"

    code, out, err = cli("build", situation_folder.write(), "-o", output, "--json")

    told = json.loads(out)
    assert code == 3
    assert err == ""
    assert not told["ok"]
    assert told["error"]["code"] == "GM-LOAD"
    assert told["problems"][0]["code"] == "GM-LOAD-JSON"


def test_symbol_that_cannot_be_drawn_leaves_with_3_and_writes_nothing(
    cli, situation_folder, report_json, output
):
    situation_folder.files["reports.geojson"] = [report_json("a", sidc="10002500001417000000")]

    code, _, err = cli("build", situation_folder.write(), "-o", output)

    assert code == 3
    assert "reports.geojson · a · sidc" in err
    assert "10002500001417000000 is not a symbol of APP-6" in err
    assert "correct sidc, or leave it out" in err
    assert not output.exists()


def test_file_where_the_output_folder_should_be_leaves_with_5(cli, situation_folder, output):
    output.write_text("mine")

    code, _, err = cli("build", situation_folder.write(), "-o", output)

    assert code == 5, err
    assert output.read_text() == "mine"


def test_file_on_the_way_to_the_output_folder_leaves_with_5(cli, situation_folder, output):
    output.write_text("mine")

    code, _, err = cli("build", situation_folder.write(), "-o", output / "deeper")

    assert code == 5
    assert "GM-PUBLISH  cannot write to" in err
    assert "the earlier output is unchanged" in err


def test_folder_in_place_of_a_product_leaves_with_5_and_the_rest_unchanged(
    cli, situation_folder, output
):
    folder = situation_folder.write()
    cli("build", folder, "-o", output, "--format", "html")
    (output / "part.html").unlink()
    (output / "part.html").mkdir()
    before = contents(output)

    code, _, err = cli("build", folder, "-o", output, "--edition", "1", "--format", "html")

    assert code == 5
    assert "part.html is a folder" in err
    assert contents(output) == before


@pytest.mark.parametrize(
    "option, value, said",
    [
        ("--map", "nowhere", "there is no map 'nowhere'; there are whole, part"),
        ("--edition", "9", "there is no edition 9; there are 1, 2"),
    ],
)
def test_what_does_not_exist_leaves_with_2_and_names_what_does(
    cli, situation_folder, output, option, value, said
):
    code, _, err = cli("build", situation_folder.write(), "-o", output, option, value)

    assert code == 2
    assert said in err
    assert not output.exists()


@pytest.mark.parametrize("time", ["2023-10-02T18:00:00", "yesterday", ""])
def test_time_without_its_offset_is_wrong_usage(cli, situation_folder, time):
    code, _, err = cli("build", situation_folder.write(), "--as-of", time)

    assert code == 2
    assert "2023-10-02T18:00:00+02:00" in err


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_time_at_the_end_of_the_calendar_is_wrong_usage_and_no_bug(
    cli, situation_folder, output, time
):
    code, _, _ = cli(
        "build", situation_folder.write(), "-o", output, "--as-of", time, "--format", "html"
    )

    assert code == 2


def test_edition_and_time_together_are_wrong_usage(cli, situation_folder):
    code, _, err = cli(
        "build", situation_folder.write(), "--edition", 1, "--as-of", "2023-10-02T18:00:00+02:00"
    )

    assert code == 2
    assert "either --edition or --as-of" in err


def test_time_of_an_earlier_edition_leaves_out_what_was_not_known(
    cli, island_of, situation_folder, report_json, output
):
    situation_folder.files["reports.geojson"] += [report_json("late", reported_at="2023-10-03")]

    code, _, _ = cli(
        "build",
        situation_folder.write(),
        "-o",
        output,
        "--map",
        "whole",
        "--as-of",
        "2023-10-02T18:00:00+02:00",
    )

    assert code == 0
    told, _, _ = island_of((output / "whole.html").read_text("utf-8"))
    assert "first" in told["reports"]
    assert '"late"' not in json.dumps(told)


# --- the unexpected -------------------------------------------------------------------------------


def test_bug_leaves_with_70_in_words_and_without_a_traceback(
    cli, situation_folder, output, monkeypatch
):
    def break_down(*_arguments, **_options):
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr("tempfile.mkdtemp", break_down)

    code, out, err = cli("build", situation_folder.write(), "-o", output)

    assert code == 70
    assert out == ""
    assert "this is a bug in geomap" in err
    assert "RuntimeError: the disk is on fire" in err
    assert "please report it" in err
    assert "Traceback" not in err


def test_interrupt_leaves_with_130(cli, situation_folder, output, monkeypatch):
    def interrupt(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("tempfile.mkdtemp", interrupt)

    code, _, err = cli("build", situation_folder.write(), "-o", output)

    assert code == 130
    assert "interrupted" in err


def test_every_kind_of_error_has_an_exit_code():
    kinds = [
        kind
        for kind in vars(geomap.errors).values()
        if isinstance(kind, type)
        and issubclass(kind, geomap.GeomapError)
        and kind is not geomap.GeomapError
    ]

    assert len(kinds) >= 5
    for kind in kinds:
        assert any(issubclass(kind, known) for known in EXIT_CODES), kind


# --- what a terminal would obey -------------------------------------------------------------------

HOSTILE = "a\x1b[2J\x1b]0;title\x07\x9b31mz\x7f"


@pytest.mark.parametrize("flags", [[], ["--json"]])
@pytest.mark.parametrize("verb", ["check", "build"])
@pytest.mark.parametrize("where", ["situation", "layer"])
def test_control_characters_from_files_do_not_reach_the_terminal(
    cli, situation_folder, report_json, where, verb, flags
):
    if where == "situation":
        situation_folder.layer("places")["file"] = f"{HOSTILE}.geojson"
    else:
        situation_folder.files["reports.geojson"] = [report_json(HOSTILE, kind=HOSTILE)]

    code, out, err = cli(verb, situation_folder.write(), *flags)

    assert code == (2 if where == "situation" else {"check": 1, "build": 3}[verb])
    printed = out + err
    assert [char for char in printed if not (char.isprintable() or char in "\n\t")] == []


def test_line_break_in_an_id_cannot_forge_a_line_of_the_report(cli, situation_folder, report_json):
    situation_folder.files["reports.geojson"] = [report_json("a\nall is well")]

    _, out, _ = cli("check", situation_folder.write())

    assert "all is well" not in out.splitlines()


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_half_a_character_in_an_id_is_told_and_no_crash(cli, situation_folder, report_json, flags):
    situation_folder.files["reports.geojson"] = [report_json("\ud800")]

    code, out, _ = cli("check", situation_folder.write(), *flags)

    assert code == 1
    out.encode("utf-8")


def test_very_many_problems_are_cut_short_and_counted(cli, situation_folder):
    situation_folder.files["places.geojson"] = [{}] * 450

    code, out, _ = cli("check", situation_folder.write())

    assert code == 1
    assert out.count("GM-LOAD-FORM") == 200
    assert "… and 250 more (--json lists them all)" in out
    assert "450 errors" in out


def test_warning_about_the_situation_file_is_said_and_leaves_with_0(cli, situation_folder):
    situation_folder.files["reports.geojson"] = []
    situation_folder.files["places.geojson"][0]["properties"]["sources"] = "S01"

    code, out, _ = cli("check", situation_folder.write())

    assert code == 0
    assert "0 errors, 1 warning" in out


def test_day_may_be_given_in_place_of_a_time(cli, situation_folder, output):
    code, _, _ = cli(
        "build", situation_folder.write(), "-o", output, "--as-of", "2023-10-02", "--format", "html"
    )

    assert code == 0


def test_first_map_is_opened_when_asked_for(cli, situation_folder, output, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    code, _, _ = cli("build", situation_folder.write(), "-o", output, "--open", "--format", "html")

    assert code == 0
    assert opened == [(output / "whole.html").resolve().as_uri()]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_bar_is_drawn_on_a_terminal(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)

    with progress_bar(quiet=False) as tell:
        tell("drawing [red]x[/red].html", 1, 2)

    assert "drawing [red]x[/red].html" in terminal.getvalue()


def test_no_bar_is_drawn_in_a_pipe(capsys):
    with progress_bar(quiet=False) as tell:
        assert tell is None

    assert capsys.readouterr().err == ""


# --- explain --------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["GM-LOAD-RADIUS", "gm-load-radius"])
def test_explain_says_what_a_code_means(cli, code):
    done, out, _ = cli("check", "--explain", code)

    assert done == 0
    assert out.startswith("GM-LOAD-RADIUS (error): A point without the radius")
    assert all(word in out for word in ("why", "then", "cure"))


def test_explain_all_lists_every_code_in_one_line_each(cli):
    done, out, _ = cli("check", "--explain", "all")

    assert done == 0
    assert [line.split()[0] for line in out.splitlines()] == list(explanations())


def test_explain_as_json(cli):
    _, out, _ = cli("check", "--explain", "GM-LOAD-STANCE", "--json")

    (explanation,) = json.loads(out)
    assert explanation["code"] == "GM-LOAD-STANCE"
    assert explanation["severity"] == "error"


def test_unknown_code_is_wrong_usage_with_the_nearest(cli):
    done, _, err = cli("check", "--explain", "GM-LOAD-RADUIS")

    assert done == 2
    assert "did you mean GM-LOAD-RADIUS?" in err


def test_explain_lists_a_family_of_codes(cli):
    done, out, _ = cli("check", "--explain", "GM-SPEC")

    assert done == 0
    assert {line.split()[0].rpartition("-")[0] for line in out.splitlines()} == {"GM-SPEC"}


def test_code_that_is_a_family_too_is_explained_before_its_family(cli):
    done, out, _ = cli("check", "--explain", "gm-refresh ")

    assert done == 0
    assert out.startswith("GM-REFRESH (error): ")
    assert "\nGM-REFRESH-FAR " in out
