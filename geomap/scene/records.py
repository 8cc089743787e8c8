"""Features as flat properties, such as a layer file has them: nothing that it says is left out."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from enum import StrEnum

from geomap.model.report import Feature, Report
from geomap.model.text import Text
from geomap.scene.facts import report_properties

#: Of a report, beside its facts.
_FURTHER = (
    "sidc", "composition", "designation", "event_precision", "rationale", "reviewed_by",
)  # fmt: skip
#: Told with ids or codes in one text, parted by semicolons, as layer files may have them.
_LISTS = ("icons", "unchecked", "sources")


def properties_of(feature: Feature, language: str) -> dict[str, object]:
    """Return what is said of a feature, with the names of layer files.

    Texts in other languages stand behind the first, as ``name:fr``. Of a report, what the record
    says at the time of the map comes with it: ``standing``, ``superseded_by`` and its ``grade``.

    Parameters
    ----------
    feature
        Of a layer of the map.
    language
        That of ``name``.

    Returns
    -------
    dict
        Texts and numbers; what is not said is left out.
    """
    told: dict[str, object] = {"id": feature.id}
    told |= _in_languages("name", feature.names, language)
    told |= _in_languages("summary", feature.summaries, language)
    told["kind"] = feature.kind
    told |= dict(_translated(_of_report(feature), feature) if isinstance(feature, Report) else ())
    if not isinstance(feature, Report):
        told |= dict(_translated({"disputed_by": feature.disputed_by}, feature))
        told |= {"rank": feature.rank, **asdict(feature.origin)}
    told |= {key: ";".join(getattr(feature, key, ())) for key in _LISTS}
    # what geomap does not know must not hide what it does
    told = {**feature.extra, **told}
    return {key: _plain(value) for key, value in told.items() if value not in (None, "")}


def _of_report(report: Report) -> dict[str, object]:
    told: dict[str, object] = {
        "standing": report.standing,
        "superseded_by": ";".join(report.superseded_by),
        **report_properties(report),
        "grade": report.grade,
    }
    return told | {key: getattr(report, key) for key in _FURTHER}


def _translated(told: Mapping[str, object], feature: Feature) -> Iterator[tuple[str, object]]:
    """Yield properties, each with its texts in further languages behind it."""
    for key, value in told.items():
        yield key, value
        for language, text in feature.translations.get(key, {}).items():
            yield f"{key}:{language}", text


def _in_languages(key: str, texts: Text, language: str) -> dict[str, object]:
    first: dict[str, object] = {key: texts[language]} if language in texts else {}
    return first | {f"{key}:{tag}": text for tag, text in texts.items() if tag != language}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    # files give whole metres as whole numbers
    return int(value) if isinstance(value, float) and value.is_integer() else value
