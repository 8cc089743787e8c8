"""Rules about layers as a whole."""

from collections.abc import Iterator

import shapely

from geomap.geodesy import measure_area_km2
from geomap.loader.rules.whole import Finding, Whole
from geomap.model.layer import Layer, LayerKind

_TILES = frozenset({LayerKind.COUNTRIES, LayerKind.UNITS})
#: Two areas may share so much of the smaller one before they count as overlapping.
_SLIVER = 0.001


def origin_is_told(layer: Layer, _whole: Whole) -> Iterator[Finding]:
    """Doubt base geometry that does not say where it comes from, or under which licence."""
    if layer.kind is LayerKind.REPORTS:
        return
    for key in ("source", "licence"):
        silent = [known.id for known in layer.features if getattr(known.origin, key) is None]
        if silent:
            yield Finding(
                "ORIGIN",
                key,
                f"{_several(silent)} without {key}",
                f"give {key}: who made the geometry, and what its readers may do with it",
            )


def areas_do_not_overlap(layer: Layer, _whole: Whole) -> Iterator[Finding]:
    """Doubt countries or units of one layer that lie over each other."""
    if layer.kind not in _TILES:
        return
    tiles = [(known.id, known.geometry) for known in layer.features if known.geometry is not None]
    tree = shapely.STRtree([area for _, area in tiles])
    for index, (first, area) in enumerate(tiles):
        for place in sorted(tree.query(area, predicate="intersects")):
            second, other = tiles[int(place)]
            shared = measure_area_km2(shapely.intersection(area, other)) if place > index else 0.0
            if shared > _SLIVER * min(measure_area_km2(area), measure_area_km2(other)):
                yield Finding(
                    "OVERLAP",
                    "geometry",
                    f"{first!r} and {second!r} lie over each other on {shared:.3g} km²",
                    "let them share an edge",
                )


def languages_are_complete(layer: Layer, whole: Whole) -> Iterator[Finding]:
    """Doubt reports that lack a language of the situation."""
    for language in whole.languages:
        for key, texts in (("name", "names"), ("summary", "summaries")):
            silent = [
                report.id
                for report in layer.reports
                if getattr(report, texts) and language not in getattr(report, texts)
            ]
            if silent:
                yield Finding(
                    "LANGUAGE",
                    f"{key}:{language}",
                    f"{_several(silent)} without {key} in {language!r}",
                    "translate it, or take the language out of the situation",
                )


def _several(ids: list[str]) -> str:
    shown = ", ".join(ids[:3])
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""  # noqa: PLR2004 -- three are enough
    return f"{shown}{more}: {len(ids)} feature{'s' if len(ids) > 1 else ''}"
