"""Put finished products into a folder: the old set or the new one, nothing torn."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from geomap.errors import PublishError
from geomap.publish.manifest import (
    MANIFEST,
    Build,
    Manifest,
    ManifestFile,
    Request,
    is_as_written,
    read_outputs,
)
from geomap.render.base import Artifact

_MODE = 0o644


def publish(
    artifacts: Sequence[Artifact], folder: Path, *, build: Build, request: Request
) -> tuple[Path, ...]:
    """Write products and their manifest.

    Every file is written beside its place first, so that a full disk is met while the earlier
    output is still whole; then all take their places, the manifest last. If one cannot, those
    before it are put back.

    Parameters
    ----------
    artifacts
        The products.
    folder
        Made if it does not exist.
    build
        What they were built from.
    request
        What was asked for. If that was every product of the situation, those of an earlier build
        that are no longer made are removed, unless somebody has changed them.

    Returns
    -------
    tuple of Path
        The files written, the manifest last.

    Raises
    ------
    PublishError
        If anything cannot be written; what was there before is then unchanged.
    """
    made = {
        ManifestFile(path=known.name, sha256=known.sha256, size=len(known.data)): build.digest
        for known in artifacts
    }
    names = {file.path for file in made}
    others = {
        file: digest for file, digest in read_outputs(folder).items() if file.path not in names
    }
    kept = {
        file: digest
        for file, digest in others.items()
        if not request.is_complete and is_as_written(folder, file)
    }
    manifest = Manifest(
        build=build,
        request=request,
        products=tuple(known.name for known in artifacts),
        outputs={**made, **kept},
    )
    files = [(known.name, known.data) for known in artifacts]
    files.append((MANIFEST, manifest.encode()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace_all(folder, files)
    except OSError as error:
        raise PublishError(
            f"cannot write to {folder}: {error.strerror or error}",
            hint="check the folder, its rights and the space left; the earlier output is unchanged",
        ) from error
    if request.is_complete:
        _remove_unchanged(folder, others)
    return tuple(folder / name for name, _ in files)


def _replace_all(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Write all files beside their places, then move all into place, or none."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".geomap-") as scratch:
        work = Path(scratch)
        for name, data in files:
            _write_durably(work / name, data)
        done: list[str] = []
        try:
            for name, _ in files:
                _keep_aside(folder / name, work / f"{name}.before")
                done.append(name)
                (work / name).replace(folder / name)
        except BaseException:  # an interruption as much as a full disk
            _put_back(folder, work, done)
            raise
        _sync(folder)


def _write_durably(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(_MODE)


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


def _put_back(folder: Path, work: Path, names: Iterable[str]) -> None:
    for name in names:
        aside = work / f"{name}.before"
        with suppress(OSError):
            if aside.exists():
                aside.replace(folder / name)
            elif not (work / name).exists():
                (folder / name).unlink()


def _remove_unchanged(folder: Path, files: Iterable[ManifestFile]) -> None:
    for file in files:
        if is_as_written(folder, file):
            with suppress(OSError):  # the new output stands; a leftover does it no harm
                (folder / file.path).unlink()


def _sync(folder: Path) -> None:
    """Make the moves last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
