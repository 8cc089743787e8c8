"""Rules about where: what may be drawn, how exactly, and on whose word."""

from collections.abc import Iterator

import shapely

from geomap.geodesy import measure_area_km2
from geomap.loader.rules.whole import Finding, Whole
from geomap.model.layer import Layer, LayerKind
from geomap.model.report import Feature, Precision, Report

_AREA, _LINE, _POINT = frozenset({"Polygon"}), frozenset({"LineString"}), frozenset({"Point"})

#: Geometry types by layer kind; a Multi type counts as its single one.
_GEOMETRY: dict[LayerKind, frozenset[str]] = {
    LayerKind.COUNTRIES: _AREA,
    LayerKind.BORDERS: _LINE,
    LayerKind.LINE: _LINE,
    LayerKind.UNITS: _AREA,
    LayerKind.ZONES: _AREA,
    LayerKind.PLACES: _POINT,
}
#: Geometry types of reports by precision; none at all for placeless ones.
_REPORTED: dict[Precision, frozenset[str]] = {
    Precision.EXACT: _POINT,
    Precision.PLACE: _POINT,
    Precision.AREA: _AREA,
    Precision.SECTOR: _AREA,
    Precision.BORDER_WIDE: _AREA,
    Precision.THEATRE: frozenset(),
    Precision.NONE: frozenset(),
}
#: Properties that make a feature a claim.
_CLAIMS = frozenset({"claimant", "claim_type", "precision", "sidc", "reported_at", "credibility"})
#: What the geometry of a report may be based on: a point is not computed from a line, and so on.
_BASES: dict[Precision, frozenset[str]] = {
    Precision.EXACT: frozenset({"source_stated", "gazetteer"}),
    Precision.PLACE: frozenset({"source_stated", "gazetteer", "editorial"}),
    Precision.AREA: frozenset({"source_stated", "admin_polygon", "derived_buffer", "editorial"}),
    Precision.SECTOR: frozenset({"source_stated", "admin_polygon", "derived_buffer", "editorial"}),
    Precision.BORDER_WIDE: frozenset({"source_stated", "derived_buffer", "editorial"}),
}
#: Beyond so many metres a position is no longer exact, and below so many a place is more than a
#: name can tell.
EXACT_M, _LEAST_PLACE_M = 1000.0, 250.0
#: An area smaller than this is a pin.
_LEAST_AREA_KM2 = 0.1

_FORCES = frozenset({"deployment", "movement", "reinforcement"})
#: Symbol sets of APP-6 that stand for units and for equipment on land, and where a code has them.
_FORCE_SETS, _SET = frozenset({"10", "15"}), slice(4, 6)
_OFFICIAL = frozenset({"official_claim", "self_report"})


