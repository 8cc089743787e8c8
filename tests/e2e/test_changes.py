"""What changed since the edition before: listed, counted, haloed, each a press away."""

import pytest
from playwright.sync_api import expect

from geomap.analysis.changes import changes_between

KINDS = ("added", "changed", "superseded", "ended")


@pytest.fixture
def changes(situation):
    def between(former, later):
        found = changes_between(situation.at(edition=former), situation.at(edition=later))
        return {kind: set(getattr(found, kind)) for kind in KINDS}

    return between


def listed(page):
    return {
        kind: set(
            page.locator(f"[aria-labelledby=gm-change-{kind}] [data-feature-link]").evaluate_all(
                "buttons => buttons.map((button) => button.dataset.featureLink)"
            )
        )
        for kind in KINDS
    }


def test_changes_are_listed_counted_and_follow_the_edition_looked_from(open_page, shipped, changes):
    page = open_page(shipped / "situation.html", fragment="p=changes")

    assert listed(page) == changes(2, 3)
    expect(page.get_by_role("heading", name="Since edition 2")).to_be_visible()
    for kind, features in changes(2, 3).items():
        if features:
            expect(page.locator(f"#gm-change-{kind} .gm-count")).to_have_text(str(len(features)))
    page.get_by_role("button", name="Edition 2", exact=True).click()
    assert listed(page) == changes(1, 2)


def test_first_edition_has_nothing_to_compare_with_and_says_so(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=changes")

    page.get_by_role("button", name="Edition 1", exact=True).click()

    expect(page.locator("#gm-page-changes")).to_contain_text("This is the first edition")


def test_changes_are_haloed_on_the_map_only_while_the_list_is_open(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=changes")
    halos = page.locator(".leaflet-gm-changed-pane path")
    assert halos.count() > 0
    assert page.locator(".gm-symbol.gm-changed").count() > 0

    page.get_by_role("tab", name="Layers").click()

    expect(halos).to_have_count(0)
    expect(page.locator(".leaflet-container .gm-changed")).to_have_count(0)


def test_change_jumps_to_its_feature_and_switches_its_layer_on(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=changes")
    drawn = page.locator('.leaflet-pane path[data-feature="searches-north-mitrovica"]')
    expect(drawn).to_have_count(0)

    page.locator(
        '[aria-labelledby=gm-change-added] [data-feature-link="searches-north-mitrovica"]'
    ).click()

    expect(page.get_by_role("dialog")).to_contain_text("Kosovo Police: searches")
    expect(drawn.first).to_be_in_viewport()


def test_key_reports_of_the_edition_come_first(open_page, shipped, situation):
    page = open_page(shipped / "situation.html", fragment="p=changes")

    links = page.locator("[aria-labelledby=gm-facts-title] [data-feature-link]")

    assert [link.get_attribute("data-feature-link") for link in links.all()] == list(
        situation.editions[-1].key_reports
    )


def test_note_says_what_the_map_does_not_show(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=about")

    told = page.locator("#gm-page-about")

    expect(told).to_contain_text("What this map does not show")
    expect(told).to_contain_text("An unmarked area is not an empty one.")
    expect(told).to_contain_text("Layers that are switched off: Reported convoys")
    expect(told).to_contain_text("Anything that became known after 18 October 2023")
