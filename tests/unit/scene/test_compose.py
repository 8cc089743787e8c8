"""A whole map: order, counts, marking, and that the order of a file does not matter."""

import datetime as dt
from dataclasses import replace

import pytest
import shapely

from geomap.errors import RenderError
from geomap.model.bounds import Bounds
from geomap.model.handling import Handling
from geomap.model.perspective import Identity, Perspective
from geomap.model.report import Origin
from geomap.model.situation import Edition, MapSpec
from geomap.scene.compose import compose
from geomap.scene.elements import Area, Label, Mark, Path, Swatch
from geomap.style.phrases import Written
from geomap.style.speech import Speaker
from geomap.style.symbols import SymbolKey

SPEAK = Speaker("en")
INFANTRY = "10041000001211000000"
PATCH = shapely.box(20.5, 42.8, 21.0, 43.2)
LINE = shapely.LineString([(20, 43), (22, 43)])


@pytest.fixture
def base(make_layer, make_feature):
    """Layers of every kind but reports, in panel order."""

    def layer(kind, geometry, **changes):
        feature = make_feature(f"a-{kind}", geometry=geometry)
        return make_layer(feature, id=kind, kind=kind, style="neutral", **changes)

    return (
        layer("places", shapely.Point(21, 43)),
        layer("line", LINE),
        layer("borders", LINE),
        layer("zones", PATCH),
        layer("units", PATCH),
        layer("countries", shapely.box(19, 41, 23, 45)),
    )


@pytest.mark.parametrize(
    "line, ground, neighbour",
    [
        ([(20.5, 42.8), (20.5, 43.2)], "ground.land", "ground.neighbour"),  # an edge of the first
        ([(21.5, 42.0), (21.5, 44.0)], "ground.land", "ground.land"),  # at sea
    ],
)
def test_line_at_sea_makes_no_country_a_neighbour(
    make_scene, make_layer, make_feature, line, ground, neighbour
):
    first = make_feature("first", geometry=PATCH)
    second = make_feature("second", geometry=shapely.box(21.8, 42.8, 22.0, 43.2))
    drawn = make_feature("drawn", geometry=shapely.LineString(line))

    scene = make_scene(
        make_layer(first, second, id="countries", kind="countries", style="neutral"),
        make_layer(drawn, id="line", kind="line", style="neutral"),
    )

    areas = [element for element in scene.elements if isinstance(element, Area)]
    assert [area.style for area in areas] == [ground, neighbour]


def test_map_is_drawn_from_the_ground_up_whatever_the_order_of_the_panel(
    make_scene, make_layer, make_report, base
):
    reports = make_layer(make_report(precision="area", geometry=PATCH))

    scene = make_scene(reports, *base)

    order = list(dict.fromkeys(element.layer for element in scene.elements))
    assert order == ["countries", "units", "zones", "reports", "borders", "line", "places"]


def test_layers_are_listed_in_the_order_of_the_panel(make_scene, base):
    assert [layer.id for layer in make_scene(*base).layers] == [layer.id for layer in base]


def test_layer_that_stands_first_in_the_panel_lies_on_top(make_scene, make_layer, make_report):
    first = make_layer(make_report("a"), id="first")
    second = make_layer(make_report("b"), id="second")

    scene = make_scene(first, second)

    assert scene.elements[0].layer == "second"
    assert scene.elements[-1].layer == "first"


def test_superseded_reports_lie_below_current_ones(make_scene, make_layer, make_report):
    new = make_report("new", precision="area", geometry=PATCH, supersedes=("old",))
    old = make_report("old", precision="area", geometry=PATCH)

    scene = make_scene(make_layer(new, old))

    styles = [element.style for element in scene.elements if isinstance(element, Area)]
    assert styles == ["deployments.superseded", "deployments.claimed"]


def test_layer_counts_its_features_and_those_without_a_place(make_scene, make_layer, make_report):
    here = make_report("a")
    nowhere = make_report("b", precision="none", geometry=None, radius_m=None)

    (layer,) = make_scene(make_layer(here, nowhere)).layers

    assert (layer.count, layer.unplaced) == (2, 1)


def test_reports_without_a_place_are_listed_the_latest_first(make_scene, make_layer, make_report):
    nowhere = {"precision": "none", "geometry": None, "radius_m": None}
    early = make_report("early", reported_at="2023-09-25", **nowhere)
    late = make_report("late", reported_at="2023-10-02", **nowhere)
    placed = make_report("placed", reported_at="2023-10-03")

    assert make_scene(make_layer(early, placed, late)).unplaced == ("late", "early")


