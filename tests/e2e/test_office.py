"""Slides and documents as LibreOffice lays them out: nothing runs over, nothing is missing."""

import os
import shutil
import subprocess

import pypdfium2 as pdfium
import pytest

import geomap

SOFFICE = shutil.which("soffice")
LANGUAGES = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")
HANDLING = {
    "en": "PUBLIC SOURCES – NOT AN OFFICIAL PRODUCT",
    "fr": "SOURCES PUBLIQUES – PRODUIT NON OFFICIEL",
    "sr-Latn": "JAVNI IZVORI – NIJE ZVANIČAN PROIZVOD",
    "sr-Cyrl": "ЈАВНИ ИЗВОРИ – НИЈЕ ЗВАНИЧАН ПРОИЗВОД",
    "sq": "BURIME PUBLIKE – PRODUKT JOZYRTAR",
}
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.usefixtures("page_assets"),
]


@pytest.fixture(scope="module")
def printed(layers_folder, tmp_path_factory):
    """The decks and documents of the shipped situation, printed as PDF by LibreOffice."""
    if SOFFICE is None:
        message = "NO LIBREOFFICE: slides and documents are NOT looked at; install it to do so"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("office")
    made = geomap.build(
        layers_folder,
        folder / "out",
        maps=["situation"],
        formats=["pptx", "docx"],
        languages=LANGUAGES,
    )
    for suffix in (".pptx", ".docx"):
        files = [str(path) for path in made.files if path.suffix == suffix]
        subprocess.run(
            [
                SOFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to", "pdf", "--outdir", str(folder / suffix[1:]), *files,
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )  # fmt: skip
    return folder


def open_pdf(printed, kind, language):
    spoken = "" if language == "en" else f".{language}"
    return pdfium.PdfDocument(printed / kind / f"situation{spoken}.pdf")


def lines_of(page):
    """Return the pieces of text of a page, with left, bottom, right and top in points."""
    text = page.get_textpage()
    boxes = [text.get_rect(place) for place in range(text.count_rects())]
    return [(text.get_text_bounded(*box), box) for box in boxes]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_every_page_bears_the_handling_at_both_ends(printed, kind, language):
    for page in open_pdf(printed, kind, language):
        told = [box for text, box in lines_of(page) if HANDLING[language] in text]

        assert len(told) == 2
        heights = sorted((box[1] + box[3]) / 2 / page.get_height() for box in told)
        assert heights[0] < 0.06
        assert heights[1] > 0.93


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_no_text_leaves_its_page(printed, kind, language):
    for page in open_pdf(printed, kind, language):
        width, height = page.get_size()
        for text, (left, bottom, right, top) in lines_of(page):
            assert left >= 0, text
            assert bottom >= 0, text
            assert right <= width, text
            assert top <= height, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_footer_of_slides_lies_below_everything_else(printed, language):
    for page in open_pdf(printed, "pptx", language):
        lines = lines_of(page)
        (first,) = (box for text, box in lines if "(UTC+2)" in text and "76" in text)
        small_print = [box for _, box in lines if box[3] <= first[3] + 0.5]
        others = [(text, box) for text, box in lines if box[3] > first[3] + 0.5]

        assert len(small_print) >= 4
        for text, box in others:
            assert box[1] >= first[3] - 2, text


@pytest.mark.parametrize("kind", ["pptx", "docx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_drawn(printed, kind, language):
    for page in open_pdf(printed, kind, language):
        assert "\ufffd" not in page.get_textpage().get_text_range()


@pytest.mark.parametrize("language", LANGUAGES)
def test_footnote_stands_at_the_foot_of_the_first_page(printed, language):
    page = open_pdf(printed, "docx", language)[0]

    (note,) = (box for text, box in lines_of(page) if "1244/1999" in text and box[3] < 120)
    assert note[1] > 40
