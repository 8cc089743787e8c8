"""Measure the derived layers, so that what their features claim can be seen to hold."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import shapely
from municipalities import PUBLISHED_KM2, Units
from outlines import MONTENEGRO_TRIPOINT, NORTH_MACEDONIA_TRIPOINT, Tiling
from plane import WGS84, measure_area_km2, measure_length_km, to_lonlat, to_plane
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points
from zones import one_sided_strip

_SAMPLE_M = 50.0
_GRID_M = 3.0
"""As near as that, rounded coordinates still lie on an edge."""
_NORTHERN = ("Leposavić", "Zvečan", "Zubin Potok", "North Mitrovica")


def describe(
    folder: Path, tiling: Tiling, units: Units, geometry: Mapping[str, BaseGeometry]
) -> str:
    """Describe what was derived in lines of text.

    Parameters
    ----------
    folder
        Where the layer files were written.
    tiling
        Countries, borders and the line.
    units
        Municipalities.
    geometry
        Geometry of reports by id.

    Returns
    -------
    text
        Lengths, areas, widths, validity and sizes.
    """
    lines = [
        *_about_tiling(tiling),
        *_about_units(tiling, units),
        *_about_strips(tiling),
        *_about_reports(geometry),
        *(
            f"{path.name}: {path.stat().st_size:,} bytes"
            for path in sorted(folder.glob("*.geojson"))
        ),
    ]
    return "\n".join(lines)


def _about_tiling(tiling: Tiling) -> Iterator[str]:
    line = tiling.line
    yield f"line: {measure_length_km(line):.1f} km, {len(line.coords)} vertices"
    ends = (line.coords[0] == MONTENEGRO_TRIPOINT, line.coords[-1] == NORTH_MACEDONIA_TRIPOINT)
    yield f"line: tripoints exact {ends}"
    for code in ("XKX", "SRB"):
        shared = tiling.countries[code].boundary.intersection(line)
        same = np.isclose(shared.length, line.length, rtol=1e-12)
        yield f"line: in the outline of {code} {bool(same)}"
    countries = list(tiling.countries.values())
    yield f"countries: coverage valid {shapely.coverage_is_valid(countries)}"
    yield f"countries: Kosovo {measure_area_km2(tiling.countries['XKX']):,.0f} km²"


def _about_units(tiling: Tiling, units: Units) -> Iterator[str]:
    areas = {name: measure_area_km2(polygon) for name, polygon in units.polygons.items()}
    areas["Kosovska Mitrovica"] += areas["North Mitrovica"]
    for name, published in PUBLISHED_KM2.items():
        off = areas[name] / published - 1
        yield f"{name}: {areas[name]:.1f} km², published {published:.0f} ({off:+.1%})"
    yield f"North Mitrovica: {areas['North Mitrovica']:.2f} km²"
    polygons = list(units.polygons.values())
    yield f"municipalities: coverage valid {shapely.coverage_is_valid(polygons)}"
    outline = shapely.coverage_union_all(polygons)
    same = outline.normalize() == tiling.countries["XKX"].normalize()
    yield f"municipalities: outer edge is Kosovo's {same}"
    north = shapely.coverage_union_all([units.polygons[name] for name in _NORTHERN])
    whole = north.geom_type == "Polygon" and not north.interiors
    yield f"northern four: one polygon without holes {whole}"
    on_line = measure_length_km(tiling.line.intersection(north.boundary))
    yield f"northern four: {on_line:.1f} km of the line"


def _about_strips(tiling: Tiling) -> Iterator[str]:
    for width_m, tolerance_m in ((5000, 5), (1000, 15)):
        strip = one_sided_strip(
            tiling.line, tiling.countries["SRB"], width_m=width_m, tolerance_m=tolerance_m
        )
        least, most = _measure_width_m(strip, tiling)
        area = measure_area_km2(strip)
        yield f"strip of {width_m} m: outer edge {least:.1f} to {most:.1f} m off, {area:,.0f} km²"


def _measure_width_m(strip: BaseGeometry, tiling: Tiling) -> tuple[float, float]:
    """Measure the geodesic distance of the strip's outer edge from the line, least and most."""
    plane_line = to_plane(tiling.line)
    serbia_m = to_plane(tiling.countries["SRB"].boundary)
    distances = []
    for xy in to_plane(strip.exterior).segmentize(_SAMPLE_M).coords:
        at = Point(xy)
        if serbia_m.distance(at) < _GRID_M:
            continue
        here = to_lonlat(at)
        foot = to_lonlat(nearest_points(plane_line, at)[0])
        distances.append(WGS84.inv(here.x, here.y, foot.x, foot.y)[2])
    return min(distances), max(distances)


def _about_reports(geometry: Mapping[str, BaseGeometry]) -> Iterator[str]:
    for report, geom in geometry.items():
        count = shapely.get_num_coordinates(geom)
        area = measure_area_km2(geom)
        shape = f"{geom.geom_type}, {count} vertices, {area:,.0f} km²"
        yield f"{report}: {shape}, valid {geom.is_valid}"
