"""Each rule about the whole situation, broken once."""

import pytest


def test_repeated_id_is_refused(broken, report_json):
    problem = broken(report_json("a"), report_json("a"))

    assert problem.code == "GM-LOAD-ID"
    assert problem.feature == "a"
    assert problem.path == "id"
    assert "'a' stands 2 times" in problem.message
    assert problem.cure == "give each feature an id of its own"


def test_id_repeated_in_another_file_is_refused_and_both_are_named(broken, report_json):
    problem = broken(report_json("place"))

    assert problem.code == "GM-LOAD-ID"
    assert "places.geojson" in problem.message
    assert "reports.geojson" in problem.message


def test_id_repeated_in_a_layer_of_another_kind_is_the_only_complaint(situation_folder, place_json):
    line = place_json("place", kind="line", geometry="line")
    situation_folder.files["line.geojson"] = [line]

    codes = [problem.code for problem in situation_folder.problems()]

    assert codes == ["GM-LOAD-ID"]


def test_unknown_source_is_refused_with_the_nearest(broken, report_json):
    problem = broken(report_json("a", sources="S01;S10"))

    assert problem.code == "GM-LOAD-SOURCE"
    assert problem.feature == "a"
    assert problem.path == "sources"
    assert problem.message == "there is no source 'S10'"
    assert problem.cure.startswith("add it to sources.toml")


@pytest.mark.parametrize("key", ["supersedes", "contradicts"])
def test_relation_to_an_unknown_report_is_refused_with_the_nearest(broken, report_json, key):
    problem = broken(report_json("old-report"), report_json("b", **{key: "old-reprot"}))

    assert problem.code == "GM-LOAD-RELATION"
    assert problem.feature == "b"
    assert problem.path == key
    assert problem.message == "there is no report 'old-reprot'"
    assert problem.cure == "did you mean 'old-report'?"


@pytest.mark.parametrize("key", ["supersedes", "contradicts"])
def test_relation_to_itself_is_refused(broken, report_json, key):
    problem = broken(report_json("a", **{key: "a"}))

    assert problem.code == "GM-LOAD-RELATION"
    assert problem.message == f"the report {key} itself"
    assert problem.cure == "name another report"


def test_relation_to_a_place_is_refused(broken, report_json):
    assert broken(report_json("a", supersedes="place")).code == "GM-LOAD-RELATION"


def test_missing_relation_is_not_blamed_while_a_file_cannot_be_read(situation_folder, report_json):
    situation_folder.files["places.geojson"] = b"broken"
    situation_folder.files["reports.geojson"] = [report_json("a", supersedes="unknown")]

    assert [problem.code for problem in situation_folder.problems()] == ["GM-LOAD-JSON"]


@pytest.mark.parametrize("precision", ["exact", "place"])
@pytest.mark.parametrize("geometry", ["area", "line"])
def test_exact_report_is_drawn_as_a_point(broken, report_json, precision, geometry):
    problem = broken(report_json("a", precision=precision, geometry=geometry))

    assert problem.code == "GM-LOAD-PRECISION"
    assert problem.path == "geometry"
    assert problem.cure == "draw it as Point, or correct the precision"


@pytest.mark.parametrize("precision", ["area", "sector", "border-wide"])
@pytest.mark.parametrize("geometry", ["point", "line"])
def test_vague_report_is_never_drawn_as_a_pin(broken, report_json, precision, geometry):
    problem = broken(report_json("a", precision=precision, radius_m=..., geometry=geometry))

    assert problem.code == "GM-LOAD-PRECISION"
    assert f"does not suit precision {precision!r}" in problem.message
    assert problem.cure == "draw it as Polygon, or correct the precision"


@pytest.mark.parametrize("precision", ["theatre", "none"])
@pytest.mark.parametrize("geometry", ["point", "area"])
def test_report_without_a_place_is_not_drawn(broken, report_json, precision, geometry):
    problem = broken(report_json("a", precision=precision, radius_m=..., geometry=geometry))

    assert problem.code == "GM-LOAD-PRECISION"
    assert problem.cure == "make the geometry null"


