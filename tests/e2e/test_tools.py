"""Coordinates, grids and measuring, against libraries that we did not write."""

import re

import mgrs
import pyproj
import pytest
from geographiclib.geodesic import Geodesic
from playwright.sync_api import expect

SPOTS = [(170 + 97 * place % 430, 180 + 61 * place % 300) for place in range(12)]
TO_UTM = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:32634", always_xy=True)


def at(page, lon, lat):
    """Return where on the screen a position is."""
    box = page.locator(".leaflet-container").bounding_box()
    x, y = page.evaluate(
        "([lon, lat]) => { const p = map_gm.latLngToContainerPoint([lat, lon]);"
        " return [p.x, p.y]; }",
        [lon, lat],
    )
    return box["x"] + x, box["y"] + y


def test_readout_is_what_pyproj_and_mgrs_say(open_page, shipped):
    page = open_page(shipped / "north.html", fragment="c=42.9,20.9,15")

    for x, y in SPOTS:
        page.mouse.move(x, y)
        page.wait_for_timeout(60)
        lon, lat = page.evaluate(
            "([x, y]) => { const f = map_gm.getContainer().getBoundingClientRect();"
            " const p = map_gm.containerPointToLatLng([x - f.left, y - f.top]);"
            " return [p.lng, p.lat]; }",
            [x, y],
        )
        told = page.locator(".gm-readout").inner_text()
        degrees = re.search(r"([\d.]+)° N, ([\d.]+)° E", told)
        square = re.search(r"34T ([A-Z]{2}) (\d+) (\d+)", told)
        utm = re.search(r"34T (\d{6}) (\d{7})", told)
        assert [float(degrees[2]), float(degrees[1])] == pytest.approx([lon, lat], abs=1e-4)
        digits = len(square[2])
        expected = mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=digits)
        assert f"34T{square[1]}{square[2]}{square[3]}" == expected
        assert [int(utm[1]), int(utm[2])] == pytest.approx(TO_UTM.transform(lon, lat), abs=12)


def test_readout_has_no_digits_finer_than_a_pixel(open_page, shipped):
    page = open_page(shipped / "situation.html")

    told = page.locator(".gm-readout").inner_text()

    # a pixel of the whole map is about 250 m: squares of a kilometre
    assert re.search(r"34T [A-Z]{2} \d{2} \d{2}\b", told), told


def test_distance_is_geodesic(open_page, shipped):
    page = open_page(shipped / "situation.html")
    ends = [(20.6, 42.5), (21.6, 43.1)]
    page.get_by_role("button", name="Grids and measuring").click()
    page.get_by_role("button", name="Measure a distance").click()

    for lon, lat in ends:
        page.mouse.click(*at(page, lon, lat))

    (lon1, lat1), (lon2, lat2) = ends
    metres = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]
    told = page.locator(".gm-measure-panel").inner_text()
    assert float(re.search(r"([\d.]+) km", told)[1]) == pytest.approx(metres / 1000, rel=0.01)
    assert float(re.search(r"([\d.]+) mi", told)[1]) == pytest.approx(metres / 1609.344, rel=0.01)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_area_is_geodesic(open_page, shipped):
    page = open_page(shipped / "situation.html")
    corners = [(20.6, 42.5), (21.6, 42.6), (21.3, 43.1)]
    page.get_by_role("button", name="Grids and measuring").click()
    page.get_by_role("button", name="Measure an area").click()

    for lon, lat in corners:
        page.mouse.click(*at(page, lon, lat))

    polygon = Geodesic.WGS84.Polygon()
    for lon, lat in corners:
        polygon.AddPoint(lat, lon)
    _, _, area_m2 = polygon.Compute()
    told = page.locator(".gm-measure-panel").inner_text().replace(",", "")
    assert float(re.search(r"([\d.]+) km²", told)[1]) == pytest.approx(abs(area_m2) / 1e6, rel=0.02)


def test_distance_is_measured_by_keyboard_and_escape_ends_it(open_page, shipped):
    page = open_page(shipped / "situation.html")
    page.get_by_role("button", name="Grids and measuring").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Measure a distance").focus()
    page.keyboard.press("Enter")

    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    page.keyboard.press("Enter")

    panel = page.locator(".gm-measure-panel")
    expect(panel).to_contain_text("km")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("grid, label", [("degrees", "° N"), ("mgrs", "34T")])
def test_grid_is_drawn_labelled_and_taken_away(open_page, shipped, grid, label):
    page = open_page(shipped / "situation.html")
    page.get_by_role("button", name="Grids and measuring").click()
    box = page.get_by_role("checkbox", name={"degrees": "Degree grid", "mgrs": "MGRS grid"}[grid])

    box.check()

    labels = page.locator(".gm-grid-label")
    assert any(label in text for text in labels.all_text_contents())
    assert page.locator(".gm-grid-lines path").count() > 0
    box.uncheck()
    expect(labels).to_have_count(0)


def test_card_tells_the_distance_to_the_line_as_a_span(open_page, shipped):
    page = open_page(shipped / "north.html", fragment="s=banjska-siege")

    card = page.get_by_role("dialog")

    # the nearest part of the line is about 11 km away; the place is known to 1 km, the line to 0.4
    expect(card.get_by_text("Distance to the line")).to_be_visible()
    told = card.locator("dl > div", has_text="Distance to the line").inner_text()
    least, most = map(float, re.search(r"between ([\d.]+) km and ([\d.]+) km", told).groups())
    assert (least, most) == (10, 13)


def test_grid_reference_is_no_finer_than_the_precision(open_page, shipped, situation):
    page = open_page(shipped / "situation.html")
    told = {}
    for layer in situation.layers:
        for report in layer.reports:
            if report.geometry is None or report.id not in page.evaluate(
                "() => [...document.querySelectorAll('.leaflet-pane [data-feature]')]"
                ".map((node) => node.dataset.feature)"
            ):
                continue
            page.evaluate(f"location.hash = 's={report.id}'")
            card = page.get_by_role("dialog")
            expect(card).to_be_visible()
            rows = card.locator("dl > div", has_text="Grid reference")
            told[report.id] = (rows.inner_text() if rows.count() else None, report)
            page.evaluate("location.hash = ''")

    assert len(told) > 15
    for reference, report in told.values():
        if not report.precision.is_point:
            assert reference is None
        elif reference is not None:
            digits = len(re.search(r"34T [A-Z]{2} (\d+) \d+", reference)[1])
            square_m = 10 ** (5 - digits)
            assert square_m >= (report.radius_m or 0) or square_m >= 1000
            assert square_m >= (1000 if report.precision == "place" else 100)


def test_what_lies_near_is_told_with_its_uncertainty(open_page, shipped):
    page = open_page(shipped / "north.html", fragment="s=banjska-siege")
    card = page.get_by_role("dialog")

    card.get_by_label("What lies within").select_option("5")

    near = card.locator(".gm-near li")
    assert near.count() > 1
    expect(card.locator(".gm-near")).to_contain_text("Banjska/Banjskë")
