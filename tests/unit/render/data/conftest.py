import shutil
import subprocess

import pytest
import shapely

from geomap.loader.situation import load_folder
from geomap.render.base import Job
from geomap.render.registry import format_named
from geomap.scene.compose import compose

#: Texts that some program takes for more than text.
HOSTILE = (
    '=HYPERLINK("http://x.example","y")',
    "@SUM(1)",
    "-2+3",
    "]]>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "$[name]",
    "{{ 7*7 }}",
    "a\x00b\x0bc\x1fd\x7f",
    "\u202egnp.exe\u202c\u200f",
    "\"quoted\", 'single'; semi\r\nline",
    "\ufffe\uffff",
    "' OR 1=1 --",
    "😀 \U0010ffff",
)


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request):
    """A text that some program takes for more than text."""
    return request.param


@pytest.fixture(scope="session")
def make_job(make_scene):
    def make(*layers, language=None, **changes):
        return Job(make_scene(*layers, **changes), language=language)

    return make


@pytest.fixture(scope="session")
def render():
    """Return the bytes of a product."""

    def make(format_id, job):
        (artifact,) = format_named(format_id).render(job)
        return artifact.data

    return make


@pytest.fixture(scope="session")
def shipped(page_assets, layers_folder):  # noqa: ARG001 -- symbols need them
    """The shipped map of everything."""
    situation = load_folder(layers_folder).require()
    return Job(compose(situation, situation.map("situation")))


@pytest.fixture(scope="session")
def ogrinfo():
    """Return what ogrinfo says of a file; it must not remark anything."""

    def run(path, *options):
        program = shutil.which("ogrinfo")
        if program is None:
            pytest.skip("there is no ogrinfo here; .ci/run installs it")
        done = subprocess.run(
            [program, "-ro", "-al", *options, path], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0
        assert done.stderr == ""
        return done.stdout

    return run


@pytest.fixture(scope="session")
def band():
    """An area on both sides of the antimeridian, cut there as RFC 7946 has it."""
    return shapely.MultiPolygon([shapely.box(170, 42, 180, 44), shapely.box(-180, 42, -175, 44)])
