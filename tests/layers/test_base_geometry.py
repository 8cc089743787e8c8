"""The committed geometry, measured with GeographicLib: nothing here uses what derived it."""

import json
from itertools import chain, pairwise

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from shapely.geometry import LineString, Point, Polygon, shape

MONTENEGRO_TRIPOINT = (20.354, 42.8326)
NORTH_MACEDONIA_TRIPOINT = (21.5866, 42.2627)
ELLIPSOID = Geodesic.WGS84
#: Published areas in km².
PUBLISHED_KM2 = {"leposavic": 539, "zvecan": 123, "zubin-potok": 334}
TOWNS = {
    "leposavic": "place-leposavic",
    "zvecan": "place-zvecan",
    "zubin-potok": "place-zubin-potok",
    "north-mitrovica": "ibar-bridge",
    "south-mitrovica": "place-mitrovica",
    "vushtrri": "place-vushtrri",
    "skenderaj": "place-skenderaj",
    "podujevo": "place-podujevo",
}
SITES = {"banjska-monastery": "zvecan", "place-banjska": "zvecan"}
IN_KOSOVO = ["place-pristina", "camp-bondsteel", "camp-film-city", "camp-novo-selo"]
IN_SERBIA = [
    "place-raska",
    "place-novi-pazar",
    "place-kraljevo",
    "place-kursumlija",
    "place-tutin",
    "place-medveda",
    "place-bujanovac",
    "place-presevo",
    "place-vranje",
    "place-nis",
]


# --- measuring ------------------------------------------------------------------------------------


def measure_m(first, second):
    return ELLIPSOID.Inverse(first[1], first[0], second[1], second[0])["s12"]


def measure_area_km2(polygon):
    assert not polygon.interiors
    ring = ELLIPSOID.Polygon()
    for lon, lat in polygon.exterior.coords[:-1]:
        ring.AddPoint(lat, lon)
    return abs(ring.Compute()[2]) / 1e6


def densified(vertices, *, step_m):
    """Put a point at least every so many metres between vertices that are near each other."""
    points = []
    for first, second in pairwise(vertices):
        count = max(1, int(np.ceil(measure_m(first, second) / step_m)))
        share = np.arange(count)[:, None] / count
        points.append(np.add(first, share * np.subtract(second, first)))
    return np.vstack([*points, [vertices[-1]]])


def in_space(lonlat):
    """Return earth-centred coordinates, in which the nearest point is the nearest on the ground."""
    lon, lat = np.radians(lonlat).T
    flattening = ELLIPSOID.f
    squared = flattening * (2 - flattening)
    radius = ELLIPSOID.a / np.sqrt(1 - squared * np.sin(lat) ** 2)
    return np.column_stack(
        [
            radius * np.cos(lat) * np.cos(lon),
            radius * np.cos(lat) * np.sin(lon),
            radius * (1 - squared) * np.sin(lat),
        ]
    )


def distances_m(lonlat, line):
    """Measure the geodesic distance from points to a line that is densified to ten metres."""
    dense = densified(line, step_m=10)
    there = in_space(dense)
    found = []
    for point, at in zip(lonlat, in_space(lonlat), strict=True):
        nearest = dense[((there - at) ** 2).sum(axis=1).argmin()]
        found.append(measure_m(point, nearest))
    return np.array(found)