def test_hidden_layer_is_planned_and_marked_hidden(make_scene, make_layer, make_report):
    scene = make_scene(make_layer(make_report(), visible=False))

    assert not scene.layers[0].visible
    assert scene.elements


def test_every_feature_but_ground_and_borders_has_a_card(make_scene, base):
    assert set(make_scene(*base).cards) == {"a-places", "a-line", "a-zones", "a-units"}


def test_every_feature_that_can_be_clicked_has_a_card(make_scene, make_layer, make_report, base):
    scene = make_scene(make_layer(make_report(sidc=INFANTRY)), *base)

    clickable = {element.feature for element in scene.elements} - {None}
    assert clickable <= set(scene.cards)


def test_every_symbol_that_is_used_is_drawn(make_scene, make_layer, make_report, base):
    scene = make_scene(make_layer(make_report(sidc=INFANTRY)), *base)

    assert set(scene.symbols) == {
        SymbolKey(INFANTRY, "B3"), SymbolKey(INFANTRY), SymbolKey("town")
    }  # fmt: skip


def test_symbol_that_does_not_exist_stops_the_map(make_scene, make_layer, make_report):
    with pytest.raises(RenderError, match="10042500001417000000"):
        make_scene(make_layer(make_report(sidc="10042500001417000000")))


def test_scene_carries_the_marking(make_scene, make_layer):
    marking = make_scene(make_layer(), handling=Handling.AMBER).marking

    assert marking.handling == "TLP:AMBER"
    assert SPEAK(marking.banner) == "PUBLIC SOURCES"
    assert SPEAK(marking.footnote) == "The naming is neutral."
    assert "not verified" in SPEAK(marking.disclaimer)


def test_situation_without_a_footnote_has_an_empty_one(make_scene, make_layer):
    assert make_scene(make_layer(), footnote=None).marking.footnote == ""


@pytest.mark.parametrize(
    "own, asked, said",
    [
        ("Nobody", [], "Nobody"),
        ("Nobody", ["B (CC BY 4.0)", "A", "A", "Nobody"], "Nobody; A; B (CC BY 4.0)"),
        ("", ["A"], "A"),
    ],
)
def test_whoever_a_feature_is_owed_to_is_named_once(
    make_scene, make_layer, make_feature, own, asked, said
):
    features = [
        make_feature(f"f{place}", origin=Origin(attribution=name))
        for place, name in enumerate(asked)
    ]
    layer = make_layer(*features, id="places", kind="places", style="neutral")

    assert make_scene(layer, attribution=own).marking.attribution == said


def test_only_features_of_the_map_are_named(make_situation, make_layer, make_feature):
    layers = [
        make_layer(
            make_feature(name, origin=Origin(attribution=name)),
            id=name,
            kind="places",
            style="neutral",
        )
        for name in ("shown", "elsewhere")
    ]
    situation = make_situation(*layers)
    drawn = replace(situation.maps[0], layers=("shown",))

    assert compose(situation, drawn).marking.attribution == "Nobody; shown"


def test_scene_says_its_edition_and_cutoff(make_scene, make_layer):
    edition = make_scene(make_layer()).edition

    assert (edition.number, edition.last) == (3, 3)
    assert SPEAK(edition.text) == "Edition 3 of 3"
    assert edition.cutoff.isoformat() == "2023-10-18T23:59:59+02:00"


def test_scene_between_editions_says_so(make_layer, make_situation):
    situation = make_situation(make_layer()).at(dt.datetime(2023, 10, 2, 10, tzinfo=dt.UTC))

    edition = compose(situation, situation.maps[0]).edition

    assert edition.number is None
    assert SPEAK(edition.text) == "Between editions 1 and 2"
    assert edition.cutoff.isoformat() == "2023-10-02T12:00:00+02:00"


def test_note_of_the_edition_is_in_every_language_it_was_written_in(make_scene, make_layer, zone):
    cutoff = dt.datetime(2023, 10, 1, tzinfo=zone)
    edition = Edition(number=1, cutoff=cutoff, note={"fr": "Première", "en": "First"})

    note = make_scene(make_layer(), editions=(edition,)).edition.note

    assert [Speaker(language)(note) for language in ("en", "fr")] == ["First", "Première"]


