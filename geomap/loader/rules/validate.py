"""Run every rule over every feature."""

from collections.abc import Iterator

from geomap.loader.rules import claims, layers, places, positions, references, times
from geomap.loader.rules.whole import Finding, LayerRule, ReportRule, Rule, Whole
from geomap.model.layer import Layer
from geomap.model.problem import Problem
from geomap.model.report import Feature, Report
from geomap.spec.codes import explanation_of

_FEATURE_RULES: tuple[Rule, ...] = (
    references.sources_exist,
    references.nothing_is_listed_twice,
    references.named_sources_are_cited,
    places.lies_on_a_map,
    places.geometry_suits_layer,
)
_REPORT_RULES: tuple[ReportRule, ...] = (
    references.relations_exist,
    references.supersession_ends,
    references.superseder_is_the_same_party,
    references.sources_are_late_enough,
    places.geometry_suits_precision,
    places.basis_is_told,
    places.radius_suits_precision,
    places.exact_force_is_stated,
    positions.texts_are_no_finer,
    times.times_are_in_order,
    times.told_after_it_began,
    times.some_edition_knows_it,
    claims.confirmation_has_two_voices,
    claims.other_side_is_heard,
    claims.unchecked_is_not_sure,
    claims.frame_suits_perspective,
    claims.quantity_is_in_order,
    claims.handling_suits,
)
_LAYER_RULES: tuple[LayerRule, ...] = (
    layers.origin_is_told,
    layers.areas_do_not_overlap,
    layers.languages_are_complete,
    layers.own_columns_are_wanted,
    layers.no_placeholder_is_left,
)


def validate_layers(whole: Whole) -> list[Problem]:
    """Check features against each other, the sources and the rules of drawing.

    Parameters
    ----------
    whole
        The situation as far as it could be read.

    Returns
    -------
    list of Problem
        In the order of the files.
    """
    problems: list[Problem] = []
    seen: set[str] = set()
    for layer in whole.layers:
        for feature in layer.features:
            if feature.id in seen:
                problems.append(_problem(_repeated_id(feature, whole), layer, feature))
            seen.add(feature.id)
            problems += [
                _problem(found, layer, feature) for found in _findings(feature, layer, whole)
            ]
        problems += [
            _problem(found, layer) for rule in _LAYER_RULES for found in rule(layer, whole)
        ]
    return problems


def _findings(feature: Feature, layer: Layer, whole: Whole) -> Iterator[Finding]:
    for rule in _FEATURE_RULES:
        yield from rule(feature, layer, whole)
    if isinstance(feature, Report):
        for report_rule in _REPORT_RULES:
            yield from report_rule(feature, whole)


def _repeated_id(feature: Feature, whole: Whole) -> Finding:
    files = whole.owners[feature.id]
    return Finding(
        "ID",
        "id",
        f"the id {feature.id!r} stands {files.total()} times, in {', '.join(sorted(files))}",
        "give each feature an id of its own",
    )


def _problem(found: Finding, layer: Layer, feature: Feature | None = None) -> Problem:
    return explanation_of(f"GM-LOAD-{found.code}").problem(
        found.message,
        cure=found.cure,
        file=layer.file,
        feature=feature.id if feature else None,
        path=found.path or None,
    )
