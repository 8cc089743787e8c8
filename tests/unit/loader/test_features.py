"""Properties of features, from a layer file to the model."""

import pytest

from geomap.model.handling import Handling
from geomap.model.report import Precision, Quantity, Status


@pytest.fixture
def read_reports(situation_folder):
    """Load a folder with these reports, as last reported, and return them by id."""

    def read(*features):
        situation_folder.files["reports.geojson"] = list(features)
        situation = situation_folder.load().require()
        (layer,) = (known for known in situation.record if known.id == "reports")
        return {report.id: report for report in layer.reports}

    return read


@pytest.fixture
def problem_with(situation_folder):
    """Load a folder with one report, and return the one problem found."""

    def read(feature):
        situation_folder.files["reports.geojson"] = [feature]
        (problem,) = situation_folder.problems()
        assert problem.file == (situation_folder.path / "reports.geojson").as_posix()
        return problem

    return read


def test_report_is_read_with_everything_it_says(read_reports, report_json, moment):
    feature = report_json(
        "a",
        side="RS",
        status="present",
        event_start="2023-09-24T03:00:00+02:00",
        event_precision="hour",
        valid_from="2023-09-24",
        quantity=20,
        quantity_min=10,
        quantity_max=30,
        quantity_unit="vehicles",
        quantity_qualifier="about",
        reliability="B",
        credibility=2,
        handling="TLP:CLEAR",
    )

    report = read_reports(feature)["a"]

    assert report.precision is Precision.PLACE
    assert report.status is Status.PRESENT
    assert report.handling is Handling.CLEAR
    assert report.grade == "B2"
    assert report.event_start == moment("2023-09-24T03:00:00+02:00")
    assert report.quantity == Quantity(
        value=20, minimum=10, maximum=30, unit="vehicles", qualifier="about"
    )


def test_ungraded_report_is_f6(read_reports, report_json):
    assert read_reports(report_json("a"))["a"].grade == "F6"


def test_name_belongs_to_the_first_language_of_the_situation(situation_folder, report_json):
    situation_folder.situation["situation"]["languages"] = ["fr", "en"]
    situation_folder.files["reports.geojson"] = [report_json("a", **{"name:en": "English"})]

    situation = situation_folder.load().require()

    assert situation.layer("reports").reports[0].names == {"fr": "Report a", "en": "English"}


@pytest.mark.parametrize("sources", ["S01;S02", " S01 ; S02; ", '["S01", "S02"]', ["S01", "S02"]])
def test_sources_are_a_list_however_a_program_wrote_it(
    situation_folder, read_reports, report_json, sources
):
    situation_folder.sources["S02"] = situation_folder.sources["S01"]

    assert read_reports(report_json("a", sources=sources))["a"].sources == ("S01", "S02")


def test_file_as_qgis_writes_it_is_read(situation_folder, collection, report_json):
    feature = report_json(
        "a",
        fid=7,
        _mine="not for others",
        remark="seen",
        summary=None,
        supersedes=None,
        sources='[ "S01" ]',
    )
    situation_folder.files["reports.geojson"] = collection(
        feature,
        name="reports",
        crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    )

    (report,) = situation_folder.load().require().layer("reports").reports

    assert report.extra == {"remark": "seen"}
    assert report.summaries == {}
    assert report.sources == ("S01",)


def test_columns_that_geomap_does_not_know_are_kept(read_reports, report_json):
    report = read_reports(report_json("a", colour="green", depth_km=3.5))["a"]

    assert report.extra == {"colour": "green", "depth_km": "3.5"}


