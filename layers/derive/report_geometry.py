"""Fill in the geometry of reports that tell of a band, a sector or an area, not of a place.

Only the geometry changes: the properties of a report stand byte for byte as they were. Widths and
limits are the editor's, as the reports' ``geometry_basis`` says; no source gives any.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import shapely
from features import encode_geometry
from municipalities import Units
from outlines import Tiling, lines_of, polygons_of
from plane import to_lonlat, to_plane
from shapely.geometry import LineString, MultiPoint
from shapely.geometry.base import BaseGeometry
from zones import one_sided_strip

FILES = ("deployments", "movements", "kfor", "searches")

_MOST_VERTICES = 300
_BAND_M = 10_000
_ZONE_M = 5_000
_SECTOR_M = 15_000
_CORRIDOR_HALF_M = 2_000
_SAMPLE_M = 250.0
_KRALJEVO_TO_RASKA = (
    (20.68944, 43.72583),  # Kraljevo, GeoNames
    (20.5506, 43.6131),  # Maglič, the fortress over the road in the Ibar gorge, Wikipedia
    (20.6167, 43.4667),  # Ušće, German Wikipedia, to the minute
    (20.61528, 43.28722),  # Raška, GeoNames
)
"""The road is in no package: a schematic way along the valley, through published points only."""
_NORTHERN = ("Leposavić", "Zvečan", "Zubin Potok", "North Mitrovica")
_NORTH_EASTERN = ("Kosovska Mitrovica", "Podujevo")
_WESTERN = ("Istok", "Peć")


def compose_report_geometry(tiling: Tiling, units: Units) -> dict[str, BaseGeometry]:
    """Compose the geometry of reports by id.

    Parameters
    ----------
    tiling
        Countries and the line.
    units
        Municipalities on the line.

    Returns
    -------
    geometry
        Lon/lat polygons of at most 300 vertices each.
    """
    line, serbia, kosovo = tiling.line, tiling.countries["SRB"], tiling.countries["XKX"]
    band = one_sided_strip(line, serbia, width_m=_BAND_M, tolerance_m=60)
    zone = one_sided_strip(line, serbia, width_m=_ZONE_M, tolerance_m=20)
    sectors = _sectors(tiling, units)
    north = shapely.union_all([units.polygons[name] for name in _NORTHERN])
    road = to_plane(LineString(_KRALJEVO_TO_RASKA))
    geometry = {
        "us-large-deployment": band,
        "us-some-withdrawal": band,
        "rs-strength-8350": zone,
        "rs-strength-4500": zone,
        "xk-2nd-brigade": sectors["northern"],
        "xk-3rd-brigade": sectors["north-eastern"],
        "xk-4th-brigade": sectors["eastern"],
        "convoy-kraljevo-raska": to_lonlat(road.buffer(_CORRIDOR_HALF_M, quad_segs=8)),
        "kfor-north": north,
        "kfor-near-line": one_sided_strip(line, kosovo, width_m=_ZONE_M, tolerance_m=20),
        "searches-north-mitrovica": units.polygons["North Mitrovica"],
    }
    return {report: _thinned(geom) for report, geom in geometry.items()}


def fill_reports(path: Path, geometry: Mapping[str, BaseGeometry]) -> int:
    """Write geometry into a layer file of reports, one feature a line.

    Parameters
    ----------
    path
        The layer file; left alone if it is not there.
    geometry
        Lon/lat geometry by report id; other reports stay as they are.

    Returns
    -------
    filled
        How many reports got their geometry.
    """
    if not path.is_file():
        return 0
    lines = path.read_text(encoding="utf-8").split("\n")
    filled = 0
    for index, text in enumerate(lines):
        feature = text.rstrip(",")
        if not feature.startswith('{"type":"Feature",'):
            continue
        report = json.loads(feature)["properties"]["id"]
        if report in geometry:
            lines[index] = _refilled(feature, geometry[report]) + text[len(feature) :]
            filled += 1
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return filled


def _refilled(feature: str, geom: BaseGeometry) -> str:
    """Replace the geometry at the end of one line, the rest untouched."""
    report = json.loads(feature)
    head, separator, _ = feature.rpartition(',"geometry":')
    if not separator or json.loads(head + "}").get("properties") != report["properties"]:
        msg = f"geometry does not come last in: {feature[:80]}…"
        raise ValueError(msg)
    encoded = json.dumps(encode_geometry(geom), separators=(",", ":"))
    return f"{head}{separator}{encoded}}}"


def _sectors(tiling: Tiling, units: Units) -> dict[str, BaseGeometry]:
    """Divide a band in Serbia by the stretch of the line that is nearest."""
    stretches = _stretches(tiling.line, units)
    owners: dict[tuple[float, ...], str] = {}
    for sector, lines in stretches.items():
        for line in lines:
            for point in to_plane(line).segmentize(_SAMPLE_M).coords:
                owners.setdefault(point, sector)
    strip = one_sided_strip(tiling.line, tiling.countries["SRB"], width_m=_SECTOR_M, tolerance_m=60)
    band = to_plane(strip)
    cells = shapely.voronoi_polygons(
        MultiPoint(list(owners)), extend_to=band.buffer(_SECTOR_M), ordered=True
    )
    sectors = {}
    for sector in ("northern", "north-eastern", "eastern"):
        own = [
            cell
            for cell, owner in zip(cells.geoms, owners.values(), strict=True)
            if owner == sector
        ]
        parts = polygons_of(shapely.union_all(own).intersection(band))
        sectors[sector] = to_lonlat(max(parts, key=lambda part: part.area))
    return sectors


def _stretches(line: LineString, units: Units) -> dict[str, list[LineString]]:
    """Divide the line by the municipalities that adjoin it; what is left is the eastern part."""
    named = {"northern": _NORTHERN, "north-eastern": _NORTH_EASTERN, "western": _WESTERN}
    stretches = {}
    rest: BaseGeometry = line
    for sector, members in named.items():
        edge = shapely.union_all([units.polygons[name].boundary for name in members])
        stretches[sector] = lines_of(line.intersection(edge))
        rest = rest.difference(edge)
    return {**stretches, "eastern": lines_of(rest)}


def _thinned(geom: BaseGeometry) -> BaseGeometry:
    """Simplify until there are few enough vertices for a soft-edged area."""
    plane = to_plane(geom)
    tolerance_m = 0.0
    while shapely.get_num_coordinates(plane.simplify(tolerance_m)) > _MOST_VERTICES:
        tolerance_m += 10
    return to_lonlat(plane.simplify(tolerance_m))
