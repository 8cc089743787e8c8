"""Geometry objects: what is built, and everything that a map must not show."""

import pytest
import shapely

from geomap.loader.geometry import build_geometry
from geomap.model.bounds import Bounds

HERE = (Bounds(15, 38, 27, 49),)
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]

#: The examples of RFC 7946, appendix A, and the WKT they stand for.
RFC_7946_APPENDIX_A = [
    ("Point", [100.0, 0.0], "POINT (100 0)"),
    ("LineString", [[100.0, 0.0], [101.0, 1.0]], "LINESTRING (100 0, 101 1)"),
    (
        "Polygon",
        [[[100.0, 0.0], [101.0, 0.0], [101.0, 1.0], [100.0, 1.0], [100.0, 0.0]]],
        "POLYGON ((100 0, 101 0, 101 1, 100 1, 100 0))",
    ),
    (
        "Polygon",
        [
            [[100.0, 0.0], [101.0, 0.0], [101.0, 1.0], [100.0, 1.0], [100.0, 0.0]],
            [[100.8, 0.8], [100.8, 0.2], [100.2, 0.2], [100.2, 0.8], [100.8, 0.8]],
        ],
        (
            "POLYGON ((100 0, 101 0, 101 1, 100 1, 100 0), "
            "(100.8 0.8, 100.8 0.2, 100.2 0.2, 100.2 0.8, 100.8 0.8))"
        ),
    ),
    ("MultiPoint", [[100.0, 0.0], [101.0, 1.0]], "MULTIPOINT (100 0, 101 1)"),
    (
        "MultiLineString",
        [[[100.0, 0.0], [101.0, 1.0]], [[102.0, 2.0], [103.0, 3.0]]],
        "MULTILINESTRING ((100 0, 101 1), (102 2, 103 3))",
    ),
    (
        "MultiPolygon",
        [
            [[[102.0, 2.0], [103.0, 2.0], [103.0, 3.0], [102.0, 3.0], [102.0, 2.0]]],
            [
                [[100.0, 0.0], [101.0, 0.0], [101.0, 1.0], [100.0, 1.0], [100.0, 0.0]],
                [[100.2, 0.2], [100.2, 0.8], [100.8, 0.8], [100.8, 0.2], [100.2, 0.2]],
            ],
        ],
        (
            "MULTIPOLYGON (((102 2, 103 2, 103 3, 102 3, 102 2)), "
            "((100 0, 101 0, 101 1, 100 1, 100 0), "
            "(100.2 0.2, 100.2 0.8, 100.8 0.8, 100.8 0.2, 100.2 0.2)))"
        ),
    ),
]


def build(kind, coordinates, plausible=()):
    return build_geometry({"type": kind, "coordinates": coordinates}, plausible=plausible)


def refused(kind, coordinates, plausible=()):
    geometry, findings = build(kind, coordinates, plausible)
    assert geometry is None
    assert len(findings) == 1
    return findings[0]


@pytest.mark.parametrize("kind, coordinates, wkt", RFC_7946_APPENDIX_A)
def test_examples_of_the_standard_are_read_as_meant(kind, coordinates, wkt):
    geometry, findings = build(kind, coordinates)

    assert findings == []
    assert geometry == shapely.from_wkt(wkt)


@pytest.mark.parametrize(
    "raw",
    [
        {"type": "GeometryCollection", "geometries": []},
        {"type": "point", "coordinates": [1, 2]},
        {"type": "Circle", "coordinates": [1, 2]},
        {"type": "Feature", "geometry": None},
        {"type": None},
        {"type": []},
        {"type": {}},
        {},
    ],
)
def test_type_that_cannot_be_drawn_is_refused_with_those_that_can(raw):
    geometry, ((place, message, cure),) = build_geometry(raw, plausible=())

    assert geometry is None
    assert place == ""
    assert "is not a geometry type" in message
    assert cure.startswith("use Point, MultiPoint")


@pytest.mark.parametrize(
    "position",
    [[], [1], [1, 2, 3, 4], "1,2", {"lon": 1, "lat": 2}, None, 5, [[1, 2]], ["11,57", "48,14"]],
)
def test_position_of_the_wrong_form_is_refused(position):
    place, _, _ = refused("Point", position)

    assert place == ".coordinates"


@pytest.mark.parametrize(
    "position", [["21", "43"], [True, False], [21, None], [21, [43]], [float("inf"), 1], [1, 1e999]]
)
def test_position_that_holds_no_numbers_is_refused(position):
    _, message, cure = refused("Point", position)

    assert "holds what is not a number" in message
    assert cure == "write plain decimal degrees"


