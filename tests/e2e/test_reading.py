"""What must not mislead: symbols, names and marks on the map, and what the header says of it."""

import pytest
from playwright.sync_api import expect

SIZES = {
    "wall": {"width": 1920, "height": 1080},
    "laptop": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
}
BOXES = """
() => [...document.querySelectorAll(".gm-symbol:not(.gm-beneath):not(.gm-faded)")]
  .map((node) => [node.dataset.feature, node.querySelector("img").getBoundingClientRect()])
  .filter(([, box]) => box.height > 24)
  .map(([id, {left, top, right, bottom}]) => [id, left, top, right, bottom])
"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("map_id", ["situation", "north"])
def test_no_symbol_of_a_report_lies_on_another(open_page, shipped, map_id, size):
    page = open_page(shipped / f"{map_id}.html", SIZES[size])
    page.wait_for_timeout(200)

    boxes = page.evaluate(BOXES)

    assert len(boxes) >= 4
    for index, (one, left, top, right, bottom) in enumerate(boxes):
        for other, left2, top2, right2, bottom2 in boxes[index + 1 :]:
            apart = left >= right2 or left2 >= right or top >= bottom2 or top2 >= bottom
            assert apart, (one, other)


def test_choosing_the_line_leaves_its_dashes(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="s=kosovo-serbia-line")

    heights = page.evaluate(
        "() => ['gm-selection', 'gm-lines'].map("
        "(name) => Number(map_gm.getPane(name).style.zIndex))"
    )

    assert page.locator(".leaflet-gm-selection-pane path").count() == 2
    assert heights[0] < heights[1]


def test_header_tells_the_time_shown_and_not_another(open_page, shipped):
    page = open_page(shipped / "situation.html")
    facts = page.locator(".gm-facts")
    expect(facts).to_contain_text("As of 18 October 2023")

    page.get_by_role("button", name="Edition 1", exact=True).click()

    expect(facts.get_by_text("Looked from 30 September 2023")).to_be_visible()
    expect(facts.get_by_text("As of 18 October 2023")).to_be_hidden()
    expect(facts.get_by_text("Edition 3 of 3")).to_be_hidden()


def test_track_of_the_slider_does_not_move_as_days_change(open_page, shipped):
    page = open_page(shipped / "situation.html")
    slider = page.locator(".gm-time-track input")
    widths = set()

    for stop in range(0, 46, 3):
        slider.fill(str(stop))
        widths.add(round(slider.bounding_box()["width"]))

    assert len(widths) == 1


def test_report_that_does_not_show_says_so(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="t=1693864799")

    page.evaluate("location.hash = 't=1693864799&s=kfor-strength'")

    expect(page.get_by_role("status").filter(has_text="does not show at this time")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_lists_of_changes_hold_only_what_passes_the_filters(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=changes&f.grade=B3")

    expect(
        page.locator("#gm-page-changes [data-feature-link='jarinje-open']").first
    ).to_be_visible()
    expect(page.locator("#gm-page-changes [data-feature-link='rs-strength-4500']")).to_have_count(0)


@pytest.mark.parametrize(
    "typed, square", [("34T DN 8 5", "34T DN 8 5"), ("34T DN 8962 4873", "34T DN 8962 4873")]
)
def test_typed_square_is_told_no_finer_than_it_was_typed(open_page, shipped, typed, square):
    page = open_page(shipped / "situation.html")

    page.get_by_role("textbox", name="Search names, reports or coordinates").fill(typed)

    told = page.locator(".gm-go").inner_text()
    assert told.endswith(square)


def test_clearing_the_filters_keeps_them_open_and_focus_in_place(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=reports&f.side=RS")
    button = page.get_by_role("button", name="Clear filters")
    button.focus()

    page.keyboard.press("Enter")

    expect(page.locator(".gm-filters summary")).to_be_focused()
    expect(button).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "sr-Cyrl"])
def test_printed_legend_is_whole(open_page, shipped, size, language):
    page = open_page(shipped / "situation.html", SIZES[size], fragment=f"g={language}")

    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    bottoms = page.evaluate(
        "() => ['.gm-legend', '#gm-page-layers'].map("
        "(part) => document.querySelector(part).getBoundingClientRect().bottom)"
    )
    assert bottoms[0] <= bottoms[1] + 1


def test_numbers_are_found_with_and_without_separators(open_page, shipped):
    page = open_page(shipped / "situation.html")
    field = page.get_by_role("textbox", name="Search names, reports or coordinates")
    found = []

    for text in ("8350", "8,350", "8 350"):
        field.fill(text)
        found.append(page.locator("#gm-page-reports [data-feature-link]").count())

    assert len(set(found)) == 1
    assert found[0] > 1
