"""The pages of the shipped sheets, read back: whole, in order, and accessible."""

import io
import itertools
import re

import numpy as np
import pypdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from geomap.render.base import Job
from geomap.render.drawn import drawn_of
from geomap.render.registry import format_named
from geomap.render.sheet.layout import lay_out
from geomap.render.sheet.lettering import Face, load_font
from geomap.render.sheet.products import render_pdf, render_png, render_svg
from geomap.style.phrases import Written
from geomap.style.speech import Speaker
from geomap.style.symbols import SymbolKey

LANGUAGES = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")
MAPS = ("situation", "north", "deployments")
PAPERS = ("A4-landscape", "A4-portrait", "A3", "200x150", "500x300")
SAMPLES = (("situation", "en"), ("north", "sr-Cyrl"), ("deployments", "sq"))
MARGIN_PT = 8 / 25.4 * 72


def flat(text):
    return " ".join(text.split())


def run_together(text):
    """Leave out what a line break may add or take: blanks and hyphens."""
    return re.sub(r"[\s\-\ufffe\x02]", "", text)


@pytest.fixture(scope="module")
def pdf(shipped_job):
    return lambda *args: shipped_job(*args).once(render_pdf).data


@pytest.fixture(scope="module")
def words(pdf):
    """Return the text of each page of a sheet, and the boxes of its lines in points."""

    def read(*args):
        document = pypdfium2.PdfDocument(pdf(*args))
        pages = []
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            told = [(text.get_text_bounded(*box), box) for box in boxes]
            pages.append((text.get_text_bounded(), told, page.get_size()))
        document.close()
        return pages

    return read


