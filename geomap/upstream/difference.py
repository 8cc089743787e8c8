"""What new geometry changes: for each unit, and for what lies around or was made from it."""

import math
import re
from collections.abc import Collection, Iterator, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import (
    measure_area_km2,
    measure_edge_distance_m,
    measure_length_m,
    measure_shared_edge_m,
)
from geomap.model.layer import Layer, LayerKind
from geomap.model.problem import Problem
from geomap.model.report import Feature, Report
from geomap.model.situation import Situation
from geomap.spec.codes import explanation_of
from geomap.upstream.result import UnitChange

#: Less than this is the width of a pen.
_LEAST_KM2 = 0.01
#: A better edge moves by less; what is further off is an island that was left out, or a mistake.
_FAR_KM = 10.0
#: Shorter names occur in other words.
_LEAST_NAME = 4

Geometries = Mapping[str, BaseGeometry]


def measure_change(
    feature: str,
    upstream_name: str,
    *,
    before: BaseGeometry,
    delivered: BaseGeometry,
    after: BaseGeometry,
    within: BaseGeometry | None,
) -> UnitChange:
    """Measure how one unit changes, on the ground.

    Parameters
    ----------
    feature, upstream_name
        Who it is.
    before, delivered, after
        As the layer has it, as the upstream draws it, as it is fitted.
    within
        The outline it is fitted to.
    """
    mean_m, largest_m = measure_edge_distance_m(before, after)

    def outer_km(polygons: BaseGeometry) -> float | None:
        return None if within is None else measure_shared_edge_m(polygons, within) / 1000

    return UnitChange(
        id=feature,
        upstream_name=upstream_name,
        area_before_km2=measure_area_km2(before),
        area_after_km2=measure_area_km2(after),
        area_delivered_km2=measure_area_km2(delivered),
        edge_mean_m=mean_m,
        edge_largest_m=largest_m,
        outer_before_km=outer_km(before),
        outer_after_km=outer_km(after),
    )


def find_side_effects(
    situation: Situation, before: Geometries, after: Geometries
) -> tuple[Problem, ...]:
    """Find what is doubtful: far parts, overlaps, gaps, and features made from the old geometry.

    Parameters
    ----------
    situation
        As it was.
    before, after
        The refreshed features by id.

    Returns
    -------
    tuple of Problem
        Warnings, in the order of the layers.
    """
    old, new = shapely.union_all(list(before.values())), shapely.union_all(list(after.values()))
    moved = shapely.union_all(
        [shapely.symmetric_difference(before[known], after[known]) for known in before]
    )
    names = _names(situation, [known for known in before if not before[known].equals(after[known])])
    problems: list[Problem] = []
    others: list[BaseGeometry] = []
    for layer in situation.record:
        for feature in layer.features:
            if feature.id in before:
                problems += _far(feature, before[feature.id], after[feature.id], layer)
            if feature.id in before or feature.geometry is None:
                continue
            if layer.kind is LayerKind.UNITS:
                others.append(feature.geometry)
                problems += _overlap(feature, feature.geometry, layer, old, new)
            problems += _derived(feature, feature.geometry, layer, moved, names)
    return (*problems, *_gaps(situation, before, shapely.union_all([new, *others])))


def _far(
    feature: Feature, present: BaseGeometry, new: BaseGeometry, layer: Layer
) -> Iterator[Problem]:
    """Find parts that lie where the unit never was."""
    there = {part: _distance_km(part, present) for part in shapely.get_parts(new)}
    far = {part: distance for part, distance in there.items() if distance > _FAR_KM}
    if far:
        what, lies = ("a part", "lies") if len(far) == 1 else (f"{len(far)} parts", "lie")
        area = sum(measure_area_km2(part) for part in far)
        yield _warning(
            "FAR",
            f"{what} of it ({area:.2f} km²) now {lies} up to {max(far.values()):,.0f} km from "
            f"where it was",
            "look at it; if it does not belong, name an outline with `within`, which cuts it off",
            feature,
            layer,
        )


def _distance_km(one: BaseGeometry, other: BaseGeometry) -> float:
    """Measure the shortest way between two polygons; 0.0 if they touch."""
    if shapely.intersects(one, other):
        return 0.0
    # a degree of longitude is shorter than one of latitude: the shortest line in plain degrees is
    # not the shortest way
    _, south, _, north = shapely.union_all([one.envelope, other.envelope]).bounds
    narrow = max(math.cos(math.radians((south + north) / 2)), 0.01)
    ways = shapely.shortest_line(
        *(
            shapely.transform(polygons, lambda lonlat: lonlat * (narrow, 1.0))
            for polygons in (one, other)
        )
    )
    return measure_length_m(shapely.transform(ways, lambda xy: xy / (narrow, 1.0))) / 1000


def _overlap(
    feature: Feature, ground: BaseGeometry, layer: Layer, old: BaseGeometry, new: BaseGeometry
) -> Iterator[Problem]:
    was, now = (measure_area_km2(shapely.intersection(ground, units)) for units in (old, new))
    if now - was > _LEAST_KM2:
        yield _warning(
            "OVERLAP",
            f"{now:.2f} km² of it now lie in refreshed units as well",
            "refresh it too (add it to [[upstreams]]), or cut it back",
            feature,
            layer,
        )


def _gaps(situation: Situation, before: Geometries, covered: BaseGeometry) -> Iterator[Problem]:
    for layer in situation.record:
        for feature in layer.features:
            if feature.id not in before or layer.kind is not LayerKind.UNITS:
                continue
            bare = measure_area_km2(shapely.difference(before[feature.id], covered))
            if bare > _LEAST_KM2:
                yield _warning(
                    "GAP",
                    f"{bare:.2f} km² that were part of it are part of no unit now",
                    "refresh the units around it too (add them to [[upstreams]])",
                    feature,
                    layer,
                )


def _derived(
    feature: Feature,
    ground: BaseGeometry,
    layer: Layer,
    moved: BaseGeometry,
    names: Mapping[str, re.Pattern[str]],
) -> Iterator[Problem]:
    """Find what says that it was made from a refreshed unit, or was cut from units that moved."""
    method = feature.origin.method or ""
    named = [unit for unit, pattern in names.items() if pattern.search(method)]
    is_cut = isinstance(feature, Report) and feature.geometry_basis == "admin_polygon"
    if is_cut and not named:
        touched = measure_area_km2(shapely.intersection(ground, moved))
        named = ["units that moved"] if touched > _LEAST_KM2 else []
    if named:
        yield _warning(
            "DERIVED",
            f"it was made from the earlier geometry of {', '.join(named)}",
            "make it again from the new geometry, or say so in its properties",
            feature,
            layer,
        )


def _names(situation: Situation, units: Collection[str]) -> dict[str, re.Pattern[str]]:
    """Return patterns that find the units that changed in a text, by id."""
    patterns = {}
    for layer in situation.record:
        for feature in layer.features:
            if feature.id in units:
                names = {part for name in feature.names.values() for part in name.split("/")}
                names = {name.strip() for name in (*names, feature.id)}
                known = sorted(re.escape(name) for name in names if len(name) >= _LEAST_NAME)
                patterns[feature.id] = re.compile(rf"\b(?:{'|'.join(known)})\b", re.IGNORECASE)
    return patterns


def _warning(code: str, message: str, cure: str, feature: Feature, layer: Layer) -> Problem:
    return explanation_of(f"GM-REFRESH-{code}").problem(
        message, cure=cure, file=layer.file, feature=feature.id
    )
