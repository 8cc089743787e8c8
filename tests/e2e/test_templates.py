"""The maps of the templates, as whoever starts from one opens them first."""

import pytest
from playwright.sync_api import expect

import geomap


@pytest.fixture(scope="module")
def strait(tmp_path_factory):
    folder = tmp_path_factory.mktemp("strait")
    geomap.start(folder / "situation", template="strait")
    geomap.build(folder / "situation", folder / "output", formats=["html"])
    return folder / "output"


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["laptop", "phone"])
@pytest.mark.parametrize("map_id", ["strait", "south"])
def test_example_opens_offline_and_says_that_it_is_fictional(open_page, strait, map_id, size):
    page = open_page(strait / f"{map_id}.html", {"width": size[0], "height": size[1]})

    for place in ("#gm-handling-top", "#gm-handling-bottom", ".gm-header", ".gm-footer"):
        expect(page.locator(place)).to_contain_text("fictional", ignore_case=True)
    expect(page.locator(".gm-footer")).to_contain_text("without prejudice to the claims of either")


def test_card_of_the_example_tells_who_disagrees_and_its_fictional_source(open_page, strait):
    page = open_page(strait / "strait.html")
    page.get_by_role("tab", name="Reports").click()

    page.locator('[data-feature-link="line-vessels"]').click()

    card = page.get_by_role("dialog")
    for text in ("Orrin Ministry of Defence", "Who disagrees", "1–3 units", "FICTIONAL: Orrin"):
        expect(card).to_contain_text(text)


def test_page_of_the_example_speaks_of_no_real_crisis(open_page, strait, crisis_words):
    page = open_page(strait / "strait.html")
    page.get_by_role("tab", name="Reports").click()

    text = page.locator("body").inner_text()

    assert "Sable Bank" in text
    assert crisis_words.findall(text) == []


def test_empty_template_opens_offline_and_says_that_it_is_a_template(open_page, tmp_path):
    geomap.start(tmp_path / "river")
    geomap.build(tmp_path / "river", tmp_path / "output", formats=["html"])

    page = open_page(tmp_path / "output" / "overview.html")

    expect(page.locator("#gm-handling-top")).to_contain_text("NOTHING IS REPORTED HERE")
    expect(page.locator(".gm-header")).to_contain_text("TEMPLATE")
    expect(page.locator(".gm-footer")).to_contain_text("this map shows no situation")
