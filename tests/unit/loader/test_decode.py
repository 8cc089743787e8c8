"""What is read as GeoJSON, and everything that is not."""

import json

import pytest

from geomap.loader.decode import decode_geojson

FILE = "layers/places.geojson"
FEATURE = {"type": "Feature", "properties": {"id": "a"}, "geometry": None}


def decode(value, **members):
    if not isinstance(value, bytes):
        features = value if isinstance(value, list) else [value]
        value = json.dumps({"type": "FeatureCollection", **members, "features": features}).encode()
    return decode_geojson(value, file=FILE)


def refused(data):
    """Return the one problem of a file of which nothing is read."""
    features, (problem,) = decode_geojson(data, file=FILE)
    assert features == []
    assert problem.file == FILE
    assert problem.consequence == "nothing is built"
    return problem


def test_feature_is_read_with_its_place_in_the_file():
    (first, second), problems = decode([FEATURE, FEATURE])

    assert problems == []
    assert (first.path, second.path) == ("$.features[0]", "$.features[1]")
    assert first.properties == {"id": "a"}


def test_byte_order_mark_is_accepted():
    features, problems = decode(b'\xef\xbb\xbf{"type":"FeatureCollection","features":[]}')

    assert (features, problems) == ([], [])


@pytest.mark.parametrize(
    "body, said",
    [
        (b'{"a": NaN}', "NaN is not a JSON number"),
        (b'{"a": Infinity}', "Infinity is not a JSON number"),
        (b'{"a": [-Infinity]}', "-Infinity is not a JSON number"),
        (b'{"type": 1, "type": 2}', "the key 'type' stands twice in one object"),
        (b'{"a": {"b": {"c": 1, "c": 1}}}', "the key 'c' stands twice"),
        (b'{"a": [1, 2,]}', "the file is not JSON"),
        (b'{"a": 1,}', "the file is not JSON"),
        (b"{'a': 1}", "the file is not JSON"),
        (b'{"a": 1} {"b": 2}', "the file is not JSON"),
        (b'{"a": 01}', "the file is not JSON"),
        (b'{"a": "line\nbreak"}', "the file is not JSON"),
        (b"// note\n{}", "the file is not JSON"),
        (b"", "the file is empty"),
        (b'{"a": "\xe1"}', "the file is not UTF-8 (byte 7)"),
        ('{"a": 1}'.encode("utf-16"), "the file is not UTF-8 (byte 0)"),
        (b"[" * 10_000 + b"]" * 10_000, "the file nests 10000 levels deep; 64 are read at most"),
        (b'{"a":' * 10_000, "the file nests 10000 levels deep"),
    ],
)
def test_what_is_not_strict_json_is_refused(body, said):
    problem = refused(body)

    assert problem.code == "GM-LOAD-JSON"
    assert said in problem.message


def test_broken_json_is_named_with_its_line_and_column():
    problem = refused(b'{\n  "type": "FeatureCollection",\n  "features": [,]\n}')

    assert problem.line == 3
    assert "column 16" in problem.message
    assert problem.cure == "correct the line"


def test_brackets_inside_texts_do_not_count_as_nesting():
    _, problems = decode({**FEATURE, "properties": {"id": "a", "note": '[{\\"[' * 100}})

    assert problems == []


def test_64_levels_are_read():
    deep = "x"
    for _ in range(60):
        deep = [deep]

    _, problems = decode({**FEATURE, "properties": {"deep": deep}})

    assert problems == []


def test_number_with_thousands_of_digits_is_a_problem_and_no_crash():
    problem = refused(b'{"type":"FeatureCollection","features":[],"x":%s}' % (b"1" * 5000))

    assert problem.code == "GM-LOAD-JSON"


@pytest.mark.parametrize(
    "value",
    [
        [],
        "text",
        5,
        None,
        {},
        {"type": "featurecollection", "features": []},
        {"type": "FEATURECOLLECTION", "features": []},
        {"type": "Feature", "properties": {}, "geometry": None},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Topology", "objects": {}},
        {"type": ["FeatureCollection"], "features": []},
    ],
)
def test_what_is_not_a_feature_collection_is_refused(value):
    problem = refused(json.dumps(value).encode())

    assert problem.code == "GM-LOAD-FORM"
    assert problem.path == "$"


