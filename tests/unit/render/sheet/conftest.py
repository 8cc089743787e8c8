"""The shipped maps laid out, each once however many tests look at it."""

import re
from functools import cache

import pytest

import geomap
from geomap.maps import compose_maps
from geomap.model.paper import paper_named
from geomap.render.base import Job
from geomap.render.sheet.layout import lay_out

MAPS = ("situation", "north", "deployments")
LANGUAGES = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")


@pytest.fixture(scope="session")
def shipped_scenes(pytestconfig, page_assets):  # noqa: ARG001 -- symbols and fonts need them
    situation = geomap.load(pytestconfig.rootpath / "layers")
    return {scene.map_id: scene for scene in compose_maps(situation, situation.maps)}


@pytest.fixture(scope="session")
def shipped_job(shipped_scenes):
    """Return a job of a shipped map; its sheet is laid out once."""

    @cache
    def job(map_id="situation", language="en", paper="A4"):
        return Job(shipped_scenes[map_id], language=language, paper=paper_named(paper))

    return job


@pytest.fixture(scope="session")
def shipped_layout(shipped_job):
    return lambda *args: shipped_job(*args).once(lay_out)


@pytest.fixture(scope="session")
def text_of():
    """Read the text of a piece of SVG."""
    return lambda svg: re.sub(r"<[^>]*>", "", svg)
