"""From new geometry to the layer files as they will be, checked before anything is replaced."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

from shapely.geometry import mapping

from geomap.loader.folder import Folder
from geomap.loader.situation import load_folder
from geomap.model.problem import Problem
from geomap.model.situation import Situation
from geomap.spec.upstream_table import UpstreamTable
from geomap.upstream.delivery import Delivery
from geomap.upstream.difference import Geometries
from geomap.upstream.layer_file import change_features
from geomap.upstream.refusal import refusal


def refuse_links(path: Path, names: Iterable[str]) -> None:
    """Refuse layer files that are links: replacing one would cut it off from what it stands for.

    Raises
    ------
    RefreshError
        If one is a symbolic link.
    """
    for name in names:
        if (path / name).is_symlink():
            raise refusal(
                f"{name} is a symbolic link to {(path / name).readlink().as_posix()!r}, which a "
                f"refresh would replace by a file",
                "put the file itself in its place, or refresh the folder that holds the file",
            )


def layer_files(situation: Situation, features: Collection[str]) -> list[str]:
    """Return the names of the layer files that hold certain features."""
    return [
        PurePath(layer.file).name
        for layer in situation.record
        if any(feature.id in features for feature in layer.features)
    ]


def read_layers(path: Path, situation: Situation, features: Collection[str]) -> dict[str, bytes]:
    """Read the layer files that hold certain features, as they were when they were loaded.

    Raises
    ------
    RefreshError
        If one has changed since, or is a link.
    """
    names = layer_files(situation, features)
    refuse_links(path, names)
    folder = Folder(path)
    hashes = {known.path: known.sha256 for known in situation.inputs}
    layers = {}
    for name in names:
        data = folder.read(name, code="GM-LOAD-FILE", cure="put it back")
        if isinstance(data, Problem) or hashlib.sha256(data).hexdigest() != hashes[name]:
            raise refusal(f"{name} was changed by somebody else meanwhile", "refresh again")
        layers[name] = data
    return layers


def change_layers(
    layers: Mapping[str, bytes],
    situation: Situation,
    table: UpstreamTable,
    delivery: Delivery,
    after: Geometries,
) -> dict[str, bytes]:
    """Put new geometry and its origin into layer files.

    Accuracy that was measured for the old geometry goes; no upstream states its own.

    Parameters
    ----------
    layers
        Bytes by file name.
    situation
        Which feature is in which file.
    table, delivery
        Where the geometry comes from.
    after
        New geometry by feature id.

    Returns
    -------
    dict
        Bytes by file name, of the files that differ.
    """
    origin = {
        "source": delivery.source,
        "licence": delivery.licence,
        "method": _method(table),
        "vintage": delivery.vintage,
        "attribution": delivery.attribution,
        "accuracy_m_mean": None,
        "accuracy_m_p95": None,
    }
    changed = {}
    for layer in situation.record:
        name = PurePath(layer.file).name
        changes: dict[str, dict[str, Any]] = {
            feature.id: {**origin, "geometry": mapping(after[feature.id])}
            for feature in layer.features
            if feature.id in after
        }
        if changes:
            changed[name] = change_features(layers[name], changes)
    return {name: data for name, data in changed.items() if data != layers[name]}


def check_as_it_would_be(path: Path, changed: Mapping[str, bytes]) -> None:
    """Refuse layers with which the situation would have errors.

    Raises
    ------
    RefreshError
        With every error.
    """
    errors = [
        problem for problem in load_folder(path, replaced=changed).problems if problem.is_error
    ]
    if errors:
        message = "with the new geometry the situation would have errors"
        raise refusal(message, "correct [[upstreams]]", problems=errors)


def _method(table: UpstreamTable) -> str:
    if table.within is None:
        return "as the upstream has it, shared edges made one, to 0.1 m"
    return (
        f"as the upstream has it, shared edges made one, to 0.1 m; cut off at the outline of "
        f"{table.within!r}, and what no unit covers there given to the one with the longest "
        f"shared edge"
    )
