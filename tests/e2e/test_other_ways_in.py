"""The page in a notebook, as a Folium map, and its symbols against the browser's own."""

import re
from importlib.resources import files

import folium
import pytest
from IPython.core.formatters import DisplayFormatter
from playwright.sync_api import expect

import geomap
from geomap.api import load
from geomap.style.symbols import FRAME_PX, SymbolKey, draw_symbols


@pytest.fixture
def layers(pytestconfig):
    return pytestconfig.rootpath / "layers"


def test_notebook_cell_shows_the_map_in_a_frame_of_its_own(open_page, layers, tmp_path):
    view = geomap.view(layers, map="north")
    shown, _ = DisplayFormatter().format(view)
    notebook = tmp_path / "notebook.html"
    notebook.write_text(
        "<!DOCTYPE html><meta charset='utf-8'><title>notebook</title>"
        f"<div id='gm-page' data-ready='true'></div>{shown['text/html']}",
        encoding="utf-8",
    )
    page = open_page(notebook)

    frame = page.frame_locator("iframe")

    frame.locator("#gm-page[data-ready=true]").wait_for()
    expect(frame.get_by_role("heading", level=1)).to_contain_text("northern municipalities")


def test_earlier_edition_shows_what_was_known_then(open_page, layers, tmp_path):
    situation = load(layers).at(edition=1)
    path = tmp_path / "first.html"
    path.write_text(geomap.view(situation, map="situation").html(), encoding="utf-8")
    page = open_page(path)

    page.get_by_role("tab", name="Reports").click()

    assert page.locator('[data-feature-link="us-large-deployment"]').count() == 1
    assert page.locator('[data-feature-link="us-some-withdrawal"]').count() == 0
    assert page.locator('[data-feature-link="kfor-uk"]').count() == 0
    expect(page.locator(".gm-header")).to_contain_text("30 September 2023")


def test_folium_child_can_be_added_and_its_popup_works_under_the_policy(
    open_page, layers, tmp_path
):
    drawn = geomap.folium_map(layers, map="north")
    folium.Marker((43.22, 21.1), popup="my own note").add_to(drawn)
    path = tmp_path / "mine.html"
    drawn.save(path)
    page = open_page(path)

    page.locator(".leaflet-marker-icon[src^='data:image/png']").click()

    expect(page.locator(".leaflet-popup")).to_contain_text("my own note")


def test_symbols_are_those_that_milsymbol_draws_in_a_browser(browser):
    sidcs = (
        "10041000001211020000",
        "10041002001804000000",
        "10044000001104000000",
        "10011000000000000000",
    )
    drawn = draw_symbols(SymbolKey(sidc, "B2") for sidc in sidcs)
    script = _milsymbol()
    page = browser.new_page()
    page.add_script_tag(content=script)

    reference = page.evaluate(
        """([sidcs, size]) => sidcs.map((sidc) => new ms.Symbol(sidc, {
          size, outlineColor: "#FFFFFF", outlineWidth: 10, evaluationRating: "B2",
        }).asSVG())""",
        [list(sidcs), round(FRAME_PX / 1.1, 2)],
    )
    page.close()

    mine = [drawn[SymbolKey(sidc, "B2")].svg for sidc in sidcs]
    assert mine == [
        svg.replace('font-family="Arial"', 'font-family="sans-serif"') for svg in reference
    ]


def _milsymbol() -> str:
    return files("geomap").joinpath("web", "dist", "milsymbol.js").read_text("utf-8")


def test_island_holds_no_character_that_could_end_its_element(shipped, unpack_island):
    html = (shipped / "situation.html").read_text("utf-8")

    island = html.partition('id="geomap-data">')[2].partition("</script>")[0]

    assert unpack_island(island)["schema"] == "geomap-page/2"
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", island)
