"""What is drawn for a feature, by the kind of its layer and its precision."""

import pytest
import shapely

from geomap.model.bounds import Bounds
from geomap.model.history import histories_of
from geomap.model.report import Precision, Standing, Status
from geomap.scene.draw import Draughtsman, soft_edged, symbol_of
from geomap.scene.elements import Area, Circle, Label, Mark, Path, Plane, Role
from geomap.style.symbols import SymbolKey

INFANTRY = "10041000001211000000"
POINT = shapely.Point(21, 43)
PATCH = shapely.box(20.5, 42.8, 21.0, 43.0)
LINE = shapely.LineString([(20, 43), (22, 43)])
MAP = Bounds(20, 42, 22, 44)


@pytest.fixture
def draw(make_layer):
    """Draw one feature in a layer of a kind."""

    def draw_(feature, line=LINE, **layer):
        draughtsman = Draughtsman(MAP, line)
        return list(draughtsman.draw(feature, make_layer(feature, **layer)))

    return draw_


def kinds(elements):
    return [type(element) for element in elements]


# --- ground ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["sea", "lake"])
def test_water_of_the_ground_is_drawn_as_water_and_left_to_a_place_to_name(
    draw, make_feature, kind
):
    layer = {"kind": "countries", "style": "neutral"}

    (area,) = draw(make_feature(kind=kind, geometry=PATCH), **layer)

    assert (area.style, area.plane) == ("ground.sea", Plane.GROUND)


@pytest.mark.parametrize("kind", ["sea", "strait", "lake", "river"])
def test_name_of_a_water_has_no_dot(draw, make_feature, kind):
    drawn = draw(make_feature(kind=kind), kind="places", style="neutral")

    assert kinds(drawn) == [Label]
    assert drawn[0].role == Role.WATER


# --- reports --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "precision, geometry, drawn",
    [
        ("exact", POINT, [Circle, Mark, Label]),
        ("place", POINT, [Circle, Mark, Label]),
        ("area", PATCH, [Area, Label]),
        ("sector", PATCH, [Area, Label]),
        ("border-wide", PATCH, [Area, Label]),
        ("border-wide", None, []),
        ("theatre", None, []),
        ("none", None, []),
    ],
)
def test_report_is_drawn_as_exactly_as_its_precision_allows(
    draw, make_report, precision, geometry, drawn
):
    report = make_report(precision=precision, geometry=geometry, sidc=INFANTRY)

    assert kinds(draw(report)) == drawn


@pytest.mark.parametrize("precision", ["area", "sector", "border-wide"])
def test_vague_report_never_gets_a_symbol(make_report, precision):
    report = make_report(precision=precision, geometry=PATCH, sidc=INFANTRY)

    assert symbol_of(report) is None


def test_circle_has_the_radius_of_the_uncertainty(draw, make_report):
    circle, *_ = draw(make_report(radius_m=2000.0))

    assert isinstance(circle, Circle)
    assert circle.radius_m == 2000
    assert circle.at == (21.0, 43.0)


def test_symbol_carries_the_grade(make_report):
    report = make_report(sidc=INFANTRY, reliability="A", credibility=2)

    assert symbol_of(report) == SymbolKey(INFANTRY, "A2")


@pytest.mark.parametrize("status, glyph", [("present", "closed"), ("ended", "open")])
def test_crossing_is_shown_closed_or_open(make_report, status, glyph):
    report = make_report(kind="crossing_status", status=Status(status))

    assert symbol_of(report) == SymbolKey(f"crossing-{glyph}")


def test_edge_that_a_source_gave_is_drawn_once(draw, make_report):
    confirmed = make_report(geometry=PATCH, precision=Precision.AREA, credibility=1)
    areas = [part for part in draw(confirmed) if isinstance(part, Area)]

    assert [(area.style, area.cores) for area in areas] == [("deployments.confirmed", ())]


def test_edge_gets_soft_copies_too_if_the_report_is_to_be_greyed_later(
    make_layer, make_report, zone
):
    confirmed = make_report(
        geometry=PATCH, precision=Precision.AREA, credibility=1, valid_to="2023-10-02"
    )
    layer = make_layer(confirmed)

    area, _ = Draughtsman(MAP, LINE, histories_of([layer], zone)).draw(confirmed, layer)

    assert area.style == "deployments.confirmed"
    assert len(area.cores) == 2