@pytest.mark.parametrize(
    "changes, code, path",
    [
        ({"id": ...}, "GM-LOAD-MISSING", "id"),
        ({"id": "Not A Slug"}, "GM-LOAD-VALUE", "id"),
        ({"name": ...}, "GM-LOAD-MISSING", "name"),
        ({"name": "   "}, "GM-LOAD-VALUE", "name"),
        ({"name": "x" * 4001}, "GM-LOAD-VALUE", "name"),
        ({"name": "\ud800"}, "GM-LOAD-VALUE", "name"),
        ({"kind": "rumour"}, "GM-LOAD-VALUE", "kind"),
        ({"claimant": ...}, "GM-LOAD-MISSING", "claimant"),
        ({"claim_type": "gossip"}, "GM-LOAD-VALUE", "claim_type"),
        ({"sidc": "SFGPUCI-----"}, "GM-LOAD-VALUE", "sidc"),
        ({"sidc": 10041000001211000000}, "GM-LOAD-VALUE", "sidc"),
        ({"status": "gone"}, "GM-LOAD-VALUE", "status"),
        ({"precision": "about"}, "GM-LOAD-VALUE", "precision"),
        ({"radius_m": 0}, "GM-LOAD-VALUE", "radius_m"),
        ({"radius_m": "far"}, "GM-LOAD-VALUE", "radius_m"),
        ({"radius_m": 2_000_000}, "GM-LOAD-VALUE", "radius_m"),
        ({"reported_at": ...}, "GM-LOAD-MISSING", "reported_at"),
        ({"reported_at": 20230929}, "GM-LOAD-VALUE", "reported_at"),
        ({"quantity": -1}, "GM-LOAD-VALUE", "quantity"),
        ({"reliability": "G"}, "GM-LOAD-VALUE", "reliability"),
        ({"credibility": 0}, "GM-LOAD-VALUE", "credibility"),
        ({"credibility": 2.5}, "GM-LOAD-VALUE", "credibility"),
        ({"handling": "SECRET"}, "GM-LOAD-VALUE", "handling"),
        ({"sources": ...}, "GM-LOAD-MISSING", "sources"),
        ({"sources": ""}, "GM-LOAD-VALUE", "sources"),
        ({"sources": "S01;paper"}, "GM-LOAD-VALUE", "sources[1]"),
        ({"supersedes": "Old Report"}, "GM-LOAD-VALUE", "supersedes[0]"),
    ],
)
def test_property_that_is_missing_or_does_not_fit_is_named(
    problem_with, report_json, changes, code, path
):
    problem = problem_with(report_json(**{"report_id": "a", **changes}))

    assert problem.code == code
    assert problem.path == f"$.features[0].properties.{path}"
    assert problem.cure


def test_problem_names_the_feature_by_its_id(problem_with, report_json):
    assert problem_with(report_json("a", kind="rumour")).feature == "a"


def test_misspelt_property_is_an_error_and_not_an_extra_one(problem_with, report_json):
    problem = problem_with(report_json("a", credibilty=2))

    assert problem.code == "GM-LOAD-KEY"
    assert problem.path == "$.features[0].properties.credibilty"
    assert problem.cure == "did you mean 'credibility'?"


@pytest.mark.parametrize(
    "time", ["2023-09-29T14:00:00", "29.9.2023", "2023-09-31", "0001-01-01T00:00:00+14:00"]
)
@pytest.mark.parametrize("key", ["reported_at", "valid_to", "event_start"])
def test_time_that_cannot_be_relied_on_is_refused(problem_with, report_json, key, time):
    problem = problem_with(report_json("a", **{key: time}))

    assert problem.code == "GM-LOAD-TIME"
    assert problem.feature == "a"
    assert problem.path == f"$.features[0].properties.{key}"
    assert "2023-09-29T14:00:00+02:00" in problem.cure


def test_wrong_geometry_is_named_with_feature_and_path(problem_with, report_json):
    problem = problem_with(report_json("a", geometry={"type": "Point", "coordinates": [21, 99]}))

    assert problem.code == "GM-LOAD-GEOMETRY"
    assert problem.feature == "a"
    assert problem.path == "$.features[0].geometry.coordinates"


def test_wrong_geometry_and_wrong_property_of_one_feature_are_told_at_once(
    situation_folder, report_json
):
    situation_folder.files["reports.geojson"] = [report_json("a", kind="x", geometry={"type": "x"})]

    codes = {problem.code for problem in situation_folder.problems()}

    assert codes == {"GM-LOAD-VALUE", "GM-LOAD-GEOMETRY"}


def test_list_of_sources_that_nests_without_end_is_a_problem_and_no_crash(
    problem_with, report_json
):
    problem = problem_with(report_json("a", sources="[" * 100_000))

    assert problem.path.startswith("$.features[0].properties.sources")


def test_texts_in_further_languages_are_read_by_property(read_reports, report_json):
    feature = report_json(
        "a",
        composition="tanks",
        location_text="near the river",
        **{
            "claimant:fr": "Quelqu’un",
            "claimant:sr-Latn": " Neko ",
            "disputed_by:fr": "Personne.",
            "location_text:fr": "près de la rivière",
            "composition:fr": "chars",
        },
    )

    report = read_reports(feature)["a"]

    assert report.claimant == "Somebody"
    assert report.translations == {
        "claimant": {"fr": "Quelqu’un", "sr-Latn": "Neko"},
        "disputed_by": {"fr": "Personne."},
        "location_text": {"fr": "près de la rivière"},
        "composition": {"fr": "chars"},
    }
    assert report.extra == {}


