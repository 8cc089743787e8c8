"""Symbols and names on the shipped sheets: nothing lies on anything else."""

import itertools

import numpy as np
import pytest
import shapely

import geomap
from geomap.maps import compose_maps
from geomap.model.paper import paper_named
from geomap.render.base import Job
from geomap.render.drawn import drawn_of
from geomap.render.sheet.boxes import Taken
from geomap.render.sheet.drawing import _line_of_reference
from geomap.render.sheet.layout import lay_out
from geomap.render.sheet.lettering import Face, Run, load_font
from geomap.render.sheet.marks import place_marks
from geomap.render.sheet.names import NamePlacer
from geomap.render.sheet.typeset import Typesetter, wrapped
from geomap.scene.elements import Area

LANGUAGES = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")
MAPS = ("situation", "north", "deployments")


@pytest.fixture(scope="module", params=[*itertools.product(MAPS, LANGUAGES, ("A4", "A3"))])
def placed(request, shipped_job, shipped_layout):
    """Place what a sheet shows, as it does itself."""
    job = shipped_job(*request.param)
    plane, drawn = shipped_layout(*request.param).drawing.plane, job.once(drawn_of)
    line = _line_of_reference(drawn, plane)
    taken = Taken(np.array([4, 4, plane.width - 4, plane.height - 4]))
    standing = place_marks(drawn, plane, line, taken)
    naming = NamePlacer(drawn, plane, line, standing, taken).place(Typesetter(drawn, job.language))
    return plane, line, standing, naming


def box_of(name):
    return shapely.box(name.x, name.y, name.x + name.block.width, name.y + name.block.height)


def test_no_label_lies_on_another_or_on_a_symbol(placed):
    _, _, standing, naming = placed
    hidden = {id(dot) for dot in naming.hidden}
    labels = [(name.block.label.named, box_of(name)) for name in naming.named]
    symbols = [
        (symbol.mark.feature, shapely.box(*symbol.box))
        for symbol in standing
        if id(symbol) not in hidden and not symbol.is_minor
    ]

    for (one, box), (other, other_box) in itertools.combinations(labels + symbols, 2):
        if {one, other} <= {name for name, _ in symbols}:
            continue  # signs of one crossing may touch
        assert shapely.intersection(box, other_box).area < 0.5, (one, other)


def test_symbols_of_units_and_events_do_not_lie_on_each_other_or_on_the_line(placed):
    _, line, standing, _ = placed
    framed = [symbol for symbol in standing if symbol.symbol.height >= 22]

    for one, other in itertools.combinations(framed, 2):
        assert not shapely.box(*one.box).intersects(shapely.box(*other.box))
    for symbol in framed:
        assert not shapely.box(*symbol.box).intersects(line), symbol.mark.feature


def test_a_symbol_that_moved_stays_on_its_side_of_the_line(placed):
    _, line, standing, _ = placed

    for symbol in standing:
        if symbol.tie is not None:
            way = shapely.LineString([symbol.home, symbol.tie])
            # a crossing lies on the line itself: there is no side to stray from
            if shapely.distance(line, shapely.Point(symbol.home)) > 2:
                assert not way.intersects(line)


def test_everything_stands_inside_the_neat_line(placed):
    plane, _, _, naming = placed

    for name in naming.named:
        assert plane.frame.contains(box_of(name))


def test_every_label_is_placed_or_told_to_be_left_out(placed):
    _, _, _, naming = placed
    named = {name.block.label.named for name in naming.named}
    reports = [label for label in naming.left_out if label.feature is not None]

    assert named
    assert not reports, "a claim without its callout"


def test_every_letter_is_in_the_font(placed):
    _, _, _, naming = placed

    for name in naming.named:
        for piece in name.block.pieces:
            if isinstance(piece, Run):
                assert load_font(piece.face).has(piece.text), piece.text


def test_the_name_of_a_municipality_stands_in_it_or_is_tied_to_it(placed, shipped_scenes):
    plane, _, _, naming = placed
    areas = {
        element.feature: element.geometry
        for scene in shipped_scenes.values()
        for element in scene.elements
        if element.feature and hasattr(element, "cores")
    }

    for name in naming.named:
        label = name.block.label
        if label.role == "unit":
            middle = shapely.Point(name.x + name.block.width / 2, name.y + name.block.height / 2)
            inside = plane.place(areas[label.named]).contains(middle)
            assert inside or name.leader is not None, label.named


@pytest.mark.parametrize("widest", [30, 80, 170])
def test_lines_are_as_few_as_fit_and_of_much_the_same_width(widest):
    text = "Kosovo gov.: 2nd Brigade, from Raška direction, as reported"

    lines = wrapped(text, 12, Face.SEMIBOLD, widest)

    assert " ".join(lines) == text
    widths = [Run(x=0, y=0, text=line, size=12, face=Face.SEMIBOLD).width for line in lines]
    words = [Run(x=0, y=0, text=word, size=12, face=Face.SEMIBOLD).width for word in text.split()]
    assert max(widths) <= max(widest, *words)


@pytest.mark.usefixtures("page_assets")
@pytest.mark.parametrize("paper", ["A4-portrait", "A4-landscape", "A3", "200x150"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_unit_types_that_a_claim_names_do_not_stand_in_another_country(
    pytestconfig, paper, language
):
    situation = geomap.load(pytestconfig.rootpath / "layers").at(edition=1)
    (scene,) = compose_maps(situation, [situation.map("situation")])
    job = Job(scene, language=language, paper=paper_named(paper))
    plane, drawn = job.once(lay_out).drawing.plane, job.once(drawn_of)
    countries = [
        part.geometry
        for part in drawn.elements
        if isinstance(part, Area) and part.plane == "ground"
    ]
    line = _line_of_reference(drawn, plane)
    taken = Taken(np.array([4, 4, plane.width - 4, plane.height - 4]))
    standing = place_marks(drawn, plane, line, taken)
    naming = NamePlacer(drawn, plane, line, standing, taken).place(Typesetter(drawn, language))

    with_types = [name for name in naming.named if name.block.label.icons]
    assert with_types
    for name in with_types:
        middle = np.array([[name.x + name.block.width / 2, name.y + name.block.height / 2]])
        place = shapely.Point(plane.to_lonlat(middle)[0])
        home = shapely.Point(name.block.label.at[0])
        assert [country.intersects(place) for country in countries] == [
            country.intersects(home) for country in countries
        ]
