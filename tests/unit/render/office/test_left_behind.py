"""Nothing of the document that a template was made of gets into the products."""

import io
import zipfile

import pytest
from docx import Document
from PIL import Image
from pptx import Presentation

import geomap

EARLIER = "An earlier edition, TLP:RED"


def picture():
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#123456").save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def products(situation_folder, tmp_path, page_assets):  # noqa: ARG001
    """Make slides and a document of a situation, and again from what was then written over."""
    one, two = tmp_path / "one", tmp_path / "two"
    folder = situation_folder.write()
    geomap.build(folder, one, maps=["whole"], formats=["pptx", "docx"])
    spoil_deck(one / "whole.pptx", folder / "house.pptx")
    spoil_document(one / "whole.docx", folder / "house.docx")
    situation_folder.situation["situation"]["templates"] = {
        "slides": "house.pptx",
        "document": "house.docx",
    }
    geomap.build(situation_folder.write(), two, maps=["whole"], formats=["pptx", "docx"])
    return one, two


def spoil_deck(path, house):
    deck = Presentation(path)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = EARLIER
    slide.notes_slide.notes_text_frame.text = EARLIER
    slide.shapes.add_picture(io.BytesIO(picture()), 0, 0)
    deck.core_properties.comments = EARLIER
    deck.save(house)


def spoil_document(path, house):
    document = Document(path)
    document.add_paragraph(EARLIER)
    document.add_picture(io.BytesIO(picture()))
    document.part.relate_to(
        "https://secret.example/", "http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/hyperlink", is_external=True,
    )  # fmt: skip
    document.core_properties.comments = EARLIER
    document.save(house)


@pytest.mark.parametrize("name", ["whole.pptx", "whole.docx"])
def test_what_the_template_said_and_showed_stays_behind(products, name):
    first, second = (zipfile.ZipFile(folder / name) for folder in products)
    parts = {part: second.read(part) for part in second.namelist()}

    for part, data in parts.items():
        assert EARLIER.encode() not in data, part
        assert b"secret.example" not in data, part
        assert data != picture(), part
    assert len(parts) == len(first.namelist())


def test_notes_of_a_template_are_not_kept_below_those_of_the_product(products):
    notes = [
        zipfile.ZipFile(folder / "whole.docx").read("word/footnotes.xml") for folder in products
    ]

    assert notes[0] == notes[1]


@pytest.mark.parametrize("name", ["whole.pptx", "whole.docx"])
def test_a_product_as_a_template_gives_the_same_product(products, name):
    texts = []
    for folder in products:
        package = zipfile.ZipFile(folder / name)
        main = "ppt/slides/slide1.xml" if name.endswith("pptx") else "word/document.xml"
        texts.append(package.read(main).count(b"<a:t>" if name.endswith("pptx") else b"<w:t"))

    assert texts[0] == texts[1] > 5
