"""What a Python user calls."""

import datetime as dt
import json

import geopandas as gpd
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal

import geomap
from geomap.render.registry import default_formats
from geomap.style import symbols

pytestmark = pytest.mark.usefixtures("page_assets")


def test_load_is_a_function_even_after_loading(situation_folder):
    geomap.load(situation_folder.write())

    assert callable(geomap.load)


@pytest.mark.parametrize("kind", [str, lambda path: path])
def test_folder_may_be_named_by_text_or_path(situation_folder, kind):
    assert geomap.load(kind(situation_folder.write())).id == "small"


def test_build_makes_every_map(situation_folder, tmp_path):
    result = geomap.build(situation_folder.write(), tmp_path / "out", formats=["html", "embed"])

    assert [path.name for path in result.files] == [
        "whole.html", "whole.embed.html", "part.html", "part.embed.html", "manifest.json"
    ]  # fmt: skip
    assert not result.is_unchanged


def test_build_of_one_map_makes_one(situation_folder, tmp_path):
    geomap.build(situation_folder.write(), tmp_path / "out", maps=["part", "part"])

    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {name.partition(".")[0] for name in names} == {"part", "manifest"}
    assert names >= {f"part{known.suffix}" for known in default_formats()}
    assert "part.plain.csv" not in names


def test_build_tells_each_step(situation_folder, tmp_path):
    told = []

    geomap.build(
        situation_folder.write(),
        tmp_path / "out",
        formats=["html", "embed"],
        progress=lambda *step: told.append(step),
    )

    assert told == [
        ("reading", 0, 1),
        ("drawing whole.html", 1, 6),
        ("drawing whole.embed.html", 2, 6),
        ("drawing part.html", 3, 6),
        ("drawing part.embed.html", 4, 6),
        ("writing", 5, 6),
        ("done", 6, 6),
    ]


@pytest.mark.parametrize(
    "arguments, said",
    [
        ({"maps": ["nowhere"]}, "there is no map 'nowhere'; there are whole, part"),
        ({"formats": ["bmp"]}, "there is no format 'bmp'; there are html, embed"),
        ({"edition": 9}, "there is no edition 9; there are 1, 2"),
        ({"as_of": dt.datetime(2023, 10, 1)}, "the time has no zone"),  # noqa: DTZ001
        (
            {"edition": 1, "as_of": dt.datetime(2023, 10, 1, tzinfo=dt.UTC)},
            "give either a time or an edition",
        ),
    ],
)
def test_what_does_not_exist_is_a_spec_error_and_writes_nothing(
    situation_folder, tmp_path, arguments, said
):
    with pytest.raises(geomap.SpecError, match=said):
        geomap.build(situation_folder.write(), tmp_path / "out", **arguments)

    assert not (tmp_path / "out").exists()


def test_missing_symbols_are_an_error_that_says_how_to_build_them(monkeypatch, tmp_path):
    monkeypatch.setattr(symbols, "files", lambda _package: tmp_path)

    with pytest.raises(geomap.AssetsMissingError, match="symbol library was not built"):
        symbols.draw_symbols([symbols.SymbolKey("10041000001211000000")])


def test_snippet_is_written_in_the_form_that_was_asked_for(situation_folder):
    folder = situation_folder.write()

    assert geomap.embed(folder).startswith("<figure")
    assert geomap.embed(folder, map="part", form="quarto").startswith("::: {#fig-part}")
    assert "](north.html)" in geomap.embed(folder, form="markdown", src="north.html")


def test_form_that_does_not_exist_is_a_spec_error_that_names_the_others(situation_folder):
    with pytest.raises(geomap.SpecError, match="no form 'latex'") as raised:
        geomap.embed(situation_folder.write(), form="latex")

    assert raised.value.hint == "there are html, markdown, quarto"


def test_view_of_a_situation_shows_its_time(situation_folder, report_json, island_of):
    situation_folder.files["reports.geojson"] += [report_json("late", reported_at="2023-10-03")]
    situation = geomap.load(situation_folder.write())

    last, before, behind = island_of(geomap.view(situation).html())
    first, *_ = island_of(geomap.view(situation.at(edition=1)).html())
    assert "late" in last["reports"]
    assert '"late"' in json.dumps(last)
    assert '"late"' not in json.dumps(first)
    assert '"late"' not in before + behind


def test_view_of_an_unknown_map_is_a_spec_error(situation_folder):
    with pytest.raises(geomap.SpecError, match="no map 'nowhere'"):
        geomap.view(situation_folder.write(), map="nowhere")


def test_layer_becomes_a_geodataframe(make_layer, make_report, make_situation):
    situation = make_situation(make_layer(make_report("a", valid_to="2023-10-01")))

    gdf = geomap.to_geodataframe(situation.layer("reports"))

    expected = gpd.GeoDataFrame(
        {
            "id": ["a"],
            "kind": ["deployment"],
            "name": ["Report a"],
            "geometry": [shapely.Point(21, 43)],
            "grade": ["B3"],
            "standing": ["ended"],
        },
        crs="OGC:CRS84",
    ).set_index("id")
    assert_geodataframe_equal(gdf[list(expected.columns)], expected)


def test_empty_layer_becomes_an_empty_geodataframe(make_layer):
    gdf = geomap.to_geodataframe(make_layer())

    assert gdf.empty
    assert gdf.crs == "OGC:CRS84"


def test_layer_without_any_place_becomes_a_geodataframe(make_layer, make_report):
    layer = make_layer(make_report(precision="none", geometry=None, radius_m=None))

    gdf = geomap.to_geodataframe(layer)

    assert gdf.geometry.isna().all()


def test_situation_folder_is_never_its_own_output(situation_folder):
    folder = situation_folder.write()
    before = sorted(path.name for path in folder.iterdir())

    with pytest.raises(geomap.PublishError, match="situation folder itself"):
        geomap.build(folder, folder)

    assert sorted(path.name for path in folder.iterdir()) == before