def test_what_is_reported_as_leaving_is_not_drawn_like_what_is_there(draw, make_report):
    leaving = make_report(geometry=PATCH, precision=Precision.AREA, status=Status.ENDED)
    area = next(part for part in draw(leaving) if isinstance(part, Area))

    assert area.style == "deployments.leaving"


def test_point_without_a_code_has_a_circle_and_a_callout_only(draw, make_report):
    assert kinds(draw(make_report())) == [Circle, Label]


def test_callout_says_the_title_in_the_hue_of_the_claim(draw, make_report):
    *_, label = draw(make_report(credibility=2))

    assert label.named == "report"
    assert label.role is Role.CALLOUT
    assert label.feature == "report"
    assert label.style == "deployments.reported"


def test_area_without_an_edge_has_smaller_copies_that_lie_within_each_other(draw, make_report):
    area, _ = draw(make_report(precision="area", geometry=PATCH))

    assert (area.geometry, area.plane) == (PATCH, Plane.REPORTS)
    assert (area.geometry, *area.cores) == soft_edged(PATCH)


def test_nested_areas_lie_each_inside_the_one_before():
    outer, middle, inner = soft_edged(PATCH)

    assert outer == PATCH
    assert outer.contains(middle)
    assert middle.contains(inner)


def test_callout_of_an_area_may_stand_in_its_core(draw, make_report):
    area, label = draw(make_report(precision="area", geometry=PATCH))

    assert area.cores[-1].contains(shapely.Point(label.at[0]))
    assert len(label.at) > 1


@pytest.mark.parametrize("standing", [Standing.SUPERSEDED, Standing.ENDED])
def test_superseded_point_is_grey_and_faded(draw, make_report, standing):
    circle, mark, _ = draw(make_report(sidc=INFANTRY, standing=standing))

    assert circle.style == "deployments.error-superseded"
    assert mark.faded


@pytest.mark.parametrize("standing", [Standing.SUPERSEDED, Standing.ENDED])
def test_superseded_area_is_grey(draw, make_report, standing):
    area, _ = draw(make_report(precision="area", geometry=PATCH, standing=standing))

    assert area.style == "deployments.superseded"


def test_current_symbol_is_not_faded(draw, make_report):
    _, mark, _ = draw(make_report(sidc=INFANTRY))

    assert not mark.faded


# --- base features --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind, style, drawn, plane, style_key",
    [
        ("countries", "neutral", [Area, Label], Plane.GROUND, "ground.land"),
        ("units", "interest", [Area, Label], Plane.UNITS, "units.interest"),
        ("units", "context", [Area, Label], Plane.UNITS, "units.context"),
        ("zones", "neutral", [Area, Label], Plane.ZONES, "zone.outline"),
        ("zones", "context", [Area, Label], Plane.ZONES, "zone.strip"),
        ("line", "neutral", [Path], Plane.LINES, "line.reference"),
        ("borders", "neutral", [Path], Plane.LINES, "line.border"),
    ],
)
def test_base_feature_is_drawn_by_the_kind_of_its_layer(  # noqa: PLR0913, PLR0917 -- a table
    draw, make_feature, kind, style, drawn, plane, style_key
):
    geometry = LINE if plane is Plane.LINES else PATCH

    elements = draw(make_feature(geometry=geometry), kind=kind, style=style)

    assert kinds(elements) == drawn
    assert elements[0].plane is plane
    assert elements[0].style == style_key


def test_country_that_the_line_does_not_touch_is_a_neighbour(draw, make_feature):
    far = make_feature(geometry=shapely.box(10, 40, 11, 41))

    area, _ = draw(far, kind="countries", style="neutral")

    assert area.style == "ground.neighbour"


def test_country_that_the_line_only_touches_is_a_neighbour(draw, make_feature):
    touched = make_feature(geometry=shapely.box(22, 42.8, 22.5, 43.4))

    area, _ = draw(touched, kind="countries", style="neutral")

    assert area.style == "ground.neighbour"


