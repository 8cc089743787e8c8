import math

import numpy as np
import pyproj
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import RenderError
from geomap.model.bounds import Bounds
from geomap.render.sheet.projection import crs_for, plane_for

HERE = Bounds(20.0, 42.0, 22.0, 44.0)


def plane(bounds=HERE, crs=None, width_mm=200, height_mm=150):
    return plane_for(bounds, crs, width_mm=width_mm, height_mm=height_mm, mm_per_px=0.21)


def ground_m(one, other):
    return Geodesic.WGS84.Inverse(one[1], one[0], other[1], other[0])["s12"]


@pytest.mark.parametrize(
    "bounds, code",
    [
        (HERE, 32634),
        (Bounds(5.9, -1.0, 6.0, 2.0), 32631),
        (Bounds(178.0, -20.0, 180.0, -18.0), 32760),
        (Bounds(-135.9, -39.0, -133.0, -37.0), 32708),
    ],
)
def test_a_map_lies_in_the_utm_zone_of_its_middle(bounds, code):
    assert crs_for(bounds, None).to_epsg() == code


@pytest.mark.parametrize("bounds", [Bounds(0, 40, 30, 60), Bounds(10, 80, 14, 86)])
def test_what_no_zone_can_hold_is_drawn_in_equal_area(bounds):
    assert crs_for(bounds, None).coordinate_operation.method_name.startswith("Lambert Azimuthal")


def test_the_crs_asked_for_is_used():
    assert crs_for(HERE, "EPSG:3857").to_epsg() == 3857


@pytest.mark.parametrize("crs", [None, "EPSG:3857", "EPSG:3035", "EPSG:32633"])
def test_scale_holds_on_the_ground_whatever_the_projection(crs):
    made = plane(crs=crs)
    middle = np.array([[made.width / 2, made.height / 2]])
    for shift in ([40, 0], [0, 40]):
        one, other = made.to_lonlat(middle - shift)[0], made.to_lonlat(middle + shift)[0]
        paper_mm = 80 * made.mm_per_px

        assert ground_m(one, other) == pytest.approx(paper_mm / 1000 * made.denominator, rel=0.002)


@given(
    west=st.floats(-179, 170),
    south=st.floats(-79, 78),
    width=st.floats(0.01, 8),
    height=st.floats(0.01, 5),
)
def test_the_whole_map_lies_on_paper_at_a_round_scale(west, south, width, height):
    bounds = Bounds(west, south, min(west + width, 180), min(south + height, 84))

    made = plane(bounds)

    ring = shapely.segmentize(
        shapely.box(bounds.west, bounds.south, bounds.east, bounds.north), 0.1
    )
    px = made.to_px(shapely.get_coordinates(ring))
    assert px.min() >= -0.02
    assert px[:, 0].max() <= made.width + 0.02
    assert px[:, 1].max() <= made.height + 0.02
    leading = made.denominator / 10 ** math.floor(math.log10(made.denominator))
    assert leading * 4 == pytest.approx(round(leading * 4))


def test_places_go_there_and_back():
    made = plane()
    lonlat = np.array([[20.3, 42.2], [21.0, 43.0], [21.9, 43.9]])

    back = made.to_lonlat(made.to_px(lonlat))
    assert back == pytest.approx(lonlat, rel=0, abs=1e-9)


def test_places_agree_with_proj():
    made = plane()
    x, y = pyproj.Transformer.from_crs(4326, 32634, always_xy=True).transform(21.3, 42.9)

    left, top = made.point(21.3, 42.9)
    assert left == pytest.approx((x - made.west) / made.metres_per_px)
    assert top == pytest.approx((made.north - y) / made.metres_per_px)


def test_edges_that_are_straight_in_degrees_bend_with_the_projection():
    made = plane(Bounds(20, 60, 28, 64))
    parallel = shapely.LineString([(20.5, 62), (27.5, 62)])

    bent = made.place(parallel)

    middle = made.point(24.0, 62.0)
    assert shapely.distance(bent, shapely.Point(middle)) < 0.2
    chord = shapely.LineString([bent.coords[0], bent.coords[-1]])
    assert shapely.distance(chord, shapely.Point(middle)) > 3


def test_what_lies_elsewhere_is_left_out():
    assert plane().place(shapely.box(100, 10, 110, 20)).is_empty


def test_convergence_is_that_of_the_zone():
    # its tangent is that of the longitude from the central meridian, times the sine of the
    # latitude (sphere; the ellipsoid adds terms of the third order)
    made = plane(Bounds(19.5, 42.5, 21.5, 43.5))
    lon, lat = made.to_lonlat(np.array([[made.width / 2, made.height / 2]]))[0]
    expected = math.degrees(
        math.atan(math.tan(math.radians(lon - 21)) * math.sin(math.radians(lat)))
    )

    assert made.convergence_deg() == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    "bounds",
    [
        Bounds(-180, -90, 180, 90),
        Bounds(-60, -30, 120, 60),
        Bounds(0, 60, 30, 86),
        Bounds(0, -85, 30, -70),
    ],
)
def test_what_no_sheet_can_show_truly_is_refused_with_what_can_be_done(bounds):
    with pytest.raises(RenderError, match="for a sheet or a picture") as caught:
        plane(bounds)

    assert "--format html" in caught.value.hint
