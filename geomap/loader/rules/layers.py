"""Rules about layers as a whole."""

from collections.abc import Iterator

import numpy as np
import shapely

from geomap.geodesy import measure_area_km2
from geomap.loader.rules.whole import Finding, Whole
from geomap.model.layer import Layer, LayerKind
from geomap.spec.placeholders import holds_a_place

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
    """Doubt countries or units of one layer that lie over each other, once for the layer."""
    if layer.kind not in _TILES:
        return
    tiles = [(known.id, known.geometry) for known in layer.features if known.geometry is not None]
    areas = np.array([area for _, area in tiles], dtype=object)
    first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
    first, second = first[first < second], second[first < second]
    shared = shapely.intersection(areas[first], areas[second])
    smaller = np.minimum(shapely.area(areas[first]), shapely.area(areas[second]))
    # on a plane of degrees shares are the same: north and south of a small area weigh alike
    over = np.flatnonzero(shapely.area(shared) > _SLIVER * smaller)
    if over.size:
        pairs = [
            f"{tiles[first[place]][0]!r} and {tiles[second[place]][0]!r} on "
            f"{measure_area_km2(shared[place]):.3g} km²"
            for place in over[:3]
        ]
        more = f" and {over.size - len(pairs)} more pairs" if over.size > len(pairs) else ""
        yield Finding(
            "OVERLAP",
            "geometry",
            f"areas lie over each other: {', '.join(pairs)}{more}",
            "let them share an edge; put areas of different levels in layers of their own",
        )


def languages_are_complete(layer: Layer, whole: Whole) -> Iterator[Finding]:
    """Doubt reports that lack a language of the situation."""
    for key, texts in (("name", "names"), ("summary", "summaries")):
        silent: dict[tuple[str, ...], list[str]] = {}
        for report in layer.reports:
            told = getattr(report, texts)
            missing = tuple(known for known in whole.languages if told and known not in told)
            if missing:
                silent.setdefault(missing, []).append(report.id)
        for missing, ids in silent.items():
            yield Finding(
                "LANGUAGE",
                key,
                f"{_several(ids)} without {key} in {', '.join(missing)}",
                "translate it, or take the language out of the situation",
            )


def own_columns_are_wanted(layer: Layer, _whole: Whole) -> Iterator[Finding]:
    """Doubt properties that geomap does not know: they are shown to every reader."""
    unknown: dict[str, list[str]] = {}
    for feature in layer.features:
        for key in feature.extra:
            unknown.setdefault(key, []).append(feature.id)
    for key, ids in unknown.items():
        yield Finding(
            "EXTRA",
            key,
            f"{key!r} is no property of geomap, in {_several(ids)}",
            f"begin its name with an underscore to keep it to yourself: '_{key}'",
        )


def no_placeholder_is_left(layer: Layer, _whole: Whole) -> Iterator[Finding]:
    """Doubt texts that still say that they hold the place of others."""
    waiting = [
        feature.id
        for feature in layer.features
        if any(
            holds_a_place(text)
            for text in (
                *feature.names.values(),
                *feature.summaries.values(),
                feature.origin.source or "",
                feature.origin.method or "",
            )
        )
    ]
    if waiting:
        yield Finding(
            "PLACEHOLDER",
            "",
            f"{_several(waiting)} with placeholders for texts",
            "write your own",
        )


def _several(ids: list[str]) -> str:
    shown = ", ".join(ids[:3])
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""  # noqa: PLR2004 -- three are enough
    return f"{shown}{more}: {len(ids)} feature{'s' if len(ids) > 1 else ''}"