def test_every_country_is_land_where_there_is_no_line(draw, make_feature):
    area, _ = draw(make_feature(geometry=PATCH), line=None, kind="countries", style="neutral")

    assert area.style == "ground.land"


@pytest.mark.parametrize("kind, clickable", [("line", True), ("borders", False)])
def test_line_of_reference_can_be_clicked_and_other_borders_cannot(
    draw, make_feature, kind, clickable
):
    (path,) = draw(make_feature(geometry=LINE), kind=kind, style="neutral")

    assert (path.feature is not None) is clickable


def test_country_cannot_be_clicked(draw, make_feature):
    area, _ = draw(make_feature(geometry=PATCH), kind="countries", style="neutral")

    assert area.feature is None


@pytest.mark.parametrize(
    "kind, symbol, role",
    [
        ("city", "city", Role.CITY),
        ("town", "town", Role.TOWN),
        ("village", "village", Role.VILLAGE),
        ("crossing", "crossing", Role.CROSSING),
        ("camp", "camp", Role.CAMP),
        ("monastery", "monastery", Role.SITE),
        ("volcano", "place", Role.SITE),
    ],
)
def test_place_is_a_glyph_with_its_name(draw, make_feature, kind, symbol, role):
    mark, label = draw(make_feature(kind=kind), kind="places", style="neutral")

    assert mark.symbol == SymbolKey(symbol)
    assert label.role is role
    assert label.at == ((21.0, 43.0),)


def test_water_is_named_without_a_dot(draw, make_feature):
    (label,) = draw(make_feature(kind="lake"), kind="places", style="neutral")

    assert label.role is Role.WATER


def test_label_names_its_feature_so_that_any_language_can_be_written(draw, make_feature):
    _, label = draw(make_feature("here"), kind="places", style="neutral")

    assert label.named == "here"


def test_more_important_place_is_named_first(draw, make_feature):
    ranks = [
        draw(make_feature(rank=rank), kind="places", style="neutral")[1].rank for rank in (1, 3, 5)
    ]

    assert ranks == sorted(ranks)


@pytest.mark.parametrize("kind", ["countries", "units", "zones"])
def test_name_of_an_area_may_stand_only_where_it_touches_the_area(draw, make_feature, kind):
    _, label = draw(make_feature(geometry=PATCH), kind=kind, style="neutral")

    assert label.at
    assert all(PATCH.distance(shapely.Point(place)) < 1e-9 for place in label.at)


def test_area_with_very_many_holes_is_drawn_once_and_at_once():
    holes = [
        shapely.box(x / 100, y / 100, x / 100 + 0.004, y / 100 + 0.004).exterior.coords
        for x in range(2001, 2099)
        for y in range(4201, 4299)
    ]
    area = shapely.Polygon(shapely.box(20, 42, 21, 43).exterior.coords, holes)

    assert soft_edged(area) == (area,)


def test_unverified_position_is_marked_on_the_map(draw, make_feature):
    elements = draw(
        make_feature(kind="camp", unchecked=("geometry",)), kind="places", style="neutral"
    )

    (mark,) = [element for element in elements if isinstance(element, Mark)]
    assert mark.symbol.doubtful


def test_callout_of_an_unverified_position_has_a_question_mark(draw, make_report):
    elements = draw(make_report(unchecked=("all",)))

    (label,) = [element for element in elements if isinstance(element, Label)]
    assert label.doubtful


def test_unit_types_of_a_claim_stand_in_its_callout_and_nowhere_else(draw, make_report):
    icons = ("10041000001205000000", "10041000001303000000")
    report = make_report(icons=icons, precision="sector", geometry=PATCH)
    elements = draw(report)

    (label,) = [element for element in elements if isinstance(element, Label)]
    assert [icon.code for icon in label.icons] == list(icons)
    assert not any(icon.framed for icon in label.icons)
    assert not [element for element in elements if isinstance(element, Mark)]


@pytest.mark.parametrize("rank, kinds_drawn", [(4, [Area, Label]), (5, [Area])])
def test_area_of_the_last_rank_is_drawn_without_its_name(draw, make_feature, rank, kinds_drawn):
    feature = make_feature(geometry=PATCH, rank=rank)

    assert kinds(draw(feature, kind="zones", style="context")) == kinds_drawn
