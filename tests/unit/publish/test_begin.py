"""A folder is begun whole or not at all, and never over what is there."""

import fcntl
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geomap.errors import PublishError
from geomap.publish.begin import begin_folder

FILES = (("a.toml", b"a"), ("b.geojson", b"b"))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_new_folder_holds_the_files_and_nothing_else(tmp_path):
    folder = tmp_path / "some" / "where" / "new"

    written = begin_folder(folder, FILES)

    assert written == (folder / "a.toml", folder / "b.geojson")
    assert contents(folder) == dict(FILES)
    assert list(folder.parent.iterdir()) == [folder]


def test_new_folder_can_be_entered_by_whom_other_new_folders_can(tmp_path):
    usual = tmp_path / "usual"
    usual.mkdir()

    begin_folder(tmp_path / "new", FILES)

    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_empty_folder_is_filled_in_place(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    before = folder.stat().st_ino

    begin_folder(folder, FILES)

    assert contents(folder) == dict(FILES)
    assert folder.stat().st_ino == before


@pytest.mark.parametrize("name", ["a.toml", "mine.txt", ".hidden"])
def test_folder_that_holds_anything_is_refused_and_left_alone(tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")

    with pytest.raises(PublishError, match="is not empty") as refused:
        begin_folder(tmp_path, FILES)

    assert "name a folder that does not exist yet" in refused.value.hint
    assert contents(tmp_path) == {name: b"mine"}


def test_hidden_file_in_the_way_is_named(tmp_path):
    (tmp_path / ".hidden").write_bytes(b"mine")

    with pytest.raises(PublishError, match=r"is not empty: it holds '\.hidden'"):
        begin_folder(tmp_path, FILES)


def test_what_a_killed_run_left_in_an_empty_folder_is_no_hindrance(tmp_path):
    (tmp_path / ".geomap-abc").mkdir()
    (tmp_path / ".geomap-abc" / "a.toml").write_bytes(b"half")

    begin_folder(tmp_path, FILES)

    assert contents(tmp_path) == dict(FILES)


def test_files_that_a_killed_build_moved_aside_are_left_alone(tmp_path):
    aside = tmp_path / ".geomap-abc" / "overview.html.before"
    aside.parent.mkdir()
    aside.write_bytes(b"the earlier file")

    with pytest.raises(PublishError, match=r"is not empty: it holds '\.geomap-abc'"):
        begin_folder(tmp_path, FILES)

    assert aside.read_bytes() == b"the earlier file"


def test_what_a_killed_run_left_beside_a_new_folder_is_removed(tmp_path, monkeypatch):
    rmtree = shutil.rmtree
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)  # as if killed before
    begin_folder(tmp_path / "first", FILES)
    monkeypatch.setattr(shutil, "rmtree", rmtree)
    (tmp_path / ".geomap-mine").mkdir()
    assert len(list(tmp_path.iterdir())) == 3

    begin_folder(tmp_path / "second", FILES)

    assert {path.name for path in tmp_path.iterdir()} == {"first", "second", ".geomap-mine"}


def test_run_beside_another_waits_and_leaves_its_work_alone(tmp_path, monkeypatch):
    real = os.fsync
    with ThreadPoolExecutor() as pool:
        others = []

        def meanwhile(handle):
            if not others:
                others.append(pool.submit(begin_folder, tmp_path / "second", FILES))
                with pytest.raises(TimeoutError):
                    others[0].result(timeout=0.2)
            real(handle)

        monkeypatch.setattr(os, "fsync", meanwhile)

        begin_folder(tmp_path / "first", FILES)
        others[0].result(timeout=10)

    assert contents(tmp_path / "first") == contents(tmp_path / "second") == dict(FILES)
    assert {path.name for path in tmp_path.iterdir()} == {"first", "second"}


def test_folder_that_cannot_be_locked_is_written_to(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(fcntl, "flock", refuse)

    begin_folder(tmp_path / "new", FILES)

    assert contents(tmp_path / "new") == dict(FILES)


def test_file_in_the_place_of_the_folder_is_refused(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"mine")

    with pytest.raises(PublishError, match="is a file"):
        begin_folder(path, FILES)

    assert path.read_bytes() == b"mine"


def test_link_to_nothing_is_refused(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nothing")

    with pytest.raises(PublishError, match=r"link is a symbolic link to '.*nothing', which leads"):
        begin_folder(link, FILES)

    assert link.is_symlink()
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("target", ["nothing", "link"])
def test_link_in_the_path_that_leads_nowhere_is_told_as_such(tmp_path, target):
    (tmp_path / "link").symlink_to(target)

    with pytest.raises(
        PublishError, match=rf"cannot write .*/new: .*link to '{target}'"
    ) as refused:
        begin_folder(tmp_path / "link" / "new", FILES)

    assert "remove the link" in refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


def test_link_to_an_empty_folder_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")

    begin_folder(tmp_path / "link", FILES)

    assert contents(tmp_path / "real") == dict(FILES)


def test_file_in_the_place_of_a_folder_around_it_is_told_as_such(tmp_path):
    (tmp_path / "file").write_bytes(b"mine")

    with pytest.raises(PublishError, match=r"cannot write .*/new/sub: .*file is a file"):
        begin_folder(tmp_path / "file" / "new" / "sub", FILES)


@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "new"])
@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_remains_of_what_was_stopped_halfway(tmp_path, monkeypatch, is_there, stop):
    folder = tmp_path / "around" / "new"
    if is_there:
        folder.mkdir(parents=True)
    real = os.fsync
    calls = []

    def fail_second(handle):
        calls.append(handle)
        if len(calls) == 2:
            raise stop
        real(handle)

    monkeypatch.setattr(os, "fsync", fail_second)

    with pytest.raises((PublishError, KeyboardInterrupt)):
        begin_folder(folder, FILES)

    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")]
    assert left == (["around", "around/new"] if is_there else [])


def test_file_that_appears_meanwhile_is_not_written_over(tmp_path, monkeypatch):
    folder = tmp_path / "empty"
    folder.mkdir()
    real = os.link

    def link(source, target, **options):
        if Path(target).name == "b.geojson":
            Path(target).write_bytes(b"somebody else's")
        real(source, target, **options)

    monkeypatch.setattr(os, "link", link)

    with pytest.raises(PublishError):
        begin_folder(folder, FILES)

    assert contents(folder) == {"b.geojson": b"somebody else's"}


def test_folder_that_appears_meanwhile_is_not_written_over(tmp_path, monkeypatch):
    folder = tmp_path / "new"
    real = Path.rename

    def rename(path, target):
        target.mkdir()
        (target / "theirs.txt").write_bytes(b"theirs")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)

    with pytest.raises(PublishError):
        begin_folder(folder, FILES)

    assert contents(folder) == {"theirs.txt": b"theirs"}
    assert list(tmp_path.iterdir()) == [folder]


def test_file_system_without_links_is_no_hindrance(tmp_path, monkeypatch):
    def no_links(*_arguments, **_options):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)

    begin_folder(tmp_path, FILES)

    assert contents(tmp_path) == dict(FILES)
