"""The view in the address, the page in a frame, and what can be taken from the page."""

import io
import json
from html import escape

import geopandas
import pytest
from PIL import Image
from playwright.sync_api import expect

import geomap

STATE = """
() => ({
  centre: (({lat, lng}) => [lat, lng].map((x) => Number(x.toFixed(3))))(map_gm.getCenter()),
  zoom: map_gm.getZoom(),
  layers: [...document.querySelectorAll("input[data-layer]:checked")].map((b) => b.dataset.layer),
  time: document.querySelector(".gm-time-now").textContent,
  mode: document.querySelector(".gm-time-mode select").value,
  language: document.documentElement.lang,
  tab: document.querySelector(".gm-tab[aria-selected=true]").id,
  card: document.getElementById("gm-card-title")?.textContent ?? null,
  table: document.querySelector(".gm-table") !== null,
})
"""


def test_view_comes_back_from_its_address(open_page, shipped):
    first = open_page(shipped / "situation.html")
    first.locator(".gm-only-wide select").select_option("fr")
    first.locator('input[data-layer="camps"]').check()
    first.locator('input[data-layer="events"]').uncheck()
    first.locator("#gm-tab-reports").click()
    first.locator(".gm-time-mode select").select_option("true")
    first.locator(".gm-time-track input").fill("30")
    first.locator('[data-feature-link="kfor-north"]').click()
    first.evaluate("map_gm.setView([42.95, 20.8], 10.5, {animate: false})")
    first.wait_for_timeout(600)
    fragment = first.evaluate("location.hash.slice(1)")

    second = open_page(shipped / "situation.html", fragment=fragment)

    assert second.evaluate(STATE) == first.evaluate(STATE)
    assert second.evaluate(STATE)["language"] == "fr"


