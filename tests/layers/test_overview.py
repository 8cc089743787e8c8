"""The overview map: drawn from the committed layers, and from nothing else."""

import re
from xml.etree import ElementTree as ET

import pytest
import shapely

SVG = "{http://www.w3.org/2000/svg}"
LABELLED = {
    "northern-municipalities": str.upper,
    "neighbouring-municipalities": str.upper,
    "crossings": str,
}


@pytest.fixture
def overview(derive_module):
    return derive_module("overview")


@pytest.fixture(scope="module")
def drawing(layers_folder):
    return ET.fromstring((layers_folder / "overview.svg").read_text("utf-8"))  # noqa: S314


def test_overview_is_what_the_script_draws(overview, layers_folder):
    drawn = overview.compose_overview(layers_folder)

    assert drawn == (layers_folder / "overview.svg").read_text("utf-8")


def test_overview_asks_for_nothing_else(layers_folder):
    text = (layers_folder / "overview.svg").read_text("utf-8")

    assert set(re.findall(r"https?://[^\"<]+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search("href|<script|<style|@import|<image", text)
    assert set(re.findall(r'font-family="([^"]*)"', text)) == {"sans-serif"}


@pytest.mark.parametrize("layer", LABELLED)
def test_overview_names_what_it_shows(features_of, drawing, layer):
    texts = {text.text for text in drawing.iter(f"{SVG}text")}
    for known, feature in features_of(layer).items():
        names = feature["properties"]["name"].split("/")
        words = {LABELLED[layer](name) for name in names}
        assert words <= texts or set(" ".join(words).split()) <= texts, known


def test_overview_says_that_the_line_is_disputed_and_whose_data_it_is(drawing):
    said = " ".join(text.text for text in drawing.iter(f"{SVG}text"))

    assert "(status disputed)" in said
    assert "© OpenStreetMap contributors (ODbL)" in said
    assert "* This designation is without prejudice to positions on status" in said


# --- placing labels -------------------------------------------------------------------------------


@pytest.fixture
def labels(derive_module):
    return derive_module("labels")


@pytest.fixture
def sheet(labels):
    nothing = shapely.LineString()
    return labels.Sheet(frame=shapely.box(0, 0, 200, 100), line=nothing, borders=nothing)


def test_label_keeps_clear_of_another(labels, sheet):
    lines = (labels.Text(text="Town", size=10),)
    at = shapely.Point(50, 50).buffer(3)

    first, second = (sheet.place(lines, labels.beside(lines, at)) for _ in range(2))

    assert not first.box.intersects(second.box)
    assert sheet.frame.contains(first.box)
    assert sheet.frame.contains(second.box)


def test_label_stays_off_the_line_where_it_can(labels, sheet):
    sheet.line = shapely.LineString([(55, 50), (200, 50)])
    lines = (labels.Text(text="Town", size=10),)

    placed = sheet.place(lines, labels.beside(lines, shapely.Point(50, 50).buffer(3)))

    assert not placed.box.intersects(sheet.line)


def test_label_too_large_for_its_area_gets_a_leader(labels, sheet):
    lines = (labels.Text(text="Municipality", size=10),)
    area = shapely.box(95, 45, 105, 55)

    placed = sheet.place(
        lines, labels.within(lines, area), labels.led_to(lines, sheet.free_point(area))
    )

    assert area.contains(shapely.Point(placed.leader.coords[0]))
    assert not placed.box.intersects(area)


def test_label_without_room_is_an_error(labels, sheet):
    lines = (labels.Text(text="A name longer than the sheet is wide", size=20),)

    with pytest.raises(ValueError, match="no room for 'A name longer"):
        sheet.place(lines, labels.beside(lines, shapely.Point(50, 50)))
