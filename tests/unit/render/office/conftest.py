"""Decks and documents of made maps, read back; and house templates, made from the built-in ones."""

import io
import zipfile

import docx
import pptx
import pytest

from geomap.render.base import Job
from geomap.render.office.document.report import render_docx
from geomap.render.office.package import built_in
from geomap.render.office.slides.deck import render_pptx


@pytest.fixture(scope="session")
def deck_of():
    """Render a scene as a deck, and read it back."""

    def render(scene, language=None):
        return pptx.Presentation(io.BytesIO(render_pptx(Job(scene, language=language)).data))

    return render


@pytest.fixture(scope="session")
def document_of():
    """Render a scene as a document, and read it back."""

    def render(scene, language=None):
        return docx.Document(io.BytesIO(render_docx(Job(scene, language=language)).data))

    return render


@pytest.fixture(scope="session")
def changed_template():
    """Return a built-in template with texts of its parts replaced, and parts added."""

    def change(product, replaced=(), added=()):
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(built_in(product))) as package,
            zipfile.ZipFile(made, "w") as changed,
        ):
            for name in package.namelist():
                text = package.read(name).decode()
                for old, new in replaced:
                    text = text.replace(old, new)
                changed.writestr(name, text)
            for name, data in added:
                changed.writestr(name, data)
        return made.getvalue()

    return change


@pytest.fixture(scope="session")
def texts_of():
    """Return every text of a slide, those of tables and groups too."""

    def read(slide):
        return [
            node.text or ""
            for node in slide.element.iter(
                "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
            )
        ]

    return read


#: What must be shown as it is, and must break nothing.
HOSTILE = (
    '=HYPERLINK("https://evil.example")',
    "]]><w:p/>&amp;<script>alert(1)</script>",
    "\u0627\u062e\u062a\u0628\u0627\u0631\u200f \u05e2\u05d1\u05e8\u05d9\u05ea",  # Arabic, Hebrew
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 6,
    "🛰️ 👩‍✈️ 🇨🇭",
    "{{ 7 * 7 }} ${x} #let x = 1",
)


@pytest.fixture(scope="session")
def hostile():
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_scene(make_scene, make_layer, make_report, make_source):
    """A map whose every text is hostile."""
    reports = [
        make_report(
            f"report-{place}",
            names={"en": text},
            summaries={"en": text},
            claimant=text,
            sources=("S01", "S02"),
        )
        for place, text in enumerate(HOSTILE)
    ]
    return make_scene(
        make_layer(*reports, title={"en": HOSTILE[1]}),
        title={"en": HOSTILE[3]},
        banner={"en": HOSTILE[1]},
        footnote={"en": f"* {HOSTILE[2]}"},
        producer={"en": HOSTILE[4]},
        contact=HOSTILE[0],
        sources={
            "S01": make_source("S01", publisher=HOSTILE[5], url="javascript:alert(1)"),
            "S02": make_source("S02", title=HOSTILE[1], url="https://paper.example/a?b=c&d=%22"),
        },
    )
