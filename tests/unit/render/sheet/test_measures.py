import itertools
import re

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic

from geomap.model.bounds import Bounds
from geomap.render.sheet.lettering import Run
from geomap.render.sheet.measures import bar_length_m, north_arrow, scale_bar
from geomap.render.sheet.projection import plane_for
from geomap.style.speech import Speaker

PAPERS = ("A4-landscape", "A4-portrait", "A3", "300x200")
#: Wikidata Q25270 and Q129259: towns of the shipped map whose distance anybody can look up.
TOWNS = ("place-pristina", "place-nis")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("map_id", ["situation", "north", "deployments"])
def test_the_bar_is_right_everywhere_on_the_sheet(shipped_layout, map_id, paper):
    plane = shipped_layout(map_id, "en", paper).drawing.plane
    pieces, _, _ = scale_bar(plane, Speaker("en"), widest=200)
    rectangles = [
        dict(re.findall(r' (\w+)="([\d.]+)"', piece)) for piece in pieces if isinstance(piece, str)
    ]
    drawn = sum(float(rectangle["width"]) for rectangle in rectangles)
    told_m = bar_length_m(plane, 200)

    for x, y in itertools.product((0.1, 0.5, 0.9), repeat=2):
        for dx, dy in ((drawn / 2, 0), (0, drawn / 2)):
            half = np.array([dx, dy])
            middle = np.array([[plane.width * x, plane.height * y]])
            ends = plane.to_lonlat(np.vstack((middle - half, middle + half)))
            (west, south), (east, north) = ends
            ground_m = Geodesic.WGS84.Inverse(south, west, north, east)["s12"]
            assert ground_m == pytest.approx(told_m, rel=0.005)


def test_a_known_distance_can_be_measured_on_paper(shipped_job, shipped_layout):
    scene, layout = shipped_job().scene, shipped_layout()
    at = {
        element.feature: element.at
        for element in scene.elements
        if getattr(element, "feature", None) in TOWNS and hasattr(element, "symbol")
    }
    (lon, lat), (other_lon, other_lat) = (at[name] for name in TOWNS)
    ground_m = Geodesic.WGS84.Inverse(lat, lon, other_lat, other_lon)["s12"]
    plane = layout.drawing.plane
    apart = np.hypot(
        *(np.array(plane.point(lon, lat)) - np.array(plane.point(other_lon, other_lat)))
    )

    # millimetres with a ruler, times the scale that the sheet states
    assert apart * plane.mm_per_px / 1000 * plane.denominator == pytest.approx(ground_m, rel=0.005)


@pytest.mark.parametrize("bounds", [Bounds(20, 42, 22, 44), Bounds(20.86, 42.88, 20.861, 42.881)])
def test_the_bar_says_how_long_it_is(bounds):
    plane = plane_for(bounds, None, width_mm=200, height_mm=150, mm_per_px=0.21)
    pieces, width, _ = scale_bar(plane, Speaker("en"), widest=200)
    texts = [piece.text for piece in pieces if isinstance(piece, Run)]

    metres = bar_length_m(plane, 200)
    number = metres / 1000 if metres >= 1000 else metres
    assert texts[0] == "0"
    assert texts[-1] == f"{number:g} {'km' if metres >= 1000 else 'm'}"
    assert float(texts[1]) == number / 2
    assert width < 240


def test_true_north_stands_on_the_side_of_the_convergence():
    # west of the central meridian grid north lies west of true north
    west = plane_for(Bounds(18.2, 42, 19.2, 43), None, width_mm=200, height_mm=150, mm_per_px=0.21)
    east = plane_for(Bounds(22.8, 42, 23.8, 43), None, width_mm=200, height_mm=150, mm_per_px=0.21)

    for plane, side in ((west, 1), (east, -1)):
        pieces, _, _ = north_arrow(plane, ("GN", "TN"))
        runs = {piece.text: piece for piece in pieces if isinstance(piece, Run)}
        assert (runs["TN"].x - runs["GN"].x) * side > 0
        overlap = min(run.left + run.width for run in runs.values()) - max(
            run.left for run in runs.values()
        )
        assert overlap < 0


def test_where_both_norths_are_one_there_is_one_arrow():
    plane = plane_for(Bounds(20, 42, 22, 43), None, width_mm=200, height_mm=150, mm_per_px=0.21)
    pieces, _, _ = north_arrow(plane, ("GN", "TN"))

    assert [piece.text for piece in pieces if isinstance(piece, Run)] == ["GN"]
