"""Begin a folder: all of its files or none, and nothing that was there is touched."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from geomap.errors import PublishError
from geomap.publish.replace import PREFIX, alone_in, sweep, sync, write_durably

Files = Sequence[tuple[str, bytes]]

#: Begins the names of work folders beside a new folder. They lie among the user's own, so that what
#: is swept there has to bear a name that nobody else gives.
_BESIDE = f"{PREFIX}new-"
_NAME_ANOTHER = "name another folder, which need not exist yet"


def begin_folder(folder: Path, files: Files) -> tuple[Path, ...]:
    """Write files into a folder that is new, or empty.

    Parameters
    ----------
    folder
        Does not exist, with or without the folders around it, or holds nothing.
    files
        Plain names and bytes; of an empty folder that is there, they come in this order.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    PublishError
        If the folder holds anything, or cannot be written; nothing has then changed.
    """
    try:
        if folder.is_dir():
            _fill_empty(folder, files)
        else:
            _refuse_what_is_in_the_way(folder)
            _make_whole(folder, files)
    except PublishError:
        raise
    except OSError as error:
        raise PublishError(
            f"cannot write {folder}: {error.strerror or error}",
            hint="check the place, its rights and the space left; nothing was written",
        ) from error
    return tuple(folder / name for name, _ in files)


def _refuse_what_is_in_the_way(folder: Path) -> None:
    """Refuse the first part of a path that is there and is no folder."""
    for known in (*reversed(folder.parents), folder):
        if known.is_dir():
            continue
        before = "" if known == folder else f"cannot write {folder}: "
        if known.exists():
            raise PublishError(f"{before}{known} is a file", hint=_NAME_ANOTHER)
        if known.is_symlink():
            raise PublishError(
                f"{before}{known} is a symbolic link to {str(known.readlink())!r}, which leads to "
                f"no folder",
                hint=f"remove the link, or {_NAME_ANOTHER}",
            )


def _make_whole(folder: Path, files: Files) -> None:
    """Make the folder beside its place, whole, and move it there."""
    around = [known for known in (folder.parent, *folder.parent.parents) if not known.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            with suppress(OSError):  # one may write into a folder that one may not lock
                if stack.enter_context(alone_in(folder.parent)):
                    sweep(folder.parent, prefix=_BESIDE)
            _move_whole(folder, files)
    except BaseException:
        for known in around:
            with suppress(OSError):
                known.rmdir()
        raise
    sync(folder.parent)


def _move_whole(folder: Path, files: Files) -> None:
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_BESIDE))
    try:
        whole = work / folder.name
        whole.mkdir()
        for name, data in files:
            write_durably(whole / name, data)
        whole.rename(folder)  # refused by the system if somebody has put anything there
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fill_empty(folder: Path, files: Files) -> None:
    """Write beside the places of the files, then move each to where nothing is."""
    with alone_in(folder) as is_alone:
        if is_alone:
            sweep(folder)
        _refuse_contents(folder)
        work = Path(tempfile.mkdtemp(dir=folder, prefix=PREFIX))
        placed: list[Path] = []
        try:
            for name, data in files:
                write_durably(work / name, data)
            for name, _ in files:
                _place(work / name, folder / name, placed)
        except BaseException:
            for path in placed:
                path.unlink(missing_ok=True)
            raise
        finally:
            shutil.rmtree(work, ignore_errors=True)
        sync(folder)


def _refuse_contents(folder: Path) -> None:
    there = sorted(path.name for path in folder.iterdir())
    if there:
        # a listing shows nothing where all names begin with a dot
        what = f": it holds {there[0]!r}" if all(name.startswith(".") for name in there) else ""
        raise PublishError(
            f"{folder} is not empty{what}",
            hint="name a folder that does not exist yet; nothing is ever written over",
        )


def _place(source: Path, target: Path, placed: list[Path]) -> None:
    """Give a file its place, and note it; refuse a place that is taken."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with target.open("xb") as file:
            placed.append(target)
            file.write(source.read_bytes())
    else:
        placed.append(target)