def test_page_as_it_opens_needs_no_address(open_page, shipped):
    page = open_page(shipped / "situation.html")

    page.wait_for_timeout(500)

    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize(
    "fragment",
    [
        "s=nothing&l=nothing,-nothing&g=xx&t=abc&m=x&p=x&c=1,2&o=deployments:9",
        "c=999,999,99&t=-1&f.grade=Z9&f.from=yesterday",
        "%E0%A4%A&s=<script>alert(1)</script>&&&===",
    ],
)
def test_address_that_makes_no_sense_is_passed_over(open_page, shipped, fragment):
    page = open_page(shipped / "situation.html", fragment=fragment)

    expect(page.get_by_role("alert")).to_be_empty()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_link_and_citation_are_copied(open_page, shipped):
    page = open_page(
        shipped / "situation.html",
        fragment="s=xk-2nd-brigade",
        permissions=["clipboard-read", "clipboard-write"],
    )

    page.get_by_role("button", name="Copy link", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    assert "s=xk-2nd-brigade" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status").filter(has_text="Citation copied")).to_be_visible()

    cited = page.evaluate("navigator.clipboard.readText()")
    for text in ("2nd Brigade", "Grade C3", "https://", "Edition 3 of 3", "TLP:CLEAR"):
        assert text in cited


# --- frames ---------------------------------------------------------------------------------------


def in_frame(tmp_path, page_html, size="width='900' height='600'", sandbox="allow-scripts"):
    host = tmp_path / "host.html"
    host.write_text(
        "<!DOCTYPE html><meta charset='utf-8'><title>host</title>"
        "<div id='gm-page' data-ready='true'></div>"
        f'<iframe srcdoc="{escape(page_html, quote=True)}" sandbox="{sandbox}" {size}></iframe>',
        encoding="utf-8",
    )
    return host


@pytest.mark.parametrize("name", ["situation.html", "situation.embed.html"])
def test_page_works_in_a_sandbox_without_storage_or_origin(open_page, shipped, tmp_path, name):
    page = open_page(in_frame(tmp_path, (shipped / name).read_text("utf-8")))
    frame = page.frame_locator("iframe")
    frame.locator("#gm-page[data-ready=true]").wait_for()

    frame.locator('.gm-symbol[data-feature="banjska-ambush"]').click()
    expect(frame.get_by_role("dialog")).to_contain_text("Banjska")
    page.wait_for_timeout(400)  # the address is written late

    expect(frame.get_by_role("alert")).to_be_empty()
    expect(frame.get_by_role("heading", level=1)).to_contain_text("the situation as reported")


@pytest.mark.parametrize(
    "width, height, share", [(1200, 700, 0.7), (800, 560, 0.65), (360, 480, 0.5)]
)
def test_framed_page_gives_its_room_to_the_map(open_page, shipped, width, height, share):
    page = open_page(shipped / "situation.embed.html", {"width": width, "height": height})
    page.wait_for_timeout(300)

    box = page.locator(".leaflet-container").bounding_box()

    assert box["width"] * box["height"] >= share * width * height
    expect(page.locator(".gm-time")).to_be_hidden()
    for place in ("#gm-handling-top", "#gm-handling-bottom", ".gm-footnote"):
        expect(page.locator(place)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_snippet_shows_the_map_in_a_page_and_is_named(open_page, shipped, layers_folder, tmp_path):
    snippet = geomap.embed(layers_folder, map="north", src=(shipped / "north.embed.html").as_uri())
    host = tmp_path / "article.html"
    host.write_text(
        "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>article</title>"
        f"<div id='gm-page' data-ready='true'></div><main>{snippet}</main></html>",
        encoding="utf-8",
    )

    page = open_page(host, framed=[shipped / "north.embed.html"])

    frame = page.locator("iframe")
    assert "allow-same-origin" not in frame.get_attribute("sandbox")
    assert "four northern municipalities" in frame.get_attribute("title")
    for said in ("TLP:CLEAR", "Edition 3 of 3", "18 October 2023", "UNSCR 1244/1999"):
        expect(page.locator("figcaption")).to_contain_text(said)
    inner = page.frame_locator("iframe")
    inner.locator("#gm-page[data-ready=true]").wait_for()
    assert frame.bounding_box()["height"] >= 480


def test_page_that_names_its_oembed_response_does_not_ask_for_it(
    open_page, situation_folder, tmp_path
):
    situation_folder.situation["situation"]["address"] = "https://maps.example/small/"
    geomap.build(situation_folder.write(), tmp_path / "out", maps=["whole"], formats=["html"])

    page = open_page(tmp_path / "out" / "whole.html")  # which holds it to asking for nothing

    link = page.locator('head link[type="application/json+oembed"]')
    assert link.get_attribute("href") == "https://maps.example/small/whole.oembed.json"


# --- downloads ------------------------------------------------------------------------------------


def saved(page, name):
    page.get_by_role("button", name="Share and save").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_picture_is_saved_with_marking_and_legend(open_page, shipped, tmp_path, size):
    page = open_page(shipped / "situation.html", {"width": size[0], "height": size[1]})

    download = saved(page, "Save picture (PNG)")

    assert download.suggested_filename == "situation-2023-10-18.png"
    download.save_as(tmp_path / "map.png")
    picture = Image.open(tmp_path / "map.png").convert("RGB")
    assert picture.width >= size[0]
    # the black bars of the handling label, at top and bottom
    assert picture.getpixel((4, 4)) == (0, 0, 0)
    assert picture.getpixel((4, picture.height - 5)) == (0, 0, 0)
    colours = {colour for _, colour in picture.getcolors(1 << 24)}
    assert (0x7A, 0x3E, 0x9D) in colours  # deployments
    assert (0x00, 0x6F, 0x64) in colours  # reinforcement


def test_data_are_saved_as_geojson_that_geopandas_reads(open_page, shipped, tmp_path, situation):
    page = open_page(shipped / "deployments.html")

    download = saved(page, "Save data (GeoJSON)")

    download.save_as(tmp_path / "data.geojson")
    told = json.loads((tmp_path / "data.geojson").read_text("utf-8"))
    assert "crs" not in told
    assert told["geomap"]["handling"] == "TLP:CLEAR"
    assert told["geomap"]["cutoff"] == "2023-10-18T21:59:59Z"
    assert "without prejudice" in told["geomap"]["footnote"]
    frame = geopandas.GeoDataFrame.from_features(told["features"], crs="OGC:CRS84")
    assert frame.geometry.dropna().is_valid.all()
    reports = {
        report.id: report
        for layer in situation.layers
        for report in layer.reports
        if layer.id == "deployments"
    }
    by_id = {feature["properties"].get("id"): feature for feature in told["features"]}
    assert set(reports) <= set(by_id)
    for name, report in reports.items():
        properties = by_id[name]["properties"]
        assert properties["claimant"] == report.claimant
        assert properties["precision"] == report.precision
        assert properties["sources"] == ";".join(report.sources)
        assert (by_id[name]["geometry"] is None) == (report.geometry is None)


def test_picture_bytes_are_a_png(open_page, shipped, tmp_path):
    page = open_page(shipped / "north.html")

    download = saved(page, "Save picture (PNG)")

    download.save_as(tmp_path / "map.png")
    data = (tmp_path / "map.png").read_bytes()
    assert Image.open(io.BytesIO(data)).format == "PNG"
