import json
import warnings

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geomap.loader.decode import decode_geojson


@pytest.fixture(scope="module")
def shipped_text(shipped, render):
    return render("geojson", shipped)


def test_own_reader_opens_it_without_a_problem(shipped_text, shipped):
    features, problems = decode_geojson(shipped_text, file="x.geojson")

    assert problems == []
    count = sum(len(layer.features) for layer in shipped.scene.records)
    assert len(features) == count > 100


def test_other_programs_open_it_without_a_remark(shipped_text, shipped, tmp_path, ogrinfo):
    path = tmp_path / "map.geojson"
    path.write_bytes(shipped_text)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = gpd.read_file(f"GeoJSON:{path}", engine="pyogrio")  # noqa: TID251

    assert "using driver `GeoJSON' successful" in ogrinfo(path, "-so")
    assert len(frame) == sum(len(layer.features) for layer in shipped.scene.records)
    assert frame.crs == "EPSG:4326"
    assert set(frame["layer"]) == {layer.id for layer in shipped.scene.layers}


def test_member_of_our_own_carries_what_every_product_must(shipped_text):
    told = json.loads(shipped_text)["geomap"]

    assert told["handling"] == "TLP:CLEAR"
    assert told["footnote"]
    assert told["cutoff"] == told["as_of"] == "2023-10-18T23:59:59+02:00"
    assert told["loses"].startswith("styles")
    assert told["sources"]["S01"]["url"].startswith("https://")
    assert {layer["id"] for layer in told["layers"] if not layer["visible"]} >= {"camps"}


def test_every_source_that_is_cited_is_told(shipped_text):
    told = json.loads(shipped_text)
    cited = {
        source
        for feature in told["features"]
        for source in feature["properties"].get("sources", "").split(";")
        if source
    }

    assert cited
    assert cited <= told["geomap"]["sources"].keys()


def test_properties_are_those_that_the_page_saves(shipped_text):
    features = {known["properties"]["id"]: known for known in json.loads(shipped_text)["features"]}
    report = features["us-large-deployment"]["properties"]

    # the names in web/src/export/geojson.js
    assert {
        "id", "name", "name:fr", "summary", "layer", "standing", "kind", "side", "claimant",
        "claimant:sq", "location_text", "composition", "disputed_by", "rationale", "sources",
    } <= report.keys()  # fmt: skip
    assert report["standing"] == "superseded"
    assert report["visible"] is True
    assert {"source", "licence", "method", "vintage"} <= features["place-mitrovica"][
        "properties"
    ].keys()


def test_report_without_a_place_has_no_geometry(make_job, make_layer, make_report, render):
    report = make_report(geometry=None, precision="none", radius_m=None)

    (feature,) = json.loads(render("geojson", make_job(make_layer(report))))["features"]

    assert feature["geometry"] is None


def test_area_across_the_antimeridian_stays_cut(make_job, make_layer, make_report, render, band):
    report = make_report(geometry=band, precision="area", radius_m=None)

    (feature,) = json.loads(render("geojson", make_job(make_layer(report))))["features"]

    assert shapely.geometry.shape(feature["geometry"]).equals(band)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back(make_job, make_layer, make_report, render, text):
    report = make_report(names={"en": text}, claimant=text)

    told = json.loads(render("geojson", make_job(make_layer(report), footnote={"en": text})))

    assert told["features"][0]["properties"]["name"] == text
    assert told["features"][0]["properties"]["claimant"] == text
    assert told["geomap"]["footnote"] == text
