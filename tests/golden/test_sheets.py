"""What sheets look like, against pictures that a person has looked at.

They are kept small, as those of the page are. After a wanted change:
GEOMAP_UPDATE_GOLDEN=1 pytest tests/golden/test_sheets.py, and look at what changed.
"""

import io

import pytest
from PIL import Image

import geomap
from geomap.maps import compose_maps
from geomap.model.paper import paper_named
from geomap.render.base import Job
from geomap.render.sheet.layout import lay_out
from geomap.render.sheet.picture import draw_picture

SHEETS = [
    ("situation", "en", "A4"),
    ("north", "sr-Cyrl", "A4-landscape"),
    ("deployments", "sq", "A3"),
    ("situation", "fr", "300x200"),
]
#: Pixels per inch of what is kept.
SMALL = 50


@pytest.fixture(scope="module")
def scenes(layers_folder, page_assets):  # noqa: ARG001 -- symbols and fonts need them
    situation = geomap.load(layers_folder)
    return {scene.map_id: scene for scene in compose_maps(situation, situation.maps)}


@pytest.mark.parametrize("map_id, language, paper", SHEETS)
def test_sheet_looks_as_it_did_when_it_was_looked_at(
    scenes, assert_looks_as_kept, map_id, language, paper
):
    job = Job(scenes[map_id], language=language, paper=paper_named(paper))
    page = job.once(lay_out).press().compile("png", ppi=4 * SMALL)[0]

    assert_looks_as_kept(quartered(page), f"sheet-{map_id}-{language}-{paper}")


def test_picture_looks_as_it_did_when_it_was_looked_at(scenes, assert_looks_as_kept):
    made = draw_picture(Job(scenes["deployments"]), width_mm=220, height_mm=150, ppi=4 * SMALL)

    assert_looks_as_kept(quartered(made.png), "picture-deployments-en")


def quartered(png):
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
