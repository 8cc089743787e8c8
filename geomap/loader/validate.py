"""What only the whole situation shows: ids, references, geometry against kind and precision."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import shapely

from geomap.model.bounds import Bounds
from geomap.model.handling import Handling
from geomap.model.layer import Layer, LayerKind
from geomap.model.problem import Problem, Severity
from geomap.model.report import Feature, Precision, Report
from geomap.spec.explain import did_you_mean

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

#: Place of the standard identity in a symbol code, and the identities that oppose (APP-6).
_IDENTITY, _OPPOSED = 3, "56"
#: Codes of findings that are said but stop nothing.
_WARNINGS = frozenset({"FAR"})

Finding = tuple[str, str, str, str]  # code, path below the properties or "", message, cure
Rule = Callable[[Feature, Layer, "Whole"], Iterator[Finding]]


class Whole:
    """What a rule may ask of the situation."""

    def __init__(
        self,
        layers: Sequence[Layer],
        source_ids: frozenset[str] | None,
        *,
        handling: Handling | None,
        boxes: Sequence[Bounds],
        complete: bool,
    ) -> None:
        self.handling = handling
        self.boxes = boxes
        self.source_ids = source_ids
        self.complete = complete
        self.reports: dict[str, Report] = {}
        self.owners: dict[str, Counter[str]] = {}
        for layer in layers:
            for feature in layer.features:
                self.owners.setdefault(feature.id, Counter())[layer.file] += 1
                if isinstance(feature, Report):
                    self.reports[feature.id] = feature


def validate_layers(
    layers: Sequence[Layer],
    source_ids: frozenset[str] | None,
    *,
    handling: Handling | None,
    boxes: Sequence[Bounds],
    complete: bool,
) -> list[Problem]:
    """Check features against each other, the sources and the rules of drawing.

    Parameters
    ----------
    layers
        All layers of the situation.
    source_ids
        Ids in sources.toml; None if it could not be read.
    handling
        The label of the situation; None if situation.toml could not be read.
    boxes
        The boxes of the maps, widened; what lies outside all of them is doubtful.
    complete
        Whether every feature of every file could be read. If not, what refers to a missing one
        is not held against it.
    """
    whole = Whole(layers, source_ids, handling=handling, boxes=boxes, complete=complete)
    problems: list[Problem] = []
    seen: set[str] = set()
    for layer in layers:
        for feature in layer.features:
            if feature.id in seen:
                problems.append(_repeated_id(feature, layer, whole))
            seen.add(feature.id)
            for rule in _RULES:
                for code, place, message, cure in rule(feature, layer, whole):
                    problems.append(_problem(code, place, message, cure, feature, layer))
    return problems


def _repeated_id(feature: Feature, layer: Layer, whole: Whole) -> Problem:
    files = whole.owners[feature.id]
    message = f"the id {feature.id!r} stands {files.total()} times, in {', '.join(sorted(files))}"
    return _problem("ID", "id", message, "give each feature an id of its own", feature, layer)


def _problem(
    code: str, place: str, message: str, cure: str, feature: Feature, layer: Layer
) -> Problem:
    is_warning = code in _WARNINGS
    return Problem(
        code=f"GM-LOAD-{code}",
        message=message,
        consequence="no map shows it where it is" if is_warning else "nothing is built",
        cure=cure,
        severity=Severity.WARNING if is_warning else Severity.ERROR,
        file=layer.file,
        feature=feature.id,
        path=place or None,
    )


def _sources_exist(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    if whole.source_ids is None:
        return
    for source in feature.sources:
        if source not in whole.source_ids:
            near = did_you_mean(source, whole.source_ids)
            cure = "add it to sources.toml" + (f", or did you mean {near!r}?" if near else "")
            yield "SOURCE", "sources", f"there is no source {source!r}", cure


def _relations_exist(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    if not isinstance(feature, Report):
        return
    for key in ("supersedes", "contradicts"):
        for other in getattr(feature, key):
            older = whole.reports.get(other)
            if other == feature.id:
                yield "RELATION", key, f"the report {key} itself", "name another report"
            elif whole.complete and other not in whole.reports:
                near = did_you_mean(other, whole.reports)
                cure = f"did you mean {near!r}?" if near else "name a report of this situation"
                yield "RELATION", key, f"there is no report {other!r}", cure
            elif older and key == "supersedes" and feature.reported_at.end < older.reported_at.end:
                yield (
                    "RELATION",
                    key,
                    f"it supersedes {other!r}, which was reported later",
                    "let the later report supersede the earlier one",
                )


def _supersession_ends(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    if not isinstance(feature, Report):
        return
    seen: set[str] = set()
    pending = list(feature.supersedes)
    while pending:
        other = pending.pop()
        if other == feature.id and other in feature.supersedes:
            continue  # said already, as a report that supersedes itself
        if other == feature.id:
            yield (
                "RELATION",
                "supersedes",
                "it supersedes, by way of others, itself: none of them would be current",
                "take one supersedes out",
            )
            return
        if other not in seen and other in whole.reports:
            seen.add(other)
            pending += whole.reports[other].supersedes


def _nothing_listed_twice(feature: Feature, _layer: Layer, _whole: Whole) -> Iterator[Finding]:
    for key in ("sources", "supersedes", "contradicts"):
        values = getattr(feature, key, ())
        for value in (value for value, count in Counter(values).items() if count > 1):
            yield "REPEATED", key, f"{value!r} is listed twice", "list it once"


def _frame_is_neutral(feature: Feature, _layer: Layer, _whole: Whole) -> Iterator[Finding]:
    if isinstance(feature, Report) and feature.sidc and feature.sidc[_IDENTITY] in _OPPOSED:
        yield (
            "AFFILIATION",
            "sidc",
            f"{feature.sidc} frames the party as suspect or hostile in a neutral situation",
            f"write 4 (neutral) or 1 (unknown) as digit {_IDENTITY + 1}",
        )


def _lies_on_a_map(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    geometry = feature.geometry
    if geometry is None or not whole.boxes:
        return
    west, south, east, north = geometry.bounds
    if not any(
        west <= box.east and east >= box.west and south <= box.north and north >= box.south
        for box in whole.boxes
    ):
        yield (
            "FAR",
            "geometry",
            f"it lies near longitude {west:.4g}, latitude {south:.4g}, far from every map",
            "check its coordinates",
        )


def _geometry_suits(feature: Feature, layer: Layer, _whole: Whole) -> Iterator[Finding]:
    if isinstance(feature, Report):
        yield from _report_geometry_suits(feature)
        return
    allowed = _GEOMETRY[layer.kind]
    if feature.geometry is None:
        yield "TYPE", "geometry", f"a feature of a {layer.kind} layer needs a geometry", "draw it"
    elif _single(feature) not in allowed:
        yield (
            "TYPE",
            "geometry",
            f"a {feature.geometry.geom_type} stands in a {layer.kind} layer",
            f"draw it as {' or '.join(sorted(allowed))}",
        )


def _report_geometry_suits(report: Report) -> Iterator[Finding]:
    allowed = _REPORTED[report.precision]
    if report.geometry is None:
        # a claim about the whole line may be a mere count, with nothing to draw
        if allowed and report.precision is not Precision.BORDER_WIDE:
            yield (
                "PRECISION",
                "geometry",
                f"precision {report.precision.value!r} promises a place, and there is none",
                "draw it, or say precision 'none' or 'theatre'",
            )
    elif not allowed:
        yield (
            "PRECISION",
            "geometry",
            f"precision {report.precision.value!r} means that no place is known, and one is drawn",
            "make the geometry null",
        )
    elif _single(report) not in allowed:
        yield (
            "PRECISION",
            "geometry",
            f"a {report.geometry.geom_type} does not suit precision {report.precision.value!r}",
            f"draw it as {' or '.join(sorted(allowed))}, or correct the precision",
        )


def _single(feature: Feature) -> str:
    geometry = feature.geometry
    if geometry is None:
        return ""
    # several points are several features; several areas can be one
    many = geometry.geom_type == "MultiPoint" and shapely.get_num_geometries(geometry) > 1
    return geometry.geom_type if many else geometry.geom_type.removeprefix("Multi")


def _radius_suits(feature: Feature, _layer: Layer, _whole: Whole) -> Iterator[Finding]:
    if not isinstance(feature, Report):
        return
    if feature.precision.is_point and feature.geometry is not None and feature.radius_m is None:
        yield (
            "RADIUS",
            "radius_m",
            f"precision {feature.precision.value!r} without the radius of its uncertainty",
            "give radius_m in metres",
        )


def _times_in_order(feature: Feature, _layer: Layer, _whole: Whole) -> Iterator[Finding]:
    if not isinstance(feature, Report):
        return
    for first, last in (("event_start", "event_end"), ("valid_from", "valid_to")):
        start, end = getattr(feature, first), getattr(feature, last)
        if start is not None and end is not None and end.end < start.start:
            yield "TIME", last, f"{last} is before {first}", "correct one of them"


def _told_after_it_began(feature: Feature, _layer: Layer, _whole: Whole) -> Iterator[Finding]:
    if not isinstance(feature, Report) or feature.event_start is None:
        return
    if feature.event_start.start > feature.reported_at.end:
        yield (
            "TIME",
            "event_start",
            "the event begins after it was reported",
            "correct one of them; what is only announced has valid_from",
        )


def _quantity_in_order(feature: Feature, _layer: Layer, _whole: Whole) -> Iterator[Finding]:
    quantity = feature.quantity if isinstance(feature, Report) else None
    if quantity is None:
        return
    known = [
        number
        for number in (quantity.minimum, quantity.value, quantity.maximum)
        if number is not None
    ]
    if known != sorted(known):
        yield (
            "QUANTITY",
            "quantity",
            "quantity_min, quantity and quantity_max are not in order",
            "correct them",
        )
    if quantity.unit is None:
        yield "QUANTITY", "quantity_unit", "a number without its unit", "give quantity_unit"


def _handling_suits(feature: Feature, _layer: Layer, whole: Whole) -> Iterator[Finding]:
    if not isinstance(feature, Report) or feature.handling is None or whole.handling is None:
        return
    if feature.handling.is_stricter_than(whole.handling):
        yield (
            "HANDLING",
            "handling",
            f"a {feature.handling.value} report would leave in {whole.handling.value} products",
            "take it out, or raise the handling of the situation",
        )


_RULES: tuple[Rule, ...] = (
    _sources_exist,
    _relations_exist,
    _supersession_ends,
    _nothing_listed_twice,
    _frame_is_neutral,
    _lies_on_a_map,
    _geometry_suits,
    _radius_suits,
    _times_in_order,
    _told_after_it_began,
    _quantity_in_order,
    _handling_suits,
)