@pytest.mark.parametrize("map_id", MAPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_bears_the_handling_above_and_below(words, shipped_job, map_id, language):
    scene = shipped_job(map_id, language).scene
    banner = Speaker(language, scene.languages)(scene.marking.banner)

    for text, _, _ in words(map_id, language):
        assert flat(text).count(f"{scene.marking.handling} · {banner}") == 2


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("map_id, language", SAMPLES)
def test_no_text_leaves_the_paper_or_its_margin(words, map_id, language, paper):
    for _, told, (width, height) in words(map_id, language, paper):
        for text, (left, bottom, right, top) in told:
            assert left >= MARGIN_PT - 2.5, text
            assert right <= width - MARGIN_PT + 2.5, text
            assert bottom >= MARGIN_PT - 2.5, text
            assert top <= height - MARGIN_PT + 2.5, text


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("map_id, language", SAMPLES)
def test_no_text_lies_on_other_text(words, map_id, language, paper):
    for _, told, _ in words(map_id, language, paper):
        lines = [text for text, _ in told if text.strip()]
        boxes = np.array([box for text, box in told if text.strip()])
        width = np.minimum(boxes[:, None, 2], boxes[:, 2]) - np.maximum(
            boxes[:, None, 0], boxes[:, 0]
        )
        height = np.minimum(boxes[:, None, 3], boxes[:, 3]) - np.maximum(
            boxes[:, None, 1], boxes[:, 1]
        )
        high = boxes[:, 3] - boxes[:, 1]
        low = np.minimum(high[:, None], high)
        for one, other in np.argwhere((width >= 1) & (height >= 0.35 * low)):
            # one line of a table may be told twice, in part and whole
            assert one >= other or flat(lines[other]) in flat(lines[one]), (
                lines[one],
                lines[other],
            )


@pytest.mark.parametrize("map_id", MAPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_must_travel_with_a_map_is_on_its_first_page(
    words, shipped_job, shipped_layout, map_id, language
):
    job = shipped_job(map_id, language)
    told = shipped_layout(map_id, language).told
    first = flat(words(map_id, language)[0][0])

    speak = Speaker(language, job.scene.languages)
    expected = [
        speak(job.scene.map_title),
        *told["title"]["edition"],
        *told["fine_print"],
        *told["technical"],
    ]
    if language != "en":
        expected.append(told["title"]["draft"])
    for text in expected:
        assert flat(text) in first
    assert "182159ZOCT23" in first
    assert "242000ZNOV26" in first


@pytest.mark.parametrize("map_id", MAPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_legend_reports_and_sources_are_all_there(
    words, shipped_job, shipped_layout, map_id, language
):
    job = shipped_job(map_id, language)
    speak, drawn = Speaker(language, job.scene.languages), job.once(drawn_of)
    whole = run_together("".join(text for text, _, _ in words(map_id, language)))

    told = [entry["text"] for section in shipped_layout(map_id, language).told["legend"]
            for entry in section["entries"]]  # fmt: skip
    told += [speak(Written(job.scene.cards[name].names)) for name in drawn.reports]
    told += [speak(job.scene.sources[source].text) for source in drawn.sources]
    for text in told:
        assert run_together(text) in whole


def test_every_letter_of_every_sheet_is_in_the_font(words):
    fonts = [load_font(face) for face in (Face.REGULAR, Face.SEMIBOLD)]

    for map_id, language in itertools.product(MAPS, LANGUAGES):
        for text, _, _ in words(map_id, language):
            letters = "".join(sorted(set(text) - set("\r\n\ufffe\x02\u200b")))
            assert all(font.has(letters) for font in fonts), letters


def test_the_legend_holds_no_sign_that_gave_way(shipped_layout):
    layout = shipped_layout("deployments")
    told = [entry["text"] for section in layout.told["legend"] for entry in section["entries"]]

    assert SymbolKey("village") not in layout.drawing.glyphs
    assert "Village" not in told
    assert "Town" in told


def test_names_without_room_are_told(shipped_layout):
    layout = shipped_layout("situation", "en", "A4-landscape")

    assert layout.drawing.left_out
    told = " ".join(line for note in layout.told["notes"] for line in note["lines"])
    assert "Medveđa" in told


# --- PDF ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_declares_ua_and_says_title_and_language(pdf, shipped_job, language):
    reader = pypdf.PdfReader(io.BytesIO(pdf("north", language)))
    scene = shipped_job("north", language).scene
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].split("-")[0] == language.split("-")[0]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == Speaker(language, scene.languages)(scene.map_title)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def structure(element):
    """Yield every element of the structure tree of a PDF."""
    yield element
    children = element.get("/K", [])
    for entry in children if isinstance(children, list) else [children]:
        child = entry.get_object()
        if isinstance(child, dict) and ("/S" in child or "/K" in child):
            yield from structure(child)


def test_pdf_has_alternative_texts_headings_and_a_table(pdf, shipped_layout):
    reader = pypdf.PdfReader(io.BytesIO(pdf()))
    found = [*structure(reader.trailer["/Root"]["/StructTreeRoot"])]
    kinds = [element.get("/S") for element in found]

    figures = [element for element in found if element.get("/S") == "/Figure"]
    assert shipped_layout().told["alt"] in [figure["/Alt"] for figure in figures]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/Table", "/TH", "/TD", "/Link"} <= set(kinds)


def test_pdf_has_bookmarks_and_links_to_its_sources(pdf, shipped_job):
    reader = pypdf.PdfReader(io.BytesIO(pdf()))
    job = shipped_job()
    titles = str([entry["/Title"] for entry in reader.outline[0:1]] + reader.outline[1:])
    links = {
        note["/A"]["/URI"]
        for page in reader.pages
        for note in (entry.get_object() for entry in page.get("/Annots", []))
        if "/URI" in note.get("/A", {})
    }

    assert "Reports of the layers shown" in titles
    assert "Sources" in titles
    drawn = job.once(drawn_of)
    assert links == {job.scene.sources[name].url for name in drawn.sources}


def test_pdf_embeds_all_its_fonts(pdf):
    reader = pypdf.PdfReader(io.BytesIO(pdf()))
    fonts = {
        font["/BaseFont"]: font["/DescendantFonts"][0]["/FontDescriptor"]
        for page in reader.pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
    }

    assert fonts
    assert all("NotoSans" in name for name in fonts)
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())


# --- SVG and PNG ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def svgs(shipped_job):
    return shipped_job("north").once(render_svg)


def test_svg_is_whole_well_formed_and_refers_to_nothing_outside(svgs):
    for page in svgs:
        root = etree.fromstring(page.data)
        links = [
            (element.tag, value)
            for element in root.iter(etree.Element)
            for key, value in element.attrib.items()
            if key.endswith("href") and not value.startswith("#")
        ]
        assert {etree.QName(tag).localname for tag, _ in links} <= {"a"}
        assert b"<image" not in page.data
        assert b"<script" not in page.data
        ids = [element.get("id") for element in root.iter(etree.Element) if element.get("id")]
        assert len(ids) == len(set(ids))


def test_svg_has_its_text_to_be_found_and_its_title(svgs, words):
    for page, (text, _, _) in zip(svgs, words("north"), strict=True):
        root = etree.fromstring(page.data)
        space = {"s": "http://www.w3.org/2000/svg"}
        unseen = root.xpath("//s:g[@fill-opacity='0']/s:text", namespaces=space)

        told = {word for element in unseen for word in element.text.split()}
        assert {word for word in text.split() if word.isalnum()} <= told
        seen = root.xpath("//s:text[not(ancestor::s:g[@fill-opacity='0'])]", namespaces=space)
        assert not seen, "text that another program would draw in another font"
        assert root.find("s:title", space).text == "The four northern municipalities and KFOR"


def test_map_on_the_page_is_as_large_as_its_scale_says(svgs, shipped_layout):
    layout = shipped_layout("north")
    found = re.search(
        rb'<svg width="([\d.]+)" height="[\d.]+" viewBox="-23 -1 ([\d.]+)', svgs[0].data
    )

    assert found
    width_mm = float(found[1]) / 72 * 25.4
    assert width_mm == pytest.approx(float(found[2]) * layout.drawing.plane.mm_per_px, rel=1e-4)


def test_png_has_300_pixels_an_inch_and_says_what_it_is(shipped_job):
    job = shipped_job("deployments", "fr")
    pages = job.once(render_png).result()
    paper = job.once(lay_out).paper

    assert [page.name for page in pages] == [
        "deployments.fr.png",
        *(f"deployments.fr.p{number}.png" for number in range(2, len(pages) + 1)),
    ]
    for page in pages:
        picture = Image.open(io.BytesIO(page.data))
        assert picture.size[0] == pytest.approx(paper.width_mm / 25.4 * 300, abs=1)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        assert picture.info["Title"] == "Déploiements signalés de forces serbes"
        assert "TLP:CLEAR" in picture.info["Comment"]
        assert "1244/1999" in picture.info["Disclaimer"]


@pytest.fixture(scope="module")
def in_usual_order(shipped_scenes):
    job = Job(shipped_scenes["deployments"])
    made = [format_named(name).render(job) for name in ("pdf", "png", "svg")]
    return [artifact.sha256 for artifacts in made for artifact in artifacts]


@pytest.mark.parametrize("order", [("png", "svg", "pdf"), ("svg", "png", "pdf")])
def test_sheets_are_the_same_in_whatever_order_they_are_asked_for(
    shipped_scenes, in_usual_order, order
):
    job, begun = Job(shipped_scenes["deployments"]), {}
    for name in order:
        begun[name] = format_named(name).start(job)
    made = {name: begun[name]() for name in sorted(begun)}

    hashes = [artifact.sha256 for artifacts in made.values() for artifact in artifacts]
    assert hashes == in_usual_order
