"""Tell whether an output folder is already what a build would make, without building.

It compares bytes, never times: every input, the program, the libraries, what was asked for, and
every product. It imports nothing heavy, so that an unchanged rebuild costs next to nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geomap.publish.manifest import PRODUCT, ManifestFile, Request, is_as_written, read_manifest
from geomap.publish.program import program_digest, versions


def find_current(situation: Path, output: Path, request: Request) -> tuple[Path, ...]:
    """Return the products in a folder if they are current.

    Parameters
    ----------
    situation
        The situation folder.
    output
        The folder that may hold its products.
    request
        What is asked for now.

    Returns
    -------
    tuple of Path
        The products; empty if anything at all differs or cannot be told.
    """
    document = read_manifest(output)
    try:
        there = {entry["path"]: entry for entry in document["outputs"]}
        products = [there[name] for name in document["products"] if PRODUCT.match(name)]
        is_same = (
            document["request"] == json.loads(json.dumps(asdict(request)))
            and document["versions"] == versions()
            and document["program"] == program_digest()
            and all(is_as_written(situation, _file(entry)) for entry in document["inputs"])
            and all(is_as_written(output, _file(entry)) for entry in products)
        )
        return tuple(output / entry["path"] for entry in products) if is_same else ()
    except (KeyError, TypeError):
        return ()


def _file(entry: Mapping[str, Any]) -> ManifestFile:
    return ManifestFile(path=entry["path"], sha256=entry["sha256"], size=entry["size"])
