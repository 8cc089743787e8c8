"""Whether the upstreams of situation.toml stand for features that the layers have."""

from collections.abc import Iterator, Sequence

from geomap.model.layer import Layer, LayerKind
from geomap.model.problem import Problem
from geomap.spec.codes import explanation_of
from geomap.spec.explain import json_path, suggest
from geomap.spec.situation_file import SituationFile

#: Kinds of layers whose features are polygons that an upstream can replace.
AREAL = frozenset({LayerKind.COUNTRIES, LayerKind.UNITS, LayerKind.ZONES})


def check_upstreams(spec: SituationFile, layers: Sequence[Layer], *, file: str) -> list[Problem]:
    """Find units and outlines of `[[upstreams]]` that no layer of areas has.

    Parameters
    ----------
    spec
        situation.toml, whose parts fit together.
    layers
        All its layers, every feature of which could be read.
    file
        Name of situation.toml as the user knows it.
    """
    areas = [feature.id for layer in layers if layer.kind in AREAL for feature in layer.features]
    return [
        explanation_of("GM-SPEC-REFERENCE").problem(
            f"no layer of countries, units or zones has a feature {feature!r}",
            cure=suggest(feature, areas, otherwise="name one of their ids"),
            file=file,
            path=path,
        )
        for path, feature in _named(spec)
        if feature not in areas
    ]


def _named(spec: SituationFile) -> Iterator[tuple[str, str]]:
    for place, known in enumerate(spec.upstreams):
        path = f"$.upstreams[{place}]"
        for feature in known.units:
            yield json_path(["units", feature], path), feature
        if known.within is not None:
            yield f"{path}.within", known.within
