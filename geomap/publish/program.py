"""The identity of the program that builds, for the manifest and for leaving fresh output alone."""

import hashlib
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from geomap._version import __version__

#: Libraries whose version can change the bytes of a product.
_LIBRARIES = (
    "branca",
    "dukpy",
    "folium",
    "fonttools",
    "geopandas",
    "jinja2",
    "mgrs",
    "lxml",
    "numpy",
    "pyarrow",
    "pydantic",
    "pyogrio",
    "pyproj",
    "python-docx",
    "python-pptx",
    "resvg-py",
    "shapely",
    "typst",
    "tzdata",
    "xyzservices",
)
#: Folders of the package that shape no product; templates are copied, not drawn from.
_ASIDE = frozenset({"__pycache__", "node_modules", "src", "templates"})
_SUFFIXES = (".py", ".toml", ".js", ".css", ".html", ".txt", ".ttf", ".typ")


@cache
def program_digest() -> str:
    """Hash geomap's own files: code, catalogues and built page assets."""
    digest = hashlib.sha256()
    for path, item in sorted(_walk(files("geomap"), ""), key=lambda pair: pair[0]):
        digest.update(path.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Return the versions of geomap and of the libraries that shape the products."""
    found = {"geomap": __version__}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return found


def _walk(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        inner = f"{path}/{item.name}"
        if item.is_dir():
            if item.name not in _ASIDE:
                found += _walk(item, inner)
        elif item.name.endswith(_SUFFIXES):
            found.append((inner, item))
    return found