def edges_of(geometry):
    """List the edges of polygons, each without a direction."""
    rings = [
        ring
        for polygon in shapely.get_parts(geometry)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return {
        frozenset(edge) for edge in chain.from_iterable(pairwise(ring.coords) for ring in rings)
    }


# --- the committed layers -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def line(shapes_of):
    return shapes_of("line")["kosovo-serbia-line"]


@pytest.fixture(scope="module")
def countries(shapes_of):
    return shapes_of("countries")


@pytest.fixture(scope="module")
def units(shapes_of):
    return {**shapes_of("northern-municipalities"), **shapes_of("neighbouring-municipalities")}


@pytest.fixture(scope="module")
def points(shapes_of):
    return {**shapes_of("places"), **shapes_of("crossings"), **shapes_of("camps")}


# --- the line -------------------------------------------------------------------------------------


def test_line_is_one_that_does_not_cross_itself(line):
    assert isinstance(line, LineString)
    assert line.is_simple


def test_line_ends_exactly_on_the_tripoints(line):
    assert line.coords[0] == MONTENEGRO_TRIPOINT
    assert line.coords[-1] == NORTH_MACEDONIA_TRIPOINT


@pytest.mark.parametrize(
    "country, tripoint",
    [("montenegro", MONTENEGRO_TRIPOINT), ("north-macedonia", NORTH_MACEDONIA_TRIPOINT)],
)
def test_three_countries_meet_in_the_tripoint(countries, country, tripoint):
    meeting = shapely.intersection_all(
        [countries[known].boundary for known in ("kosovo", "serbia", country)]
    )

    assert meeting == Point(tripoint)


@pytest.mark.parametrize(
    "country, tripoint",
    [("MNE", MONTENEGRO_TRIPOINT), ("MKD", NORTH_MACEDONIA_TRIPOINT)],
)
def test_tripoint_is_near_all_three_outlines_of_the_package(cutouts, country, tripoint):
    content = json.loads((cutouts / "countries.json").read_text("utf-8"))
    for feature in content["features"]:
        if feature["properties"]["A3"] in {"XKX", "SRB", country}:
            rings = [part.exterior for part in shapely.get_parts(shape(feature["geometry"]))]
            vertices = np.vstack([ring.segmentize(0.0002).coords for ring in rings])
            nearest = vertices[((in_space(vertices) - in_space([tripoint])) ** 2).sum(1).argmin()]
            assert measure_m(nearest, tripoint) < 300, feature["properties"]["A3"]


def test_line_is_as_long_as_is_said(line, features_of):
    length_km = sum(measure_m(*edge) for edge in pairwise(line.coords)) / 1000

    assert length_km == pytest.approx(351.1, abs=0.1)
    zone = features_of("ground-safety-zone")["ground-safety-zone"]["properties"]
    assert f"{length_km:.0f} km of line" in zone["disputed_by"]


@pytest.mark.parametrize("country", ["kosovo", "serbia"])
def test_line_is_part_of_both_outlines_vertex_by_vertex(line, countries, country):
    assert {frozenset(edge) for edge in pairwise(line.coords)} <= edges_of(countries[country])


@pytest.mark.parametrize("zone", ["ground-safety-zone", "notification-strip"])
def test_line_is_the_inner_edge_of_the_zone_vertex_by_vertex(line, shapes_of, zone):
    assert {frozenset(edge) for edge in pairwise(line.coords)} <= edges_of(shapes_of(zone)[zone])


def test_line_is_the_outer_edge_of_the_municipalities_vertex_by_vertex(line, units):
    edges = set.union(*(edges_of(unit) for unit in units.values()))
    shared = [frozenset(edge) in edges for edge in pairwise(line.coords)]
    first, last = shared.index(True), len(shared) - shared[::-1].index(True)

    assert all(shared[first:last])
    # and where they leave it, they are no longer near
    beyond = [*line.coords[: max(0, first - 1)], *line.coords[last + 2 :]]
    outer = shapely.union_all(list(units.values())).boundary
    assert min(outer.distance(Point(xy)) for xy in beyond) > 1e-4


# --- countries and municipalities -----------------------------------------------------------------


def test_countries_share_their_edges(countries):
    assert shapely.coverage_is_valid(list(countries.values()))


def test_municipalities_share_their_edges(units):
    assert shapely.coverage_is_valid(list(units.values()))
    assert isinstance(shapely.coverage_union_all(list(units.values())), Polygon)


def test_municipalities_lie_in_kosovo(units, countries):
    for known, unit in units.items():
        assert countries["kosovo"].covers(unit), known


def test_kosovo_is_as_large_as_published(countries):
    assert measure_area_km2(countries["kosovo"]) == pytest.approx(10_901, rel=0.01)


@pytest.mark.parametrize("unit", PUBLISHED_KM2)
def test_municipality_is_as_large_as_published(units, unit):
    assert measure_area_km2(units[unit]) == pytest.approx(PUBLISHED_KM2[unit], rel=0.06)


def test_north_mitrovica_is_as_large_as_its_published_limits_enclose(units, features_of):
    area = measure_area_km2(units["north-mitrovica"])

    assert 4.6 < area < 6.3
    properties = features_of("northern-municipalities")["north-mitrovica"]["properties"]
    assert properties["method"].startswith("schematic")
    assert f"about {area:.1f} km²" in properties["summary"]


def test_town_lies_in_its_municipality_and_in_no_other(units, points):
    for unit, town in TOWNS.items():
        inside = [known for known, polygon in units.items() if polygon.covers(points[town])]
        assert inside == [unit], town


@pytest.mark.parametrize("site, unit", SITES.items())
def test_site_lies_in_its_municipality(units, points, site, unit):
    assert units[unit].covers(points[site])


def test_town_lies_in_its_country(countries, points):
    for site in IN_KOSOVO:
        assert countries["kosovo"].covers(points[site]), site
    for site in IN_SERBIA:
        assert countries["serbia"].covers(points[site]), site


def test_crossing_is_on_the_line_within_its_accuracy(features_of, line):
    for known, feature in features_of("crossings").items():
        (off_m,) = distances_m([feature["geometry"]["coordinates"]], line.coords)
        stated = feature["properties"]["accuracy_m_p95"]
        line_p95_m = features_of("line")["kosovo-serbia-line"]["properties"]["accuracy_m_p95"]
        assert off_m < stated + line_p95_m, known


# --- zones ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "zone, width_m, tolerance_m",
    [("ground-safety-zone", 5000, 5), ("notification-strip", 1000, 20)],
)
def test_outer_edge_of_the_zone_is_as_far_from_the_line_as_is_said(
    shapes_of, line, zone, width_m, tolerance_m
):
    ring = shapes_of(zone)[zone].exterior
    serbia = shapes_of("countries")["serbia"].boundary
    samples = densified(ring.coords, step_m=50)
    outer = [xy for xy in samples if serbia.distance(Point(xy)) > 3e-5]

    off_m = distances_m(outer, line.coords)

    assert len(outer) > 5000
    assert np.abs(off_m - width_m).max() < tolerance_m


