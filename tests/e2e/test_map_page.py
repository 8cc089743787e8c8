"""The shipped maps, as a briefing officer opens them."""

from html import escape

import pytest
from playwright.sync_api import Page, expect
from shapely import Point

from geomap.scene.compose import compose
from geomap.scene.elements import Area, Circle, Mark

SIZES = {
    "wall": {"width": 1920, "height": 1080},
    "laptop": {"width": 1280, "height": 800},
    "tablet": {"width": 768, "height": 1024},
    "phone": {"width": 390, "height": 844},
}
MAPS = ("situation", "north", "deployments")


_MIDDLES_OF_UNIT_NAMES = """
() => {
  const frame = map_gm.getContainer().getBoundingClientRect();
  return [...document.querySelectorAll(".gm-role-unit:not(.gm-hidden)")].map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const middle = [left + width / 2 - frame.left, top + height / 2 - frame.top];
    const { lng, lat } = map_gm.containerPointToLatLng(middle);
    return [node.querySelector(".gm-first").textContent, lng, lat];
  });
}
"""


def open_layers(page: Page) -> None:
    """Bring the layer list into view, wherever it lies at this size."""
    if not page.get_by_role("tab", name="Layers").is_visible():
        page.get_by_role("button", name="Layers and reports").click()
    page.get_by_role("tab", name="Layers").click()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("map_id", MAPS)
