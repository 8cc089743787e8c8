"""Replace a set of files in a folder: all of them, or none."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from geomap.errors import PublishError

if sys.platform != "win32":
    import fcntl

_MODE = 0o644
#: How the names of work folders begin.
PREFIX = ".geomap-"


def replace_all(
    folder: Path, files: Sequence[tuple[str, bytes]], *, keep_rights: bool = False
) -> None:
    """Write files beside their places, then move all into place.

    If one cannot be moved, or the program is interrupted, those moved before it are put back. One
    build at a time works in a folder. Only a kill between two moves can leave some of both sets;
    the manifest, moved last, then tells them apart.

    Parameters
    ----------
    folder
        Exists.
    files
        Names and bytes, in the order in which they are moved.
    keep_rights
        Whether a file that was there keeps its rights; else all may read it.

    Raises
    ------
    OSError
        If a file cannot be written or moved; the folder is as it was.
    PublishError
        If what was moved cannot be put back.
    """
    with alone_in(folder):
        sweep(folder)
        _replace_locked(folder, files, keep_rights=keep_rights)


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Wait until nobody else works in a folder, where the system can lock one.

    Yields
    ------
    bool
        Whether it did.
    """
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield True
    finally:
        os.close(handle)


def _replace_locked(folder: Path, files: Sequence[tuple[str, bytes]], *, keep_rights: bool) -> None:
    work = Path(tempfile.mkdtemp(dir=folder, prefix=PREFIX))
    done: list[str] = []
    try:
        for name, data in files:
            write_durably(work / name, data)
            if keep_rights:
                _copy_rights(folder / name, work / name)
        for name, _ in files:
            _keep_aside(folder / name, work / f"{name}.before")
            done.append(name)
            (work / name).replace(folder / name)
    except BaseException as error:  # an interruption as much as a full disk
        lost = _put_back(folder, work, done)
        if lost:
            raise PublishError(
                f"writing to {folder} failed halfway, and so did putting back {', '.join(lost)}",
                hint=f"the earlier files are in {work}, with .before behind their names",
            ) from error
        shutil.rmtree(work, ignore_errors=True)
        raise
    shutil.rmtree(work, ignore_errors=True)
    sync(folder)


def sweep(folder: Path, *, prefix: str = PREFIX) -> None:
    """Remove work folders that killed programs left; none is in use while the lock is ours."""
    for leftover in folder.glob(f"{prefix}*"):
        if leftover.is_dir() and not any(leftover.glob("*.before")):
            shutil.rmtree(leftover, ignore_errors=True)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that it lasts through a power cut."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(_MODE)


def _copy_rights(path: Path, new: Path) -> None:
    """Give a new file the rights of the one it replaces, if there is one."""
    with suppress(FileNotFoundError):
        new.chmod(stat.S_IMODE(path.stat().st_mode))


def _keep_aside(path: Path, aside: Path) -> None:
    """Keep a second name for a file, so that it can be put back."""
    if path.is_dir():
        raise IsADirectoryError(0, f"{path.name} is a folder", str(path))
    try:
        os.link(path, aside, follow_symlinks=False)
    except FileNotFoundError:
        return
    except OSError:  # a file system without links
        aside.write_bytes(path.read_bytes())


def _put_back(folder: Path, work: Path, names: Iterable[str]) -> list[str]:
    """Put files back, and return the names of those that could not be."""
    lost = []
    for name in names:
        aside = work / f"{name}.before"
        try:
            if aside.exists():
                aside.replace(folder / name)
            elif not (work / name).exists():
                (folder / name).unlink()
        except OSError:
            lost.append(name)
    return lost


def sync(folder: Path) -> None:
    """Make the moves last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
