"""Whether the maps of situation.toml show anything of the layers."""

from collections.abc import Iterator, Sequence

import shapely

from geomap.model.layer import Layer, LayerKind
from geomap.model.problem import Problem, Severity
from geomap.spec.situation_file import MapTable, SituationFile

_Finding = tuple[str, str, str, Severity]


def check_maps(spec: SituationFile, layers: Sequence[Layer], *, file: str) -> list[Problem]:
    """Find maps that would be empty, and layers that hold nothing or are on no map.

    Parameters
    ----------
    spec
        situation.toml, whose parts fit together.
    layers
        All its layers, every feature of which could be read.
    file
        Name of situation.toml as the user knows it.
    """
    by_id = {layer.id: layer for layer in layers}
    found = [*_empty_layers(spec, by_id), *_empty_maps(spec, by_id), *_unused_layers(spec)]
    return [
        Problem(
            code="GM-SPEC-EMPTY",
            message=message,
            consequence="nothing is built" if severity is Severity.ERROR else "it is not shown",
            cure=cure,
            severity=severity,
            file=file,
            path=path,
        )
        for path, message, cure, severity in found
    ]


def _empty_layers(spec: SituationFile, layers: dict[str, Layer]) -> Iterator[_Finding]:
    for place, table in enumerate(spec.layers):
        layer = layers.get(table.id)
        if layer is None or layer.features:
            continue
        is_line = table.id == spec.situation.line
        yield (
            f"$.layers[{place}].file",
            f"{table.file} holds no feature"
            + (", and is the line of reference" if is_line else ""),
            "fill it, or take the layer out",
            Severity.ERROR if is_line else Severity.WARNING,
        )


def _empty_maps(spec: SituationFile, layers: dict[str, Layer]) -> Iterator[_Finding]:
    for place, drawn in enumerate(spec.maps):
        shown = [layers[layer_id] for layer_id in drawn.layers if layer_id in layers]
        if not _shows_anything(drawn, shown):
            yield (
                f"$.maps[{place}].bounds",
                f"nothing of the layers of map {drawn.id!r} lies within its bounds",
                "write bounds as west, south, east, north",
                Severity.ERROR,
            )


def _shows_anything(drawn: MapTable, layers: Sequence[Layer]) -> bool:
    geometries = [
        feature.geometry
        for layer in layers
        for feature in layer.features
        if feature.geometry is not None
    ]
    if not geometries:  # a map of reports without a place is a list, and may be one
        return any(layer.kind is LayerKind.REPORTS for layer in layers)
    return bool(shapely.intersects(geometries, shapely.box(*drawn.bounds)).any())


def _unused_layers(spec: SituationFile) -> Iterator[_Finding]:
    used = {layer_id for drawn in spec.maps for layer_id in drawn.layers}
    for place, table in enumerate(spec.layers):
        if table.id not in used:
            yield (
                f"$.layers[{place}].id",
                f"layer {table.id!r} is on no map",
                "list it in a map",
                Severity.WARNING,
            )
