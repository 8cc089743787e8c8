"""What the page's script is told."""

import pytest
import shapely

from geomap.render.html.payload import pack_positions, page_payload

INFANTRY = "10041000001211000000"
PATCH = shapely.box(20.5, 42.8, 21.0, 43.2)


@pytest.fixture
def payload(make_scene):
    return lambda *layers, **changes: page_payload(make_scene(*layers, **changes), version="9")


def of_kind(told, kind):
    return [element for element in told["elements"] if element["t"] == kind]


def test_schema_and_version_are_told(payload, make_layer):
    told = payload(make_layer())

    assert told["schema"] == "geomap-page/1"
    assert told["about"]["version"] == "9"


def test_every_style_that_is_named_is_given(payload, make_layer, make_report):
    reports = [make_report("a", sidc=INFANTRY), make_report("b", precision="area", geometry=PATCH)]

    told = payload(make_layer(*reports))

    named = {element.get("style") for element in told["elements"]}
    named |= {card["style"] for card in told["cards"].values()}
    named |= {layer["swatch"].get("style") for layer in told["layers"]}
    assert named - {None} <= set(told["styles"])


def test_every_symbol_that_is_named_is_given(payload, make_layer, make_report):
    told = payload(make_layer(make_report(sidc=INFANTRY)))

    named = {element["symbol"] for element in of_kind(told, "symbol")}
    named |= {card["symbol"] for card in told["cards"].values()}
    assert named - {None} == set(told["symbols"])


def test_positions_are_longitude_latitude_with_five_decimals(payload, make_layer, make_report):
    report = make_report(geometry=shapely.Point(20.123456789, 42.987654321))

    (circle,) = of_kind(payload(make_layer(report)), "circle")

    assert circle["at"] == [20.12346, 42.98765]


def test_positions_that_round_to_the_same_are_told_once(payload, make_layer, make_feature):
    line = shapely.LineString([(20, 43), (20.0000001, 43), (21, 43)])
    layer = make_layer(make_feature(geometry=line), id="line", kind="line", style="neutral")

    (drawn,) = of_kind(payload(layer), "line")

    assert drawn["paths"] == [[2000000, 4300000, 100000, 0]]


def test_line_is_packed_as_its_start_and_the_steps_from_there():
    line = shapely.LineString([(20.5, 42), (20.50001, 41.99998), (-179.99999, 0)])

    assert pack_positions(line) == [2050000, 4200000, 1, -2, -20050000, -4199998]


def test_polygon_is_its_ring_and_its_holes(payload, make_layer, make_feature):
    holed = shapely.Polygon(
        PATCH.exterior.coords, [shapely.box(20.6, 42.9, 20.7, 43).exterior.coords]
    )
    layer = make_layer(make_feature(geometry=holed), id="zone", kind="zones", style="neutral")

    (area,) = of_kind(payload(layer), "area")

    assert [len(polygon) for polygon in area["polygons"]] == [2]
    assert area["pane"] == "gm-zones"


def test_map_tells_its_box_and_its_limits(payload, make_layer):
    told = payload(make_layer())["map"]

    assert told["bounds"] == [20, 42, 22, 44]
    assert told["limits"] == [19, 41, 23, 45]


def test_cards_tell_what_a_reader_sees(payload, make_layer, make_report):
    card = payload(make_layer(make_report(unchecked=("all",))))["cards"]["report"]

    assert card["badge"] == "B3"
    assert card["sources"] == ["S01"]
    assert {"label", "value", "feature"} == set(card["rows"][0])
    assert card["notice"]


def test_source_stands_once_however_many_reports_cite_it(payload, make_layer, make_report):
    told = payload(make_layer(make_report("a"), make_report("b")))

    assert list(told["sources"]) == ["S01"]
    assert told["sources"]["S01"]["url"] == "https://paper.example/said"
    assert told["sources"]["S01"]["text"].startswith("The Paper: What was said")


def test_words_of_the_page_are_in_it(payload, make_layer):
    assert payload(make_layer())["words"]["panel.legend"] == "Legend"
