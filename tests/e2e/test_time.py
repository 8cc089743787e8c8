"""The time looked from: what was known then, what was so then, and how old the page is."""

import datetime as dt

import pytest
from playwright.sync_api import expect

SHOWN = """
() => Object.fromEntries([...document.querySelectorAll("#gm-page-reports [data-feature-link]")].map(
  (button) => [
    button.dataset.featureLink,
    [...button.querySelectorAll("[class*=gm-standing-]")]
      .map((badge) => badge.className.replace(/.*gm-standing-/, ""))[0] ?? "current",
  ],
))
"""


def test_every_step_shows_what_the_record_says_was_known_then(
    open_page, shipped, situation, island
):
    page = open_page(shipped / "situation.html", fragment="p=reports")
    slider = page.get_by_role("slider", name="Time looked from")
    stops = island["time"]["stops"]
    layers = situation.map("situation").layers

    assert len(stops) > 40
    for place, stop in enumerate(stops):
        slider.fill(str(place))
        picture = situation.at(dt.datetime.fromtimestamp(stop, dt.UTC))
        known = {
            report.id: report.standing.value
            for layer in picture.layers
            if layer.id in layers
            for report in layer.reports
        }
        assert page.evaluate(SHOWN) == known, picture.as_of


def test_map_follows_the_time(open_page, shipped):
    page = open_page(shipped / "situation.html")
    slider = page.get_by_role("slider", name="Time looked from")
    mark = page.locator('.leaflet-pane path[data-feature="us-some-withdrawal"]')
    expect(mark.first).to_be_attached()

    slider.focus()
    slider.press("Home")

    expect(mark).to_have_count(0)
    assert page.locator(".leaflet-pane .gm-callout-open:not(.gm-hidden)").count() == 0


def test_true_then_shows_what_held_by_what_is_known_at_the_end(open_page, shipped):
    # reported on 2 October, and said to hold since the day of the attack
    page = open_page(shipped / "situation.html", fragment="p=reports")
    slider = page.get_by_role("slider", name="Time looked from")
    slider.fill("22")
    assert "26 September 2023" in slider.get_attribute("aria-valuetext")
    assert "rs-strength-8350" not in page.evaluate(SHOWN)

    page.locator(".gm-time-mode select").select_option("true")

    assert page.evaluate(SHOWN)["rs-strength-8350"] == "current"
    slider.fill("40")
    assert "rs-strength-8350" not in page.evaluate(SHOWN)


def test_marks_on_the_slider_go_to_the_editions(open_page, shipped):
    page = open_page(shipped / "situation.html")

    page.get_by_role("button", name="Edition 2", exact=True).click()

    now = page.locator(".gm-time-now")
    expect(now).to_contain_text("4 October 2023, 23:59 (UTC+2)")
    expect(now).to_contain_text("042159ZOCT23 · Edition 2")


def test_buttons_step_and_play_until_the_end(open_page, shipped):
    page = open_page(shipped / "situation.html")
    slider = page.get_by_role("slider", name="Time looked from")
    last = int(slider.get_attribute("max"))
    page.get_by_role("button", name="Step back").click()
    page.get_by_role("button", name="Step back").click()
    assert slider.input_value() == str(last - 2)
    page.get_by_role("button", name="Step on").click()
    assert slider.input_value() == str(last - 1)

    page.get_by_role("button", name="Play").click()

    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=5000)
    assert slider.input_value() == str(last)


def test_chosen_report_that_was_not_known_yet_is_let_go(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="s=kfor-strength")
    expect(page.get_by_role("dialog")).to_be_visible()

    page.get_by_role("slider", name="Time looked from").fill("3")

    expect(page.get_by_role("dialog")).to_be_hidden()


def test_card_tells_only_what_was_known_at_the_time(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="s=us-large-deployment")
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("Superseded by")

    page.get_by_role("button", name="Edition 1", exact=True).click()

    expect(card).to_be_visible()
    expect(card).not_to_contain_text("Superseded")


def test_source_that_came_later_is_not_cited_before(open_page, shipped, situation):
    page = open_page(shipped / "situation.html", fragment="s=xk-2nd-brigade")
    cited = page.get_by_role("dialog").locator(".gm-card-sources .gm-source-id")

    def told(edition):
        layers = situation.at(edition=edition).layers
        reports = {report.id: report for layer in layers for report in layer.reports}
        return list(reports["xk-2nd-brigade"].sources)

    assert cited.all_text_contents() == told(3)
    page.get_by_role("button", name="Edition 1", exact=True).click()
    assert cited.all_text_contents() == told(1)
    assert told(1) != told(3)


@pytest.mark.parametrize(
    "now, age",
    [
        ("2023-10-19T10:00:00Z", None),
        ("2023-10-25T20:00:00Z", None),
        ("2023-10-26T00:00:00Z", "7 days old when opened"),
        ("2026-11-24T12:00:00Z", "1,132 days old when opened"),
    ],
)
def test_page_says_how_old_it_is_once_that_matters(open_page, shipped, now, age):
    page = open_page(shipped / "situation.html", now=now)

    stale = page.locator(".gm-stale")

    if age is None:
        expect(stale).to_have_count(0)
    else:
        expect(stale).to_have_text(age)


def test_page_of_an_earlier_edition_holds_nothing_later(
    open_page, layers_folder, island_of, tmp_path
):
    import geomap  # noqa: PLC0415 -- built for this test only

    geomap.build(layers_folder, tmp_path, edition=1, maps=["situation"], formats=["html"])
    page = open_page(tmp_path / "situation.html")
    told, _, _ = island_of((tmp_path / "situation.html").read_text("utf-8"))

    assert "kfor-strength" not in str(told)
    assert told["time"]["stops"][-1] == told["edition"]["cutoff"]
    expect(page.locator(".gm-edition")).to_have_text("Edition 1 of 3, not the latest")
    expect(page.get_by_role("button", name="Edition 2", exact=True)).to_have_count(0)