def test_texts_fall_back_to_a_language_that_is_there(make_scene, make_layer, make_report):
    report = make_report(names={"sq": "Raport"}, summaries={"sq": "Dikush thotë."})

    scene = make_scene(make_layer(report), languages=("en", "sq"))

    speak = Speaker("en", scene.languages)
    assert speak(Written(scene.names["report"])) == "Raport"
    assert speak(scene.cards["report"].claim) == "Dikush thotë."


def test_only_the_layers_of_the_map_are_drawn(make_layer, make_report, make_situation):
    situation = make_situation(
        make_layer(make_report("a"), id="one"), make_layer(make_report("b"), id="two")
    )
    only = MapSpec(id="m", title={"en": "M"}, bounds=Bounds(20, 42, 22, 44), layers=("two",))

    scene = compose(situation, only)

    assert {element.layer for element in scene.elements} == {"two"}
    assert set(scene.cards) == {"b"}


@pytest.mark.parametrize(
    "changes, swatch",
    [
        (
            {"precision": "area", "geometry": PATCH},
            Swatch(kind="area", style="deployments.claimed"),
        ),
        ({"sidc": INFANTRY}, Swatch(kind="symbol", symbol=SymbolKey(INFANTRY))),
        (
            {"precision": "none", "geometry": None, "radius_m": None},
            Swatch(kind="symbol", symbol=SymbolKey("listed")),
        ),
    ],
)
def test_layer_is_sampled_by_what_it_draws(make_scene, make_layer, make_report, changes, swatch):
    assert make_scene(make_layer(make_report(**changes))).layers[0].swatch == swatch


def test_limits_are_the_ground_and_the_map(make_scene, base):
    assert make_scene(*base).limits == Bounds(19, 41, 23, 45)


def test_limits_without_ground_are_a_little_more_than_the_map(make_scene, make_layer):
    assert make_scene(make_layer()).limits == Bounds(19, 41, 23, 45)


@pytest.mark.usefixtures("page_assets")
def test_map_over_180_degrees_is_composed(make_layer, make_feature, make_situation):
    patch = shapely.MultiPolygon(
        [shapely.box(178, -18, 180, -16), shapely.box(-180, -18, -179, -16)]
    )
    ground = make_layer(
        make_feature(geometry=patch), id="countries", kind="countries", style="neutral"
    )
    situation = make_situation(ground)
    pacific = MapSpec(
        id="m", title={"en": "M"}, bounds=Bounds(175, -20, -175, -10), layers=("countries",)
    )

    scene = compose(situation, pacific)

    assert scene.limits.crosses_antimeridian
    assert [type(element) for element in scene.elements] == [Area, Label]


def test_composing_twice_gives_equal_scenes(make_scene, make_layer, make_report, base):
    layers = (make_layer(make_report(sidc=INFANTRY)), *base)

    assert make_scene(*layers) == make_scene(*layers)


def test_order_of_features_in_a_file_changes_nothing(make_scene, make_layer, make_report):
    reports = [
        make_report("a", precision="area", geometry=PATCH, credibility=1),
        make_report("b", precision="area", geometry=PATCH, credibility=3),
        make_report("c", sidc=INFANTRY, geometry=shapely.Point(20.7, 43)),
    ]

    assert make_scene(make_layer(*reports)) == make_scene(make_layer(*reversed(reports)))


def test_order_of_features_in_a_file_changes_neither_legend_nor_cards_nor_symbols(
    make_scene, make_layer, make_report
):
    reports = [
        make_report("a", precision="area", geometry=PATCH, credibility=1),
        make_report("b", precision="area", geometry=PATCH, credibility=3),
        make_report("c", sidc=INFANTRY),
    ]

    one, other = (make_scene(make_layer(*order)) for order in (reports, reversed(reports)))

    assert one.legend == other.legend
    assert one.cards == other.cards
    assert one.symbols == other.symbols
    assert one.unplaced == other.unplaced


@pytest.mark.usefixtures("page_assets")
def test_composing_changes_no_layer(make_layer, make_report, make_situation):
    situation = make_situation(make_layer(make_report(precision="area", geometry=PATCH)))
    before = [feature.geometry.wkb for feature in situation.layers[0].features]

    compose(situation, situation.maps[0])

    assert [feature.geometry.wkb for feature in situation.layers[0].features] == before


