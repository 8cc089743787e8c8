"""Fitting units to each other and to an outline."""

import pytest
import shapely

from geomap.upstream.fit import GRID_DEG, fit_units

LAND = shapely.box(20, 42, 22, 43)


def test_what_lies_outside_is_cut_off_and_gaps_are_filled():
    left, right = shapely.box(19.9, 41.9, 20.9, 43.1), shapely.box(20.9, 42.1, 21.8, 42.9)

    fitted = fit_units([left, right], LAND)

    assert fitted[0].equals(shapely.box(20, 42, 20.9, 43))
    assert shapely.union_all(fitted).equals(LAND)
    assert shapely.coverage_is_valid(fitted)


def test_gap_goes_to_the_unit_with_the_longest_shared_edge():
    units = [shapely.box(20, 42, 21, 43), shapely.box(21.1, 42, 22, 43)]
    gap_beside_the_first = [
        shapely.union(units[0], shapely.box(21, 42, 21.1, 42.1)),
        units[1],
    ]

    first, second = fit_units(gap_beside_the_first, LAND)

    assert first.equals(shapely.box(20, 42, 21.1, 43))
    assert second.equals(units[1])


def test_gap_along_the_outline_is_divided_where_two_units_meet():
    south, north = shapely.box(20.1, 42, 22, 42.4), shapely.box(20.1, 42.4, 22, 43)

    fitted = fit_units([south, north], LAND)

    assert fitted[0].equals(shapely.box(20, 42, 22, 42.4))
    assert fitted[1].equals(shapely.box(20, 42.4, 22, 43))


def test_overlap_goes_to_one_of_the_two():
    left, right = shapely.box(20, 42, 21.1, 43), shapely.box(21, 42, 22, 43)

    fitted = fit_units([left, right], LAND)

    assert shapely.coverage_is_valid(fitted)
    assert shapely.union_all(fitted).equals(LAND)


def test_vertices_of_the_outline_stay_where_they_are():
    outline = shapely.Polygon([(20, 42), (20.333333, 42.011111), (22, 42), (22, 43), (20, 43)])
    units = [shapely.box(19, 41, 21, 44), shapely.box(21, 41, 23, 44)]

    fitted = fit_units(units, outline)

    kept = {tuple(point) for unit in fitted for point in shapely.get_coordinates(unit)}
    assert {tuple(point) for point in shapely.get_coordinates(outline)} <= kept
    assert all(outline.buffer(GRID_DEG).covers(unit) for unit in fitted)


def test_without_an_outline_nothing_is_cut_off():
    units = [shapely.box(20, 42, 21, 43), shapely.box(21.5, 42, 22, 43)]

    fitted = fit_units(units, None)

    assert all(new.equals(old) for new, old in zip(fitted, units, strict=True))


def test_unit_outside_the_outline_is_empty():
    fitted = fit_units([LAND, shapely.box(30, 42, 31, 43)], LAND)

    assert fitted[1].is_empty


def test_hole_that_no_unit_covers_is_filled_and_one_of_the_outline_is_not():
    hole = [(20.4, 42.4), (20.6, 42.4), (20.6, 42.6), (20.4, 42.6)]
    holed = shapely.Polygon(LAND.exterior, [hole])

    assert fit_units([holed], LAND)[0].equals(LAND)
    assert fit_units([LAND], holed)[0].equals(holed)


@pytest.mark.parametrize("digits", [7, 9, 12])
def test_result_has_six_decimals_and_rings_run_counterclockwise(digits):
    unit = shapely.Polygon(
        [(round(20 + 1 / 3, digits), 42), (21, 42 + 1 / 7), (20.5, 42.9), (20.1, 42.5)]
    )

    (fitted,) = fit_units([unit], None)

    assert all(value == round(value, 6) for point in fitted.exterior.coords for value in point)
    assert fitted.exterior.is_ccw


def test_order_of_the_units_does_not_matter_where_nothing_overlaps():
    units = [shapely.box(20.05, 42, 21, 43), shapely.box(21, 42.02, 21.9, 43)]

    forward, backward = fit_units(units, LAND), fit_units(units[::-1], LAND)

    assert all(one.equals_exact(other) for one, other in zip(forward, backward[::-1], strict=True))
