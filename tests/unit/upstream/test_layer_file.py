"""Changing a feature in the text of a layer file, and nothing else of it."""

import json

import pytest

from geomap.loader.decode import decode_geojson
from geomap.upstream.layer_file import change_features

POINT = {"type": "Point", "coordinates": [1.5, 2.5]}
CHANGE = {"a": {"geometry": POINT, "source": "new", "licence": None}}
OLD = {
    "type": "Feature",
    "properties": {"id": "a", "source": "old", "licence": "x", "näme": "ü"},
    "geometry": None,
}
NEW = {
    "type": "Feature",
    "properties": {"id": "a", "source": "new", "näme": "ü"},
    "geometry": POINT,
}
OTHER = '{ "type":"Feature","properties":{"id":"b",  "n":1.50},"geometry":null }'


def written(feature, **style):
    return json.dumps(feature, **style)


@pytest.mark.parametrize(
    "style",
    [
        {"ensure_ascii": False, "separators": (",", ":")},
        {"ensure_ascii": False},
        {"ensure_ascii": True},
        {"ensure_ascii": False, "indent": 2},
        {"ensure_ascii": False, "indent": 1},
        {"ensure_ascii": False, "indent": "\t"},
    ],
)
def test_feature_is_written_in_the_manner_of_the_old_one(style):
    frame = '{"name":"x","features":[\n%s,\n' + OTHER + '\n], "type":"FeatureCollection"}\n'

    changed = change_features((frame % written(OLD, **style)).encode(), CHANGE)

    assert changed.decode() == frame % written(NEW, **style)


def test_indented_file_keeps_its_indentation():
    document = {"type": "FeatureCollection", "features": [OLD]}
    data = json.dumps(document, indent=2).encode()

    changed = change_features(data, CHANGE)

    assert changed.decode() == json.dumps({**document, "features": [NEW]}, indent=2)


def test_mark_at_the_start_and_line_ends_stay():
    data = '\ufeff{"type":"FeatureCollection",\r\n"features":[' + written(OLD) + "]}\r\n"

    changed = change_features(data.encode(), CHANGE)

    assert changed.startswith(b"\xef\xbb\xbf{")
    assert changed.endswith(b"]}\r\n")
    assert b',\r\n"features"' in changed


def test_feature_with_its_id_outside_the_properties_is_found():
    feature = {"type": "Feature", "id": "a", "properties": {}, "geometry": None}
    data = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()

    raws, problems = decode_geojson(change_features(data, CHANGE), file="x")

    assert problems == []
    assert raws[0].geometry == POINT


def test_box_of_the_old_geometry_is_taken_out():
    data = json.dumps({"features": [{**OLD, "bbox": [0, 0, 1, 1]}]}).encode()

    assert b"bbox" not in change_features(data, CHANGE)


def test_feature_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match="a"):
        change_features(b'{"features":[]}', CHANGE)
