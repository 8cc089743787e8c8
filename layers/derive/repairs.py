"""Record where the line is a mid-line, because the package's two outlines do not agree."""

from typing import Any

import shapely
from features import Feature, localized, make_feature
from origins import ODBL, OSM, OSM_VINTAGE
from outlines import Overlay, Tiling
from plane import measure_area_km2, to_plane
from shapely.geometry import Polygon

LEAST_KM2 = 0.05
"""Smaller ones are left out: the line can be off by no more there than it is anywhere."""

_SIDES = {"XKX", "SRB"}
_KNOWN_ERRORS = {(20.5091, 42.9627): "877 m", (20.5712, 42.9970): "1.35 km"}
"""Largest error of the line there, against official geometry, by the south-western corner."""
_CORNER_DEG = 0.001

_NAMES = {
    "gap": {
        "en": "Gap, {area} km²",
        "fr": "Vide, {area} km²",
        "sr-Latn": "Praznina, {area} km²",
        "sr-Cyrl": "Празнина, {area} км²",
        "sq": "Zbrazëti, {area} km²",
    },
    "overlap": {
        "en": "Overlap, {area} km²",
        "fr": "Chevauchement, {area} km²",
        "sr-Latn": "Preklapanje, {area} km²",
        "sr-Cyrl": "Преклапање, {area} км²",
        "sq": "Mbivendosje, {area} km²",
    },
}
_SUMMARIES = {
    "gap": {
        "en": "The outlines of Kosovo and Serbia leave a gap here: {area} km², {width} m at its "
        "widest. The line follows its middle.",
        "fr": "Les contours du Kosovo et de la Serbie laissent ici un vide : {area} km², {width} m "
        "au plus large. La ligne en suit le milieu.",
        "sr-Latn": "Obrisi Kosova i Srbije ovde ostavljaju prazninu: {area} km², {width} m na "
        "najširem mestu. Linija ide njenom sredinom.",
        "sr-Cyrl": "Обриси Косова и Србије овде остављају празнину: {area} км², {width} м на "
        "најширем месту. Линија иде њеном средином.",
        "sq": "Konturat e Kosovës dhe të Serbisë lënë këtu një zbrazëti: {area} km², {width} m në "
        "vendin më të gjerë. Vija ndjek mesin e saj.",
    },
    "overlap": {
        "en": "The outlines of Kosovo and Serbia overlap here: {area} km², {width} m at the "
        "widest. The line follows the middle.",
        "fr": "Les contours du Kosovo et de la Serbie se chevauchent ici : {area} km², {width} m "
        "au plus large. La ligne suit le milieu.",
        "sr-Latn": "Obrisi Kosova i Srbije se ovde preklapaju: {area} km², {width} m na najširem "
        "mestu. Linija ide sredinom.",
        "sr-Cyrl": "Обриси Косова и Србије се овде преклапају: {area} км², {width} м на најширем "
        "месту. Линија иде средином.",
        "sq": "Konturat e Kosovës dhe të Serbisë mbivendosen këtu: {area} km², {width} m në "
        "vendin më të gjerë. Vija ndjek mesin.",
    },
}


def compose_repairs(laid: Overlay, tiling: Tiling) -> list[Feature]:
    """Compose the gaps and overlaps of some size that were divided along their mid-line.

    Parameters
    ----------
    laid
        The outlines laid over each other.
    tiling
        What became of them.

    Returns
    -------
    features
        Polygons of kind "repair", from the Montenegro tripoint eastwards.
    """
    found = [
        (contested.face, "overlap" if contested.owners else "gap")
        for contested in laid.contested
        if set(contested.around) >= _SIDES and measure_area_km2(contested.face) >= LEAST_KM2
    ]
    found.sort(key=lambda row: tiling.line.project(row[0].representative_point()))
    return [_feature(number, *row) for number, row in enumerate(found, start=1)]


def measure_width_m(face: Polygon) -> int:
    """Measure the diameter of the largest circle that fits into a face, to ten metres."""
    radius = shapely.maximum_inscribed_circle(to_plane(face), tolerance=1)
    return 10 * round(radius.length / 5)


def _feature(number: int, face: Polygon, variety: str) -> Feature:
    area, width = f"{measure_area_km2(face):.2f}", measure_width_m(face)
    error = next(
        (
            known
            for corner, known in _KNOWN_ERRORS.items()
            if max(abs(a - b) for a, b in zip(face.bounds[:2], corner, strict=True)) < _CORNER_DEG
        ),
        None,
    )
    return make_feature(
        face,
        id=f"repair-{number:02d}",
        **_texts("name", _NAMES[variety], area=area, width=width),
        **_texts("summary", _SUMMARIES[variety], area=area, width=width),
        kind="repair",
        rank=5,
        source=OSM,
        licence=ODBL,
        method=f"{variety} of the package’s outlines of Kosovo and Serbia, divided along its "
        "mid-line; width: diameter of the largest circle that fits in"
        + (f"; the line is off by up to {error} here, against official geometry" if error else ""),
        vintage=OSM_VINTAGE,
    )


def _texts(key: str, texts: dict[str, str], *, area: str, width: int) -> dict[str, Any]:
    filled = {
        language: text.format(
            area=area if language == "en" else area.replace(".", ","), width=width
        )
        for language, text in texts.items()
    }
    return {key: filled["en"], **localized(key, filled)}
