"""The situation that is shipped: complete, neutral, and no more exact than its sources."""

import re

import pytest

import geomap

IDS = [
    "us-large-deployment",
    "xk-2nd-brigade",
    "xk-3rd-brigade",
    "xk-4th-brigade",
    "xk-48-bases",
    "rs-strength-8350",
    "rs-strength-4500",
    "us-some-withdrawal",
    "convoy-kraljevo-raska",
    "convoy-predejane",
    "kfor-north",
    "kfor-near-line",
    "kfor-banjska",
    "kfor-uk",
    "kfor-romania",
    "kfor-headquarters",
    "kfor-strength",
    "banjska-ambush",
    "banjska-siege",
    "jarinje-closed",
    "jarinje-open",
    "brnjak-closed",
    "brnjak-open",
    "merdare-open",
    "searches-north-mitrovica",
    "leposavic",
    "zvecan",
    "zubin-potok",
    "north-mitrovica",
    "ground-safety-zone",
    "kosovo-serbia-line",
    "notification-strip",
]


@pytest.fixture(scope="module")
def shipped(layers_folder):
    return geomap.load(layers_folder)


@pytest.fixture(scope="module")
def features(shipped):
    return {feature.id: feature for layer in shipped.record for feature in layer.features}


@pytest.fixture(scope="module")
def reports(shipped):
    return [report for layer in shipped.record for report in layer.reports]


def known(situation):
    return {
        (report.id, report.standing, report.superseded_by, report.valid_to)
        for layer in situation.layers
        for report in layer.reports
    }


@pytest.mark.usefixtures("page_assets")
def test_shipped_folder_has_no_problem(layers_folder):
    assert geomap.check(layers_folder) == ()


@pytest.mark.parametrize("feature_id", IDS)
def test_feature_is_there(features, feature_id):
    assert feature_id in features


def test_there_are_at_least_three_maps_and_editions(shipped):
    assert [drawn.id for drawn in shipped.maps] == ["situation", "north", "deployments"]
    assert [edition.number for edition in shipped.editions] == [1, 2, 3]


def test_each_edition_differs_from_the_one_before(shipped):
    pictures = [known(shipped.at(edition=edition.number)) for edition in shipped.editions]

    assert len(set(map(frozenset, pictures))) == len(pictures)


def test_each_edition_says_what_is_new(shipped):
    assert all(edition.note.get("en") for edition in shipped.editions)


def test_every_report_is_in_the_last_edition(shipped, reports):
    late = {report.id for report in reports} - {row[0] for row in known(shipped.at(edition=3))}

    assert late == set()


def test_no_deployment_is_a_pin_on_the_map(shipped):
    for layer in shipped.record:
        if layer.id == "deployments":
            for report in layer.reports:
                kind = report.geometry and report.geometry.geom_type
                assert kind in {None, "Polygon", "MultiPolygon"}, report.id


def test_every_report_says_what_the_other_side_says(reports):
    silent = [report.id for report in reports if not report.disputed_by]

    assert silent == []


def test_claim_of_one_party_names_who_disputes_it(shipped):
    """A deployment told by one party alone: somebody on the other side has answered."""
    unanswered = [
        report.id
        for report in shipped.layer("deployments").reports
        if report.claim_type in {"official_claim", "self_report"}
        and report.disputed_by.startswith("None found")
    ]

    assert unanswered == []


def test_every_source_is_cited(shipped, features):
    cited = {source for feature in features.values() for source in feature.sources}

    assert set(shipped.sources) - cited == set()


def test_every_report_is_graded_with_its_reason(reports):
    assert [report.id for report in reports if not report.rationale] == []


def test_confirmed_report_cites_more_than_one_source(reports):
    alone = [report.id for report in reports if report.credibility == 1 and len(report.sources) < 2]

    assert alone == []


def test_every_report_has_a_name_and_summary_in_every_language(shipped, reports):
    for report in reports:
        assert set(report.names) >= set(shipped.languages), report.id
        assert set(report.summaries) >= set(shipped.languages), report.id


def test_base_geometry_says_where_it_comes_from_and_under_which_licence(shipped):
    for layer in shipped.record:
        for feature in layer.features:
            if layer.kind != "reports":
                assert feature.origin.source, feature.id
                assert feature.origin.licence, feature.id


def test_title_and_footnote_are_there_in_every_language(shipped):
    assert set(shipped.title) >= set(shipped.languages)
    assert set(shipped.footnote) >= set(shipped.languages)


def test_no_summary_tells_what_is_known_later_only(reports):
    """A report whose end is not known yet must not name it in its texts."""
    for report in reports:
        if report.valid_to is not None and report.valid_to.end > report.reported_at.end:
            day = f"{report.valid_to.end.day} {report.valid_to.end:%b}"
            assert not re.search(rf"\b{day}\b", report.summaries["en"]), report.id


def test_line_is_named_as_disputed(shipped):
    assert "disputed" in shipped.layer(shipped.line).title["en"]


def test_every_layer_file_is_used(shipped, layers_folder):
    files = {path.name for path in layers_folder.glob("*.geojson")}

    assert files == {known.path for known in shipped.inputs if known.path.endswith(".geojson")}


def test_no_relation_goes_back_in_time(features, reports):
    for report in reports:
        for older in report.supersedes:
            assert features[older].reported_at.end <= report.reported_at.end, report.id


def test_layer_files_have_one_feature_a_line_and_six_decimals_at_most(layers_folder):
    for path in sorted(layers_folder.glob("*.geojson")):
        lines = path.read_text("utf-8").splitlines()
        assert lines[0] == '{"type":"FeatureCollection","features":[', path.name
        assert lines[-1] == "]}", path.name
        assert all(line.startswith('{"type":"Feature"') for line in lines[1:-1]), path.name
        assert not re.search(r"\d\.\d{7,}", path.read_text("utf-8")), path.name
