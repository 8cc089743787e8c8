"""`[[upstreams]]`: where better base geometry can be had."""

import pytest

from geomap.spec.links import is_fetchable


def overpass(**changes):
    return {
        "id": "maps",
        "service": "overpass",
        "url": "https://maps.example/api",
        "query": "rel(1);out geom;",
        "name_property": "name",
        "count": 2,
        "units": {"patch": "Patch"},
        **changes,
    }


@pytest.fixture
def folder(situation_folder, place_json):
    """A folder with two areas and one upstream for the first."""
    situation_folder.situation["layers"].append(
        {"id": "units", "file": "units.geojson", "kind": "zones", "title": {"en": "Units"}}
    )
    situation_folder.situation["maps"][0]["layers"].append("units")
    situation_folder.files["units.geojson"] = [
        place_json("patch", geometry="area"),
        place_json("whole", geometry="area"),
    ]
    situation_folder.situation["upstreams"] = [overpass()]
    return situation_folder


def test_upstream_is_read_with_its_defaults(folder):
    (upstream,) = folder.load().spec.upstreams

    assert upstream.max_area_change == 0.10
    assert upstream.within is None
    assert folder.problems() == ()


@pytest.mark.parametrize(
    "changes, path",
    [
        ({"units": {}}, "$.upstreams[0].units"),
        ({"count": 0}, "$.upstreams[0].count"),
        ({"servis": 1}, "$.upstreams[0].servis"),
        ({"service": "wfs"}, "$.upstreams[0].service"),
        ({"url": "http://maps.example/api"}, "$.upstreams[0].url"),
        ({"url": "ftp://maps.example/api"}, "$.upstreams[0].url"),
        ({"url": "file:///etc/passwd"}, "$.upstreams[0].url"),
        ({"max_area_change": 0}, "$.upstreams[0].max_area_change"),
        ({"query": ...}, "$.upstreams[0]"),
        ({"detail": "simplified"}, "$.upstreams[0]"),
        ({"service": "geoboundaries"}, "$.upstreams[0]"),
        ({"areas": {"patch": {"area_km2": [1, 2]}}}, "$.upstreams[0].areas.patch.reason"),
        (
            {"areas": {"patch": {"area_km2": [2, 1], "reason": "so"}}},
            "$.upstreams[0].areas.patch",
        ),
    ],
)
def test_wrong_upstream_is_refused_with_its_path(folder, changes, path):
    table = {key: value for key, value in overpass(**changes).items() if value is not ...}
    folder.situation["upstreams"] = [table]

    assert [problem.path for problem in folder.problems()] == [path]


@pytest.mark.parametrize(
    "changes, path, message",
    [
        (
            {"units": {"patch": "Patch", "whole": "Patch"}},
            "$.upstreams[0].units.patch",
            "'Patch' stands for more than one feature",
        ),
        (
            {"areas": {"petch": {"area_km2": [1, 2], "reason": "so"}}},
            "$.upstreams[0].areas.petch",
            "'petch' is none of the units",
        ),
        ({"within": "patch"}, "$.upstreams[0].within", "a unit cannot be its own outline"),
        (
            {"units": {"petch": "Patch"}},
            "$.upstreams[0].units.petch",
            "no layer of countries, units or zones has a feature 'petch'",
        ),
        (
            {"units": {"place": "Patch"}},
            "$.upstreams[0].units.place",
            "no layer of countries, units or zones has a feature 'place'",
        ),
        (
            {"within": "hole"},
            "$.upstreams[0].within",
            "no layer of countries, units or zones has a feature 'hole'",
        ),
    ],
)
def test_what_an_upstream_names_has_to_be_there(folder, changes, path, message):
    folder.situation["upstreams"] = [overpass(**changes)]

    first = folder.problems()[0]

    assert (first.code, first.path, first.message) == ("GM-SPEC-REFERENCE", path, message)


def test_two_upstreams_cannot_have_one_id(folder):
    folder.situation["upstreams"] = [overpass(), overpass()]

    (problem,) = folder.problems()

    assert problem.path == "$.upstreams[1].id"


@pytest.mark.parametrize(
    "url",
    [
        "https://maps.example/",
        "https://maps.example:8443/a?b=c",
        "http://127.0.0.1:8000/a",
        "http://[::1]/a",
        "http://localhost/a",
    ],
)
def test_address_that_may_be_fetched(url):
    assert is_fetchable(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://maps.example/",
        "http://127.0.0.1.maps.example/",
        "http://localhost@maps.example/",
        "https://me:secret@maps.example/",
        "https://maps.example:99999/",
        "https://maps.example:0/",
        "https:///a",
        "https://maps.example/a b",
        "mailto:me@maps.example",
        "data:,",
        "",
    ],
)
def test_address_that_may_not_be_fetched(url):
    assert not is_fetchable(url)
