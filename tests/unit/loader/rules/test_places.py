"""Rules about where: nothing is drawn, or written, more exactly than the report."""

import pytest


def test_drawn_report_says_on_what_its_geometry_rests(broken, report_json):
    problem = broken(report_json("a", geometry_basis=...))

    assert (problem.code, problem.path) == ("GM-LOAD-BASIS", "geometry_basis")
    assert problem.cure == "give geometry_basis: editorial, gazetteer, source_stated"


@pytest.mark.parametrize(
    "precision, geometry, basis",
    [
        ("place", "point", "derived_buffer"),
        ("place", "point", "admin_polygon"),
        ("area", "area", "gazetteer"),
        ("border-wide", "area", "admin_polygon"),
    ],
)
def test_basis_that_cannot_be_is_refused(broken, report_json, precision, geometry, basis):
    radius = {"radius_m": ...} if geometry == "area" else {}

    problem = broken(
        report_json("a", precision=precision, geometry=geometry, geometry_basis=basis, **radius)
    )

    assert problem.code == "GM-LOAD-BASIS"
    assert problem.message == f"{basis!r} cannot be the basis of precision {precision!r}"


def test_exact_position_is_never_the_editors(broken, report_json):
    problem = broken(
        report_json("a", kind="incident", precision="exact", geometry_basis="editorial")
    )

    assert problem.code == "GM-LOAD-BASIS"


def test_report_without_a_place_needs_no_basis(fine, report_json):
    assert fine(report_json("a", precision="none", radius_m=..., geometry=None, geometry_basis=...))


def test_area_has_no_radius(broken, report_json):
    problem = broken(report_json("a", precision="area", geometry="area", radius_m=500))

    assert (problem.code, problem.path) == ("GM-LOAD-RADIUS", "radius_m")
    assert problem.cure == "take radius_m out"


def test_what_is_off_by_kilometres_is_not_exact(broken, report_json):
    problem = broken(report_json("a", kind="incident", precision="exact", radius_m=1500))

    assert problem.code == "GM-LOAD-RADIUS"
    assert problem.message == "1500 m is not exact"


EXACT = {"precision": "exact", "radius_m": 100, "geometry_basis": "source_stated"}


@pytest.mark.parametrize("kind", ["deployment", "movement"])
@pytest.mark.parametrize(
    "changes, path",
    [
        ({"geometry_basis": "gazetteer"}, "precision"),
        ({"claim_type": "press_report"}, "precision"),
        ({"claim_type": "press_eyewitness", "reviewed_by": "A. Second"}, "precision"),
        ({}, "reviewed_by"),
    ],
)
def test_exact_place_of_forces_takes_an_official_source_and_two_editors(
    broken, report_json, kind, changes, path
):
    problem = broken(report_json("a", kind=kind, **(EXACT | changes)))

    assert (problem.code, problem.path) == ("GM-LOAD-EXACT", path)


def test_exact_place_of_forces_stated_and_reviewed_is_fine(fine, report_json):
    assert fine(report_json("a", **EXACT, reviewed_by="A. Second"))


@pytest.mark.parametrize("kind", ["incident", "crossing_status", "headquarters"])
def test_exact_place_of_anything_else_takes_a_gazetteer(fine, report_json, kind):
    assert fine(report_json("a", kind=kind, precision="exact", radius_m=100))


@pytest.mark.parametrize(
    "text",
    [
        "seen at 34T DN 8257 5703",
        "seen at 34TDN82575703",
        "seen at 34T DN 825 570",
        "at 42.9733 N, 20.7808 E",
        "at 42.9733° N",
        "at 42,973° N",
        "at 20.7808, 42.9733",
        "at 42°58\u203224\u2033N",
        "at 42° 58' 24\" N",
        "at 42º58'24\u201dN",
        "at 42 58 24 N",
        "at 425824N 0204651E",
        "at 42°58.4' N",
        "at N 42.9733",
        "at lat: 42.9733",
        "at 42,9733; 20,7808",
        "at 482100 4757000",
        "at 482100mE 4757000mN",
        "at 34T\u00a0DN 8257/5703",
        "at 34T DN 82\u200b57 5703",
        "at \uff13\uff14\uff34 DN 8257 5703",
        "at 8GJ2XQFJ+8V",
        "at 42.97331 n, 20.78081 e",
        "at 34T/DN/8257/5703",
    ],
)
def test_text_of_a_place_gives_no_more_than_a_square_of_a_kilometre(broken, report_json, text):
    problem = broken(report_json("a", location_text=text))

    assert (problem.code, problem.path) == ("GM-LOAD-GRID", "location_text")
    assert "the report to 1000 m" in problem.message


@pytest.mark.parametrize("text", ["in square 34T DN 82 57", "in 34TDN8257", "at 42.97 N, 20.78 E",
                                  "near 42°58\u2032 N"])  # fmt: skip
def test_square_of_a_kilometre_is_fine_for_a_place(fine, report_json, text):
    assert fine(report_json("a", location_text=text))


@pytest.mark.parametrize(
    "key",
    [
        *("name", "summary", "rationale", "disputed_by"),
        *("summary:en", "location_text:fr", "claimant:sq", "disputed_by:sr-Cyrl"),
    ],
)
def test_no_text_of_a_vague_report_gives_a_position(broken, report_json, key):
    vague = {"precision": "area", "radius_m": ..., "location_text": "somewhere there"}
    changes = {**vague, key: "They were in 34T DN 82 57."}

    problem = broken(report_json("a", geometry="area", **changes))

    assert problem.code == "GM-LOAD-GRID"
    assert problem.path.partition(":")[0] == key.partition(":")[0]
    assert problem.cure == "take it out"


def test_property_of_the_author_gives_no_position_either(situation_folder, report_json):
    report = report_json("a", precision="area", radius_m=..., geometry="area", remark="34TDN8257")
    situation_folder.files["reports.geojson"] = [report]

    codes = {problem.code: problem.path for problem in situation_folder.problems()}

    assert codes == {"GM-LOAD-GRID": "remark", "GM-LOAD-EXTRA": "remark"}


def test_digits_of_an_exact_report_end_at_half_its_radius(broken, fine, report_json):
    exact = {"kind": "incident", "precision": "exact", "radius_m": 150}

    assert fine(report_json("a", location_text="34T DN 825 570", **exact))
    assert (
        broken(report_json("a", location_text="34T DN 8257 5703", **exact)).code == "GM-LOAD-GRID"
    )


@pytest.mark.parametrize(
    "text",
    [
        "reduced from 8,350 to 4,500 soldiers",
        "28 army and 20 gendarmerie",
        "on 18 Oct 2023 at 08.30",
        "Regulation 34 T of 2008",
        "EN 1991-1-4 and 12.5 km",
        "2.500 2.600 soldiers",
        "EUR 100.000, 200.000",
        "on -3.5 °C at 12.50 °C",
        "a 3.5 kW set",
        "UNSCR 1244/1999",
    ],
)
def test_plain_numbers_are_no_positions(fine, report_json, text):
    assert fine(report_json("a", precision="none", radius_m=..., geometry=None, summary=text))
