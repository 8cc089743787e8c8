import pytest

from geomap.model.bounds import Bounds

KOSOVO = Bounds(20, 42, 22, 44)
PACIFIC = Bounds(170, -20, -170, 10)


@pytest.mark.parametrize(
    "lon, lat, inside",
    [(21, 43, True), (20, 42, True), (22, 44, True), (19.99, 43, False), (21, 44.01, False)],
)
def test_box_contains_its_inside_and_its_edge(lon, lat, inside):
    assert KOSOVO.contains(lon, lat) is inside


@pytest.mark.parametrize(
    "lon, inside", [(170, True), (180, True), (-180, True), (-170, True), (0, False)]
)
def test_box_over_180_degrees_contains_both_ends_and_not_the_rest_of_the_world(lon, inside):
    assert PACIFIC.crosses_antimeridian
    assert PACIFIC.contains(lon, 0) is inside


def test_padding_stops_at_the_poles_and_at_180_degrees():
    assert Bounds(-179, -89, 179, 89).padded(5) == Bounds(-180, -90, 180, 90)


def test_padding_widens_a_box_over_180_degrees_outwards():
    assert PACIFIC.padded(5) == Bounds(165, -25, -165, 15)


def test_list_is_west_south_east_north():
    assert KOSOVO.as_list() == [20, 42, 22, 44]
