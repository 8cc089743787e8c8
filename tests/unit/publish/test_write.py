"""All files or none, the manifest last and truthful."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from geomap.errors import PublishError
from geomap.publish.manifest import Build, Request
from geomap.publish.write import publish
from geomap.render.base import Artifact

PART = Request(maps=("a",))


def build(edition=1):
    return Build(
        situation="small",
        edition=edition,
        as_of="2023-09-30T23:59:59+02:00",
        inputs=(),
        versions={"geomap": "1"},
        program="0",
    )


def artifacts(**texts):
    return [
        Artifact(name=f"{name}.html", data=text.encode(), media_type="text/html")
        for name, text in texts.items()
    ]


def put(folder, *, request=None, edition=1, **texts):
    return publish(artifacts(**texts), folder, build=build(edition), request=request or Request())


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def outputs(folder):
    document = json.loads((folder / "manifest.json").read_text("utf-8"))
    return {entry["path"]: entry for entry in document["outputs"]}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "out"


def test_files_are_written_and_listed_the_manifest_last(folder):
    paths = put(folder, a="A", b="B")

    assert [path.name for path in paths] == ["a.html", "b.html", "manifest.json"]
    assert (folder / "a.html").read_text() == "A"


def test_folder_is_made_with_those_above_it(tmp_path):
    put(tmp_path / "some" / "where", a="A")

    assert (tmp_path / "some" / "where" / "a.html").exists()


def test_manifest_tells_the_true_hash_and_size_of_every_file(folder):
    put(folder, a="A", b="Grüße")

    listed = outputs(folder)
    assert set(listed) == {"a.html", "b.html"}
    for name, entry in listed.items():
        data = (folder / name).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["size"] == len(data)


def test_nothing_but_the_products_is_left_in_the_folder(folder):
    put(folder, a="A")
    put(folder, a="B")

    assert sorted(path.name for path in folder.iterdir()) == ["a.html", "manifest.json"]


def test_second_build_replaces_the_first(folder):
    put(folder, a="old")
    put(folder, a="new", edition=2)

    assert (folder / "a.html").read_text() == "new"
    assert json.loads((folder / "manifest.json").read_text())["edition"] == 2


@pytest.mark.parametrize("blocked", ["a.html", "b.html", "manifest.json"])
def test_folder_in_the_way_leaves_every_earlier_file_as_it_was(folder, blocked):
    put(folder, a="A", b="B")
    (folder / blocked).unlink()
    (folder / blocked).mkdir()
    before = contents(folder)

    with pytest.raises(PublishError, match=f"{blocked} is a folder"):
        put(folder, a="new A", b="new B", edition=2)

    assert contents(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == ["a.html", "b.html", "manifest.json"]


def test_folder_in_the_way_of_a_first_build_leaves_no_file(folder):
    (folder / "b.html").mkdir(parents=True)

    with pytest.raises(PublishError):
        put(folder, a="A", b="B")

    assert contents(folder) == {}


def test_file_in_place_of_the_folder_is_an_error_that_os_error_catches(folder):
    folder.write_text("mine")

    with pytest.raises(OSError, match="cannot write to"):
        put(folder, a="A")

    assert folder.read_text() == "mine"


def test_full_disk_is_met_while_the_earlier_output_is_whole(folder, monkeypatch):
    put(folder, a="A", b="B")
    before = contents(folder)
    monkeypatch.setattr("os.fsync", full_disk)

    with pytest.raises(PublishError, match="No space left"):
        put(folder, a="new A", b="new B", edition=2)

    assert contents(folder) == before


def full_disk(_handle):
    raise OSError(28, "No space left on device")


def test_complete_build_removes_a_product_that_is_no_longer_made(folder):
    put(folder, a="A", b="B")
    put(folder, a="A", edition=2)

    assert sorted(contents(folder)) == ["a.html", "manifest.json"]
    assert set(outputs(folder)) == {"a.html"}


def test_complete_build_keeps_a_product_that_somebody_has_changed(folder):
    put(folder, a="A", b="B")
    (folder / "b.html").write_text("my notes")
    put(folder, a="A", edition=2)

    assert (folder / "b.html").read_text() == "my notes"
    assert set(outputs(folder)) == {"a.html"}


def test_files_that_geomap_did_not_write_are_kept(folder):
    folder.mkdir()
    (folder / "mine.html").write_text("mine")
    put(folder, a="A")
    put(folder, a="A", edition=2)

    assert (folder / "mine.html").read_text() == "mine"


def test_partial_build_removes_nothing_and_keeps_the_others_in_the_manifest(folder):
    put(folder, a="A", b="B", edition=1)
    put(folder, a="new", edition=2, request=PART)

    listed = outputs(folder)
    assert (folder / "b.html").read_text() == "B"
    assert set(listed) == {"a.html", "b.html"}
    assert listed["a.html"]["build"] == build(2).digest
    assert listed["b.html"]["build"] == build(1).digest


def test_partial_build_takes_a_changed_file_out_of_the_manifest(folder):
    put(folder, a="A", b="B")
    (folder / "b.html").write_text("changed")
    put(folder, a="A", request=PART)

    assert set(outputs(folder)) == {"a.html"}
    assert (folder / "b.html").read_text() == "changed"


def test_complete_build_after_a_partial_one_removes_what_is_stale(folder):
    put(folder, a="A", b="B", edition=1)
    put(folder, a="new", edition=2, request=PART)
    put(folder, a="new", edition=2)

    assert sorted(contents(folder)) == ["a.html", "manifest.json"]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"not json",
        b"[]",
        b'{"schema": "geomap-manifest/1"}',
        b'{"schema": "geomap-manifest/1", "outputs": 5}',
        b'{"schema": "geomap-manifest/1", "outputs": ["a.html"]}',
        b'{"schema": "geomap-manifest/1", "outputs": [{"path": 5}]}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_broken_manifest_of_an_earlier_build_is_no_obstacle(folder, document):
    folder.mkdir()
    (folder / "manifest.json").write_bytes(document)

    put(folder, a="A")

    assert set(outputs(folder)) == {"a.html"}


@pytest.mark.parametrize("path", ["../victim", "sub/victim", "/etc/victim", "..", ""])
def test_manifest_cannot_make_a_build_remove_a_file_elsewhere(folder, tmp_path, path):
    put(folder, a="A")
    victim = tmp_path / "victim"
    victim.write_bytes(b"v")
    document = json.loads((folder / "manifest.json").read_text())
    entry = {"path": path, "sha256": hashlib.sha256(b"v").hexdigest(), "size": 1, "build": "x"}
    document["outputs"].append(entry)
    (folder / "manifest.json").write_text(json.dumps(document))

    put(folder, a="A", edition=2)

    assert victim.exists()
    assert set(outputs(folder)) == {"a.html"}


def test_product_that_was_a_link_is_replaced_and_not_written_through(folder, tmp_path):
    folder.mkdir()
    mine = tmp_path / "mine"
    mine.write_text("mine")
    (folder / "a.html").symlink_to(mine)

    put(folder, a="A")

    assert mine.read_text() == "mine"
    assert not (folder / "a.html").is_symlink()


def test_everybody_may_read_a_product(folder):
    put(folder, a="A")

    assert (folder / "a.html").stat().st_mode & 0o777 == 0o644


def test_same_build_makes_the_same_manifest(tmp_path):
    put(tmp_path / "one", b="B", a="A")
    put(tmp_path / "two", b="B", a="A")

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_interruption_between_two_files_leaves_the_earlier_set(folder, monkeypatch):
    put(folder, a="old A", b="old B")
    before = contents(folder)
    move = Path.replace

    def interrupted(self, target):
        if self.name == "b.html":
            raise KeyboardInterrupt
        return move(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(folder, a="new A", b="new B")

    assert contents(folder) == before


def test_leftover_that_cannot_be_removed_does_not_undo_the_new_output(folder, monkeypatch):
    put(folder, a="A", b="B")
    monkeypatch.setattr(Path, "unlink", lambda _self: (_ for _ in ()).throw(PermissionError()))

    put(folder, a="new A")

    assert (folder / "a.html").read_text() == "new A"


def test_manifest_of_another_program_is_not_replaced(folder):
    folder.mkdir()
    (folder / "manifest.json").write_text('{"name": "my web app"}')

    with pytest.raises(PublishError, match="not one of geomap"):
        put(folder, a="A")

    assert [path.name for path in folder.iterdir()] == ["manifest.json"]


@pytest.mark.parametrize("name", ["situation.toml", "notes.txt.gz", "Notes.html", ".hidden"])
def test_manifest_cannot_make_a_build_remove_what_is_no_product(folder, name):
    put(folder, a="A")
    data = b"mine"
    (folder / name).write_bytes(data)
    document = json.loads((folder / "manifest.json").read_text())
    claim = {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "size": 4, "build": "x"}
    document["outputs"].append(claim)
    (folder / "manifest.json").write_text(json.dumps(document))

    put(folder, b="B")

    assert (folder / name).read_bytes() == data


def test_files_that_cannot_be_put_back_are_kept_and_named(folder, monkeypatch):
    put(folder, a="old A", b="old B")
    move = Path.replace
    moved = []

    def failing(self, target):
        moved.append(self.name)
        if len(moved) > 1:
            raise OSError(5, "disk error")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(PublishError, match=r"putting back a\.html") as caught:
        put(folder, a="new A", b="new B")

    (kept,) = folder.glob(".geomap-*")
    assert str(kept) in caught.value.hint
    assert (kept / "a.html.before").read_text() == "old A"


def test_leftover_of_a_killed_build_is_swept(folder):
    put(folder, a="A")
    (folder / ".geomap-killed").mkdir()
    (folder / ".geomap-killed" / "a.html").write_text("half")

    put(folder, a="A")

    assert list(folder.glob(".geomap-*")) == []


@pytest.mark.parametrize("path", ["a\0b.html", "\ud800.html"])
def test_manifest_with_an_impossible_name_is_no_obstacle(folder, path):
    put(folder, a="A")
    document = json.loads((folder / "manifest.json").read_text())
    document["outputs"].append({"path": path, "sha256": "0", "size": 1, "build": "x"})
    (folder / "manifest.json").write_text(json.dumps(document))

    put(folder, a="new A")

    assert set(outputs(folder)) == {"a.html"}


def test_pipe_in_place_of_the_manifest_is_not_waited_for(folder):
    folder.mkdir()
    os.mkfifo(folder / "manifest.json")

    put(folder, a="A")

    assert set(outputs(folder)) == {"a.html"}
