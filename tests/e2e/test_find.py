"""Finding reports and places, filtering, and going to a position."""

import pytest
from playwright.sync_api import expect

from geomap.model.report import Standing

LINKS = (
    "() => [...document.querySelectorAll('#gm-page-reports [data-feature-link]')]"
    ".map((button) => button.dataset.featureLink)"
)


@pytest.fixture
def found(open_page, shipped):
    """Search, and return the ids of what is listed."""
    page = open_page(shipped / "situation.html")
    field = page.get_by_role("textbox", name="Search names, reports or coordinates")

    def search(text):
        field.fill(text)
        return set(page.evaluate(LINKS))

    return search


@pytest.mark.parametrize("text", ["Leposavic", "LEPOSAVIĆ", "Leposaviq", "лепосавић"])
def test_place_is_found_by_any_of_its_names_without_its_diacritics(found, text):
    assert {"leposavic", "place-leposavic"} <= found(text)


@pytest.mark.parametrize("text", ["Djakovica", "Dakovica", "ĐAKOVICA"])
def test_letters_that_people_type_otherwise_are_found(open_page, tmp_path, make_folder, text):
    import geomap  # noqa: PLC0415

    folder = make_folder(tmp_path / "situation")
    folder.files["places.geojson"][0]["properties"]["name"] = "Đakovica"
    geomap.build(folder.write(), tmp_path / "out", maps=["whole"], formats=["html"])
    page = open_page(tmp_path / "out" / "whole.html")

    page.get_by_role("textbox", name="Search names, reports or coordinates").fill(text)

    assert "place" in page.evaluate(LINKS)


@pytest.mark.parametrize(
    "text, report",
    [
        ("mechanised infantry", "us-large-deployment"),
        ("infanterie mecanisee", "us-large-deployment"),  # French, in an English page
        ("Mojsilovic", "rs-strength-4500"),  # who says so
        ("forward 48", "xk-48-bases"),  # both words, in any order
    ],
)
def test_report_is_found_by_what_it_says_in_any_language(found, text, report):
    assert report in found(text)


def test_nothing_is_found_where_there_is_nothing(found):
    assert found("qqqq") == set()


def test_slash_begins_a_search_and_enter_goes_to_the_first_find(open_page, shipped):
    page = open_page(shipped / "situation.html")

    page.keyboard.press("/")
    page.keyboard.type("bondsteel")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_contain_text("Camp Bondsteel")
    assert page.locator('.leaflet-pane .gm-symbol[data-feature="camp-bondsteel"]').is_visible()


def reports_of(situation):
    layers = situation.map("situation").layers
    return [
        report
        for layer in situation.layers
        if layer.id in layers
        for report in layer.reports
        if isinstance(report.standing, Standing)
    ]


@pytest.mark.parametrize(
    "fragment, passes",
    [
        ("f.side=RS", lambda report: report.side == "RS"),
        ("f.side=RS&f.side=XK", lambda report: report.side in {"RS", "XK"}),
        ("f.kind=incident", lambda report: report.kind == "incident"),
        ("f.precision=border-wide", lambda report: report.precision == "border-wide"),
        ("f.grade=B3", lambda report: report.reliability <= "B" and report.credibility <= 3),
        ("f.grade=F2", lambda report: report.credibility <= 2),
        (
            "f.side=RS&f.kind=deployment&f.grade=C3",
            lambda report: (
                report.side == "RS"
                and report.kind == "deployment"
                and report.reliability <= "C"
                and report.credibility <= 3
            ),
        ),
    ],
)
def test_filters_let_through_exactly_what_they_say(open_page, shipped, situation, fragment, passes):
    page = open_page(shipped / "situation.html", fragment=f"p=reports&{fragment}")

    listed = set(page.evaluate(LINKS))

    assert listed == {report.id for report in reports_of(situation) if passes(report)}
    assert listed
    shown = len(listed)
    expect(page.locator(".gm-report-count")).to_have_text(f"{shown} of 54 reports at this time")


def test_filters_hold_for_the_map_too_and_can_be_cleared(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=reports")
    mark = page.locator('.leaflet-pane path[data-feature="kfor-north"]')
    page.get_by_text("Filters", exact=True).click()

    page.locator(".gm-chip", has_text="Serbia").click()
    expect(mark).to_have_count(0)
    page.get_by_role("button", name="Clear filters").click()

    expect(mark.first).to_be_attached()


def test_days_are_filtered_in_local_time(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=reports&f.from=2023-10-14")

    listed = set(page.evaluate(LINKS))

    assert {"searches-north-mitrovica", "jarinje-open"} <= listed
    assert "us-large-deployment" not in listed


@pytest.mark.parametrize(
    "text",
    ["42.8906, 20.8728", "42°53'26\"N 20°52'22\"E", "34T DN 8962 4873", "34T 489617 4748730"],
)
def test_typed_position_is_gone_to_and_marked(open_page, shipped, text):
    page = open_page(shipped / "situation.html")
    field = page.get_by_role("textbox", name="Search names, reports or coordinates")

    field.fill(text)
    page.get_by_role("button", name="Go to 42.8").click()

    page.wait_for_timeout(400)
    lat, lon = page.evaluate("(({lat, lng}) => [lat, lng])(map_gm.getCenter())")
    assert (lat, lon) == pytest.approx((42.8906, 20.8728), abs=0.002)
    assert page.locator(".leaflet-gm-pin-pane path").count() == 4


@pytest.mark.parametrize("text", ["95, 20", "42.9", "34T", "12345"])
def test_what_is_no_position_is_not_taken_for_one(open_page, shipped, text):
    page = open_page(shipped / "situation.html")

    page.get_by_role("textbox", name="Search names, reports or coordinates").fill(text)

    expect(page.get_by_role("button", name="Go to")).to_have_count(0)
