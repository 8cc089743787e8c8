import pytest
import shapely

from geomap.model.bounds import Bounds
from geomap.scene.places import along, middles, point_of

C_SHAPE = shapely.Polygon([(0, 0), (6, 0), (6, 1), (1, 1), (1, 5), (6, 5), (6, 6), (0, 6)])


def test_point_is_longitude_then_latitude():
    assert point_of(shapely.Point(21, 43)) == (21.0, 43.0)


def test_several_points_are_named_at_the_first():
    assert point_of(shapely.MultiPoint([(21, 43), (20, 42)])) == (21.0, 43.0)


def test_middles_lie_inside_even_where_the_centre_does_not():
    places = middles(C_SHAPE, Bounds(-10, -10, 10, 10))

    assert not C_SHAPE.contains(C_SHAPE.centroid)
    assert places
    assert all(C_SHAPE.contains(shapely.Point(place)) for place in places)


def test_first_middle_lies_on_the_map():
    east = Bounds(4, -1, 10, 2)

    first, anywhere = middles(shapely.box(0, 0, 6, 6), east)

    assert east.contains(*first)
    assert anywhere == pytest.approx((3, 3), abs=0.1)


def test_polygon_off_the_map_is_named_in_its_own_middle():
    assert len(middles(shapely.box(0, 0, 1, 1), Bounds(5, 5, 6, 6))) == 1


def test_places_along_a_band_begin_with_the_widest_and_touch_it():
    band = shapely.LineString([(0, 0), (5, 1), (10, 0)]).buffer(0.2)

    places = along(band)

    assert len(places) == 13
    assert band.contains(shapely.Point(places[0]))
    assert all(band.distance(shapely.Point(place)) < 1e-9 for place in places)


def test_places_along_several_patches_lie_on_the_largest():
    small, large = shapely.box(0, 0, 1, 1), shapely.box(5, 5, 8, 8)

    places = along(shapely.MultiPolygon([small, large]))

    assert all(large.distance(shapely.Point(place)) < 1e-9 for place in places)
