import mgrs
import numpy as np
import pytest
import shapely

from geomap.model.bounds import Bounds
from geomap.render.sheet.grid import angle_text, draw_grid
from geomap.render.sheet.lettering import Run
from geomap.render.sheet.projection import plane_for


def plane(bounds, crs=None):
    return plane_for(bounds, crs, width_mm=200, height_mm=150, mm_per_px=0.21)


HERE = Bounds(20.0, 42.0, 22.0, 44.0)
PLACES = {
    "one zone": (HERE, None),
    "two zones": (Bounds(17.0, 42.0, 19.0, 43.5), None),
    "south": (Bounds(-135.9, -39.0, -133.0, -37.0), None),
    "close": (Bounds(20.86, 42.88, 20.88, 42.9), None),
    "norway": (Bounds(2, 60, 5, 62), None),
    "svalbard": (Bounds(5, 76, 12, 79), None),
    "equator": (Bounds(20, -1, 22, 1), None),
    "another projection": (HERE, "EPSG:3035"),
}


@pytest.mark.parametrize("bounds, crs", PLACES.values(), ids=PLACES)
def test_every_line_has_the_digits_that_mgrs_gives_along_it(bounds, crs):
    made = plane(bounds, crs)
    grid = draw_grid(made)

    assert len(grid.drawn) > 6
    for line in grid.drawn:
        digits = len(line.principal(grid.step_m))
        for part in (0.1, 0.5, 0.9):
            at = shapely.get_coordinates(
                shapely.line_interpolate_point(line.path, part, normalized=True)
            )
            ((lon, lat),) = made.to_lonlat(at)
            if abs(lon - round(lon)) < 1e-5:
                continue  # the meridian between two zones belongs to either
            # one metre and a bit beyond the line, so that it is the square that begins there
            told = mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=5)
            easting, northing = int(told[-10:-5]), int(told[-5:])
            found = easting if line.axis == "easting" else northing
            off = (found - line.value + 50_000) % 100_000 - 50_000

            assert abs(off) <= 2 + made.metres_per_px * 0.2
            expected = round(line.value % 100_000 / 10 ** (5 - digits))
            assert int(line.principal(grid.step_m)) == expected
            assert int(told[:-13]) == line.zone
            assert (line.value < 0) <= line.is_south


@pytest.mark.parametrize("bounds, crs", PLACES.values(), ids=PLACES)
def test_letters_stand_in_their_own_square(bounds, crs):
    made = plane(bounds, crs)

    spots = draw_grid(made).letters
    assert spots
    for run in (run for square in spots for run in square):
        ((lon, lat),) = made.to_lonlat(np.array([[run.x + run.width / 2, run.y - 4]]))
        square = mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=0)
        assert run.text == f"{square[:-2]} {square[-2:]}"


def test_lines_of_each_zone_end_at_the_meridian_between_them():
    made = plane(*PLACES["two zones"])

    for line in draw_grid(made).drawn:
        lon = made.to_lonlat(shapely.get_coordinates(line.path))[:, 0]
        assert (line.zone - 1) * 6 - 180 - 1e-6 <= lon.min()
        assert lon.max() <= line.zone * 6 - 180 + 1e-6


def test_digits_stand_outside_the_map_and_degrees_inside():
    made = plane(HERE)
    runs = [piece for piece in draw_grid(made).labels if isinstance(piece, Run)]

    for run in runs:
        outside = run.x <= 0 or run.y >= made.height
        assert outside == (not run.text.endswith(("E", "N")))


@pytest.mark.parametrize(
    "bounds, zones, others",
    [
        (Bounds(2, 60, 5, 62), {31, 32}, {33}),
        (Bounds(7, 58, 10, 60), {32}, {31}),
        (Bounds(5, 76, 12, 79), {31, 33}, {32}),
        (Bounds(28, 75, 36, 78), {35, 37}, {34, 36}),
    ],
)
def test_norway_and_svalbard_have_their_own_zones(bounds, zones, others):
    made = plane(bounds)

    found = {line.zone for line in draw_grid(made).drawn}
    assert zones <= found
    assert not others & found


def test_northings_south_of_the_equator_count_from_ten_million():
    made = plane(Bounds(20, -1, 22, 1))
    told = [
        piece.text for piece in draw_grid(made).labels if isinstance(piece, Run) and piece.x < 0
    ]

    assert not any("-" in text for text in told)
    assert "99" in told


@pytest.mark.parametrize(
    "degrees, letters, text",
    [
        (20.0, "EW", "20°E"),
        (-20.5, "EW", "20°30\N{PRIME}W"),
        (0.0, "NS", "0°"),
        (42.9999, "NS", "43°N"),
        (-0.25, "NS", "0°15\N{PRIME}S"),
    ],
)
def test_angles_are_written_in_degrees_and_minutes(degrees, letters, text):
    assert angle_text(degrees, letters) == text
