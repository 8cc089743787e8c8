import csv
import io
import re

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geomap.model.handling import Handling
from geomap.render.data.csv_table import COLUMNS, decimals


def rows_in(data):
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def row_of(make_job, make_layer, render):
    """Return the one row of a map of one report."""

    def make(report, **changes):
        (row,) = rows_in(render("csv", make_job(make_layer(report), **changes)))
        return row

    return make


def test_it_begins_with_the_mark_that_excel_needs(shipped, render):
    marked, plain = render("csv", shipped), render("csv-plain", shipped)

    assert marked[:3] == b"\xef\xbb\xbf"
    assert plain[:1] == b'"'
    assert marked[3:] == plain


def test_lines_end_as_rfc_4180_has_it_and_no_row_is_a_comment(shipped, render):
    data = render("csv", shipped)

    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_there_is_a_row_for_each_report_the_latest_first(shipped, render):
    rows = rows_in(render("csv", shipped))

    assert {row["id"] for row in rows} == shipped.scene.reports.keys()
    days = [row["reported_at"][:10] for row in rows]
    assert days == sorted(days, reverse=True)
    assert {row["visible"] for row in rows} == {"true", "false"}


def test_map_without_reports_is_a_header(make_job, make_layer, render):
    assert rows_in(render("csv", make_job(make_layer()))) == []


def test_columns_begin_with_those_that_the_page_copies(request):
    script = request.config.rootpath / "geomap" / "web" / "src" / "export" / "csv.js"
    (listed,) = re.findall(r"const COLUMNS = \[(.*?)\]", script.read_text("utf-8"), re.DOTALL)
    page = re.findall(r'"(\w+)"', listed)

    assert list(COLUMNS[: len(page)]) == page


def test_every_row_carries_what_every_product_must(row_of, make_report):
    row = row_of(make_report(handling=None))

    assert row["handling"] == "TLP:CLEAR"
    assert row["footnote"] == "The naming is neutral."
    assert row["cutoff"] == "2023-10-18T23:59:59+02:00"
    assert row["supersedes_edition"] == "2"
    assert row["sources"].startswith("The Paper: What was said (29 September 2023")
    assert row["sources"].endswith("https://paper.example/said")
    assert row["loses"].startswith("everything but reports")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1 a", "-2+3", "@SUM(1)", " =1", "\t=1", "\r=1", "\n=1", "\u00a0=1", "\ufeff=1"],
)
def test_what_a_spreadsheet_would_take_for_a_formula_is_a_text(row_of, make_report, text):
    assert row_of(make_report(claimant=text))["claimant"] == f"'{text}"


@pytest.mark.parametrize("text", ["-2", "+3.5", "a=1", "10%", "1-2"])
def test_what_is_no_formula_is_left_as_it_is(row_of, make_report, text):
    assert row_of(make_report(claimant=text))["claimant"] == text


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back(row_of, make_report, text):
    row = row_of(make_report(claimant=text), footnote={"en": text})

    assert row["claimant"].removeprefix("'") == text.removeprefix("'")
    assert row["footnote"].removeprefix("'") == text.removeprefix("'")
    assert not re.match(r"\s*[=@]", row["claimant"])


@pytest.mark.parametrize(
    "precision, radius_m, position",
    [
        ("exact", None, ("21.12346", "43.98765")),
        ("exact", 150.0, ("21.123", "43.988")),
        ("place", 300.0, ("21.12", "43.99")),  # no finer than a kilometre
        ("place", 8000.0, ("21.1", "44.0")),
    ],
)
def test_position_of_a_point_is_no_finer_than_it_is_known(
    row_of, make_report, precision, radius_m, position
):
    geometry = shapely.Point(21.123456, 43.987654)

    row = row_of(make_report(geometry=geometry, precision=precision, radius_m=radius_m))

    assert (row["lon"], row["lat"]) == position
    assert row["wkt"] == ""


@given(error_m=st.floats(1, 1e6))
def test_rounding_moves_a_position_by_less_than_its_error(error_m):
    places = decimals(error_m)

    assert 111_320 * 10**-places / 2 <= error_m
    assert places == 0 or 111_320 * 10 ** -(places - 1) / 2 > error_m


def test_area_is_told_as_wkt_and_has_no_position(row_of, make_report, band):
    row = row_of(make_report(geometry=band, precision="area", radius_m=None))

    assert (row["lon"], row["lat"]) == ("", "")
    assert shapely.from_wkt(row["wkt"]).equals(band)


def test_words_are_those_of_the_language(make_job, make_layer, make_report, render):
    report = make_report(
        names={"en": "Here", "fr": "Ici"},
        translations={"claimant": {"fr": "Quelqu’un"}},
        summaries={"en": "So it is."},
    )
    job = make_job(make_layer(report), language="fr", languages=("en", "fr"))

    (row,) = rows_in(render("csv", job))

    assert (row["name"], row["claimant"], row["summary"]) == ("Ici", "Quelqu’un", "So it is.")


def test_own_handling_of_a_report_comes_before_that_of_the_situation(row_of, make_report):
    row = row_of(make_report(handling=Handling.CLEAR), handling=Handling.GREEN)

    assert row["handling"] == "TLP:CLEAR"
