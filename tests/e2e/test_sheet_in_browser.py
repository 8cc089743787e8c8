"""The SVG of a sheet in a browser: whole, alone, and its text found where it is seen."""

import io

import pytest
from PIL import Image

import geomap


@pytest.fixture(scope="module")
def sheet(pytestconfig, tmp_path_factory):
    output = tmp_path_factory.mktemp("sheet")
    geomap.build(
        pytestconfig.rootpath / "layers",
        output,
        maps=["north"],
        formats=["svg"],
        paper="A4-landscape",
    )
    return output / "north.svg"


@pytest.fixture
def drawing(browser, sheet):
    context = browser.new_context(viewport={"width": 1123, "height": 794}, offline=True)
    page = context.new_page()
    page.requested, page.said = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(sheet.as_uri())
    yield page
    context.close()


def test_it_asks_for_nothing_and_complains_of_nothing(drawing, sheet):
    assert drawing.requested == [sheet.as_uri()]
    assert drawing.said == []


@pytest.mark.parametrize("text", ["LEPOSAVIĆ", "Novi Pazar", "TLP:CLEAR", "1:500,000", "B1"])
def test_text_can_be_found_and_selected(drawing, text):
    assert drawing.evaluate("(text) => window.find(text, true)", text)
    assert drawing.evaluate("() => String(getSelection())") == text


def test_unseen_text_lies_on_the_letters(drawing):
    """Where the words of a name lie there is ink in its colour, and none of it beside them."""
    box = drawing.evaluate(
        """() => {
          const found = [...document.querySelectorAll("text")]
            .find((text) => text.textContent.includes("Novi Pazar"));
          const { x, y, width, height } = found.getBoundingClientRect();
          return { x, y, width, height };
        }"""
    )
    shot = drawing.screenshot(clip=box)
    ink = Image.open(io.BytesIO(shot)).convert("L").point(lambda level: 255 * (level < 90))
    left, top, right, bottom = ink.getbbox()
    assert left <= 4
    assert right >= ink.width - 6
    assert bottom - top > ink.height / 3
