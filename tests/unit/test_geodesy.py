"""Metres on the ground, against an independent implementation of the geodesics of WGS 84."""

import itertools

import mgrs
import pyproj
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from geomap.geodesy import (
    circle_around,
    grid_reference,
    inset,
    mean_width_m,
    measure_area_km2,
    measure_edge_distance_m,
    measure_length_m,
    measure_shared_edge_m,
)

WGS84 = Geodesic.WGS84
NORTH = [(20.3, 42.8), (20.9, 42.85), (21.0, 43.2), (20.6, 43.3)]
SQUARE_20_KM = [(20.5, 42.9), (20.745, 42.9), (20.745, 43.08), (20.5, 43.08)]


def area_km2(positions):
    polygon = WGS84.Polygon()
    for lon, lat in positions:
        polygon.AddPoint(lat, lon)
    _, _, area_m2 = polygon.Compute(reverse=False, sign=True)
    return area_m2 / 1e6


def length_m(positions):
    pairs = itertools.pairwise(positions)
    return sum(WGS84.Inverse(a[1], a[0], b[1], b[0])["s12"] for a, b in pairs)


def test_one_degree_of_the_equator_is_known():
    line = shapely.LineString([(0, 0), (1, 0)])

    assert measure_length_m(line) == pytest.approx(111_319.49, abs=0.01)


def test_length_of_a_line_agrees():
    assert measure_length_m(shapely.LineString(NORTH)) == pytest.approx(length_m(NORTH), abs=0.001)


def test_length_of_a_polygon_is_that_of_its_ring():
    ring = [*NORTH, NORTH[0]]

    assert measure_length_m(shapely.Polygon(NORTH)) == pytest.approx(length_m(ring), abs=0.001)


def test_area_of_a_polygon_agrees():
    assert measure_area_km2(shapely.Polygon(NORTH)) == pytest.approx(area_km2(NORTH), rel=1e-6)


def test_area_does_not_depend_on_the_direction_of_the_ring():
    forward, backward = shapely.Polygon(NORTH), shapely.Polygon(NORTH[::-1])

    assert measure_area_km2(forward) == pytest.approx(measure_area_km2(backward))


def test_area_leaves_out_holes():
    hole = [(20.6, 42.95), (20.7, 42.95), (20.7, 43.0), (20.6, 43.0)]
    holed = shapely.Polygon(SQUARE_20_KM, [hole])

    expected = area_km2(SQUARE_20_KM) - area_km2(hole)
    assert measure_area_km2(holed) == pytest.approx(expected, rel=1e-6)


def test_area_of_several_polygons_is_their_sum():
    parts = [shapely.Polygon(SQUARE_20_KM), shapely.box(22, 42, 22.1, 42.1)]

    expected = sum(measure_area_km2(part) for part in parts)
    assert measure_area_km2(shapely.MultiPolygon(parts)) == pytest.approx(expected)


@pytest.mark.parametrize("geometry", [shapely.Point(1, 1), shapely.LineString([(0, 0), (1, 1)])])
def test_what_has_no_area_measures_zero(geometry):
    assert measure_area_km2(geometry) == 0.0


def test_width_of_a_long_strip_is_its_width():
    # 5 km either side of a parallel, 100 km long
    south = WGS84.Direct(43, 20, 180, 2500)["lat2"]
    north = WGS84.Direct(43, 20, 0, 2500)["lat2"]
    strip = shapely.box(20, south, 21.227, north)

    assert mean_width_m(strip) == pytest.approx(5000, rel=0.06)


def test_width_of_a_point_is_zero():
    assert mean_width_m(shapely.Point(1, 1)) == 0.0


@pytest.mark.parametrize("distance_m", [500, 2000, 5000])
def test_inset_lies_the_distance_inside_to_one_percent(distance_m):
    inner = inset(shapely.Polygon(SQUARE_20_KM), distance_m)

    west, south, _, _ = inner.bounds
    middle_lat, middle_lon = 42.99, 20.62
    from_west = WGS84.Inverse(middle_lat, 20.5, middle_lat, west)["s12"]
    from_south = WGS84.Inverse(42.9, middle_lon, south, middle_lon)["s12"]
    assert from_west == pytest.approx(distance_m, rel=0.01)
    assert from_south == pytest.approx(distance_m, rel=0.01)


def test_inset_lies_within_what_it_was_made_of():
    outer = shapely.Polygon(NORTH)

    assert outer.contains(inset(outer, 1000))


def test_inset_deeper_than_the_shape_is_empty():
    assert inset(shapely.Polygon(SQUARE_20_KM), 11_000).is_empty


def test_inset_leaves_its_argument_alone():
    outer = shapely.Polygon(NORTH)
    before = outer.wkb

    inset(outer, 1000)

    assert outer.wkb == before


def test_same_edge_is_no_distance_apart():
    outer = shapely.Polygon(NORTH)

    assert measure_edge_distance_m(outer, outer) == pytest.approx((0, 0), abs=0.01)


def test_edge_moved_east_is_as_far_apart_as_on_the_ground():
    west, east = shapely.box(20, 42, 20.5, 43), shapely.box(20, 42, 20.51, 43)
    step_m = WGS84.Inverse(42, 20.5, 42, 20.51)["s12"]

    mean_m, largest_m = measure_edge_distance_m(west, east)

    assert largest_m == pytest.approx(step_m, rel=0.01)
    # one of four sides, of 111 km in 305
    assert mean_m == pytest.approx(step_m * 0.985 * 111 / 305, rel=0.03)


