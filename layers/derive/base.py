"""Compose the base layers: what each feature is called, and what is said about its making."""

from collections.abc import Mapping
from typing import Any

import names
from disputes import LINE_DISPUTE, describe_unit_dispute, describe_zone_dispute
from features import Feature, localized, make_feature
from municipalities import PUBLISHED_KM2, Units
from offsets import Offset
from origins import (
    DRAWN_VINTAGE,
    ODBL,
    OSM,
    OSM_AND_NATURAL_EARTH,
    OSM_VINTAGE,
    OWN_DRAWING,
    UNITS_VINTAGE,
)
from outlines import Pair, Tiling, tolerance_m
from plane import measure_area_km2, measure_length_km
from zones import one_sided_strip

LINE_MEAN_M, LINE_P95_M = 110, 337
"""Against official geometry that may not be redistributed; at most 1.35 km."""
UNIT_ACCURACY_M = {
    "Leposavić": (479, 1142),
    "Zvečan": (511, 1138),
    "Zubin Potok": (539, 1123),
    "North Mitrovica": (222, 700),
    "Kosovska Mitrovica": (372, 944),
    "Vučitrn": (357, 943),
    "Podujevo": (305, 1259),
}
"""Mean and 95th percentile of the polygons as committed against OpenStreetMap's municipal limits
(geoBoundaries XKX ADM2, simplified), both sampled every 50 m; for the first three without the edge
on the line, which both have from the same source."""
_ZONE_TOLERANCE_M, _STRIP_TOLERANCE_M = 5, 20
_STRIP_SIMPLIFIED_M = 15
"""Somewhat less than the tolerance stated, which is to hold everywhere."""

Names = tuple[str, str, str, str, str, str]


def compose_countries(tiling: Tiling, offsets: Mapping[Pair, Offset]) -> list[Feature]:
    """Compose the countries; Kosovo and Serbia first."""
    features = []
    for code, polygon in tiling.countries.items():
        on_line = code in {"XKX", "SRB"}
        accuracy = (
            "accuracy is that of the Kosovo–Serbia line, the only edge for which it was measured"
            if on_line
            else "accuracy not measured"
        )
        features.append(
            make_feature(
                polygon,
                **_named(names.COUNTRIES[code]),
                kind="country",
                source=OSM,
                licence=ODBL,
                method="exterior rings of the 100 m outlines tiled with shared edges, gaps divided "
                "along their mid-line; Kosovo’s other borders simplified to 150 m, its neighbours’ "
                "to 400 m, coast and remote borders to 600 m. Relative to the package, which is "
                f"itself simplified to 100 m, its borders run {offsets[code, '']}; {accuracy}",
                vintage=OSM_VINTAGE,
                **(_accuracy(LINE_MEAN_M, LINE_P95_M) if on_line else {}),
            )
        )
    return features


def compose_borders(tiling: Tiling, offsets: Mapping[Pair, Offset]) -> list[Feature]:
    """Compose the state borders other than the line of reference."""
    features = []
    for (first, second), geom in tiling.borders.items():
        pair = zip(names.COUNTRIES[first], names.COUNTRIES[second], strict=True)
        # the asterisk points to the footnote, once, from the name of the area itself
        slug, *labels = (f"{one}–{other}".replace("*", "") for one, other in pair)
        features.append(
            make_feature(
                geom,
                **_named((f"border-{slug.replace('–', '-')}", *labels)),
                kind="border",
                source=OSM,
                licence=ODBL,
                method="shared edge of the countries as tiled"
                f", simplified to {tolerance_m((first, second)):.0f} m. Relative to the package, "
                f"which is itself simplified to 100 m, it runs {offsets[first, second]}; accuracy "
                "not measured",
                vintage=OSM_VINTAGE,
            )
        )
    return features