@pytest.mark.parametrize("precision", ["exact", "place", "area", "sector"])
def test_report_that_promises_a_place_has_one(broken, report_json, precision):
    problem = broken(report_json("a", precision=precision, geometry=None))

    assert problem.code == "GM-LOAD-PRECISION"
    assert problem.message == f"precision {precision!r} promises a place, and there is none"
    assert problem.cure == "draw it, or say precision 'none' or 'theatre'"


@pytest.mark.parametrize("precision", ["border-wide", "theatre", "none"])
def test_report_of_no_single_place_needs_no_geometry(fine, report_json, precision):
    assert fine(report_json("a", precision=precision, radius_m=..., geometry=None))


@pytest.mark.parametrize("precision", ["area", "sector", "border-wide"])
def test_vague_report_is_an_area(fine, report_json, precision):
    assert fine(report_json("a", precision=precision, radius_m=..., geometry="area"))


def test_multi_geometry_counts_as_its_single_one(fine, report_json):
    square = [[[20.5, 42.5], [21.5, 42.5], [21.5, 43.5], [20.5, 42.5]]]

    assert fine(
        report_json(
            "a",
            precision="area",
            radius_m=...,
            geometry_basis="editorial",
            geometry={"type": "MultiPolygon", "coordinates": [square]},
        )
    )


@pytest.mark.parametrize(
    "file, geometry, kind",
    [("places.geojson", "area", "places"), ("line.geojson", "area", "line")],
)
def test_feature_whose_geometry_does_not_suit_its_layer_is_refused(
    situation_folder, place_json, file, geometry, kind
):
    situation_folder.files[file] = [place_json("odd", geometry=geometry)]

    (problem,) = situation_folder.problems()

    assert problem.code == "GM-LOAD-TYPE"
    assert problem.feature == "odd"
    assert problem.path == "geometry"
    assert problem.message == f"a Polygon stands in a {kind} layer"
    assert problem.cure.startswith("draw it as ")


def test_place_without_geometry_is_refused(situation_folder, place_json):
    situation_folder.files["places.geojson"] = [place_json("odd", geometry=None)]

    (problem,) = situation_folder.problems()

    assert problem.code == "GM-LOAD-TYPE"
    assert problem.message == "a feature of a places layer needs a geometry"
    assert problem.cure == "draw it"


@pytest.mark.parametrize("precision", ["exact", "place"])
def test_point_without_the_radius_of_its_uncertainty_is_refused(broken, report_json, precision):
    problem = broken(report_json("a", kind="incident", precision=precision, radius_m=...))

    assert problem.code == "GM-LOAD-RADIUS"
    assert problem.path == "radius_m"
    assert problem.cure == "give radius_m in metres"


@pytest.mark.parametrize("first, last", [("event_start", "event_end"), ("valid_from", "valid_to")])
def test_end_before_the_beginning_is_refused(broken, report_json, first, last):
    problem = broken(report_json("a", **{first: "2023-09-24", last: "2023-09-23"}))

    assert problem.code == "GM-LOAD-TIME"
    assert problem.path == last
    assert problem.message == f"{last} is before {first}"


def test_hour_and_its_whole_day_are_not_out_of_order(fine, report_json):
    assert fine(report_json("a", valid_from="2023-09-24T03:00:00+02:00", valid_to="2023-09-24"))


@pytest.mark.parametrize(
    "numbers",
    [
        {"quantity_min": 30, "quantity_max": 10},
        {"quantity": 5, "quantity_min": 10},
        {"quantity": 50, "quantity_max": 10},
    ],
)
def test_quantity_outside_its_range_is_refused(broken, report_json, numbers):
    problem = broken(report_json("a", quantity_unit="persons", **numbers))

    assert problem.code == "GM-LOAD-QUANTITY"
    assert problem.path == "quantity"
    assert "not in order" in problem.message


