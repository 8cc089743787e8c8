"""Starting another situation from Python."""

import datetime as dt

import pytest

import geomap


def test_files_are_returned_as_they_were_written(tmp_path):
    written = geomap.start(tmp_path / "new", id="mine", title="Mine", day=dt.date(2031, 1, 2))

    assert sorted(written) == sorted((tmp_path / "new").iterdir())
    situation = geomap.load(tmp_path / "new")
    assert situation.id == "mine"
    assert situation.title == {"en": "Mine"}
    assert situation.as_of == dt.datetime(2031, 1, 2, 23, 59, 59, tzinfo=dt.UTC)


def test_situation_in_the_folder_one_stands_in_is_named_after_that_folder(tmp_path, monkeypatch):
    (tmp_path / "river-2031").mkdir()
    monkeypatch.chdir(tmp_path / "river-2031")

    geomap.start(".")

    assert geomap.load(".").id == "river-2031"


def test_unknown_template_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(geomap.SpecError, match="there are empty, strait"):
        geomap.start(tmp_path / "new", template="nothing")

    assert not (tmp_path / "new").exists()


def test_two_folders_started_alike_hold_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        geomap.start(tmp_path / name / "new", day=dt.date(2031, 1, 2))

    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "new").iterdir()}
        for name in ("a", "b")
    )
    assert one == other