def compose_line(tiling: Tiling, offsets: Mapping[Pair, Offset]) -> list[Feature]:
    """Compose the line of reference."""
    return [
        make_feature(
            tiling.line,
            id="kosovo-serbia-line",
            name="Kosovo–Serbia line",
            **localized(
                "name",
                {
                    "fr": "Ligne Kosovo–Serbie",
                    "sr-Latn": "Linija Kosovo–Srbija",
                    "sr-Cyrl": "Линија Косово–Србија",
                    "sq": "Vija Kosovë–Serbi",
                },
            ),
            summary=names.LINE_SUMMARY["en"],
            **localized("summary", names.LINE_SUMMARY),
            kind="line",
            source=OSM,
            licence=ODBL,
            method="shared edge of the 100 m outlines, from the Montenegro tripoint to the North "
            "Macedonia tripoint. Where the two outlines leave a gap or overlap, the mid-line of "
            "it: the reservoir at Brnjak (20.509–20.536 E, 42.963–42.983 N), 20.57–20.62 E "
            "(43.00–43.02 N), and narrower slivers along the Ibar valley and west of 20.70 E. "
            "Largest known error 1.35 km. At 43.244–43.254 N, 20.78–20.79 E (1.2 km) and "
            "43.267–43.273 N, 20.81 E (0.7 km) the official files themselves disagree. Simplified "
            f"to 25 m: relative to the package it runs {offsets['XKX', 'SRB']}. Accuracy measured "
            "against official geometry that may not be redistributed; measured again against "
            "OpenStreetMap of April 2021 (geoBoundaries XKX ADM0, simplified): 100 m on average, "
            "95 % under 337 m, at most 1.2 km, near 20.80 E, 43.25 N, where the later line runs "
            "further out",
            vintage=OSM_VINTAGE,
            **_accuracy(LINE_MEAN_M, LINE_P95_M),
            **_disputed(LINE_DISPUTE),
        )
    ]


def compose_units(units: Units, table: Mapping[str, Names]) -> list[Feature]:
    """Compose municipalities in the order of a name table."""
    return [
        _drawn_unit(units, unit, labels)
        if unit == "North Mitrovica"
        else _fitted_unit(units, unit, labels)
        for unit, labels in table.items()
    ]


def _drawn_unit(units: Units, unit: str, labels: Names) -> Feature:
    area = measure_area_km2(units.polygons[unit])
    summaries = {
        language: text.format(area=f"{area:.1f}".replace(".", "." if language == "en" else ","))
        for language, text in names.SCHEMATIC_SUMMARY.items()
    }
    return make_feature(
        units.polygons[unit],
        **_named(labels),
        summary=summaries["en"],
        **localized("summary", summaries),
        kind="municipality",
        source=OWN_DRAWING,
        licence=ODBL,
        sources="S62",
        method="schematic; not surveyed. Accuracy measured against OpenStreetMap’s limits "
        "(geoBoundaries XKX ADM2, simplified)",
        vintage=DRAWN_VINTAGE,
        **_accuracy(*UNIT_ACCURACY_M[unit]),
        **_disputed(describe_unit_dispute(unit, area=f"{area:.1f}")),
    )


def _fitted_unit(units: Units, unit: str, labels: Names) -> Feature:
    moved = units.moved[unit]
    method = (
        "old unit fitted by an affine transform and its remainder at the outline (dynamic time "
        "warping), moved least to give the published areas; outer edge on the outline"
    )
    if unit == "Kosovska Mitrovica":
        method += "; less North Mitrovica as drawn"
    method += f". Relative to the affine fit alone, its inner edges run {moved}"
    accuracy = {}
    if unit in UNIT_ACCURACY_M:
        accuracy = _accuracy(*UNIT_ACCURACY_M[unit])
        edges = "inner edges" if unit in names.NORTHERN else "edges"
        method += (
            f". Accuracy of its {edges} measured against OpenStreetMap’s limits (geoBoundaries "
            "XKX ADM2, simplified)"
        )
    else:
        method += "; accuracy not measured"
    if unit in PUBLISHED_KM2:
        method += (
            f". Published area {PUBLISHED_KM2[unit]:.0f} km², met within {_area_gap(units, unit)}"
        )
    area = measure_area_km2(units.polygons[unit])
    return make_feature(
        units.polygons[unit],
        **_named(labels),
        kind="municipality",
        source=OSM_AND_NATURAL_EARTH,
        sources="S62" if unit in names.NORTHERN else None,
        licence=ODBL,
        method=method,
        vintage=UNITS_VINTAGE,
        **accuracy,
        **_disputed(describe_unit_dispute(unit, area=f"{area:.0f}")),
    )


def _area_gap(units: Units, unit: str) -> str:
    """Say how far the area of a unit is from the published one."""
    area = measure_area_km2(units.polygons[unit])
    if unit == "Kosovska Mitrovica":
        area += measure_area_km2(units.polygons["North Mitrovica"])
    return f"{max(0.1, abs(area / PUBLISHED_KM2[unit] - 1) * 100):.1f} %"


