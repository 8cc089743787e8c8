"""Tiles by name: which are taken and which refused, and what a policy can say of their host."""

import re

import pytest
import xyzservices.providers

from geomap.spec.basemap import Basemap, basemap_named

EVERY = xyzservices.providers.flatten()
#: What the page puts in itself.
PLACES = {"{x}", "{y}", "{z}", "{s}", "{r}"}


@pytest.mark.parametrize("name", ["osm", "OSM", "OpenStreetMap.Mapnik", "openstreetmap mapnik"])
def test_openstreetmap_is_known_by_its_short_name(name):
    assert basemap_named(name) == Basemap(
        url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        attribution="© OpenStreetMap contributors",
        max_zoom=19,
        subdomains="abc",
    )


def test_letter_that_changes_is_an_asterisk_in_the_host():
    topo = basemap_named("OpenTopoMap")

    assert topo.url == "https://{s}.tile.opentopomap.org/{z}/{x}/{y}.png"
    assert topo.host == "*.tile.opentopomap.org"
    assert topo.max_zoom == 17


def test_letter_within_a_part_of_the_host_is_an_asterisk_for_the_whole_part():
    singapore = basemap_named("OneMapSG.Grey")

    assert singapore.url.startswith("https://maps-{s}.onemap.sg/")
    assert singapore.host == "*.onemap.sg"


def test_what_else_stands_in_the_address_is_put_in():
    assert basemap_named("Esri.WorldImagery").url == (
        "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer"
        "/tile/{z}/{y}/{x}"
    )


@pytest.fixture
def tiles_of(monkeypatch):
    """Let xyzservices know one provider."""

    def offer(**changes):
        url = "https://tiles.example/{z}/{x}/{y}.png"
        offered = {"url": url, "attribution": "(C) Nobody", **changes}
        monkeypatch.setattr(xyzservices.providers, "query_name", lambda _name: offered)
        return basemap_named("some")

    return offer


def test_what_nobody_says_of_tiles_is_as_usual(tiles_of):
    assert tiles_of() == Basemap(
        url="https://tiles.example/{z}/{x}/{y}.png",
        attribution="© Nobody",
        max_zoom=19,
        subdomains="abc",
    )


@pytest.mark.parametrize("name", ["Thunderforest.Transport", "MapTiler.Streets", "MapBox"])
def test_tiles_that_need_a_key_are_refused(name):
    with pytest.raises(ValueError, match=f"the tiles '{name}' need a key, which everyone could"):
        basemap_named(name)


def test_tiles_that_come_by_http_are_refused(tiles_of):
    with pytest.raises(ValueError, match="the tiles 'some' do not come by https"):
        tiles_of(url="http://tiles.example/{z}/{x}/{y}.png")


@pytest.mark.parametrize(
    "how",
    [
        {"crs": "EPSG:3031"},  # polar
        {"tms": True},  # rows counted from the south
        {"tileSize": 512},
        {"TileMatrixSet": "2154_5cm_6_22"},  # the French plane
    ],
)
def test_tiles_that_would_lie_on_wrong_ground_are_refused(tiles_of, how):
    with pytest.raises(ValueError, match="the tiles 'some' are not cut as those of EPSG:3857"):
        tiles_of(**how)


@pytest.mark.parametrize(
    "how", [{"crs": "EPSG:3857"}, {"tms": False}, {"tileSize": 256}, {"TileMatrixSet": "PM_6_16"}]
)
def test_tiles_that_say_that_they_are_as_usual_are_taken(tiles_of, how):
    assert tiles_of(**how) == tiles_of()


@pytest.mark.parametrize("name", ["nowhere", "", "osm2", "https://tile.example/{z}/{x}/{y}.png"])
def test_tiles_that_nobody_knows_are_refused(name):
    with pytest.raises(ValueError, match="No matching provider found"):
        basemap_named(name)


def test_whatever_is_taken_can_be_drawn_and_let_in_by_a_policy():
    taken = []
    # hundreds of this one house differ by a name only
    for name in (known for known in EVERY if not known.startswith("GeoportailFrance")):
        try:
            taken.append(basemap_named(name))
        except ValueError:
            continue

    assert len(taken) > 100
    for tiles in taken:
        assert tiles.url.startswith("https://")
        assert {"{x}", "{y}", "{z}"} <= set(re.findall(r"\{\w+\}", tiles.url)) <= PLACES
        assert re.fullmatch(r"(\*\.)?[a-z0-9.-]+(:\d+)?", tiles.host, re.IGNORECASE), tiles.url
        assert tiles.attribution
        assert 1 <= tiles.max_zoom <= 25


# --- in a situation -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nowhere", "MapTiler.Streets", "Esri.AntarcticBasemap"])
def test_situation_with_tiles_that_are_refused_is_refused(situation_folder, name):
    situation_folder.situation["situation"]["basemap"] = name

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.path) == ("GM-SPEC-REFERENCE", "$.situation.basemap")
    assert problem.is_error
    assert '"osm"' in problem.cure
