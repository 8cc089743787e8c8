"""No input crashes the reader; everything wrong comes out as a problem."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geomap.loader.decode import decode_geojson
from geomap.loader.geometry import build_geometry
from geomap.loader.situation import load_folder
from geomap.model.bounds import Bounds
from geomap.spec.links import is_link
from geomap.spec.read import read_situation_file, read_sources_file

NUMBERS = st.one_of(
    st.integers(-400, 400),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**400), 10**400),
)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
POSITIONS = st.lists(NUMBERS, min_size=1, max_size=4) | JSON
GEOMETRIES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
        )
        | JSON,
        "coordinates": st.recursive(POSITIONS, lambda inner: st.lists(inner, max_size=5)),
    }
)


@given(st.binary(max_size=200))
def test_any_bytes_are_features_or_a_problem(data):
    features, problems = decode_geojson(data, file="x.geojson")

    assert features or problems or b"FeatureCollection" in data


@given(JSON)
def test_any_json_is_features_or_a_problem(value):
    data = json.dumps({"type": "FeatureCollection", "features": [value]}).encode()

    features, problems = decode_geojson(data, file="x.geojson")

    assert len(features) + len(problems) >= 1


@given(GEOMETRIES)
@example({"type": "Point", "coordinates": [10**400, 0]})
@example({"type": "LineString", "coordinates": [[0, 0], [1, 1, 1]]})
@example({"type": [], "coordinates": []})
def test_any_geometry_is_built_or_found_wrong(raw):
    geometry, findings = build_geometry(raw, plausible=(Bounds(20, 42, 22, 44),))

    assert (geometry is None) == bool(findings)
    if geometry is not None:
        assert geometry.is_valid
        assert not geometry.is_empty


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_a_situation_file_or_a_problem(data):
    read = read_situation_file(data, file="situation.toml")

    assert (read.spec is None) == bool(read.problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_sources_file_or_a_problem(data):
    read = read_sources_file(data, file="sources.toml")

    assert read.ids is not None or read.problems


@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "name", "kind", "precision", "sources", "reported_at", "valid_to", "radius_m",
             "quantity", "handling", "supersedes", "name:fr", "colour"]
        ),
        JSON | st.text(max_size=30),
        max_size=6,
    )
)  # fmt: skip
@example({"reported_at": "2023-09-29T14:00:00"})
@example({"sources": "[" * 100_000})
@example({"colour": "\ud800"})
def test_any_property_of_a_report_is_read_or_found_wrong(tmp_path_factory, make_folder, changes):
    folder = make_folder(tmp_path_factory.getbasetemp() / "properties")
    folder.files["reports.geojson"][0]["properties"] |= changes

    loaded = load_folder(folder.write())

    assert (loaded.situation is None) == any(problem.is_error for problem in loaded.problems)
    for problem in loaded.problems:
        str(problem).encode("utf-8")


@given(st.text(max_size=60))
def test_link_never_holds_what_a_browser_would_drop_or_a_scheme_that_runs(text):
    for prefix in ("", "https://a.example/"):
        url = prefix + text
        if is_link(url):
            assert url.lower().startswith(("http:", "https:", "mailto:"))
            assert not any(ord(char) <= 32 or 127 <= ord(char) < 160 for char in url)


@pytest.mark.parametrize("schema", ["geomap/1"])
@given(st.text(max_size=30))
def test_any_unknown_key_of_situation_toml_is_named_in_its_path(schema, key):
    data = f"schema = {json.dumps(schema)}\n{_quoted(key)} = 1\n".encode("utf-8", "replace")

    problems = read_situation_file(data, file="situation.toml").problems

    assert problems
    if key not in {"schema", "situation", "editions", "layers", "maps", "footnotes"}:
        assert any(problem.code in {"GM-SPEC-UNKNOWN", "GM-SPEC-TOML"} for problem in problems)


def _quoted(text):
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