@pytest.mark.parametrize("features", [None, {}, "text", 5])
def test_features_that_are_no_list_are_refused(features):
    problem = refused(json.dumps({"type": "FeatureCollection", "features": features}).encode())

    assert problem.code == "GM-LOAD-FORM"
    assert problem.path == "$.features"


@pytest.mark.parametrize(
    "feature",
    [
        None,
        [],
        "Feature",
        {"type": "feature", "properties": {}, "geometry": None},
        {"properties": {}, "geometry": None},
        {"type": "FeatureCollection", "features": []},
        {"type": "Point", "coordinates": [1, 2]},
    ],
)
def test_item_that_is_no_feature_is_refused_and_the_others_are_read(feature):
    features, (problem,) = decode([FEATURE, feature, FEATURE])

    assert [known.index for known in features] == [0, 2]
    assert problem.code == "GM-LOAD-FORM"
    assert problem.path == "$.features[1]"


@pytest.mark.parametrize("properties", [None, [], "text", ...])
def test_properties_that_are_no_object_are_refused(properties):
    feature = {key: value for key, value in FEATURE.items() if key != "properties"}
    if properties is not ...:
        feature["properties"] = properties

    _, (problem,) = decode(feature)

    assert problem.path == "$.features[0].properties"
    assert problem.cure == "give it id, name and kind"


@pytest.mark.parametrize("geometry", [[], "POINT (1 2)", 5, False, ...])
def test_geometry_that_is_neither_object_nor_null_is_refused(geometry):
    feature = {key: value for key, value in FEATURE.items() if key != "geometry"}
    if geometry is not ...:
        feature["geometry"] = geometry

    _, (problem,) = decode(feature)

    assert problem.path == "$.features[0].geometry"
    assert problem.cure == "write null for no place"


@pytest.mark.parametrize(
    "name",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "urn:ogc:def:crs:EPSG::4326",
        "EPSG:4326",
        "OGC:CRS84",
    ],
)
def test_names_of_wgs_84_are_accepted(name):
    _, problems = decode(FEATURE, crs={"type": "name", "properties": {"name": name}})

    assert problems == []


def test_crs_of_null_is_accepted():
    assert decode(FEATURE, crs=None)[1] == []


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "name", "properties": {"name": "EPSG:3857"}},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32634"}},
        {"type": "name", "properties": {"name": "+proj=pipeline"}},
        {"type": "name", "properties": {"name": ["EPSG:4326"]}},
        {"type": "name", "properties": None},
        {"type": "link", "properties": {"href": "http://a.example/crs", "type": "proj4"}},
        {"type": "EPSG", "properties": {"code": 4326}},
        "EPSG:4326",
        4326,
        [],
        False,
    ],
)
def test_any_other_crs_is_refused_before_a_feature_is_read(crs):
    features, (problem,) = decode(FEATURE, crs=crs)

    assert features == []
    assert problem.code == "GM-LOAD-CRS"
    assert problem.path == "$.crs"
    assert "OGC:CRS84" in problem.cure


def test_nulls_are_left_out_as_if_absent():
    (feature,), _ = decode({**FEATURE, "properties": {"id": "a", "name": None}})

    assert feature.properties == {"id": "a"}


def test_id_of_the_feature_stands_in_for_a_missing_property():
    (feature,), _ = decode({**FEATURE, "id": "member", "properties": {"name": "A"}})

    assert feature.properties["id"] == "member"


def test_id_among_the_properties_wins():
    (feature,), _ = decode({**FEATURE, "id": "member"})

    assert feature.properties["id"] == "a"


def test_text_that_never_ends_is_refused_without_reading_it_over_and_over():
    data = b'["' + b'\\"' * 200_000

    features, (problem,) = decode_geojson(data, file="x")

    assert features == []
    assert problem.code == "GM-LOAD-JSON"


def test_file_in_another_encoding_says_which_to_save_it_in():
    _, (problem,) = decode_geojson('{"a": 1}'.encode("utf-16"), file="x")

    assert problem.cure == "save it as UTF-8"
