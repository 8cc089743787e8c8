"""How far reports are from the line, against an independent implementation of the geodesics."""

import itertools
import math

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.analysis.distance import Span, distance_to_line, rounded_span
from geomap.geodesy import measure_distances_m

WGS84 = Geodesic.WGS84
BENT = [(20.3, 42.9), (20.6, 43.05), (20.62, 43.2), (20.9, 43.15)]


def geodesic_m(one, other):
    return WGS84.Inverse(one[1], one[0], other[1], other[0])["s12"]


def sought_m(point, line):
    """Seek the nearest position on a line that is straight in longitude and latitude."""

    def on(edge, share):
        (x0, y0), (x1, y1) = edge
        return (x0 + share * (x1 - x0), y0 + share * (y1 - y0))

    best = math.inf
    for edge in itertools.pairwise(line):
        low, high = 0.0, 1.0
        for _ in range(12):
            shares = np.linspace(low, high, 9)
            found = [geodesic_m(point, on(edge, share)) for share in shares]
            place = int(np.argmin(found))
            best = min(best, found[place])
            low, high = shares[max(0, place - 1)], shares[min(8, place + 1)]
    return best


@pytest.fixture(scope="module")
def span(make_report):
    def measure(geometry, line=BENT, error_m=0.0, **changes):
        report = make_report(geometry=geometry, **{"radius_m": None, **changes})
        return distance_to_line(report, shapely.LineString(line), line_error_m=error_m)

    return measure


@pytest.mark.parametrize(
    "point",
    [(20.4, 43.1), (20.61, 43.1), (20.2, 42.85), (20.95, 43.2), (20.75, 42.98), (20.5, 43.3)],
)
def test_distance_of_a_point_agrees_to_a_metre(span, point):
    measured = span(shapely.Point(point))

    assert measured.least_m == measured.most_m
    assert measured.least_m == pytest.approx(sought_m(point, BENT), abs=1.0)


@settings(max_examples=25)
@given(lon=st.floats(20.1, 21.1), lat=st.floats(42.7, 43.4))
def test_distance_of_any_point_around_the_line_agrees(lon, lat):
    nearest_m, farthest_m = measure_distances_m(shapely.Point(lon, lat), shapely.LineString(BENT))

    expected_m = sought_m((lon, lat), BENT)
    assert nearest_m == farthest_m
    assert nearest_m == pytest.approx(expected_m, abs=1.0)


def test_point_on_the_line_is_no_way_off(span):
    assert span(shapely.Point(20.45, 42.975)).most_m < 1.0


@pytest.mark.parametrize("lat", [-60.0, 0.0, 60.0])
def test_distance_north_of_a_parallel_agrees_anywhere(span, lat):
    measured = span(shapely.Point(100.5, lat + 0.1), line=[(100, lat), (101, lat)])

    assert measured.least_m == pytest.approx(
        sought_m((100.5, lat + 0.1), [(100, lat), (101, lat)]), abs=1.0
    )


def test_point_far_from_the_line_agrees_to_a_thousandth(span):
    far = (24.0, 41.0)

    assert span(shapely.Point(far)).least_m == pytest.approx(sought_m(far, BENT), rel=1e-3)


def test_nearest_and_farthest_part_of_an_area_agree(span):
    area = shapely.box(20.4, 43.1, 20.5, 43.15)
    corners = list(area.exterior.coords)

    measured = span(area)

    edge = shapely.get_coordinates(shapely.segmentize(area.exterior, 0.01))
    nearest_m = min(sought_m(position, BENT) for position in edge)
    assert measured.least_m == pytest.approx(nearest_m, abs=5.0)
    farthest_m = max(sought_m(corner, BENT) for corner in corners)
    assert measured.most_m == pytest.approx(farthest_m, abs=2.0)


def test_area_across_the_line_may_be_on_it(span):
    assert span(shapely.box(20.4, 42.9, 20.5, 43.15)).least_m == 0.0


def test_radius_and_error_of_the_line_widen_the_span_both_ways(span):
    point = shapely.Point(20.4, 43.1)
    exact = span(point).least_m

    measured = span(point, error_m=337.0, radius_m=2000.0)

    assert measured == pytest.approx(Span(exact - 2337.0, exact + 2337.0))


def test_span_never_begins_below_nothing(span):
    measured = span(shapely.Point(20.45, 42.98), radius_m=5000.0)

    assert measured.least_m == 0.0
    assert measured.most_m > 5000.0


def test_report_without_a_place_has_no_distance(span):
    assert span(None, precision="none") is None


def test_report_along_the_line_by_its_own_words_has_no_distance(span):
    band = shapely.LineString(BENT).buffer(0.05)

    assert span(band, precision="border-wide") is None
    assert span(band, precision="sector") is not None


def test_line_of_several_parts_is_near_where_one_of_them_is():
    parts = shapely.MultiLineString([BENT, [(22.0, 43.0), (22.0, 44.0)]])

    nearest_m, _ = measure_distances_m(shapely.Point(22.1, 43.5), parts)

    expected_m = sought_m((22.1, 43.5), [(22.0, 43.0), (22.0, 44.0)])
    assert nearest_m == pytest.approx(expected_m, abs=1.0)


# --- rounding -------------------------------------------------------------------------------------

METRES = st.floats(0, 2e7, allow_subnormal=False)


@pytest.mark.parametrize(
    "span, rounded",
    [
        ((0, 0), (0, 0)),
        ((3, 4), (0, 10)),
        ((10, 10), (10, 10)),
        ((87.2, 93.1), (80, 100)),
        ((363, 363), (360, 370)),
        ((1200, 1300), (1200, 1300)),
        ((1234, 1234), (1200, 1300)),
        ((9950, 9951), (9900, 10000)),
        ((12_345, 98_765), (12_000, 99_000)),
        ((123_456, 999_999), (120_000, 1_000_000)),
    ],
)
def test_span_is_widened_to_two_significant_figures(span, rounded):
    assert rounded_span(Span(*span)) == Span(*rounded)


@given(METRES, METRES)
def test_rounded_span_holds_the_span_and_is_hardly_wider(one, other):
    span = Span(min(one, other), max(one, other))

    least, most = rounded_span(span)

    assert 0 <= least <= span.least_m
    assert most >= span.most_m
    assert span.least_m - least <= max(10.0, 0.1 * span.least_m)
    assert most - span.most_m <= max(10.0, 0.1 * span.most_m)
    for bound in (least, most):
        assert float(f"{bound:.2g}") == bound
