import json
import sqlite3
import warnings

import geopandas as gpd
import pyogrio
import pytest
import shapely
from lxml import etree


@pytest.fixture
def write(render, tmp_path):
    """Write a map as GeoPackage and return its path."""

    def make(job):
        path = tmp_path / "map.gpkg"
        path.write_bytes(render("gpkg", job))
        return path

    return make


@pytest.fixture
def read():
    def table(path, layer):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return gpd.read_file(path, layer=layer, engine="pyogrio")  # noqa: TID251

    return table


def ask(path, query):
    with sqlite3.connect(path) as database:
        return database.execute(query).fetchall()


def test_there_is_a_table_for_each_layer_with_every_feature(shipped, write, read):
    path = write(shipped)

    for layer in shipped.scene.records:
        frame = read(path, layer.id)
        assert list(frame["id"]) == [feature.id for feature in layer.features]
        assert set(frame["visible"]) == {layer.visible}
    tables = {name for name, _ in pyogrio.list_layers(path)}
    assert tables == {layer.id for layer in shipped.scene.layers} | {
        "metadata", "sources", "layer_styles"
    }  # fmt: skip


def test_ogrinfo_has_nothing_to_remark(shipped, write, ogrinfo):
    told = ogrinfo(write(shipped), "-so")

    assert "using driver `GPKG' successful" in told
    assert 'GEOGCRS["WGS 84"' in told
    assert "TLP:CLEAR · Edition 3 of 3" in told


def test_file_says_of_itself_what_every_product_must(shipped, write, read):
    frame = read(write(shipped), "metadata")

    told = dict(zip(frame["key"], frame["value"], strict=True))
    assert told["handling"] == "TLP:CLEAR"
    assert told["cutoff"] == "2023-10-18T23:59:59+02:00"
    assert told["footnote"].startswith("* This designation")
    assert told["loses"].startswith("soft edges")
    assert len(json.loads(told["legend"])) > 20


def test_reading_leaves_nothing_beside_the_file(shipped, write, read):
    path = write(shipped)

    read(path, "kfor")

    assert list(path.parent.iterdir()) == [path]


def test_geometry_types_are_right_and_mixed_where_a_layer_is(shipped, write):
    path = write(shipped)
    types = dict(pyogrio.list_layers(path))

    assert types["places"] == "Point"
    assert types["line"] == "LineString"
    assert types["kfor"] == "Unknown"
    assert types["sources"] is None


def test_sources_are_a_table(shipped, write, read):
    frame = read(write(shipped), "sources")

    assert set(frame["id"]) == shipped.scene.sources.keys()
    assert frame["text"].notna().all()


def test_no_time_but_that_of_the_map_is_in_the_file(shipped, write):
    path = write(shipped)

    changes = ask(path, "SELECT DISTINCT last_change FROM gpkg_contents")
    assert changes == [("2023-10-18T21:59:59.000Z",)]
    assert ask(path, "SELECT DISTINCT update_time FROM layer_styles") == changes


def test_options_of_gdal_are_put_back(shipped, write):
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2001-01-01T00:00:00.000Z"})
    try:
        write(shipped)
        assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") == "2001-01-01T00:00:00.000Z"
        assert pyogrio.get_gdal_config_option("OGR_SQLITE_JOURNAL") is None
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def test_every_layer_has_a_default_style_that_draws_every_feature(shipped, write, read):
    path = write(shipped)
    styles = ask(path, "SELECT f_table_name, styleQML, useAsDefault FROM layer_styles")

    assert {name for name, _, _ in styles} == {layer.id for layer in shipped.scene.layers}
    for name, qml, is_default in styles:
        assert is_default
        rules = {rule.get("filter") for rule in etree.fromstring(qml).iter("rule")}
        frame = read(path, name)
        for column in ("style", "symbol", "circle"):
            wanted = frame[column].dropna().unique() if column in frame else ()
            assert {f"\"{column}\" = '{value}'" for value in wanted} <= rules


@pytest.mark.parametrize("name", ["sources", "metadata"])
def test_layer_named_as_a_table_of_ours_does_not_hide_it(
    make_job, make_layer, make_report, write, read, name
):
    path = write(make_job(make_layer(make_report("mine"), id=name)))

    assert list(read(path, f"layer_{name}")["id"]) == ["mine"]
    assert len(read(path, name)) > 0
    assert "geom" not in read(path, name)


@pytest.fixture
def hostile_map(make_job, make_layer, make_report, hostile):
    """A text, and a map that is full of it."""
    # a text ends at the character 0 in the library
    text = hostile.replace("\0", "")
    report = make_report(names={"en": text}, extra={text: "key", "GEOM": text, "fid": text})
    return text, make_job(make_layer(report, title={"en": text}), footnote={"en": text})


def test_hostile_text_comes_back_as_it_is(hostile_map, write, read, ogrinfo):
    text, job = hostile_map
    path = write(job)

    frame = read(path, "reports")

    ogrinfo(path, "-so")
    assert frame["name"][0] == text
    assert frame["GEOM_"][0] == frame["fid_"][0] == text
    assert ask(path, "SELECT styleName FROM layer_styles") == [(text,)]


def test_layers_without_features_or_places_can_be_opened(
    make_job, make_layer, make_report, write, read, ogrinfo
):
    placeless = make_report(geometry=None, precision="none", radius_m=None)
    path = write(make_job(make_layer(id="empty"), make_layer(placeless, id="listed")))

    ogrinfo(path, "-so")
    assert len(read(path, "empty")) == 0
    assert read(path, "listed").geometry.isna().all()


def test_area_across_the_antimeridian_stays_cut(
    make_job, make_layer, make_report, write, read, band
):
    report = make_report(geometry=band, precision="area", radius_m=None)
    frame = read(write(make_job(make_layer(report))), "reports")

    assert shapely.equals(frame.geometry[0], band)
