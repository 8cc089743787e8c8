"""Whether what an upstream delivers is what situation.toml expects of it."""

import unicodedata
from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import measure_area_km2
from geomap.model.bounds import Bounds
from geomap.spec.upstream_table import UpstreamTable
from geomap.upstream.delivery import Unit, Unusable
from geomap.upstream.refusal import refusal

#: A unit belongs to an outline if more than this share of it lies inside.
_BELONGS = 0.5
_CURE = "check [[upstreams]] against what the upstream has now"


def choose_units(
    units: Sequence[Unit | Unusable], table: UpstreamTable, within: BaseGeometry | None
) -> tuple[Unit, ...]:
    """Return the units that belong to the outline, if they are as many as expected.

    Parameters
    ----------
    units
        All that were delivered.
    table
        How many are expected, and which are named.
    within
        The outline; None if all units belong.

    Raises
    ------
    RefreshError
        If they are more or fewer, or one that is named or may belong cannot be used.
    """
    named = {_plain(name) for name in table.units.values()}
    chosen = []
    for unit in units:
        if isinstance(unit, Unit):
            if within is None or _belongs(unit.geometry, within):
                chosen.append(unit)
        elif _plain(unit.name) in named or not _lies_elsewhere(unit, within):
            raise unit.refusal
    if len(chosen) != table.count:
        aside = (
            f" ({len(units) - len(chosen)} more lie elsewhere)" if len(units) > len(chosen) else ""
        )
        raise refusal(
            f"{table.id} delivers {len(chosen)} units{aside}, and {table.count} are expected", _CURE
        )
    return tuple(chosen)


def find_units(units: Sequence[Unit], table: UpstreamTable) -> dict[str, int]:
    """Return the place of the unit for each feature.

    Raises
    ------
    RefreshError
        If a name is missing, or not the name of one unit alone.
    """
    places: dict[str, list[int]] = {}
    for place, unit in enumerate(units):
        places.setdefault(_plain(unit.name), []).append(place)
    found = {}
    for feature, name in table.units.items():
        there = places.get(_plain(name), [])
        if not there:
            raise refusal(f"{table.id} delivers no unit {name!r} (for {feature!r})", _CURE)
        if len(there) > 1:
            raise refusal(f"{table.id} delivers {len(there)} units {name!r}", _CURE)
        found[feature] = there[0]
    return found


def check_place(
    feature: str,
    new: BaseGeometry,
    present: BaseGeometry,
    boxes: Sequence[Bounds],
    within: BaseGeometry | None,
) -> None:
    """Refuse a polygon that is far from every map, or shares no ground with the present one.

    Parameters
    ----------
    feature
        Who it is.
    new, present
        As the upstream draws it, and as the layer has it.
    boxes
        Around the maps.
    within
        What lies outside the outline will be cut off, and does not count; None if all counts.

    Raises
    ------
    RefreshError
        If so.
    """
    counts = new if within is None else shapely.intersection(new, within)
    west, south, east, north = counts.bounds
    is_near = any(box.contains(west, south) and box.contains(east, north) for box in boxes)
    if not is_near or measure_area_km2(shapely.intersection(counts, present)) == 0:
        raise refusal(
            f"the new {feature!r} lies elsewhere, from {west:.4g} {south:.4g} to "
            f"{east:.4g} {north:.4g} degrees",
            "check the unit's name in [[upstreams]]",
        )


def check_area(
    feature: str, new: BaseGeometry, present: BaseGeometry, table: UpstreamTable
) -> None:
    """Refuse a polygon whose area on the ground has changed more than is allowed.

    Raises
    ------
    RefreshError
        If so.
    """
    area, before = measure_area_km2(new), measure_area_km2(present)
    stated = table.areas.get(feature)
    if stated is not None:
        least, most = stated.area_km2
    else:
        least = before * (1 - table.max_area_change)
        most = before * (1 + table.max_area_change)
    if not least <= area <= most:
        raise refusal(
            f"the new {feature!r} has {area:,.1f} km²; it has {before:,.1f} km² now, and "
            f"{least:,.1f} to {most:,.1f} km² are allowed",
            f"if the new area is right, state it with its reason in [upstreams.areas.{feature}]",
        )


def check_sound(units: Mapping[str, BaseGeometry]) -> None:
    """Refuse polygons that fitting has spoiled.

    Raises
    ------
    RefreshError
        If one is empty or not valid.
    """
    for feature, geometry in units.items():
        if geometry.is_empty or not geometry.is_valid:
            why = "nothing is left of it" if geometry.is_empty else "it is not valid"
            raise refusal(
                f"{feature!r} cannot be fitted: {why}", "leave `within` out, or correct it"
            )


def _lies_elsewhere(unit: Unusable, within: BaseGeometry | None) -> bool:
    return within is not None and unit.reach is not None and not within.intersects(unit.reach)


def _belongs(geometry: BaseGeometry, within: BaseGeometry) -> bool:
    inside = measure_area_km2(shapely.intersection(geometry, within))
    return inside > _BELONGS * measure_area_km2(geometry)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