def test_position_with_an_endless_number_is_a_finding_and_no_crash():
    geometry, findings = build("Point", [10**400, 43])

    assert geometry is None
    assert len(findings) == 1


def test_height_is_read_and_dropped():
    geometry, _ = build("Point", [21, 43, 800])

    assert geometry == shapely.Point(21, 43)
    assert not geometry.has_z


@pytest.mark.parametrize(
    "kind, coordinates",
    [
        ("LineString", [[0, 0], [1, 1, 5]]),
        ("Polygon", [[[0, 0, 5], [1, 0], [1, 1], [0, 0, 5]]]),
        ("MultiLineString", [[[0, 0], [1, 1, 5]]]),
    ],
)
def test_height_in_some_positions_only_is_no_crash(kind, coordinates):
    geometry, findings = build(kind, coordinates)

    assert (geometry is None) == bool(findings)


@pytest.mark.parametrize("position", [[181, 43], [-180.5, 0], [21, 90.5], [500000, 4700000]])
def test_position_out_of_range_is_refused(position):
    _, message, cure = refused("Point", position)

    assert "is out of range" in message
    assert "[longitude, latitude]" in cure


def test_latitude_out_of_range_that_would_be_a_longitude_is_told_to_be_swapped():
    _, _, cure = refused("Point", [43, 121])

    assert cure == "latitude seems to stand first; write [longitude, latitude]"


def test_edges_of_the_world_are_in_range():
    assert build("MultiPoint", [[-180, -90], [180, 90]])[1] == []


def test_swapped_position_is_found_because_it_would_lie_on_a_map_if_exchanged():
    _, message, cure = refused("Point", [43.0, 21.0], HERE)

    assert "far from every map, and on one if exchanged" in message
    assert cure == "write [longitude, latitude]"


def test_far_position_that_is_not_swapped_is_left_alone():
    geometry, findings = build("Point", [-77.0, 38.9], HERE)

    assert findings == []
    assert geometry == shapely.Point(-77.0, 38.9)


@pytest.mark.parametrize(
    "kind, coordinates, place",
    [
        ("Polygon", [SQUARE[:-1]], ".coordinates[0]"),
        ("MultiPolygon", [[SQUARE], [SQUARE, SQUARE[:-1]]], ".coordinates[1][1]"),
    ],
)
def test_ring_that_does_not_close_is_refused(kind, coordinates, place):
    found, message, cure = refused(kind, coordinates)

    assert found == place
    assert message == "the ring is not closed"
    assert cure == "end it where it begins"


def test_bow_tie_is_refused_and_not_repaired():
    place, message, _ = refused("Polygon", [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]])

    assert place == ".coordinates"
    assert "Self-intersection" in message


def test_hole_outside_its_polygon_is_refused():
    hole = [[5, 5], [6, 5], [6, 6], [5, 5]]

    assert "not valid" in refused("Polygon", [SQUARE, hole])[1]


def test_line_of_one_place_is_refused():
    assert "not valid" in refused("LineString", [[1, 1], [1, 1]])[1]


@pytest.mark.parametrize(
    "kind, coordinates, place",
    [
        ("Point", [], ".coordinates"),
        ("MultiPoint", [], ".coordinates"),
        ("LineString", [], ".coordinates"),
        ("LineString", [[1, 1]], ".coordinates"),
        ("MultiLineString", [], ".coordinates"),
        ("MultiLineString", [[]], ".coordinates[0]"),
        ("Polygon", [], ".coordinates"),
        ("Polygon", [[]], ".coordinates[0]"),
        ("Polygon", [SQUARE, []], ".coordinates[1]"),
        ("Polygon", [SQUARE[:3]], ".coordinates[0]"),
        ("MultiPolygon", [[]], ".coordinates[0]"),
        ("MultiPolygon", {}, ".coordinates"),
        ("Polygon", "text", ".coordinates"),
        ("Polygon", None, ".coordinates"),
    ],
)
def test_empty_or_misshapen_coordinates_are_refused_where_they_stand(kind, coordinates, place):
    assert refused(kind, coordinates)[0] == place


def test_every_wrong_position_of_a_line_is_named():
    _, findings = build("LineString", [[0, 0], ["x", 0], [0, 99], [1, 1]])

    assert [place for place, _, _ in findings] == [".coordinates[1]", ".coordinates[2]"]
