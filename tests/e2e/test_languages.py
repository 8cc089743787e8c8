"""Five languages: everything the page says, in each of them, at every size."""

import pytest
from playwright.sync_api import expect

from geomap.model.text import in_language
from geomap.style.speech import Speaker, label_lines

LANGUAGES = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")
SIZES = {
    "wall": {"width": 1920, "height": 1080},
    "laptop": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_the_language_everywhere_and_nothing_is_cut_off(
    open_page, shipped, situation, language, size
):
    page = open_page(shipped / "situation.html", SIZES[size], fragment=f"g={language}")
    speak = Speaker(language, situation.languages)

    assert page.evaluate("document.documentElement.lang") == language
    expect(page.get_by_role("heading", level=1)).to_have_text(
        in_language(situation.map("situation").title, [language])
    )
    for tab in ("layers", "changes", "reports", "about"):
        tab_button = page.locator(f"#gm-tab-{tab}")
        expect(tab_button).to_have_text(speak.words(f"page.panel.{tab}"))
    titles = page.locator(".gm-layer-title").all_text_contents()
    assert set(titles) == {
        in_language(situation.layer(layer).title, [language])
        for layer in situation.map("situation").layers
    }
    cut = page.evaluate(
        "() => [...document.querySelectorAll("
        "'.gm-header *, .gm-tab, .gm-time-now *, .gm-footer *')]"
        ".filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0"
        " && getComputedStyle(node).display !== 'inline'"
        " && !node.closest('.gm-situation, select'))"
        ".map((node) => `${node.className}: ${node.textContent}`)"
    )
    assert cut == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_on_the_map_are_of_the_language_with_both_toponyms(
    open_page, shipped, situation, language
):
    page = open_page(shipped / "north.html", fragment=f"g={language}")

    drawn = page.locator(".gm-role-unit, .gm-role-town, .gm-role-crossing").evaluate_all(
        "nodes => nodes.map((node) => [...node.children].map((line) => line.textContent))"
    )

    expected = {
        label_lines(feature.names, language, situation.languages)
        for layer in (
            "northern-municipalities",
            "neighbouring-municipalities",
            "places",
            "crossings",
        )
        for feature in situation.layer(layer).features
    }
    assert drawn
    assert {tuple(line.replace(" (?)", "") for line in lines) for lines in drawn} <= expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_python_say_the_same(open_page, shipped, situation, language):
    """Every row of every card, spoken by the page's script and by Python."""
    from geomap.scene.compose import compose  # noqa: PLC0415

    scene = compose(situation, situation.map("deployments"))
    speak = Speaker(language, situation.languages)
    page = open_page(shipped / "deployments.html", fragment=f"g={language}")

    for feature, card in scene.cards.items():
        if feature not in scene.reports:
            continue
        page.evaluate(f"location.hash = 'g={language}&s={feature}'")
        expect(page.locator("#gm-card-title")).to_have_text(
            in_language(card.names, [language, "en"])
        )
        told = page.locator(".gm-rows > div").evaluate_all(
            "rows => rows.map((row) => [...row.children].map((part) => part.textContent))"
        )
        expected = [
            [speak(row.label), speak(row.value)]
            for row in card.rows
            if (row.since is None or row.since <= situation.as_of)
            and (row.until is None or row.until > situation.as_of)
            and (row.feature is None or row.feature in scene.cards)
        ]
        assert told == expected, feature


def test_text_in_another_language_than_the_page_is_marked(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="g=sq&s=leposavic")

    others = page.locator(".gm-card-subtitle [lang]").evaluate_all(
        "parts => parts.map((part) => [part.lang, part.textContent])"
    )

    assert ["sr-Cyrl", "Лепосавић"] in others


def test_switching_back_and_forth_changes_nothing(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=about")

    def told():  # the readout follows the map, whose height follows the footnote
        parts = page.locator("#gm-header, #gm-panel, #gm-time, #gm-footer, .gm-handling")
        return parts.all_inner_texts()

    before = told()
    choice = page.locator(".gm-only-wide select")

    for language in (*LANGUAGES[1:], "en"):
        choice.select_option(language)

    assert told() == before


def test_translation_that_nobody_reviewed_says_so(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="p=about")
    draft = page.locator("#gm-page-about")
    expect(draft).not_to_contain_text("no native speaker has reviewed")

    page.locator(".gm-only-wide select").select_option("fr")

    expect(draft).to_contain_text(Speaker("fr").words("marking.draft"))