@pytest.mark.parametrize(
    "zone, width",
    [("ground-safety-zone", "5,000 m (± 5 m)"), ("notification-strip", "1,000 m (± 20 m)")],
)
def test_zone_says_its_width_and_tolerance(features_of, zone, width):
    assert width in features_of(zone)[zone]["properties"]["method"]


def test_zone_is_in_serbia_and_has_the_area_that_is_said(shapes_of, features_of, countries):
    zone = shapes_of("ground-safety-zone")["ground-safety-zone"]
    area = measure_area_km2(zone)

    # where another border cuts it off, its corner is rounded to a metre
    assert zone.difference(countries["serbia"].buffer(1.5e-5)).is_empty
    properties = features_of("ground-safety-zone")["ground-safety-zone"]["properties"]
    assert f"{area:,.0f} km²" in properties["disputed_by"]


# --- repairs and disagreements --------------------------------------------------------------------


def test_line_runs_through_every_repair(shapes_of, line):
    for known, repair in shapes_of("repairs").items():
        assert line.intersection(repair).length > 0, known


def test_repair_says_its_area(shapes_of, features_of):
    for known, repair in shapes_of("repairs").items():
        area = measure_area_km2(Polygon(repair.exterior))
        assert f": {area:.2f} km²" in features_of("repairs")[known]["properties"]["summary"], known


def test_line_runs_through_every_disagreement_or_near_it(shapes_of, line):
    """The package need not run between the two files, but it cannot be far from them."""
    for known, box in shapes_of("disagreements").items():
        way = shapely.shortest_line(box, line)
        assert measure_m(*way.coords) < 1350, known


# --- what is said of it ---------------------------------------------------------------------------

BASE = [
    "countries",
    "borders",
    "line",
    "northern-municipalities",
    "neighbouring-municipalities",
    "ground-safety-zone",
    "notification-strip",
    "disagreements",
    "repairs",
    "places",
    "crossings",
    "camps",
]


@pytest.mark.parametrize("layer", BASE)
def test_base_feature_says_where_it_comes_from_and_of_when_it_is(features_of, layer):
    for known, feature in features_of(layer).items():
        for key in ("source", "licence", "method", "vintage"):
            assert feature["properties"].get(key), (known, key)


@pytest.mark.parametrize("layer", BASE[:7] + BASE[9:])
def test_base_feature_says_how_good_it_is_or_that_nobody_knows(features_of, layer):
    for known, feature in features_of(layer).items():
        properties = feature["properties"]
        measured = {"accuracy_m_mean", "accuracy_m_p95"} & set(properties)
        unknown = "accuracy not" in properties["method"]
        assert bool(measured) is not unknown, known


@pytest.mark.parametrize("layer", ["disagreements", "repairs"])
def test_base_feature_is_named_and_told_in_every_language(features_of, layer):
    for known, feature in features_of(layer).items():
        for language in ("", ":fr", ":sr-Latn", ":sr-Cyrl", ":sq"):
            assert feature["properties"].get(f"name{language}"), known
            assert feature["properties"].get(f"summary{language}"), known
