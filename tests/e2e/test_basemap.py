"""Tiles of a host that the situation names: asked for, attributed, and of that host only."""

import pytest
from playwright.sync_api import expect

import geomap


@pytest.fixture
def with_tiles(tmp_path, make_folder):
    folder = make_folder(tmp_path / "situation")
    folder.situation["situation"]["basemap"] = "osm"
    geomap.build(folder.write(), tmp_path / "out", maps=["whole"], formats=["html"])
    return tmp_path / "out" / "whole.html"


def test_only_the_host_that_was_named_is_asked_and_it_is_attributed(browser, with_tiles):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    asked = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    refused = []
    page.on("pageerror", lambda error: refused.append(str(error)))

    page.goto(with_tiles.as_uri())
    page.locator("#gm-page[data-ready=true]").wait_for(state="attached")
    page.wait_for_timeout(300)

    outside = [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    assert outside
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in outside)
    expect(page.locator(".gm-footer")).to_contain_text("© OpenStreetMap contributors")
    page.locator("#gm-tab-about").click()
    expect(page.locator("#gm-page-about")).to_contain_text("tile.openstreetmap.org")
    assert refused == []
    context.close()


def test_build_says_that_the_host_will_be_contacted(tmp_path, make_folder):
    folder = make_folder(tmp_path / "situation")
    folder.situation["situation"]["basemap"] = "osm"

    result = geomap.build(folder.write(), tmp_path / "out", maps=["whole"])

    (problem,) = result.problems
    assert problem.code == "GM-SPEC-HOST"
    assert "tile.openstreetmap.org" in problem.message
