"""The legend holds what is drawn, and nothing else."""

import pytest
import shapely

from geomap.style.speech import Speaker

SPEAK = Speaker("en")
INFANTRY = "10041000001211000000"
PATCH = shapely.box(20.5, 42.8, 21.0, 43.2)
LINE = shapely.LineString([(20, 43), (22, 43)])


@pytest.fixture
def legend(make_scene):
    """Return the legend of these layers: texts by section, and the scene."""

    def write(*layers):
        scene = make_scene(*layers)
        told = {
            SPEAK(section.title): [SPEAK(entry.text) for entry in section.entries]
            for section in scene.legend
        }
        return told, scene

    return write


def test_empty_map_has_no_legend(legend, make_layer):
    assert legend(make_layer())[0] == {}


def test_each_pattern_that_is_drawn_is_explained_once(legend, make_layer, make_report):
    reports = [
        make_report(f"r{index}", precision="area", geometry=PATCH, credibility=credibility)
        for index, credibility in enumerate((3, 1, 3))
    ]

    texts, _ = legend(make_layer(*reports, title={"en": "Deployments"}))

    assert texts["What is claimed"] == [
        "Deployments: claimed by one party, not confirmed",
        "Deployments: confirmed by other sources",
    ]


def test_report_without_a_place_explains_no_pattern(legend, make_layer, make_report):
    texts, _ = legend(make_layer(make_report(precision="none", geometry=None, radius_m=None)))

    assert "What is claimed" not in texts
    assert "How exact" not in texts


def test_circle_is_explained_only_where_one_is_drawn(legend, make_layer, make_report):
    with_circle, _ = legend(make_layer(make_report()))
    without, _ = legend(make_layer(make_report(precision="area", geometry=PATCH)))

    assert with_circle["How exact"] == ["Circle: the place may be off by this much"]
    assert without["How exact"] == ["Soft edge: no source gave a limit here"]


def test_symbol_is_named_and_shown_without_its_grade(legend, make_layer, make_report):
    reports = [make_report("a", sidc=INFANTRY), make_report("b", sidc=INFANTRY, credibility=1)]

    texts, scene = legend(make_layer(*reports))

    assert texts["Symbols"] == ["Infantry"]
    (section,) = [known for known in scene.legend if SPEAK(known.title) == "Symbols"]
    assert section.entries[0].swatch.symbol.grade == ""


def test_symbol_without_a_name_shows_its_code(legend, make_layer, make_report):
    texts, _ = legend(make_layer(make_report(sidc="10041000001212000000")))

    assert texts["Symbols"] == ["APP-6 10041000001212000000"]


def test_only_the_glyphs_that_are_drawn_are_named(legend, make_layer, make_feature):
    layer = make_layer(make_feature(kind="town"), id="places", kind="places", style="neutral")

    texts, _ = legend(layer)

    assert texts == {"Places": ["Town"]}


def test_lines_and_areas_bear_the_titles_of_their_layers(legend, make_layer, make_feature):
    line = make_layer(
        make_feature("l", geometry=LINE),
        id="line",
        kind="line",
        style="neutral",
        title={"en": "The line (status disputed)"},
    )
    zone = make_layer(
        make_feature("z", geometry=PATCH),
        id="zone",
        kind="zones",
        style="neutral",
        title={"en": "Safety zone"},
    )

    texts, _ = legend(zone, line)

    assert texts == {"Lines and areas": ["The line (status disputed)", "Safety zone"]}


def test_grades_are_explained_where_there_are_reports(legend, make_layer, make_report):
    texts, _ = legend(make_layer(make_report()))

    assert [text.partition(",")[0] for text in texts["How sure"]] == ["Letter", "Number"]


def test_every_sample_in_the_legend_is_drawn_on_the_map(legend, make_layer, make_report):
    reports = [
        make_report("a", sidc=INFANTRY),
        make_report("b", precision="area", geometry=PATCH),
        make_report("c", precision="sector", geometry=PATCH, credibility=1),
    ]

    _, scene = legend(make_layer(*reports))

    drawn_styles = {getattr(element, "style", None) for element in scene.elements}
    drawn_codes = {element.symbol.code for element in scene.elements if hasattr(element, "symbol")}
    for section in scene.legend:
        for entry in section.entries:
            if entry.swatch and entry.swatch.style:
                assert entry.swatch.style in drawn_styles
            elif entry.swatch:
                assert entry.swatch.symbol.code in drawn_codes


def test_every_entry_names_the_layers_in_which_it_stands(legend, make_layer, make_report):
    here = make_layer(make_report("a", sidc=INFANTRY), id="here")
    there = make_layer(make_report("b", sidc=INFANTRY), id="there")
    bands = make_layer(make_report("c", precision="area", geometry=PATCH), id="bands")

    _, scene = legend(here, there, bands)

    stands = {
        SPEAK(entry.text): {layer for layer, _ in entry.shown_by}
        for part in scene.legend
        for entry in part.entries
    }
    assert stands["Infantry"] == {"here", "there"}
    assert stands["Circle: the place may be off by this much"] == {"here", "there"}
    assert stands["Soft edge: no source gave a limit here"] == {"bands"}
    assert stands["Title of bands: claimed by one party, not confirmed"] == {"bands"}


def test_unit_types_named_in_claims_are_explained_as_nowhere(legend, make_layer, make_report):
    reports = make_layer(make_report(icons=(INFANTRY,), precision="area", geometry=PATCH))

    texts, _ = legend(reports)

    assert texts["Symbols"] == ["Infantry, named in a claim without a place"]


def test_question_mark_is_explained_where_one_is_drawn(legend, make_layer, make_feature):
    layer = {"kind": "places", "style": "neutral"}
    doubtful, _ = legend(make_layer(make_feature(unchecked=("geometry",)), **layer))
    sure, _ = legend(make_layer(make_feature(), **layer))

    assert doubtful["Places"] == [
        "Town",
        "With a question mark: nobody has verified the position",
    ]
    assert sure["Places"] == ["Town"]