def compose_safety_zone(tiling: Tiling) -> list[Feature]:
    """Compose the Ground Safety Zone: 5 km on the Serbian side."""
    zone = one_sided_strip(
        tiling.line, tiling.countries["SRB"], width_m=5000, tolerance_m=_ZONE_TOLERANCE_M
    )
    return [
        make_feature(
            zone,
            id="ground-safety-zone",
            name="Ground Safety Zone",
            **localized(
                "name",
                {
                    "fr": "Zone de sécurité terrestre",
                    "sr-Latn": "Kopnena zona bezbednosti",
                    "sr-Cyrl": "Копнена зона безбедности",
                    "sq": "Zona e Sigurisë Tokësore",
                },
            ),
            summary="5 km strip inside Serbia (1999 agreement; army presence allowed again since "
            "2001).",
            **localized(
                "summary",
                {
                    "fr": "Bande de 5 km côté serbe (accord de 1999 ; présence de l’armée de "
                    "nouveau admise depuis 2001).",
                    "sr-Latn": "Pojas od 5 km u Srbiji (sporazum iz 1999; prisustvo vojske ponovo "
                    "dozvoljeno od 2001).",
                    "sr-Cyrl": "Појас од 5 км у Србији (споразум из 1999; присуство војске поново "
                    "дозвољено од 2001).",
                    "sq": "Brez 5 km në Serbi (marrëveshja e 1999-s; prania e ushtrisë lejohet "
                    "sërish që nga 2001).",
                },
            ),
            kind="zone",
            source="derived from the line",
            sources="S51;S52;S52b;S41;S41b;S53b",
            licence=ODBL,
            method=f"all of Serbia within 5,000 m (± {_ZONE_TOLERANCE_M} m) of the line, on the "
            "ground; accuracy: that of the line plus this tolerance",
            vintage=OSM_VINTAGE,
            **_accuracy(LINE_MEAN_M + _ZONE_TOLERANCE_M, LINE_P95_M + _ZONE_TOLERANCE_M),
            **_disputed(
                describe_zone_dispute(
                    length_km=measure_length_km(tiling.line), area_km2=measure_area_km2(zone)
                )
            ),
        )
    ]


def compose_notification_strip(tiling: Tiling) -> list[Feature]:
    """Compose the strip of which KFOR told in 2022: 1 km on the Serbian side."""
    return [
        make_feature(
            one_sided_strip(
                tiling.line, tiling.countries["SRB"], width_m=1000, tolerance_m=_STRIP_SIMPLIFIED_M
            ),
            id="notification-strip",
            name="Notification strip (1 km)",
            **localized(
                "name",
                {
                    "fr": "Bande de notification (1 km)",
                    "sr-Latn": "Pojas obaveštavanja (1 km)",
                    "sr-Cyrl": "Појас обавештавања (1 км)",
                    "sq": "Brezi i njoftimit (1 km)",
                },
            ),
            summary=names.STRIP_SUMMARY["en"],
            **localized("summary", names.STRIP_SUMMARY),
            kind="zone",
            source="derived from the line",
            sources="S54b;S54",
            licence=ODBL,
            method=f"all of Serbia within 1,000 m (± {_STRIP_TOLERANCE_M} m) of the line, on the "
            "ground; accuracy: that of the line plus this tolerance",
            vintage=OSM_VINTAGE,
            **_accuracy(LINE_MEAN_M + _STRIP_TOLERANCE_M, LINE_P95_M + _STRIP_TOLERANCE_M),
        )
    ]


def _named(labels: Names) -> dict[str, Any]:
    slug, english, *others = labels
    texts = dict(zip(("fr", "sr-Latn", "sr-Cyrl", "sq"), others, strict=True))
    return {"id": slug, "name": english, **localized("name", texts)}


def _disputed(texts: Mapping[str, str]) -> dict[str, str]:
    """Spell who disagrees, in every language; nothing of no text."""
    return {"disputed_by": texts["en"], **localized("disputed_by", texts)} if texts else {}


def _accuracy(mean_m: float, p95_m: float) -> dict[str, int]:
    return {"accuracy_m_mean": round(mean_m), "accuracy_m_p95": round(p95_m)}
