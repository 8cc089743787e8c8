"""manifest.json: what was built from what."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
SCHEMA = "geomap-manifest/1"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ManifestFile:
    """A file by name, hash and size."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked for: maps and formats (all if empty), and the edition or the time."""

    maps: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    edition: int | None = None
    as_of: str | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every product of the situation was asked for."""
        return not self.maps and not self.formats


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
    try:
        document = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    is_ours = isinstance(document, dict) and document.get("schema") == SCHEMA
    return document if is_ours else {}


def read_outputs(folder: Path) -> dict[ManifestFile, str]:
    """Read which files an earlier build put into a folder; empty if it cannot be told."""
    try:
        entries: Iterable[dict[str, Any]] = read_manifest(folder)["outputs"]
        return {
            ManifestFile(path=entry["path"], sha256=entry["sha256"], size=entry["size"]): str(
                entry["build"]
            )
            for entry in entries
            if Path(entry["path"]).name == entry["path"]
        }
    except (KeyError, TypeError):
        return {}


def is_as_written(folder: Path, file: ManifestFile) -> bool:
    """Tell whether a file of a folder still has the bytes that the manifest names."""
    try:
        data = (folder / file.path).read_bytes()
    except OSError:
        return False
    return len(data) == file.size and hashlib.sha256(data).hexdigest() == file.sha256
