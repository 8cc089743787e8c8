"""What the page's script is told."""

import datetime as dt

import pytest
import shapely

from geomap.render.html.pack import Packer, pack_positions
from geomap.render.html.payload import page_payload
from geomap.style.phrases import Day, Listed, Number, Written, distance, say

INFANTRY = "10041000001211000000"
PATCH = shapely.box(20.5, 42.8, 21.0, 43.2)


@pytest.fixture
def payload(make_scene):
    return lambda *layers, **changes: page_payload(make_scene(*layers, **changes), version="9")


def of_kind(told, kind):
    return [element for element in told["elements"] if element["t"] == kind]


def test_schema_and_version_are_told(payload, make_layer):
    told = payload(make_layer())

    assert told["schema"] == "geomap-page/2"
    assert told["about"]["version"] == "9"


def test_every_style_that_is_named_is_given(payload, make_layer, make_report):
    reports = [make_report("a", sidc=INFANTRY), make_report("b", precision="area", geometry=PATCH)]

    told = payload(make_layer(*reports))

    named = {element.get("style") for element in told["elements"]}
    named |= {card.get("style") for card in told["cards"].values()}
    named |= {look for report in told["reports"].values() for look in report["looks"].values()}
    named |= {layer["swatch"].get("style") for layer in told["layers"]}
    assert named - {None} <= set(told["styles"])


def test_every_symbol_that_is_named_is_given(payload, make_layer, make_report):
    told = payload(make_layer(make_report(sidc=INFANTRY)))

    named = {element["symbol"] for element in of_kind(told, "symbol")}
    named |= {card.get("symbol") for card in told["cards"].values()}
    assert named - {None} == set(told["symbols"])


def test_positions_are_longitude_latitude_with_five_decimals(payload, make_layer, make_report):
    report = make_report(geometry=shapely.Point(20.123456789, 42.987654321))

    (circle,) = of_kind(payload(make_layer(report)), "circle")

    assert circle["at"] == [20.12346, 42.98765]


def test_positions_that_round_to_the_same_are_told_once(payload, make_layer, make_feature):
    line = shapely.LineString([(20, 43), (20.0000001, 43), (21, 43)])
    layer = make_layer(make_feature(geometry=line), id="line", kind="line", style="neutral")

    told = payload(layer)

    (drawn,) = of_kind(told, "line")
    assert told["shapes"][drawn["path"]] == pack_positions(shapely.LineString([(20, 43), (21, 43)]))


def test_line_is_packed_as_source_maps_pack_their_numbers():
    # by hand: 2 050 000 and 4 200 000, then +1 and -2
    line = shapely.LineString([(20.5, 42), (20.50001, 41.99998)])

    packed = pack_positions(line)

    assert packed.endswith("CF")
    assert pack_positions(shapely.LineString([(0, 0), (0.00016, -0.00016)])) == "AAgBhB"


def test_polygon_is_its_ring_and_its_holes(payload, make_layer, make_feature):
    holed = shapely.Polygon(
        PATCH.exterior.coords, [shapely.box(20.6, 42.9, 20.7, 43).exterior.coords]
    )
    layer = make_layer(make_feature(geometry=holed), id="zone", kind="zones", style="neutral")

    told = payload(layer)

    (area,) = of_kind(told, "area")
    (shape,) = (told["shapes"][ring] for ring in area["rings"])
    assert len(shape.split(" ")) == 2
    assert area["pane"] == "gm-zones"


def test_shape_that_is_drawn_twice_is_told_once(payload, make_layer, make_report):
    reports = [make_report(name, precision="area", geometry=PATCH) for name in "ab"]

    told = payload(make_layer(*reports))

    one, other = of_kind(told, "area")
    assert one["rings"] == other["rings"]
    assert len(told["shapes"]) == len(one["rings"]) == 3


def test_map_tells_its_box_and_its_limits(payload, make_layer):
    told = payload(make_layer())["map"]

    assert told["bounds"] == [20, 42, 22, 44]
    assert told["limits"] == [19, 41, 23, 45]


def test_cards_tell_what_a_reader_sees(payload, make_layer, make_report):
    card = payload(make_layer(make_report(unchecked=("all",))))["cards"]["report"]

    assert card["badge"] == "B3"
    assert card["sources"] == ["S01"]
    assert {"label", "value"} == set(card["rows"][0])
    assert card["notice"] == ["card.unchecked"]


def test_source_stands_once_however_many_reports_cite_it(payload, make_layer, make_report):
    told = payload(make_layer(make_report("a"), make_report("b")))

    assert list(told["sources"]) == ["S01"]
    assert told["sources"]["S01"]["url"] == "https://paper.example/said"
    assert told["sources"]["S01"]["text"][1]["publisher"] == "The Paper"


def test_report_tells_its_standing_over_time(payload, make_layer, make_report):
    old = make_report("old", reported_at="2023-09-20T10:00:00+02:00")
    new = make_report("new", reported_at="2023-10-02T10:00:00+02:00", supersedes=("old",))

    told = payload(make_layer(old, new))["reports"]["old"]

    assert told["known"] == [[1695196800, "current"], [1696233600, "superseded"]]
    assert told["looks"] == {
        "current": "deployments.claimed",
        "superseded": "deployments.superseded",
    }


def test_words_of_every_language_stand_in_one_order(payload, make_layer):
    words = payload(make_layer(), languages=("en", "fr"))["words"]

    place = words["keys"].index("page.panel.legend")
    assert [texts[place] for texts in words["texts"]] == ["Legend", "Légende"]
    assert len({len(texts) for texts in words["texts"]} | {len(words["keys"])}) == 1


def test_texts_of_other_products_are_not_sent_to_the_page(payload, make_layer):
    keys = payload(make_layer())["words"]["keys"]

    assert "page_title.text" in keys
    assert not [key for key in keys if key.startswith(("embed.", "sheet."))]


@pytest.mark.parametrize(
    "phrase, packed",
    [
        ("plain", "plain"),
        (say("card.close"), ["card.close"]),
        (say("unit.m", number=Number(5)), ["unit.m", {"number": [2, 5]}]),
        (Written({"fr": "deux", "en": "two"}), [0, "two", "deux"]),
        (Written({"fr": "deux"}), [0, None, "deux"]),
        (Written({"de": "zwei"}), [0, "zwei"]),
        (Day(dt.date(2023, 9, 29)), [1, 2023, 9, 29]),
        (Listed(("a", "b"), " – "), [3, " – ", "a", "b"]),
        (distance(1500), ["unit.km", {"number": [2, 1.5]}]),
    ],
)
def test_phrase_is_packed_as_the_page_reads_it(phrase, packed):
    assert Packer(("en", "fr")).phrase(phrase) == packed
