import io
import json
import warnings

import geopandas as gpd
import pyarrow.parquet as pq
import pytest


@pytest.fixture(scope="module")
def shipped_parquet(shipped, render):
    return render("geoparquet", shipped)


def test_geopandas_opens_it_with_every_feature(shipped_parquet, shipped):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = gpd.read_parquet(io.BytesIO(shipped_parquet))

    assert frame.crs == "OGC:CRS84"
    ids = [feature.id for layer in shipped.scene.records for feature in layer.features]
    assert list(frame["id"]) == ids
    assert frame["visible"].dtype == bool
    places = {known.id: known for layer in shipped.scene.records for known in layer.features}
    for name, geometry in zip(frame["id"], frame.geometry, strict=True):
        placed = places[name].geometry
        assert (geometry is None) == (placed is None)
        assert placed is None or geometry.hausdorff_distance(placed) < 1e-6


def test_metadata_are_in_the_file(shipped_parquet):
    told = pq.read_schema(io.BytesIO(shipped_parquet)).metadata
    about = json.loads(told[b"geomap"])
    geo = json.loads(told[b"geo"])

    assert about["handling"] == "TLP:CLEAR"
    assert about["footnote"]
    assert about["sources"]["S01"]["text"]
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["bbox"][0] < 20 < geo["columns"]["geometry"]["bbox"][2]
    assert "Polygon" in geo["columns"]["geometry"]["geometry_types"]


def test_hostile_text_comes_back_as_it_is(make_job, make_layer, make_report, render, hostile):
    report = make_report(names={"en": hostile}, extra={hostile: "key", "geometry": hostile})

    frame = gpd.read_parquet(io.BytesIO(render("geoparquet", make_job(make_layer(report)))))

    assert frame["name"][0] == frame["geometry_"][0] == hostile
    assert frame[hostile][0] == "key"
