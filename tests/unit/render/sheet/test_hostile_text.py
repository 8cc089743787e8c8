"""Whatever texts hold, a sheet prints them and does nothing with them."""

import io

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from geomap.render.base import Job
from geomap.render.sheet.picture import draw_picture
from geomap.render.sheet.products import render_pdf, render_png, render_svg

VECTORS = (
    '#panic() #read("/etc/passwd") #import "@preview/x:1.0.0": *',
    "$x^2$ *bold* _it_ `code` // comment /* more */ @label <label> = Head",
    "<script>alert(1)</script> ]]> <!-- & &amp; &#0;",
    "\\u{1F600} \\ \\n #{1+1} #[x]",
    "</text></svg><image href='https://beacon.example/x.png'/>",
    "{{ cycler.__init__.__globals__.os }} {% for %} ${alert(1)}",
    "https://beacon.example/pixel.png",
    '=HYPERLINK("https://beacon.example")',
)


def job_saying(text, make_scene, make_layer, make_report, make_source):
    report = make_report(
        names={"en": text}, summaries={"en": text}, claimant=text, location_text=text
    )
    return Job(
        make_scene(
            make_layer(report, title={"en": text}),
            title={"en": text},
            banner={"en": text},
            footnote={"en": text},
            attribution=text,
            coverage={"en": text},
            producer={"en": text},
            contact=text,
            sources={"S01": make_source("S01", publisher=text, title=text)},
        )
    )


@pytest.fixture
def saying(make_scene, make_layer, make_report, make_source):
    return lambda text: job_saying(text, make_scene, make_layer, make_report, make_source)


def printed(pdf):
    return (
        "".join(
            "".join(page.get_textpage().get_text_bounded().split())
            for page in pypdfium2.PdfDocument(pdf)
        )
        .replace("\x02", "-")
        .replace("\ufffe", "-")
    )


@pytest.mark.parametrize("text", VECTORS)
def test_a_text_is_printed_as_it_was_written(saying, text):
    job = saying(text)

    told = printed(job.once(render_pdf).data)

    assert told.count("".join(text.split())) >= 8
    for page in render_svg(job):
        root = etree.fromstring(page.data)
        assert root.findall(".//{*}script") == root.findall(".//{*}image") == []
        links = [
            value
            for element in root.iter(etree.Element)
            for key, value in element.attrib.items()
            if key.endswith("href") and not value.startswith("#")
        ]
        assert set(links) <= {"https://paper.example/said"}
    assert all(Image.open(io.BytesIO(page.data)).size for page in render_png(job).result())


@given(text=st.text(min_size=1, max_size=60))
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_text_makes_a_sheet_and_a_picture(saying, text):
    job = saying(text)

    assert job.once(render_pdf).data.startswith(b"%PDF-")
    for page in render_svg(job):
        etree.fromstring(page.data)
    etree.fromstring(draw_picture(job, width_mm=80, height_mm=60).svg)


@pytest.mark.parametrize("text", ["w" * 400, "word " * 300, "名前 \N{GRINNING FACE} שלום"])
def test_texts_that_do_not_fit_or_have_no_letters_stop_nothing(saying, text):
    assert saying(text).once(render_pdf).data.startswith(b"%PDF-")