def test_page_opens_offline_with_marking_and_footnote_in_view(open_page, shipped, map_id, size):
    page = open_page(shipped / f"{map_id}.html", SIZES[size])

    assert page.get_by_text("TLP:CLEAR").count() == 2
    for place, text in (
        ("#gm-handling-top", "PUBLIC SOURCES – NOT AN OFFICIAL PRODUCT"),
        ("#gm-handling-bottom", "PUBLIC SOURCES – NOT AN OFFICIAL PRODUCT"),
        (".gm-header", "18 October 2023, 23:59 (UTC+2)"),
        (".gm-footer", "This designation is without prejudice to positions on status"),
        (".gm-footer", "OpenStreetMap contributors"),
    ):
        expect(page.locator(place).get_by_text(text)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("map_id", MAPS)
def test_every_layer_of_the_map_is_listed_with_its_count(open_page, shipped, situation, map_id):
    page = open_page(shipped / f"{map_id}.html")

    listed = page.locator("input[data-layer]").evaluate_all(
        "boxes => boxes.map(box => [box.dataset.layer, box.checked,"
        " Number(box.closest('label').querySelector('.gm-count').textContent)])"
    )

    drawn = situation.map(map_id).layers
    wanted = [situation.layer(layer) for layer in drawn]
    assert sorted(listed) == sorted(
        [layer.id, layer.visible, len(layer.features)] for layer in wanted
    )


@pytest.mark.parametrize("map_id", MAPS)
def test_every_feature_with_a_place_is_on_the_map_once_its_layer_is_shown(
    open_page, shipped, situation, map_id
):
    page = open_page(shipped / f"{map_id}.html")
    open_layers(page)
    for box in page.locator("input[data-layer]").all():
        box.check()

    there = set(
        page.locator(".leaflet-pane [data-feature]").evaluate_all(
            "marks => marks.map(mark => mark.dataset.feature)"
        )
    )

    scene = compose(situation, situation.map(map_id))
    wanted = {
        element.feature
        for element in scene.elements
        if isinstance(element, Area | Circle | Mark) and element.feature
    }
    assert wanted <= there


@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_switching_a_layer_takes_it_off_the_map_and_puts_it_back(open_page, shipped, size):
    page = open_page(shipped / "situation.html", SIZES[size])
    marks = page.locator('.leaflet-pane [data-feature="us-some-withdrawal"]:visible')
    assert marks.count() > 0
    open_layers(page)
    box = page.get_by_role("checkbox", name="Reported deployments")

    box.uncheck()
    expect(marks).to_have_count(0)
    box.check()

    marks.first.wait_for()


def test_card_tells_who_when_how_sure_how_exact_and_who_disagrees(open_page, shipped):
    page = open_page(shipped / "deployments.html")
    page.get_by_role("tab", name="Reports").click()

    page.locator('[data-feature-link="xk-2nd-brigade"]').click()

    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    for text in (
        "2nd Brigade",
        "Who says so",
        "Government of Kosovo",
        "30 September 2023",
        "C3: fairly reliable source, possibly true",
        "A direction or stretch; its limits are the editor's, not the source's",
        "Who disagrees",
    ):
        expect(card).to_contain_text(text)


def test_sources_are_links_that_tell_nobody_where_they_were_followed_from(open_page, shipped):
    page = open_page(shipped / "deployments.html")
    page.get_by_role("tab", name="Reports").click()
    page.locator('[data-feature-link="us-large-deployment"]').click()

    links = page.get_by_role("dialog").locator(".gm-card-sources a").all()

    assert links
    for link in links:
        assert link.get_attribute("href").startswith(("https://", "http://"))
        assert set(link.get_attribute("rel").split()) >= {"noopener", "noreferrer"}


def test_marks_open_by_keyboard_and_escape_returns_to_the_mark(open_page, shipped):
    page = open_page(shipped / "north.html")
    mark = page.locator('[data-feature="banjska-siege"][tabindex="0"]')
    mark.focus()

    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("Banjska Monastery")
    assert card.evaluate("card => card.contains(document.activeElement)")
    page.keyboard.press("Escape")

    expect(card).to_be_hidden()
    expect(mark).to_be_focused()


def test_reports_without_a_place_are_listed_and_open(open_page, shipped):
    page = open_page(shipped / "situation.html")
    page.get_by_role("tab", name="Reports").click()

    page.locator('[data-feature-link="xk-48-bases"]').click()

    card = page.get_by_role("dialog")
    expect(card).to_contain_text("48")
    expect(card).to_contain_text("no stretch or place given")


def test_superseded_report_is_kept_and_says_by_what(open_page, shipped):
    page = open_page(shipped / "situation.html")
    page.get_by_role("tab", name="Reports").click()

    page.locator('[data-feature-link="us-large-deployment"]').click()

    card = page.get_by_role("dialog")
    expect(card).to_contain_text("Superseded")
    expect(card.get_by_role("button", name="US: some withdrawal")).to_be_visible()


def test_line_of_reference_is_dashed_over_a_casing_and_in_the_legend(open_page, shipped):
    page = open_page(shipped / "situation.html")

    dashes = page.locator(".leaflet-gm-lines-pane path, .leaflet-pane path").evaluate_all(
        "paths => paths.filter(path => path.getAttribute('stroke') === '#1F2328')"
        ".map(path => path.getAttribute('stroke-dasharray'))"
    )

    assert "8 5" in dashes
    legend = page.locator(".gm-legend")
    expect(legend).to_contain_text("Administrative boundary line / border (status disputed)")


@pytest.mark.parametrize("size", SIZES)
def test_map_takes_its_share_of_the_screen_and_no_control_covers_another(open_page, shipped, size):
    page = open_page(shipped / "situation.html", SIZES[size])

    shown = page.locator(".folium-map").bounding_box()
    controls = [
        box
        for control in page.locator(".leaflet-control").all()
        if (box := control.bounding_box()) and box["width"]
    ]

    screen = SIZES[size]["width"] * SIZES[size]["height"]
    assert shown["width"] * shown["height"] >= 0.45 * screen
    for index, one in enumerate(controls):
        for other in controls[index + 1 :]:
            assert not _overlap(one, other)


def test_nothing_scrolls_sideways_on_a_phone(open_page, shipped):
    page = open_page(shipped / "situation.html", SIZES["phone"])

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_works_in_a_sandboxed_frame_without_storage_or_origin(open_page, shipped, tmp_path):
    host = tmp_path / "host.html"
    inner = escape((shipped / "situation.html").read_text("utf-8"), quote=True)
    host.write_text(
        "<!DOCTYPE html><meta charset='utf-8'><title>host</title>"
        "<div id='gm-page' data-ready='true'></div>"
        f'<iframe srcdoc="{inner}" sandbox="allow-scripts" width="900" height="600"></iframe>',
        encoding="utf-8",
    )
    page = open_page(host)

    frame = page.frame_locator("iframe")

    frame.locator("#gm-page[data-ready=true]").wait_for()
    expect(frame.get_by_role("heading", level=1)).to_contain_text("the situation as reported")


def _overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


def test_page_is_printed_on_one_sheet(open_page, shipped):
    page = open_page(shipped / "north.html")

    data = page.pdf(prefer_css_page_size=True)

    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") == 1


@pytest.mark.parametrize("size", ["laptop", "projector", "phone"])
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("map_id", MAPS)
def test_name_of_a_municipality_stands_on_no_other(
    open_page, shipped, situation, map_id, media, size
):
    sizes = {**SIZES, "projector": {"width": 1280, "height": 720}}
    page = open_page(shipped / f"{map_id}.html", sizes[size])
    if media == "print":
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    layer = next(known for known in situation.record if known.id == "northern-municipalities")
    names = {unit.names["en"].split("/")[0]: unit for unit in layer.features}

    middles = page.evaluate(_MIDDLES_OF_UNIT_NAMES)

    assert middles
    for name, lon, lat in middles:
        others = [unit for known, unit in names.items() if known.casefold() != name.casefold()]
        assert not any(unit.geometry.contains(Point(lon, lat)) for unit in others), name


def test_file_is_small_enough_to_send(shipped):
    assert (shipped / "situation.html").stat().st_size <= 700_000
