"""Layers written to attack: every text appears as text, in every place, and nothing runs."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

import geomap

VECTORS = {
    "template": "{{ 7*7 }}",
    "loop": "{% for i in range(10) %}x{% endfor %}",
    "comment": "{# gone #}",
    "markup": "<img src=x onerror=\"window.__ran='img'\">",
    "script": "</script><script>window.__ran='script'</script>",
    "literal": "${window.__ran='literal'}`",
    "quotes": "\"'`",
    "backslash": r"C:\path\2019\u0041",
    "separators": "before\u2028after\u2029end",
    "entity": "&lt;b&gt;&amp;",
    "comment-html": "<!--",
}


def hostile_folder(folder: Path, text: str) -> Path:
    """Write a situation in which every free text, key and file name is the given one."""
    quoted = json.dumps(text, ensure_ascii=True)
    file = text.replace("/", "|").replace("\\", "").replace(":", "")[:80] + ".geojson"
    (folder / "situation.toml").write_text(
        f"""schema = "geomap/1"
[situation]
id = "hostile"
title = {{ en = {quoted} }}
languages = ["en"]
banner = {quoted}
attribution = {quoted}
footnote = "own"
perspective = {{ view_of = {quoted} }}
[footnotes]
own = {{ en = {quoted} }}
[[editions]]
number = 1
cutoff = 2024-01-02T00:00:00Z
note = {{ en = {quoted} }}
[[layers]]
id = "places"
file = "places.geojson"
kind = "places"
title = {{ en = {quoted} }}
group = {quoted}
[[layers]]
id = "reports"
file = {json.dumps(file)}
kind = "reports"
style = "events"
title = {{ en = {quoted} }}
group = {quoted}
[[maps]]
id = "map"
title = {{ en = {quoted} }}
bounds = [10.0, 40.0, 11.0, 41.0]
layers = ["reports", "places"]
""",
        encoding="utf-8",
    )
    (folder / "sources.toml").write_text(
        f"[S01]\npublisher = {quoted}\ntitle = {quoted}\nevidence = 'copy'\nnote = {quoted}\n",
        encoding="utf-8",
    )
    place = {
        "id": "place",
        "name": text,
        "name:fr": f"fr {text}",
        "kind": "town",
        "sources": "S01",
        "unchecked": ["name"],
        **dict.fromkeys(
            ("source", "licence", "method", "vintage", "attribution", "disputed_by"), text
        ),
    }
    report = {
        "id": "report",
        "name": text,
        "summary": text,
        "kind": "incident",
        "claimant": text,
        "claim_type": "press_report",
        "precision": "place",
        "radius_m": 900,
        "geometry_basis": "editorial",
        "location_text": text,
        "icons": ["10041000001205000000"],
        **dict.fromkeys(("composition", "confirmed_by", "reviewed_by"), text),
        "reported_at": "2024-01-01",
        "sources": ["S01"],
        "rationale": text,
        "disputed_by": text,
        text: text,
    }
    placeless = {
        **{key: value for key, value in report.items() if key != "radius_m"},
        "id": "placeless",
        "precision": "none",
    }
    area = {**placeless, "id": "area", "precision": "area"}
    _write_layer(folder / "places.geojson", [(place, _point(10.2, 40.2))])
    _write_layer(folder / file, [(report, _point(10.6, 40.6)), (placeless, None), (area, _SQUARE)])
    return folder


_SQUARE = {
    "type": "Polygon",
    "coordinates": [[[10.3, 40.3], [10.5, 40.3], [10.5, 40.5], [10.3, 40.5], [10.3, 40.3]]],
}


def _point(lon: float, lat: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [lon, lat]}


def _write_layer(path: Path, features: list[tuple[dict[str, object], object]]) -> None:
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": properties, "geometry": geometry}
            for properties, geometry in features
        ],
    }
    path.write_text(json.dumps(collection), encoding="utf-8")


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_text_is_shown_as_text_everywhere_and_never_runs(open_page, tmp_path, vector):
    text = VECTORS[vector]
    geomap.build(hostile_folder(tmp_path, text), tmp_path / "out", formats=["html"])
    page = open_page(tmp_path / "out" / "map.html")

    page.get_by_role("tab", name="Reports").click()
    page.locator('[data-feature-link="report"]').first.click()

    card = page.get_by_role("dialog")
    told = card.evaluate("card => card.textContent")
    # name, claim, claimant, who else, unit types, place, reason, editor, dispute, key and value,
    # and what the source says
    assert told.count(text) >= 13
    assert page.title().count(text) == 2
    for place in (".gm-header", ".gm-footer", ".gm-handling", ".gm-layers", ".gm-legend"):
        assert text in page.locator(place).first.evaluate("part => part.textContent"), place
    assert text in page.locator(".leaflet-container").evaluate("map => map.textContent")
    assert page.evaluate("window.__ran") is None
    assert page.locator("img[src='x'], .gm-page script").count() == 0
    expect(page.get_by_role("alert")).to_be_empty()


def test_template_text_is_not_even_in_the_frame_that_folium_renders(tmp_path):
    geomap.build(hostile_folder(tmp_path, "{{ 7*7 }}"), tmp_path / "out", formats=["html"])

    html = (tmp_path / "out" / "map.html").read_text("utf-8")

    head, _, rest = html.partition('<script type="application/octet-stream" id="geomap-data">')
    _, _, frame = rest.partition("</script>")
    assert "{{" not in frame
    assert head.count("{{ 7*7 }}") == 2  # the title of the page, situation and map