def test_quantity_without_its_unit_is_refused(broken, report_json):
    problem = broken(report_json("a", quantity=5))

    assert problem.code == "GM-LOAD-QUANTITY"
    assert problem.path == "quantity_unit"
    assert problem.cure == "give quantity_unit"


def test_report_whose_handling_is_stricter_than_the_products_is_refused(broken, report_json):
    problem = broken(report_json("a", handling="TLP:AMBER"))

    assert problem.code == "GM-LOAD-HANDLING"
    assert problem.path == "handling"
    assert problem.message == "a TLP:AMBER report would leave in TLP:CLEAR products"


def test_report_whose_handling_is_the_products_own_is_fine(situation_folder, report_json):
    situation_folder.situation["situation"]["handling"] = "TLP:AMBER"
    situation_folder.files["reports.geojson"] = [report_json("a", handling="TLP:AMBER")]

    assert situation_folder.problems() == ()


def test_reports_that_supersede_each_other_in_a_ring_are_refused(situation_folder, report_json):
    situation_folder.files["reports.geojson"] = [
        report_json("a", supersedes="c"),
        report_json("b", supersedes="a"),
        report_json("c", supersedes="b"),
    ]

    problems = situation_folder.problems()

    assert {problem.feature for problem in problems} == {"a", "b", "c"}
    assert {problem.code for problem in problems} == {"GM-LOAD-RELATION"}


def test_report_cannot_supersede_a_later_one(broken, report_json):
    problem = broken(
        report_json("early", reported_at="2023-09-29", supersedes="late"),
        report_json("late", reported_at="2023-10-02"),
    )

    assert problem.feature == "early"
    assert "reported later" in problem.message


@pytest.mark.parametrize("key", ["sources", "supersedes", "contradicts"])
def test_what_is_listed_twice_is_refused(broken, report_json, key):
    value = "S01;S01" if key == "sources" else "b;b"

    problem = broken(report_json("a", **{key: value}), report_json("b"))

    assert (problem.code, problem.path) == ("GM-LOAD-REPEATED", key)


def test_place_far_from_every_map_is_doubted_and_built(situation_folder, report_json):
    far = {"type": "Point", "coordinates": [2.7, 43]}
    situation_folder.files["reports.geojson"] = [report_json("a", geometry=far)]

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity) == ("GM-LOAD-FAR", "warning")
    assert situation_folder.load().require().layer("reports").features


@pytest.mark.parametrize("number", [8.35, "8.350", -1])
def test_number_of_things_is_a_whole_number(situation_folder, report_json, number):
    report = report_json("a", quantity=number, quantity_unit="persons")
    situation_folder.files["reports.geojson"] = [report]

    (problem,) = situation_folder.problems()

    assert problem.path.endswith("quantity")


def test_event_that_begins_after_it_was_reported_is_refused(broken, report_json):
    problem = broken(report_json("a", reported_at="2023-09-29", event_start="2023-10-01"))

    assert (problem.code, problem.path) == ("GM-LOAD-TIME", "event_start")


def test_several_points_in_one_report_are_refused(broken, report_json):
    points = {"type": "MultiPoint", "coordinates": [[21, 43], [21.1, 43]]}

    problem = broken(report_json("a", geometry=points))

    assert problem.code == "GM-LOAD-PRECISION"


def test_thousand_faults_are_enough(situation_folder, report_json):
    situation_folder.files["reports.geojson"] = [
        report_json(f"r{number}", reliability="X") for number in range(1200)
    ]

    problems = situation_folder.problems()

    assert 1000 < len(problems) < 1100
    assert problems[-1].code == "GM-LOAD-MANY"


def test_cap_is_said_where_no_feature_at_all_has_its_form(situation_folder, collection):
    situation_folder.files["reports.geojson"] = collection(*range(1200))

    problems = situation_folder.problems()

    assert problems[-1].code == "GM-LOAD-MANY"
