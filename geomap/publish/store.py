"""Put single files into a folder that is not an output: a layer, or what is kept of a refresh."""

from collections.abc import Mapping
from pathlib import Path

from geomap.errors import PublishError
from geomap.publish.replace import replace_all


def store(files: Mapping[str, bytes], folder: Path, *, hint: str) -> tuple[Path, ...]:
    """Write files, all or none; see `replace_all`.

    Parameters
    ----------
    files
        Bytes by plain file name. A file that is there is replaced and keeps its rights.
    folder
        Made if it does not exist.
    hint
        What the user is told if it fails.

    Raises
    ------
    PublishError
        If a file cannot be written; all are then as they were.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_all(folder, list(files.items()), keep_rights=True)
    except PublishError:
        raise
    except OSError as error:
        raise PublishError(
            f"cannot write to {folder}: {error.strerror or error}", hint=hint
        ) from error
    return tuple(folder / name for name in files)
