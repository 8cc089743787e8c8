"""manifest.json: what was built from what."""

import hashlib
import json
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geomap.render.registry import FORMATS

MANIFEST = "manifest.json"
SCHEMA = "geomap-manifest/1"

#: What geomap names its products: nothing else is ever taken for one, whatever a manifest says.
PRODUCT = re.compile(
    r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?(?:\.p[0-9]+)?"
    rf"(?:{'|'.join(re.escape(known.suffix) for known in FORMATS)})\Z"
)

_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ManifestFile:
    """A file by name, hash and size."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for.

    Parameters
    ----------
    maps, formats
        All of them if empty.
    languages, paper
        Of products that have one; those of the situation if not given.
    edition, as_of
        Number of the edition, or the time.
    produced
        When it is made, if that was said.
    """

    maps: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    edition: int | None = None
    as_of: str | None = None
    languages: tuple[str, ...] = ()
    paper: str | None = None
    produced: str | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every product of the situation was asked for."""
        return not self.maps and not self.formats and not self.languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a product was built from.

    Parameters
    ----------
    situation
        Id of the situation.
    edition, as_of
        Number of the edition (None between editions) and the cut-off, ISO 8601.
    inputs
        Files of the situation folder.
    versions
        Versions of geomap and of the libraries that shape the bytes.
    program
        Hash of geomap's own files.
    """

    situation: str
    edition: int | None
    as_of: str
    inputs: tuple[ManifestFile, ...]
    versions: Mapping[str, str]
    program: str

    @property
    def digest(self) -> str:
        """One hash over all of it: equal builds make equal products."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The manifest of an output folder.

    Parameters
    ----------
    build
        The last build.
    request
        What was asked of it.
    products
        What it made, in order.
    outputs
        Every product in the folder, with the digest of the build that made it.
    """

    build: Build
    request: Request
    products: tuple[str, ...]
    outputs: Mapping[ManifestFile, str]

    def encode(self) -> bytes:
        """Write the manifest as JSON."""
        document = {
            "schema": SCHEMA,
            **asdict(self.build),
            "build": self.build.digest,
            "request": asdict(self.request),
            "products": list(self.products),
            "outputs": [
                {**asdict(file), "build": digest} for file, digest in sorted(self.outputs.items())
            ],
        }
        return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a folder as it stands there; empty if there is none to rely on."""
    document = _read_json(folder / MANIFEST)
    is_ours = isinstance(document, dict) and document.get("schema") == SCHEMA
    return document if is_ours else {}


def is_foreign_manifest(folder: Path) -> bool:
    """Tell whether the manifest.json of a folder is a sound document of some other program."""
    document = _read_json(folder / MANIFEST)
    if not isinstance(document, dict):
        return False
    return not str(document.get("schema", "")).startswith("geomap-manifest/")


def _read_json(path: Path) -> Any:
    try:
        return json.loads(_read_plain(path, at_most=_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return None


def read_outputs(folder: Path) -> dict[ManifestFile, str]:
    """Read which files an earlier build put into a folder; empty if it cannot be told."""
    try:
        entries: Iterable[dict[str, Any]] = read_manifest(folder)["outputs"]
        return {
            ManifestFile(path=entry["path"], sha256=entry["sha256"], size=entry["size"]): str(
                entry["build"]
            )
            for entry in entries
            if PRODUCT.match(entry["path"])
        }
    except (KeyError, TypeError):
        return {}


def _read_plain(path: Path, *, at_most: int) -> bytes:
    """Read a regular file that is no larger than expected.

    Raises
    ------
    OSError, ValueError
        If it is not there, something else than a file, or larger.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > at_most:
        raise ValueError(f"{path} is not the file that was written")
    return path.read_bytes()


def is_as_written(folder: Path, file: ManifestFile) -> bool:
    """Tell whether a file of a folder still has the bytes that the manifest names."""
    if Path(file.path).name != file.path:
        return False
    try:
        data = _read_plain(folder / file.path, at_most=file.size)
    except (OSError, ValueError):
        return False
    return len(data) == file.size and hashlib.sha256(data).hexdigest() == file.sha256
