import itertools
import math
import re

import pytest
import shapely

from geomap.render.sheet.paint import hatch_lines, ink_of, paint_area, paint_line
from geomap.render.sheet.svg import element, number, path_data
from geomap.style.palette import FAMILIES, Hatch, Pattern, style_of

FRAME = shapely.box(0, 0, 100, 100)
HATCH = Hatch(angle=45, spacing=9, width=1, color="#123456", opacity=0.5)


def lines_of(svg):
    return [
        [float(value) for value in re.findall(r"-?[\d.]+", piece)]
        for piece in re.findall(r"M[^M]+", svg)
    ]


@pytest.mark.parametrize("angle", [0, 45, 90, 135])
def test_hatches_have_their_angle_and_spacing(angle):
    hatch = Hatch(angle=angle, spacing=9, width=1, color="#123456", opacity=1)
    lines = [*hatch_lines(hatch, FRAME).geoms]

    assert len(lines) > 9
    for line, following in itertools.pairwise(lines):
        assert line.distance(following) == pytest.approx(9)
        (x1, y1), (x2, y2) = line.coords
        # y points down: lines at 45° rise to the right
        turn = math.radians(angle)
        assert (x2 - x1) * math.sin(turn) == pytest.approx(-(y2 - y1) * math.cos(turn), abs=1e-6)


def test_hatches_of_neighbours_share_one_lattice():
    whole = hatch_lines(HATCH, FRAME)
    part = hatch_lines(HATCH, shapely.box(30, 40, 60, 70))

    assert all(whole.buffer(1e-6).covers(line.intersection(FRAME)) for line in part.geoms)


def test_a_hatch_is_cut_to_its_area():
    area = shapely.Point(50, 50).buffer(20)
    (fill, lines) = paint_area((area,), style_of("deployments.claimed"), FRAME)

    assert 'fill="#7A3E9D"' in fill
    drawn = re.search(r'd="([^"]*)"', lines)[1]
    for x, y, dx, dy in lines_of(drawn):
        assert area.buffer(0.05).covers(shapely.LineString([(x, y), (x + dx, y + dy)]))


def test_what_has_no_edge_is_drawn_on_all_its_copies_and_what_has_one_once():
    copies = (FRAME, FRAME.buffer(-10), FRAME.buffer(-20))

    soft = [*paint_area(copies, style_of("events.claimed"), FRAME)]
    hard = [*paint_area(copies, style_of("events.confirmed"), FRAME)]
    assert len(soft) == 6
    assert len(hard) == 1
    assert 'stroke="#9C4E00"' in hard[0]


def test_the_line_of_reference_has_its_casing_below():
    casing, line = paint_line(shapely.LineString([(0, 0), (9, 9)]), style_of("line.reference"))

    assert 'stroke="#FFFFFF"' in casing
    assert 'stroke-dasharray="8 5"' in line


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("pattern", Pattern)
def test_every_style_of_reports_can_be_painted_and_has_an_ink(family, pattern):
    style = style_of(f"{family}.{pattern}")

    assert [*paint_area((FRAME,), style, FRAME)]
    assert ink_of(style)


def test_what_is_empty_is_not_painted():
    assert [*paint_area((shapely.Polygon(),), style_of("events.claimed"), FRAME)] == []
    assert [*paint_line(shapely.LineString(), style_of("line.border"))] == []


def test_paths_hold_rings_holes_and_what_collections_hold():
    holed = shapely.Polygon(
        [(0, 0), (10, 0), (10, 10), (0, 10)], [[(2, 2), (2, 4), (4, 4), (4, 2)]]
    )
    assert path_data(holed) == "M0 0l10 0 0 10 -10 0ZM2 2l0 2 2 0 0 -2Z"
    line = shapely.LineString([(0, 0), (1.005, 2)])
    nested = shapely.GeometryCollection([shapely.MultiLineString([line]), shapely.Point(1, 1)])
    assert path_data(nested) == path_data(line) == "M0 0l1 2"


def test_positions_add_up_although_they_are_relative():
    steps = [(index / 3, index / 7) for index in range(200)]
    numbers = lines_of(path_data(shapely.LineString(steps)))[0]

    assert sum(numbers[0::2]) == pytest.approx(199 / 3, abs=0.006)
    assert sum(numbers[1::2]) == pytest.approx(199 / 7, abs=0.006)


def test_attributes_are_escaped():
    assert element("g", id='"><script>', x=None, y=1.005) == (
        '<g id="&quot;&gt;&lt;script&gt;" y="1"/>'
    )


@pytest.mark.parametrize("value, text", [(0.004, "0"), (-0.004, "0"), (100.0, "100"), (1.5, "1.5")])
def test_lengths_have_two_decimals_at_most(value, text):
    assert number(value) == text
