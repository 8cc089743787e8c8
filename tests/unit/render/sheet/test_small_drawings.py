"""Samples of the legend, the locator, and the picture for slides and notebooks."""

import io
import re
from dataclasses import replace

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from geomap.model.bounds import Bounds
from geomap.render.base import Job
from geomap.render.sheet.locator import draw_locator
from geomap.render.sheet.picture import alt_text, draw_picture
from geomap.render.sheet.swatches import HEIGHT, WIDTH, draw_sample

SPACE = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture(scope="module")
def picture(shipped_job):
    return draw_picture(shipped_job("north", "fr"), width_mm=160, height_mm=110)


def test_every_entry_of_every_legend_has_a_sample_without_text(shipped_scenes):
    for scene in shipped_scenes.values():
        for section in scene.legend:
            for entry in section.entries:
                if entry.swatch is None:
                    continue
                sample = draw_sample(entry.swatch, scene.symbols, mm_per_px=0.21, prefix="l")
                root = etree.fromstring(sample.svg.encode())
                assert root.get("viewBox") == f"0 0 {WIDTH:g} {HEIGHT:g}"
                assert root.findall(".//s:text", SPACE) == []
                assert len(root) > 0


def test_the_locator_shows_the_frame_of_the_map_where_it_lies(shipped_scenes, shipped_layout):
    scene, plane = shipped_scenes["north"], shipped_layout("north").drawing.plane
    root = etree.fromstring(draw_locator(scene, plane, width_mm=25, height_mm=25).encode())

    frame = root.findall("s:path", SPACE)[-1].get("d")
    numbers = [float(value) for value in re.findall(r"-?[\d.]+", frame)]
    points = np.cumsum(np.array(numbers).reshape(-1, 2), axis=0)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    width, height = (float(value) for value in root.get("viewBox").split()[2:])
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert (right - left) * (bottom - top) < 0.75 * width * height


def test_the_locator_of_a_map_as_wide_as_its_ground_shows_all_of_it(shipped_scenes, shipped_layout):
    plane = shipped_layout("north").drawing.plane
    seen = plane.bounds()
    scene = replace(shipped_scenes["north"], limits=Bounds(20.7, 42.9, 20.8, 43.0))

    root = etree.fromstring(draw_locator(scene, plane, width_mm=25, height_mm=25).encode())

    assert root.findall("s:path", SPACE)
    assert seen.west < 20.7


# --- the picture ----------------------------------------------------------------------------------


def test_a_picture_is_as_large_as_was_asked_for(picture):
    size = Image.open(io.BytesIO(picture.png)).size
    assert size == pytest.approx((160 / 25.4 * 220, 110 / 25.4 * 220), abs=1)
    root = etree.fromstring(picture.svg)
    assert (root.get("width"), root.get("height")) == ("160mm", "110mm")


def test_a_picture_stands_alone(picture):
    root = etree.fromstring(picture.svg)

    assert root.findall(".//s:text", SPACE) == []
    assert root.findall(".//s:image", SPACE) == []
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            assert not key.endswith("href") or value.startswith("#")


def test_alternative_text_says_what_is_drawn_as_of_when(picture, shipped_job):
    assert picture.alt == alt_text(shipped_job("north", "fr"))
    assert "18 octobre 2023, 23:59 (UTC+2)" in picture.alt
    assert "Rapports dessinés : 11" in picture.alt


def test_equal_jobs_give_equal_pictures(picture, shipped_scenes):
    again = draw_picture(Job(shipped_scenes["north"], language="fr"), width_mm=160, height_mm=110)

    assert again == picture


def test_whose_data_it_is_fits_however_small_the_picture(shipped_job):
    small = draw_picture(shipped_job("north"), width_mm=70, height_mm=50)

    assert Image.open(io.BytesIO(small.png)).size[0] == pytest.approx(70 / 25.4 * 220, abs=1)
