"""Everything by keyboard, named, big enough, and without a finding of axe-core in any state."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

SIZES = {
    "wall": {"width": 1920, "height": 1080},
    "laptop": {"width": 1280, "height": 800},
    "tablet": {"width": 820, "height": 1000},
    "phone": {"width": 390, "height": 844},
}
STATES = {
    "opened": "",
    "card": "s=us-large-deployment&p=reports",
    "card of a place": "s=leposavic",
    "changes": "p=changes",
    "sources": "p=about",
    "table": "b=1&s=kfor-north",
    "filtered": "p=reports&f.side=RS&f.grade=B3",
    "nothing passes": "p=reports&b=1&f.grade=A1&f.kind=movement",
    "first step": "t=0&p=reports",
    "true then": "m=true&t=1696111199",
    "grids": "r=degrees,mgrs",
    "faint": "o=deployments:0.4",
    "French": "g=fr&p=reports",
    "Serbian, Latin": "g=sr-Latn",
    "Serbian, Cyrillic": "g=sr-Cyrl&p=changes",
    "Albanian": "g=sq&p=about",
}


def violations(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_page, shipped, state, size):
    page = open_page(shipped / "situation.html", SIZES[size], fragment=STATES[state])
    page.wait_for_timeout(250)

    assert violations(page) == []


@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_axe_finds_nothing_in_what_opens_on_a_press(open_page, shipped, size):
    page = open_page(shipped / "situation.html", SIZES[size])
    if size == "phone":
        page.locator("#gm-grip").click()
    page.locator("#gm-tab-reports").click()
    page.locator(".gm-filters summary").click()
    assert violations(page) == []
    page.locator("#gm-tab-layers").click()
    page.locator(".gm-faint-button").first.click()
    page.get_by_role("button", name="Share and save").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    if size == "phone":
        page.locator("#gm-grip").click()
        page.locator("#gm-grip").click()
    page.get_by_role("button", name="Grids and measuring").click()
    assert violations(page) == []
    page.get_by_role("button", name="Measure a distance").click()
    assert violations(page) == []


def test_axe_finds_nothing_in_the_framed_page(open_page, shipped):
    page = open_page(shipped / "north.embed.html", {"width": 800, "height": 560})
    page.wait_for_timeout(250)

    assert violations(page) == []


def tab_to(page, script, most=80):
    """Press the tab key until what has focus passes."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const at = document.activeElement; return {script}; }}"):
            return
    raise AssertionError(f"the tab key never came to {script}")


def test_walk_with_the_keyboard_alone(open_page, shipped):
    """Find a report, read its sources, move time, switch the language, print."""
    page = open_page(shipped / "situation.html")
    page.evaluate("window.print = () => { window.__printed = true; }")

    # find a report
    page.keyboard.press("/")
    page.keyboard.type("mojsilovic 4500")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("reduced to 4,500")

    # read its sources: focus is in the card, at its name
    tab_to(page, "at.matches('.gm-card-sources a')")
    assert page.evaluate("document.activeElement.href").startswith("https://")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.featureLink") == "rs-strength-4500"

    # move time
    tab_to(page, "at.matches('.gm-time-track input')", most=200)
    before = page.locator(".gm-time-now").inner_text()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".gm-time-now").inner_text() != before

    # switch the language: from the start of the page
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "at.matches('.gm-only-wide select')")
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("lang", "fr")

    # print
    tab_to(page, "at.matches('.gm-menu > button')")
    page.keyboard.press("Enter")
    tab_to(page, "at.textContent === 'Imprimer'")
    page.keyboard.press("Enter")
    assert page.evaluate("window.__printed === true")


def test_menu_closes_with_escape_and_gives_focus_back(open_page, shipped):
    page = open_page(shipped / "situation.html")
    button = page.get_by_role("button", name="Share and save")
    button.focus()

    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_messages_are_in_a_live_region(open_page, shipped):
    page = open_page(shipped / "situation.html", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Share and save").click()

    page.get_by_role("button", name="Copy link to this view").click()

    expect(page.locator("#gm-announce[role=status]")).to_have_text("Link copied")


@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_targets_are_large_enough_for_fingers(open_page, shipped, size):
    page = open_page(shipped / "situation.html", SIZES[size], has_touch=True, is_mobile=True)
    page.locator("#gm-tab-layers").click()
    page.wait_for_timeout(300)

    small = page.evaluate(
        """() => [...document.querySelectorAll(
             '.gm-header button, .gm-header select, .gm-controls button, .gm-tools button,'
             + ' .gm-time-buttons button, .gm-tab, .gm-layer-row > label, .gm-faint-button')]
           .filter((node) => node.checkVisibility())
           .map((node) => [node, node.getBoundingClientRect()])
           .filter(([, box]) => box.width && (box.height < 40 || box.width < 40))
           .map(([node, box]) => `${node.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
    )

    assert small == []


@pytest.mark.parametrize("tab", ["layers", "changes", "reports", "about"])
def test_page_holds_at_twice_the_size(open_page, shipped, tab):
    # 200 % of 1280 x 800
    page = open_page(shipped / "situation.html", {"width": 640, "height": 400}, fragment=f"p={tab}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    box = page.locator(".leaflet-container").bounding_box()
    assert box["height"] >= 120
    page.locator("#gm-panel-toggle").click()
    page.wait_for_timeout(300)
    expect(page.locator(f"#gm-page-{tab}")).to_be_in_viewport()


def test_reduced_motion_moves_nothing(open_page, shipped):
    page = open_page(shipped / "situation.html", reduced_motion="reduce")

    page.get_by_role("button", name="Closer").click()

    assert page.evaluate("map_gm._animatingZoom !== true")
    assert page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--gm-move').trim()"
    ).startswith("0s")


def test_landmarks_are_there_once_and_named(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="b=1")

    for role, name in (
        ("banner", None),
        ("main", None),
        ("complementary", "Layers and reports"),
        ("contentinfo", None),
        ("search", None),
        ("region", "Time looked from"),
        ("region", "Table"),
    ):
        found = page.get_by_role(role, name=name) if name else page.get_by_role(role)
        expect(found).to_have_count(1)


def test_position_of_every_focus_is_seen(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="b=1&s=kfor-north")
    unseen = []

    for _ in range(120):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const at = document.activeElement;
              const ring = (part) => {
                const style = getComputedStyle(part);
                const outlined = style.outlineStyle !== "none" && style.outlineWidth === "2px";
                return outlined || (part.tagName === "path" && style.strokeWidth === "4px");
              };
              const near = [at, ...at.children, at.nextElementSibling].filter(Boolean);
              return at === document.body || near.some(ring) ? null : at.outerHTML.slice(0, 120);
            }"""
        )
        if told:
            unseen.append(told)

    assert unseen == []
