"""The reports as a table: sorted, filtered, linked with the map both ways, copied."""

import csv
import io

import pytest
from playwright.sync_api import expect

ROWS = "() => [...document.querySelectorAll('.gm-table [data-row]')].map((row) => row.dataset.row)"


@pytest.fixture
def table(open_page, shipped):
    page = open_page(shipped / "situation.html")
    page.get_by_role("button", name="Table", exact=True).click()
    return page


def test_table_holds_the_reports_that_the_list_holds(table, situation):
    layers = situation.map("situation").layers

    rows = set(table.evaluate(ROWS))

    assert rows == {
        report.id for layer in situation.layers if layer.id in layers for report in layer.reports
    }


@pytest.mark.parametrize(
    "column, key",
    [
        ("Grade", lambda report: report.grade),
        ("Reported", lambda report: report.reported_at.end),
    ],
)
def test_table_is_sorted_by_a_column_up_and_down(table, situation, column, key):
    reports = {report.id: report for layer in situation.layers for report in layer.reports}
    head = table.locator("th", has=table.get_by_role("button", name=column, exact=True))
    if column == "Reported":  # it begins sorted by this, the latest first
        expect(head).to_have_attribute("aria-sort", "descending")

    for direction in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", direction)
        keys = [key(reports[row]) for row in table.evaluate(ROWS)]
        assert keys == sorted(keys, reverse=direction == "descending")


def test_row_opens_its_report_on_the_map_and_a_mark_shows_its_row(table):
    table.locator('[data-row="kfor-north"] button').click()

    expect(table.get_by_role("dialog")).to_contain_text("KFOR: more presence")
    expect(table.locator('[data-row="kfor-north"]')).to_have_class("gm-chosen gm-row-current")
    table.evaluate("location.hash = 's=banjska-ambush&b=1'")
    row = table.locator('[data-row="banjska-ambush"]')
    expect(row).to_have_class("gm-chosen gm-row-current")
    expect(row).to_be_in_viewport()


def test_table_is_filtered_by_text_and_with_the_map(table):
    table.get_by_role("textbox", name="Search the table").fill("mojsilovic")

    assert set(table.evaluate(ROWS)) == {
        "rs-strength-8350",
        "rs-strength-4500",
        "recon-ground-safety-zone",
    }


def test_empty_table_says_why(open_page, shipped):
    page = open_page(shipped / "situation.html", fragment="b=1&f.grade=A1&f.kind=movement")

    expect(page.locator(".gm-table")).to_contain_text("No report passes the filters")


def test_table_is_copied_as_csv_that_a_spreadsheet_reads(open_page, shipped, situation):
    page = open_page(
        shipped / "situation.html",
        fragment="b=1",
        permissions=["clipboard-read", "clipboard-write"],
    )

    page.locator(".gm-table").get_by_role("button", name="Copy table (CSV)").click()

    expect(page.get_by_role("status").filter(has_text="Table copied")).to_be_visible()
    rows = list(csv.DictReader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    assert [row["id"] for row in rows] == page.evaluate(ROWS)
    reports = {report.id: report for layer in situation.layers for report in layer.reports}
    for row in rows:
        report = reports[row["id"]]
        assert row["claimant"] == report.claimant
        assert row["reliability"] + row["credibility"] == report.grade
        assert row["precision"] == report.precision
        assert row["disputed_by"] == (report.disputed_by or "")
        assert row["handling"].startswith("TLP:")


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1+2", "\t=1"])
def test_copied_cell_is_never_a_formula(open_page, make_folder, tmp_path, text):
    import geomap  # noqa: PLC0415

    folder = make_folder(tmp_path / "situation")
    folder.files["reports.geojson"][0]["properties"]["claimant"] = f"{text}!"
    geomap.build(folder.write(), tmp_path / "out", maps=["whole"], formats=["html"])
    page = open_page(
        tmp_path / "out" / "whole.html",
        fragment="b=1",
        permissions=["clipboard-read", "clipboard-write"],
    )

    page.locator(".gm-table").get_by_role("button", name="Copy table (CSV)").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_be_visible()

    rows = csv.DictReader(io.StringIO(page.evaluate("navigator.clipboard.readText()")))
    assert [row["claimant"] for row in rows if row["id"] == "first"] == [f"'{text.strip()}!"]