def test_elements_are_of_the_known_kinds(make_scene, base):
    assert {type(element) for element in make_scene(*base).elements} == {Area, Path, Mark, Label}


def test_frames_follow_the_perspective_of_the_situation(make_scene, make_layer, make_report):
    view = Perspective(view_of="the north", identities={"THEM": Identity.HOSTILE})
    reports = [make_report("a", sidc=INFANTRY, side="THEM"), make_report("b", sidc=INFANTRY)]

    scene = make_scene(make_layer(*reports), perspective=view)

    frames = {
        element.feature: element.symbol.code
        for element in scene.elements
        if isinstance(element, Mark)
    }
    assert frames == {"a": "10061000001211000000", "b": INFANTRY}
    assert "show the view of the north" in SPEAK(scene.marking.disclaimer)


def test_neutral_situation_names_no_view(make_scene, make_layer, make_report):
    scene = make_scene(make_layer(make_report(sidc=INFANTRY)))

    assert "view of" not in SPEAK(scene.marking.disclaimer)


def test_scene_tells_its_languages_and_which_of_them_are_drafts(make_scene, make_layer):
    scene = make_scene(make_layer(), languages=("en", "fr"), drafts=("fr",))

    assert (scene.languages, scene.drafts) == (("en", "fr"), ("fr",))


def test_unit_types_of_callouts_and_cards_are_drawn(make_scene, make_layer, make_report):
    report = make_report(icons=(INFANTRY,), precision="area", geometry=PATCH)

    scene = make_scene(make_layer(report))

    assert SymbolKey(INFANTRY, framed=False) in scene.symbols


@pytest.mark.parametrize(
    "day, text",
    [
        (dt.date(2023, 9, 1), "Before edition 1"),
        (dt.date(2023, 10, 2), "Between editions 1 and 2"),
        (dt.date(2023, 12, 1), "After edition 3, the latest"),
    ],
)
def test_time_between_editions_is_told_from_where_it_lies(make_situation, make_layer, day, text):
    situation = make_situation(make_layer()).at(day)

    assert SPEAK(compose(situation, situation.maps[0]).edition.text) == text


# --- what stands beside the map -------------------------------------------------------------------


def test_scene_carries_what_the_situation_says_beside_its_maps(make_scene, make_layer):
    said = {
        "coverage": {"en": "Little.", "fr": "Peu."},
        "stale_after_days": 3,
        "sides": {"RS": {"en": "Serbia"}},
    }

    scene = make_scene(make_layer(), **said)

    assert scene.coverage == Written(said["coverage"])
    assert scene.stale_after_days == 3
    assert scene.sides == said["sides"]


def test_situation_that_says_nothing_beside_its_maps_has_nothing_there(make_scene, make_layer):
    scene = make_scene(make_layer())

    assert scene.coverage is None
    assert scene.basemap is None
    assert scene.sides == {}


def test_tiles_are_those_of_the_name(make_scene, make_layer):
    assert make_scene(make_layer(), basemap="osm").basemap.host == "tile.openstreetmap.org"


@pytest.mark.parametrize(
    "origin, told",
    [
        ({}, "between 5.5 km and 5.6 km"),
        ({"accuracy_m_mean": 110.0}, "between 5.4 km and 5.7 km"),
        ({"accuracy_m_mean": 110.0, "accuracy_m_p95": 337.0}, "between 5.2 km and 5.9 km"),
    ],
)
def test_distance_to_the_line_admits_the_error_of_the_line_even_if_no_map_draws_it(
    make_situation, make_layer, make_feature, make_report, origin, told
):
    drawn = make_feature("drawn", geometry=LINE, origin=Origin(**origin))
    line = make_layer(drawn, id="line", kind="line", style="neutral")
    report = make_report("a", geometry=shapely.Point(21, 43.05), precision="exact", radius_m=None)
    situation = make_situation(line, make_layer(report))
    alone = replace(situation.maps[0], layers=("reports",))

    card = compose(situation, alone).cards["a"]

    (row,) = (row for row in card.rows if SPEAK(row.label) == "Distance to the line")
    assert SPEAK(row.value) == told


def test_names_are_told_of_what_has_a_card_or_a_label(make_scene, make_layer, make_report, base):
    scene = make_scene(make_layer(make_report("a")), *base)

    labelled = {element.named for element in scene.elements if isinstance(element, Label)}
    assert set(scene.names) == labelled | set(scene.cards)
    assert scene.names["a"] == {"en": "Report a"}
