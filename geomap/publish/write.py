"""Put finished products into a folder: the old set or the new one, nothing torn."""

from collections.abc import Iterable, Mapping, Sequence
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
    is_foreign_manifest,
    read_outputs,
)
from geomap.publish.replace import replace_all
from geomap.render.base import Artifact


def publish(
    artifacts: Sequence[Artifact], folder: Path, *, build: Build, request: Request
) -> tuple[Path, ...]:
    """Write products and their manifest.

    Products of these names that are there are replaced, the manifest last; see `replace_all`.

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
    others = _others(folder, artifacts)
    manifest = _describe(artifacts, others, folder, build=build, request=request)
    files = [(known.name, known.data) for known in artifacts]
    files.append((MANIFEST, manifest.encode()))
    _refuse_foreign(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_all(folder, files)
    except PublishError:
        raise
    except OSError as error:
        raise PublishError(
            f"cannot write to {folder}: {error.strerror or error}",
            hint="check the folder, its rights and the space left; the earlier output is unchanged",
        ) from error
    if request.is_complete:
        _remove_unchanged(folder, others)
    return tuple(folder / name for name, _ in files)


def _others(folder: Path, artifacts: Sequence[Artifact]) -> dict[ManifestFile, str]:
    """Return the products of earlier builds that this one does not make."""
    names = {known.name for known in artifacts}
    return {file: made for file, made in read_outputs(folder).items() if file.path not in names}


def _describe(
    artifacts: Sequence[Artifact],
    others: Mapping[ManifestFile, str],
    folder: Path,
    *,
    build: Build,
    request: Request,
) -> Manifest:
    """Describe the folder as it will be."""
    made = {
        ManifestFile(path=known.name, sha256=known.sha256, size=len(known.data)): build.digest
        for known in artifacts
    }
    kept = {
        file: digest
        for file, digest in others.items()
        if not request.is_complete and is_as_written(folder, file)
    }
    return Manifest(
        build=build,
        request=request,
        products=tuple(known.name for known in artifacts),
        outputs={**made, **kept},
    )


def _refuse_foreign(folder: Path) -> None:
    """Refuse a folder whose manifest.json another program wrote."""
    if is_foreign_manifest(folder):
        raise PublishError(
            f"{folder / MANIFEST} is not one of geomap",
            hint="build into another folder, or remove the file",
        )


def _remove_unchanged(folder: Path, files: Iterable[ManifestFile]) -> None:
    for file in files:
        if is_as_written(folder, file):
            with suppress(OSError):  # the new output stands; a leftover does it no harm
                (folder / file.path).unlink()