def test_edge_that_is_straight_in_degrees_is_the_same_edge_however_many_points_it_has():
    coarse = shapely.box(20, 42, 22, 43)

    mean_m, largest_m = measure_edge_distance_m(coarse, shapely.segmentize(coarse, 0.1))

    assert (mean_m, largest_m) == pytest.approx((0, 0), abs=0.1)


def test_shared_edge_is_measured_on_the_ground():
    left, right = shapely.box(20, 42, 21, 43), shapely.box(21, 42.5, 22, 44)

    assert measure_shared_edge_m(left, right) == pytest.approx(
        length_m([(21, 42.5), (21, 43)]), abs=3
    )
    assert measure_shared_edge_m(left, shapely.box(30, 42, 31, 43)) == 0


# --- grid references ------------------------------------------------------------------------------

#: Largest error, digits, and the width of the square that they name.
SQUARES = [(100.0, 3, 100), (1_000.0, 2, 1_000), (10_000.0, 1, 10_000)]
LONGITUDES, LATITUDES = st.floats(-180, 179.999), st.floats(-80, 83.999)


@given(lon=LONGITUDES, lat=LATITUDES, square=st.sampled_from(SQUARES), share=st.floats(0.11, 1))
def test_grid_reference_is_that_of_mgrs_in_groups(lon, lat, square, share):
    error_m, digits, _ = square

    told = grid_reference(lon, lat, error_m=share * error_m)

    assert told.replace(" ", "") == mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=digits)
    assert [len(group) for group in told.split(" ")] == [3, 2, digits, digits]


@given(error_m=st.floats(0, 10_000))
def test_grid_reference_is_never_finer_than_the_error(error_m):
    *_, easting, northing = grid_reference(20.85, 42.9, error_m=error_m).split(" ")

    assert len(easting) == len(northing)
    assert 10 ** (5 - len(easting)) >= max(100, error_m)


@given(lon=st.floats(18.1, 23.9), lat=st.floats(-79, 71), square=st.sampled_from(SQUARES))
def test_position_lies_in_the_square_that_is_named(lon, lat, square):
    error_m, _, width_m = square
    *_, easting, northing = grid_reference(lon, lat, error_m=error_m).split(" ")

    plane = f"EPSG:32{'6' if lat >= 0 else '7'}34"
    across = pyproj.Transformer.from_crs("OGC:CRS84", plane, always_xy=True).transform(lon, lat)
    for metres, told in zip(across, (easting, northing), strict=True):
        # cut off and not rounded; what lies on an edge may be told on either side of it
        inside_m = (metres % 100_000 - int(told) * width_m) % 100_000
        assert inside_m < width_m + 0.1 or inside_m > 100_000 - 0.1


@pytest.mark.parametrize(
    "error_m, told",
    [
        (0, "34T DN 877 497"),
        (100, "34T DN 877 497"),
        (100.1, "34T DN 87 49"),
        (1_000, "34T DN 87 49"),
        (1_000.1, "34T DN 8 4"),
        (10_000, "34T DN 8 4"),
        (10_000.1, None),
    ],
)
def test_square_grows_with_the_error_until_there_is_none(error_m, told):
    assert grid_reference(20.85, 42.9, error_m=error_m) == told


@pytest.mark.parametrize("lat", [-90, -80.001, 84, 84.001, 90])
def test_near_the_poles_there_is_no_grid_reference(lat):
    assert grid_reference(20.85, lat, error_m=100) is None


@pytest.mark.parametrize(
    "lon, lat, told",
    [
        (20.85, -80, "34C DS 97 18"),
        (20.85, 83.999, "33X WP 68 31"),  # where zones are wider
        (5, 60, "32V KM 76 58"),  # Norway, of its own zone
        (-0.0001, 0, "30N ZF 33 00"),
        (2, 48.5, "31U DP 26 72"),
        (-180, 42.9, "01T BH 55 54"),
    ],
)
def test_grid_reference_holds_at_the_edges_of_zones(lon, lat, told):
    assert grid_reference(lon, lat, error_m=1_000) == told


@pytest.mark.parametrize("lon, lat", [(21.0, 43.0), (-0.01, 0.0), (-180.0, 10.0)])
def test_circle_has_its_radius_everywhere_and_turns_against_the_clock(lon, lat):
    circle = circle_around(lon, lat, 5000.0)

    positions = shapely.get_coordinates(circle)
    edge = positions[abs(positions[:, 0]) < 180] if circle.geom_type != "Polygon" else positions
    for x, y in edge:
        assert WGS84.Inverse(lat, lon, y, x)["s12"] == pytest.approx(5000, abs=0.01)
    assert all(part.exterior.is_ccw for part in shapely.get_parts(circle))


@pytest.mark.parametrize("lon", [179.99, -179.99, 180.0])
def test_circle_across_the_antimeridian_is_cut_there(lon):
    circle = circle_around(lon, 10.0, 5000.0)
    whole = circle_around(0.0, 10.0, 5000.0)

    west, _, east, _ = circle.bounds
    assert (west, east) == (-180, 180)
    assert len(shapely.get_parts(circle)) == 2
    assert circle.area == pytest.approx(whole.area, rel=1e-6)
