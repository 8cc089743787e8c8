"""Record the cut-outs in this folder: ``python tests/data/derive/record.py [DIR WITH TARBALLS]``.

They hold what decides the line, the municipalities and the zones, and nothing else: Kosovo's whole
ring, its neighbours within 20 km of it, and a strip along the two borders that end at the line.
"""

import json
import sys
from pathlib import Path

import shapely
from shapely.geometry import Polygon, mapping, shape

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "layers" / "derive"))

import packages  # noqa: E402
from outlines import CODES, FRAME, overlay, polygons_of, read_outlines, tile  # noqa: E402
from plane import to_lonlat, to_plane  # noqa: E402

AROUND_M, ALONG_M = 20_000, 4_000
DECIMALS = 4  # as the package of outlines has them
UNIT_DECIMALS = 12  # fewer move a vertex by a metre


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    countries = packages.read_package(packages.COUNTRIES, folder=folder)
    units = packages.read_package(packages.UNITS, folder=folder)
    write("countries.json", cut_countries(countries))
    write("units.json", cut_units(units))


def cut_countries(content):
    outlines = read_outlines(content)
    tiles = tile(overlay(outlines))
    ends = [tiles["SRB"].boundary.intersection(tiles[code].boundary) for code in ("MNE", "MKD")]
    kept = shapely.union_all(
        [to_plane(outlines["XKX"]).buffer(AROUND_M).simplify(500)]
        + [to_plane(end).buffer(ALONG_M).simplify(500) for end in ends]
    )
    kept = to_lonlat(kept).intersection(shapely.box(*FRAME))
    rings = {}
    for feature in content["features"]:
        code = feature["properties"]["A3"]
        if code in CODES:
            parts = [
                part
                for polygon in polygons_of(shape(feature["geometry"]))
                for part in cut(Polygon(polygon.exterior), kept)
            ]
            if parts:
                rings[code] = parts
    return [
        {
            "type": "Feature",
            "properties": {"A3": code},
            "geometry": rounded(shapely.MultiPolygon(rings[code]), DECIMALS),
        }
        for code in CODES
        if code in rings
    ]


def cut(polygon, kept):
    """Cut a polygon as delivered; one that is whole inside stays as it is, faults and all."""
    if kept.contains(polygon):
        return [polygon]
    if not kept.intersects(shapely.box(*polygon.bounds)):
        return []
    valid = shapely.make_valid(polygon, method="structure", keep_collapsed=False)
    return [Polygon(part.exterior) for part in polygons_of(valid.intersection(kept))]


def cut_units(content):
    return [
        {
            "type": "Feature",
            "properties": {"name": feature["properties"]["name"]},
            "geometry": rounded(shape(feature["geometry"]), UNIT_DECIMALS),
        }
        for feature in content["features"]
    ]


def rounded(geom, decimals):
    def short(value):
        if isinstance(value, (list, tuple)):
            return [short(part) for part in value]
        return round(value, decimals)

    written = mapping(geom)
    return {"type": written["type"], "coordinates": short(written["coordinates"])}


def write(name, features):
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