def lies_on_a_map(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    """Doubt what lies far from every map."""
    geometry = feature.geometry
    if geometry is None or not whole.boxes:
        return
    west, south, east, north = geometry.bounds
    if not any(
        west <= box.east and east >= box.west and south <= box.north and north >= box.south
        for box in whole.boxes
    ):
        yield Finding(
            "FAR",
            "geometry",
            f"it lies near longitude {west:.4g}, latitude {south:.4g}, far from every map",
            "check its coordinates",
        )


def geometry_suits_layer(feature: Feature, layer: Layer, _whole: Whole) -> Iterator[Finding]:
    """Refuse base geometry of a type that its layer cannot draw, and claims among it."""
    if isinstance(feature, Report):
        return
    claims = sorted(_CLAIMS & feature.extra.keys())
    if claims:
        yield Finding(
            "TYPE",
            claims[0],
            f"it has {', '.join(claims)}, and is a report in a layer of kind {layer.kind}",
            "move it to a layer of kind reports",
        )
    allowed = _GEOMETRY[layer.kind]
    if feature.geometry is None:
        yield Finding(
            "TYPE", "geometry", f"a feature of a {layer.kind} layer needs a geometry", "draw it"
        )
    elif _single(feature) not in allowed:
        yield Finding(
            "TYPE",
            "geometry",
            f"a {feature.geometry.geom_type} stands in a {layer.kind} layer",
            f"draw it as {' or '.join(sorted(allowed))}",
        )


def geometry_suits_precision(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse a drawing that is more, or less, exact than the report."""
    allowed = _REPORTED[report.precision]
    if report.geometry is None:
        # a claim about the whole line may be a mere count, with nothing to draw
        if allowed and report.precision is not Precision.BORDER_WIDE:
            yield Finding(
                "PRECISION",
                "geometry",
                f"precision {report.precision.value!r} promises a place, and there is none",
                "draw it, or say precision 'none' or 'theatre'",
            )
    elif not allowed:
        yield Finding(
            "PRECISION",
            "geometry",
            f"precision {report.precision.value!r} means that no place is known, and one is drawn",
            "make the geometry null",
        )
    elif _single(report) not in allowed:
        yield Finding(
            "PRECISION",
            "geometry",
            f"a {report.geometry.geom_type} does not suit precision {report.precision.value!r}",
            f"draw it as {' or '.join(sorted(allowed))}, or correct the precision",
        )
    elif not report.precision.is_point:
        smallest = min(measure_area_km2(part) for part in shapely.get_parts(report.geometry))
        if smallest < _LEAST_AREA_KM2:
            yield Finding(
                "PRECISION",
                "geometry",
                f"an area of {smallest * 1e6:.3g} m² is a pin",
                "draw the area that the source means",
            )


def basis_is_told(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse a drawing of which nobody says whose limits it shows."""
    if not _is_drawn_rightly(report):
        return
    allowed = _BASES[report.precision]
    if report.geometry_basis is None:
        yield Finding(
            "BASIS",
            "geometry_basis",
            "it is drawn, and does not say whether the source or the editor drew it",
            f"give geometry_basis: {', '.join(sorted(allowed))}",
        )
    elif report.geometry_basis not in allowed:
        yield Finding(
            "BASIS",
            "geometry_basis",
            f"{report.geometry_basis!r} cannot be the basis of precision "
            f"{report.precision.value!r}",
            f"use {', '.join(sorted(allowed))}, or correct the precision",
        )


def radius_suits_precision(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse a point without its uncertainty, and a radius that means nothing."""
    radius_m = report.radius_m
    if not report.precision.is_point:
        if radius_m is not None and _is_drawn_rightly(report):
            yield Finding(
                "RADIUS",
                "radius_m",
                f"precision {report.precision.value!r} has no radius",
                "take radius_m out",
            )
    elif radius_m is None:
        if _is_drawn_rightly(report):
            yield Finding(
                "RADIUS",
                "radius_m",
                f"precision {report.precision.value!r} without the radius of its uncertainty",
                "give radius_m in metres",
            )
    elif report.precision is Precision.EXACT and radius_m > EXACT_M:
        yield Finding(
            "RADIUS",
            "radius_m",
            f"{radius_m:g} m is not exact",
            "say precision 'place', or give the smaller radius that the source supports",
        )
    elif report.precision is Precision.PLACE and radius_m < _LEAST_PLACE_M:
        yield Finding(
            "RADIUS",
            "radius_m",
            f"the name of a place does not tell where it is to {radius_m:g} m",
            f"give {_LEAST_PLACE_M:g} m or more; or precision 'exact', if the source is",
        )


def exact_force_is_stated(report: Report, _whole: Whole) -> Iterator[Finding]:
    """Refuse an exact position of forces that no official source has stated itself."""
    are_forces = report.kind in _FORCES or (report.sidc or "")[_SET] in _FORCE_SETS
    if report.precision is not Precision.EXACT or not are_forces or not _is_drawn_rightly(report):
        return
    if report.geometry_basis != "source_stated" or report.claim_type not in _OFFICIAL:
        yield Finding(
            "EXACT",
            "precision",
            "it shows forces at an exact place that no official source has stated itself",
            "say precision 'place' or coarser; or geometry_basis 'source_stated' with an official "
            "claim",
        )
    elif report.reviewed_by is None:
        yield Finding(
            "EXACT",
            "reviewed_by",
            "it shows forces at an exact place, and no second editor has checked it",
            "name the second editor in reviewed_by",
        )


def _single(feature: Feature) -> str:
    geometry = feature.geometry
    if geometry is None:
        return ""
    # several points are several features; several areas can be one
    many = geometry.geom_type == "MultiPoint" and shapely.get_num_geometries(geometry) > 1
    return geometry.geom_type if many else geometry.geom_type.removeprefix("Multi")


def _is_drawn_rightly(report: Report) -> bool:
    """Tell whether a report is drawn at all, and as its precision demands."""
    return report.geometry is not None and _single(report) in _REPORTED[report.precision]
