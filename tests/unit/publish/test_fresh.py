"""An output that is already right is left alone; one that is not, never."""

import json
import os

import pytest

import geomap
from geomap.publish.fresh import find_current
from geomap.publish.manifest import Request

pytestmark = pytest.mark.usefixtures("page_assets")

#: Enough formats to tell files apart.
FEW = ("html", "embed")


@pytest.fixture
def built(situation_folder, tmp_path):
    """A situation folder and the output of every map of it."""
    folder, output = situation_folder.write(), tmp_path / "out"
    geomap.build(folder, output, formats=FEW)
    return folder, output


def made(built, *maps):
    """Return the products of these maps in the order of the manifest."""
    named = json.loads((built[1] / "manifest.json").read_bytes())["products"]
    return [name for name in named if name.partition(".")[0] in maps]


def stamps(folder):
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.iterdir()}


def current(built, **request):
    return [path.name for path in find_current(*built, Request(formats=FEW, **request))]


def test_output_of_the_same_input_is_current(built):
    assert current(built) == made(built, "whole", "part") != []


def test_unchanged_rebuild_writes_nothing(built):
    before = stamps(built[1])

    result = geomap.build(*built, formats=FEW)

    assert result.is_unchanged
    assert stamps(built[1]) == before


def test_force_builds_again(built):
    before = stamps(built[1])

    result = geomap.build(*built, formats=FEW, force=True)

    assert not result.is_unchanged
    assert stamps(built[1]) != before


def test_empty_output_is_not_current(built, tmp_path):
    assert find_current(built[0], tmp_path / "nowhere", Request(formats=FEW)) == ()


@pytest.mark.parametrize("name", ["situation.toml", "sources.toml", "places.geojson"])
def test_changed_input_is_noticed_even_with_an_unchanged_time(built, name):
    path = built[0] / name
    before = path.stat()
    path.write_bytes(path.read_bytes() + b" ")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert current(built) == []


def test_touched_input_is_not_taken_for_changed(built):
    os.utime(built[0] / "places.geojson", (0, 0))

    assert current(built) == made(built, "whole", "part") != []


def test_missing_input_is_noticed(built):
    (built[0] / "places.geojson").unlink()

    assert current(built) == []


def test_product_changed_by_hand_is_noticed_and_built_again(built):
    page = built[1] / "part.html"
    right = page.read_bytes()
    page.write_bytes(right + b" ")

    assert current(built) == []
    geomap.build(*built, formats=FEW)
    assert page.read_bytes() == right


def test_missing_product_is_noticed(built):
    (built[1] / "part.html").unlink()

    assert current(built) == []


@pytest.mark.parametrize(
    "request_", [{"edition": 1}, {"maps": ("part",)}, {"as_of": "2023-10-01T00:00:00+02:00"}]
)
def test_other_request_is_not_current(built, request_):
    assert current(built, **request_) == []


@pytest.mark.parametrize("key", ["program", "versions"])
def test_output_of_another_program_is_not_current(built, key):
    path = built[1] / "manifest.json"
    document = json.loads(path.read_text())
    document[key] = {"geomap": "0"} if key == "versions" else "0"
    path.write_text(json.dumps(document))

    assert current(built) == []


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"schema": "geomap-manifest/1", "outputs": 5, "build": ""}',
        b'{"schema": "geomap-manifest/1", "outputs": ["x"], "build": ""}',
        b"[" * 100_000,
    ],
)
def test_broken_manifest_is_not_current(built, document):
    (built[1] / "manifest.json").write_bytes(document)

    assert current(built) == []


def test_partial_build_twice_names_only_what_was_asked_for(built):
    geomap.build(*built, maps=["part"], formats=FEW)

    again = geomap.build(*built, maps=["part"], formats=FEW)

    assert again.is_unchanged
    assert [path.name for path in again.files] == made(built, "part") != []


def test_complete_build_after_a_partial_one_removes_a_map_that_is_gone(situation_folder, built):
    del situation_folder.situation["maps"][1]
    situation_folder.write()
    geomap.build(*built, maps=["whole"], formats=FEW)

    geomap.build(*built)

    assert not (built[1] / "part.html").exists()
