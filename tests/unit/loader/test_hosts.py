"""Whoever makes readers contact a host is told so, and nobody else is."""

import pytest

from geomap.model.problem import Severity


@pytest.mark.parametrize(
    "name, host",
    [("osm", "tile.openstreetmap.org"), ("OpenTopoMap", r"*.tile.opentopomap.org")],
)
def test_host_of_tiles_is_announced(situation_folder, name, host):
    situation_folder.situation["situation"]["basemap"] = name

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity) == ("GM-SPEC-HOST", Severity.WARNING)
    assert problem.message == f"basemap = {name!r}: the pages load tiles from {host}"
    assert problem.path == "$.situation.basemap"
    assert problem.file == (situation_folder.path / "situation.toml").as_posix()


def test_situation_with_tiles_is_loaded_and_keeps_their_name(situation_folder):
    situation_folder.situation["situation"]["basemap"] = "osm"

    assert situation_folder.load().require().basemap == "osm"


def test_without_tiles_no_host_is_contacted_and_none_is_announced(situation_folder):
    assert situation_folder.load().require().basemap is None
    assert situation_folder.problems() == ()
