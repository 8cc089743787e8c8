"""Packages: equal bytes, and nothing of the machine they were made on."""

import io
import zipfile

import pytest

from geomap.render.base import Job
from geomap.render.office.package import BUILT_IN, built_in, sealed
from geomap.render.registry import format_named

EACH = pytest.mark.parametrize("known", ["pptx", "docx"])


@pytest.fixture
def packed(make_scene, make_layer, make_report):
    def pack(known, **changes):
        job = Job(make_scene(make_layer(make_report()), **changes))
        (artifact,) = format_named(known).render(job)
        return artifact

    return pack


@EACH
def test_two_renderings_are_equal_to_the_byte(packed, known):
    assert packed(known).data == packed(known).data


@EACH
def test_entries_bear_no_time_and_no_system(packed, known):
    with zipfile.ZipFile(io.BytesIO(packed(known).data)) as package:
        entries = package.infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert entries[0].filename == "[Content_Types].xml"


@EACH
def test_sealing_is_the_same_whenever_a_package_was_saved(packed, known):
    data = packed(known).data
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(again, "w", zipfile.ZIP_BZIP2) as other,
    ):
        for name in package.namelist():
            other.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)), package.read(name))

    assert sealed(again.getvalue()) == data


@pytest.mark.parametrize("product", BUILT_IN)
def test_built_in_templates_hold_every_part_they_name(product):
    with zipfile.ZipFile(io.BytesIO(built_in(product))) as package:
        types = package.read("[Content_Types].xml").decode()
        for name in package.namelist():
            assert name.endswith((".rels", "[Content_Types].xml")) or f'"/{name}"' in types, name


@EACH
def test_drawing_of_the_map_has_its_type_and_is_referred_to(packed, known):
    with zipfile.ZipFile(io.BytesIO(packed(known).data)) as package:
        (name,) = (name for name in package.namelist() if name.endswith(".svg"))
        drawing = package.read(name).decode()
        types = package.read("[Content_Types].xml").decode()
        main = "ppt/slides/slide1.xml" if known == "pptx" else "word/document.xml"
        text = package.read(main).decode()

    assert f'PartName="/{name}" ContentType="image/svg+xml"' in types
    assert "svgBlip" in text
    assert drawing.startswith("<svg")
    assert "http" not in drawing.replace("http://www.w3.org/", "")
