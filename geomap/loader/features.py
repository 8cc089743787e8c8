"""Raw features to model features: properties checked against the schema, times read."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from geomap.loader.decode import RawFeature
from geomap.loader.geometry import build_geometry
from geomap.model.bounds import Bounds
from geomap.model.layer import LayerKind
from geomap.model.moment import Moment
from geomap.model.problem import Problem
from geomap.model.report import Feature, Origin, Quantity, Report
from geomap.spec.explain import did_you_mean, json_path, problems_of, shown
from geomap.spec.feature_properties import (
    TRANSLATABLE,
    TRANSLATED,
    FeatureProperties,
    ReportProperties,
    is_private,
)
from geomap.spec.fields import fault_of, trick_in

#: So much of an id is told in a problem.
_ID_SHOWN = 64
#: "name_fr", "summary-sq", "name FR": a language behind something else than a colon.
_LANGUAGE_BEHIND = re.compile(rf"(?i)({'|'.join(TRANSLATABLE)})[_.\- :]([a-z]{{2,3}})\Z")
_OWN_TEXTS = ("name", "summary")
_TIMES = ("event_start", "event_end", "reported_at", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureContext:
    """What reading one feature needs to know of its situation."""

    file: str
    kind: LayerKind
    language: str
    zone: dt.tzinfo
    plausible: Sequence[Bounds]


def read_feature(raw: RawFeature, context: FeatureContext) -> tuple[Feature | None, list[Problem]]:
    """Make a feature of a layer from a raw one.

    Parameters
    ----------
    raw
        As decoded.
    context
        File, layer kind, language of the plain `name`, time zone of dates, boxes of the maps.

    Returns
    -------
    feature, problems
        The feature, unless an error was found in it.
    """
    properties, problems = _read_properties(raw, context)
    geometry = None
    if raw.geometry is not None:
        geometry, findings = build_geometry(raw.geometry, plausible=context.plausible)
        for place, message, cure in findings:
            problems.append(
                _problem(
                    "GEOMETRY", raw, context, message, cure, path=f"{raw.path}.geometry{place}"
                )
            )
    if properties is None or any(problem.is_error for problem in problems):
        return None, problems
    common: dict[str, Any] = {
        "id": properties.id,
        "kind": properties.kind,
        "names": _texts("name", properties, context.language),
        "summaries": _texts("summary", properties, context.language),
        "geometry": geometry,
        "sources": tuple(properties.sources),
        "rank": properties.rank,
        "disputed_by": properties.disputed_by,
        "unchecked": tuple(properties.unchecked),
        "origin": _origin(properties),
        "extra": _extra(properties),
        "translations": _translations(properties),
    }
    if not isinstance(properties, ReportProperties):
        return Feature(**common), problems
    times, found = _read_times(properties, raw, context)
    reported_at = times.get("reported_at")
    if found or reported_at is None:
        return None, problems + found
    return _report(properties, common, {**times, "reported_at": reported_at}), problems


def _read_properties(
    raw: RawFeature, context: FeatureContext
) -> tuple[FeatureProperties | None, list[Problem]]:
    model = ReportProperties if context.kind is LayerKind.REPORTS else FeatureProperties
    own = {key: value for key, value in raw.properties.items() if key not in model.model_fields}
    problems = [
        _problem(
            "KEY",
            raw,
            context,
            f"{key!r} is not a known property",
            f"did you mean {near!r}?",
            path=json_path(["properties", key], raw.path),
        )
        for key in own
        if not TRANSLATED.match(key)
        and (near := _nearest(key, model))
        and near not in raw.properties
    ]
    problems += [
        _problem(
            "VALUE",
            raw,
            context,
            f"{key!r} does not hold a text that can be written",
            "write a text in whole Unicode characters",
            path=json_path(["properties", key], raw.path),
        )
        for key, value in own.items()
        if not (_is_unicode(key) and _is_unicode(str(value)))
        or (TRANSLATED.match(key) and not isinstance(value, str))
    ]
    problems += [
        _problem(
            "VALUE",
            raw,
            context,
            f"{shown(value)} does not fit: {fault}",
            "correct it, or leave the property out",
            path=json_path(["properties", key], raw.path),
        )
        for key, value in own.items()
        if isinstance(value, str)
        and not is_private(key)
        and (fault := (fault_of if TRANSLATED.match(key) else trick_in)(value))
    ]
    try:
        return model.model_validate(raw.properties), problems
    except ValidationError as error:
        start = f"{raw.path}.properties"
        found = problems_of(
            error,
            code="GM-LOAD",
            file=context.file,
            model=model,
            value=raw.properties,
            start=start,
        )
        return None, problems + [replace(problem, feature=_id(raw)) for problem in found]


def _nearest(key: str, model: type[FeatureProperties]) -> str | None:
    """Return the property that a key was meant to be, if one is near."""
    language = _LANGUAGE_BEHIND.match(key)
    if language:
        return f"{language[1].lower()}:{language[2].lower()}"
    return did_you_mean(key, model.model_fields)


def _texts(key: str, properties: FeatureProperties, language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    plain = getattr(properties, key)
    if plain is not None:
        texts[language] = plain
    for name, value in (properties.model_extra or {}).items():
        match = TRANSLATED.match(name)
        if match and match[1] == key and str(value).strip():
            texts[match[2]] = str(value).strip()
    return texts


def _translations(properties: FeatureProperties) -> dict[str, dict[str, str]]:
    """Return further languages of what is neither name nor summary; of what is said, that is."""
    found: dict[str, dict[str, str]] = {}
    for name, value in (properties.model_extra or {}).items():
        match, text = TRANSLATED.match(name), str(value).strip()
        if match and text and match[1] not in _OWN_TEXTS and getattr(properties, match[1], None):
            found.setdefault(match[1], {})[match[2]] = text
    return found


def _extra(properties: FeatureProperties) -> dict[str, str]:
    return {
        str(key): value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for key, value in (properties.model_extra or {}).items()
        if not TRANSLATED.match(key) and not is_private(key)
    }


def _origin(properties: FeatureProperties) -> Origin:
    return Origin(
        source=properties.source,
        licence=properties.licence,
        method=properties.method,
        vintage=properties.vintage,
        attribution=properties.attribution,
        accuracy_m_mean=properties.accuracy_m_mean,
        accuracy_m_p95=properties.accuracy_m_p95,
    )


def _read_times(
    properties: ReportProperties, raw: RawFeature, context: FeatureContext
) -> tuple[dict[str, Moment | None], list[Problem]]:
    times: dict[str, Moment | None] = {}
    problems: list[Problem] = []
    for key in _TIMES:
        text = getattr(properties, key)
        try:
            times[key] = None if text is None else Moment.parse(text, context.zone)
        except (ValueError, OverflowError):
            problems.append(
                _problem(
                    "TIME",
                    raw,
                    context,
                    f"{text!r} is not a time that can be relied on",
                    "write a date (2023-09-29) or a date-time with its offset "
                    "(2023-09-29T14:00:00+02:00)",
                    path=f"{raw.path}.properties.{key}",
                )
            )
    return times, problems


def _report(
    properties: ReportProperties, common: Mapping[str, Any], times: Mapping[str, Any]
) -> Report:
    same = (
        "claimant", "claim_type", "precision", "side", "sidc", "composition", "designation",
        "status", "radius_m", "location_text", "geometry_basis", "event_precision", "reliability",
        "credibility", "confirmed_by", "rationale", "reviewed_by", "handling",
    )  # fmt: skip
    return Report(
        **common,
        **{key: getattr(properties, key) for key in same},
        **times,
        icons=tuple(properties.icons),
        quantity=_quantity(properties),
        supersedes=tuple(properties.supersedes),
        contradicts=tuple(properties.contradicts),
    )


def _quantity(properties: ReportProperties) -> Quantity | None:
    numbers = (properties.quantity, properties.quantity_min, properties.quantity_max)
    if all(number is None for number in numbers):
        return None
    return Quantity(
        value=properties.quantity,
        minimum=properties.quantity_min,
        maximum=properties.quantity_max,
        unit=properties.quantity_unit,
        qualifier=properties.quantity_qualifier,
    )


def _id(raw: RawFeature) -> str | None:
    value = raw.properties.get("id")
    if not isinstance(value, str) or not _is_unicode(value):
        return None
    value = value[:_ID_SHOWN]
    return value if value.isprintable() else repr(value)


def _is_unicode(text: str) -> bool:
    """Tell whether a text can be written; JSON can hold halves of characters, which cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _problem(
    kind: str, raw: RawFeature, context: FeatureContext, message: str, cure: str, *, path: str
) -> Problem:
    return Problem(
        code=f"GM-LOAD-{kind}",
        message=message,
        consequence="nothing is built",
        cure=cure,
        file=context.file,
        feature=_id(raw),
        path=path,
    )
