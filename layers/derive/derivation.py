"""Derive every layer from the contents of the two packages, without reading or writing a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import base
import names
from disagreements import compose_disagreements
from features import Feature
from municipalities import Units, derive_units
from outlines import (
    Tiling,
    assemble,
    compose_arcs,
    measure_simplification,
    overlay,
    polygons_of,
    read_outlines,
    tile,
)
from points import LAYERS, read_points
from repairs import compose_repairs
from report_geometry import compose_report_geometry
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What was derived: features by layer, and the geometry of reports by id."""

    layers: Mapping[str, list[Feature]]
    reports: Mapping[str, BaseGeometry]
    tiling: Tiling
    units: Units


def derive_layers(countries: Mapping[str, Any], municipalities: Mapping[str, Any]) -> Derived:
    """Derive every layer.

    Parameters
    ----------
    countries
        Decoded file of the package of country outlines.
    municipalities
        Decoded file of the package of municipal units.

    Returns
    -------
    derived
        Features in the order in which they are to be written.
    """
    laid = overlay(read_outlines(countries))
    tiles = tile(laid)
    arcs = compose_arcs(tiles)
    offsets = measure_simplification(arcs, tiles)
    (kosovo,) = polygons_of(assemble(arcs, tiles).countries["XKX"])
    units = derive_units(municipalities, kosovo)
    tiling = assemble(arcs, tiles, units.nodes)
    layers = {
        "countries": base.compose_countries(tiling, offsets),
        "borders": base.compose_borders(tiling, offsets),
        "line": base.compose_line(tiling, offsets),
        "northern-municipalities": base.compose_units(units, names.NORTHERN),
        "neighbouring-municipalities": base.compose_units(units, names.NEIGHBOURING),
        "ground-safety-zone": base.compose_safety_zone(tiling),
        "notification-strip": base.compose_notification_strip(tiling),
        "disagreements": compose_disagreements(),
        "repairs": compose_repairs(laid, tiling),
        **{layer: read_points(layer) for layer in LAYERS},
    }
    reports = compose_report_geometry(tiling, units)
    return Derived(layers=layers, reports=reports, tiling=tiling, units=units)
