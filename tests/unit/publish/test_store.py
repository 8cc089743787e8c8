"""Single files in a folder that is not an output."""

import pytest

from geomap.errors import PublishError
from geomap.publish.store import store


def test_files_are_written_into_a_folder_that_is_made(tmp_path):
    folder = tmp_path / "new" / "folder"

    paths = store({"a": b"1", "b": b"2"}, folder, hint="none")

    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert sorted(path.name for path in folder.iterdir()) == ["a", "b"]


def test_file_that_is_there_keeps_its_rights(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o600)

    store({"a": b"new", "b": b"new"}, tmp_path, hint="none")

    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o644


def test_what_cannot_be_written_is_an_error_with_the_hint_and_changes_nothing(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()

    with pytest.raises(PublishError) as caught:
        store({"a": b"new", "b": b"new"}, tmp_path, hint="do this")

    assert caught.value.hint == "do this"
    assert (tmp_path / "a").read_bytes() == b"old"
