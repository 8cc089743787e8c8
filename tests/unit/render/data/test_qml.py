import pytest
import shapely
from lxml import etree

from geomap.render.data.qml import layer_qml
from geomap.render.data.records import records_of


@pytest.fixture
def style_of_layer(make_job, make_layer):
    def make(*features, label='"name"', **changes):
        job = make_job(make_layer(*features, **changes))
        (layer,) = job.once(records_of)
        return etree.fromstring(layer_qml(layer, job.scene.symbols, label=label))

    return make


def options(node, kind):
    """Return the options of the layers of one class in a symbol."""
    return [
        {option.get("name"): option.get("value") for option in layer.findall("Option/Option")}
        for layer in node.iter("layer")
        if layer.get("class") == kind
    ]


AREA = shapely.box(20, 42, 21, 43)


@pytest.mark.parametrize(
    "changes, angle, distance",
    [
        ({"credibility": 3}, "45", "6.75"),
        ({"credibility": 2}, "135", "4.5"),
        ({"superseded_by": ("x",), "standing": "superseded"}, None, None),
    ],
)
def test_certainty_is_a_hatch(style_of_layer, make_report, changes, angle, distance):
    standing = changes.pop("standing", None)
    report = make_report(geometry=AREA, precision="area", radius_m=None, **changes)
    later = make_report("x", supersedes=("report",), geometry=None, precision="none")

    qml = style_of_layer(*([report, later] if standing else [report]))

    (hatch,) = options(qml, "LinePatternFill")
    assert hatch["angle"] == (angle or "90")
    assert hatch["distance"] == (distance or "10.5")
    assert not any(fill["outline_style"] != "no" for fill in options(qml, "SimpleFill"))


def test_confirmed_area_has_an_edge_and_no_hatch(style_of_layer, make_report):
    report = make_report(geometry=AREA, precision="area", radius_m=None, credibility=1)

    qml = style_of_layer(report)

    assert options(qml, "LinePatternFill") == []
    assert [line["line_color"] for line in options(qml, "SimpleLine")] == ["122,62,157,255"]


def test_line_is_dashed_over_a_white_casing(style_of_layer, make_feature):
    line = make_feature(geometry=shapely.LineString([(20, 43), (21, 43)]))

    casing, dashes = options(style_of_layer(line, kind="line"), "SimpleLine")

    assert casing["line_color"] == "255,255,255,255"
    assert dashes["customdash"] == "6;3.75"
    assert float(casing["line_width"]) > float(dashes["line_width"])


def test_point_has_its_symbol_within_and_its_circle_in_metres(style_of_layer, make_report):
    qml = style_of_layer(make_report(sidc="10041000001211000000", radius_m=1500.0))

    (symbol,) = options(qml, "SvgMarker")
    assert symbol["name"].startswith("base64:")
    (circle,) = options(qml, "SimpleMarker")
    assert circle["size_unit"] == "RenderMetersInMapUnits"
    expressions = [
        node.get("value") for node in qml.iter("Option") if node.get("name") == "expression"
    ]
    assert expressions == ['2 * "radius_m"']


def test_designation_cannot_leave_its_rule(style_of_layer, make_report):
    qml = style_of_layer(make_report(sidc="10041000001211000000", designation="' OR '1'='1"))

    (rule,) = [rule for rule in qml.iter("rule") if "symbol" in rule.get("filter")]
    assert rule.get("filter").endswith("'' OR ''1''=''1'")


def test_names_that_the_map_does_not_show_are_not_shown(style_of_layer, make_feature):
    border = make_feature(geometry=shapely.LineString([(20, 43), (21, 43)]))

    assert style_of_layer(border, kind="borders").get("labelsEnabled") == "0"
    assert style_of_layer(make_feature(), kind="places").get("labelsEnabled") == "1"
