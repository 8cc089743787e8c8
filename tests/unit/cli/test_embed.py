"""``geomap embed`` as a person or a program meets it."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("page_assets")


def test_snippet_is_printed_and_nothing_else(cli, situation_folder):
    code, out, err = cli("embed", situation_folder.write())

    assert (code, err) == (0, "")
    assert out.startswith("<figure")
    assert out.endswith("</figure>\n")
    assert 'src="whole.embed.html"' in out


def test_map_address_and_language_can_be_chosen(cli, situation_folder):
    code, out, _ = cli(
        "embed", situation_folder.write(), "--map", "part", "--src", "https://maps.example/part"
    )

    assert code == 0
    assert 'src="https://maps.example/part"' in out


def test_snippet_as_json(cli, situation_folder):
    code, out, _ = cli("embed", situation_folder.write(), "--json")

    told = json.loads(out)
    assert (code, told["ok"]) == (0, True)
    assert told["form"] == "html"
    assert told["html"].startswith("<figure")


@pytest.mark.parametrize("form, begin", [("markdown", "[![Map: "), ("quarto", "::: {#fig-whole}")])
def test_other_forms_are_printed_with_the_footnote(cli, situation_folder, form, begin):
    folder = situation_folder.write()

    code, out, _ = cli("embed", folder, "--as", form, "--picture", "pictures/map.png")
    _, told, _ = cli("embed", folder, "--as", form, "--picture", "pictures/map.png", "--json")

    assert code == 0
    assert out.startswith(begin)
    assert "](pictures/map.png)" in out
    assert "The naming is neutral." in out
    assert json.loads(told) == {"ok": True, "form": form, form: out.removesuffix("\n")}


def test_form_that_does_not_exist_is_wrong_usage(cli, situation_folder):
    code, out, err = cli("embed", situation_folder.write(), "--as", "latex")

    assert (code, out) == (2, "")
    assert "html" in err
    assert "quarto" in err


@pytest.mark.parametrize(
    "option, value, cure", [("--map", "wholle", "whole, part"), ("--language", "sq", "it has en")]
)
def test_what_is_not_there_is_told_with_what_there_is(cli, situation_folder, option, value, cure):
    code, _, err = cli("embed", situation_folder.write(), option, value)

    assert code == 2
    assert value in err
    assert cure in err