def test_translation_of_what_is_not_said_is_none(read_reports, report_json):
    report = read_reports(report_json("a", **{"confirmed_by:fr": "Un autre", "claimant:fr": " "}))

    assert report["a"].translations == {}


def test_base_features_may_say_in_further_languages_who_disagrees(situation_folder, place_json):
    place = place_json("place", disputed_by="Others.", **{"disputed_by:fr": "D’autres."})
    situation_folder.files["places.geojson"] = [place]

    situation = situation_folder.load().require()

    (feature,) = situation.layer("places").features
    assert feature.translations == {"disputed_by": {"fr": "D’autres."}}


@pytest.mark.parametrize("key", ["disputed_by_fr", "claimant-sq", "location_text FR"])
def test_language_behind_something_else_than_a_colon_is_refused(problem_with, report_json, key):
    problem = problem_with(report_json("a", **{key: "Dit."}))

    base, language = key[:-3], key[-2:].lower()
    assert problem.code == "GM-LOAD-KEY"
    assert problem.cure == f"did you mean '{base}:{language}'?"


def test_translated_name_that_is_no_text_is_refused(problem_with, report_json):
    problem = problem_with(report_json("a", **{"name:fr": {"a": 1}}))

    assert problem.path == "$.features[0].properties['name:fr']"


@pytest.mark.parametrize("key", ["remark", "name:fr"])
def test_half_a_character_in_a_free_text_is_refused_when_read_and_not_when_written(
    problem_with, report_json, key
):
    problem = problem_with(report_json("a", **{key: "\ud800"}))

    assert problem.feature == "a"


@pytest.mark.parametrize("nothing", ["NULL", "n/a", "None", " - ", "–", "nan", "TODO", "?"])
@pytest.mark.parametrize("key", ["confirmed_by", "claimant", "rationale", "summary", "name:fr"])
def test_text_that_stands_for_nothing_is_no_statement(situation_folder, report_json, key, nothing):
    situation_folder.files["reports.geojson"] = [report_json("a", **{key: nothing})]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.feature) == ("GM-LOAD-VALUE", "a")
    assert "stands for nothing" in problem.message
    assert "leave " in problem.cure


@pytest.mark.parametrize("text", ["Army \u202eymra", "Army\u2066", "Ar\u0007my", "\u009bArmy"])
@pytest.mark.parametrize("key", ["name", "claimant", "summary:fr", "remark"])
def test_text_that_reads_otherwise_than_it_is_is_refused(situation_folder, report_json, key, text):
    situation_folder.files["reports.geojson"] = [report_json("a", **{key: text})]

    problems = [found for found in situation_folder.problems() if found.is_error]

    assert [(found.code, found.feature) for found in problems] == [("GM-LOAD-VALUE", "a")]
    assert "which is not seen and makes it read otherwise" in problems[0].message
    assert str(problems[0]).replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "text", ["\u05d0\u200f (1)", "\u0645\u200c\u062e", "Two\nlines", "Shy\u00adhyphen"]
)
def test_text_that_needs_marks_may_have_them(situation_folder, report_json, text):
    situation_folder.files["reports.geojson"] = [report_json("a", summary=text)]

    assert situation_folder.problems() == ()


def test_none_found_is_a_statement(situation_folder, report_json):
    situation_folder.files["reports.geojson"] = [report_json("a", disputed_by="None found.")]

    assert situation_folder.problems() == ()


@pytest.mark.parametrize(
    "unchecked, hint",
    [
        ("perhaps", "write true"),
        ("geometri", "did you mean 'geometry'?"),
        ("name:Albanian", "write"),
    ],
)
def test_unchecked_names_a_property_or_is_true(situation_folder, report_json, unchecked, hint):
    situation_folder.files["reports.geojson"] = [report_json("a", unchecked=unchecked)]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.path) == ("GM-LOAD-VALUE", "$.features[0].properties.unchecked")
    assert f"{unchecked!r} is neither true nor a property" in problem.message
    assert hint in problem.message


@pytest.mark.parametrize(
    "changes, cure",
    [
        ({"sidc": 10044000001104000000}, "write it as a text, in quotes"),
        ({"quantity": "many"}, "write a whole number, or leave it out"),
        ({"rationale": ""}, "write a text, or leave it out"),
        ({"precision": "Place"}, "did you mean 'place'?"),
        ({"claim_type": "official_clame"}, "did you mean 'official_claim'?"),
    ],
)
def test_cure_says_what_to_write(situation_folder, report_json, changes, cure):
    situation_folder.files["reports.geojson"] = [report_json("a", **changes)]

    (problem,) = situation_folder.problems()

    assert cure in problem.cure
