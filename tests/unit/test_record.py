"""The shipped situation against tables of what was reported; read the tables, not this file.

`features.csv` has the features that every map must hold, with all that is said of them;
`timeline.csv` what was said, by whom and when; `editions.csv` what the record says of it at each
cut-off; `publishers.csv`, whose page an address is. A dash means that there must be nothing; an
empty cell, that the row does not say.
"""

import csv
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import geomap
from geomap.model.moment import Moment
from geomap.model.report import Report

TABLES = Path(__file__).parents[1] / "data" / "record"


def read(name):
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FEATURES, TIMELINE, EDITIONS = read("features.csv"), read("timeline.csv"), read("editions.csv")
PUBLISHERS = {row["host"]: row["publisher"] for row in read("publishers.csv")}


@pytest.fixture(scope="module")
def shipped(layers_folder):
    return geomap.load(layers_folder)


@pytest.fixture(scope="module")
def features(shipped):
    return {feature.id: (feature, layer) for layer in shipped.record for feature in layer.features}


def told(feature, layer):
    """Spell everything the table asks of a feature as text; a dash where there is nothing."""
    quantity = getattr(feature, "quantity", None)
    values = {
        "layer": layer.id,
        "shown": "yes" if layer.visible else "no",
        "kind": feature.kind,
        "geometry": feature.geometry.geom_type if feature.geometry else "none",
    }
    if isinstance(feature, Report):
        values |= {
            "side": feature.side,
            "precision": feature.precision.value,
            "basis": feature.geometry_basis if feature.geometry else None,
            "radius_m": None if feature.radius_m is None else f"{feature.radius_m:g}",
            "sidc": feature.sidc,
            "icons": ";".join(feature.icons),
            "status": feature.status.value,
            "grade": feature.grade,
            "supersedes": ";".join(feature.supersedes),
        }
        for key, name in (
            ("quantity", "value"),
            ("minimum", "minimum"),
            ("maximum", "maximum"),
            ("unit", "unit"),
            ("qualifier", "qualifier"),
        ):
            number = getattr(quantity, name, None)
            values[key] = None if number is None else str(number)
    return {key: value or "-" for key, value in values.items()}


@pytest.mark.parametrize("row", FEATURES, ids=lambda row: row["id"])
def test_feature_is_there_with_all_that_is_said_of_it(features, row):
    feature, layer = features[row["id"]]

    expected = {key: value for key, value in row.items() if value} | {"fact": "", "sources": ""}
    found = told(feature, layer) | {"id": feature.id, "fact": "", "sources": ""}

    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("row", [*FEATURES, *TIMELINE], ids=lambda row: row["id"])
def test_feature_cites_its_sources(features, row):
    feature, _ = features[row["id"]]

    assert {source for source in row["sources"].split(";") if source} <= set(feature.sources)


@pytest.mark.parametrize("row", TIMELINE, ids=lambda row: f"{row['reported_on']} {row['id']}")
def test_what_was_said_is_there_with_its_day_its_claimant_and_its_precision(shipped, features, row):
    report, _ = features[row["id"]]
    begun = None if row["event_on"] == "-" else Moment.parse(row["event_on"], shipped.zone)

    assert report.event_start == begun
    assert report.reported_at == Moment.parse(row["reported_on"], shipped.zone)
    assert row["claimant"] in report.claimant
    assert report.precision == row["precision"]


def test_nothing_is_told_that_the_timeline_does_not_have(shipped):
    listed = {row["id"] for row in TIMELINE}

    assert {report.id for layer in shipped.record for report in layer.reports} == listed


@pytest.mark.parametrize("row", EDITIONS, ids=lambda row: row["id"])
@pytest.mark.parametrize("edition", [1, 2, 3])
def test_edition_says_of_it_what_the_record_said_then(shipped, row, edition):
    known = {
        report.id: report.standing.value
        for layer in shipped.at(edition=edition).layers
        for report in layer.reports
    }

    assert known.get(row["id"], "unknown") == row[f"edition {edition}"]


def test_every_source_has_what_a_reader_looks_for(shipped):
    for source in shipped.sources.values():
        assert source.publisher, source.id
        assert source.title, source.id
        assert source.language, source.id
        parts = urlsplit(source.url)
        assert parts.scheme in {"http", "https"}, source.id
        assert parts.hostname, source.id
        assert not parts.username, source.id


def test_every_source_has_a_date_or_says_of_when_it_is(shipped):
    for source in shipped.sources.values():
        told = f"{source.title} {source.url} {source.note}"
        assert source.date or re.search(r"20\d\d|Undated", told), source.id


def test_every_original_is_a_page_of_its_publisher(shipped):
    for source in shipped.sources.values():
        if source.evidence == "original":
            host = urlsplit(source.url).hostname
            owner = next(
                (name for known, name in PUBLISHERS.items() if host == known
                 or host.endswith(f".{known}")), None,
            )  # fmt: skip
            assert owner is not None, (source.id, host)
            assert owner in source.publisher, (source.id, host)
