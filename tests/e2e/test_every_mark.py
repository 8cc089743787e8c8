"""A reader points at anything that can be opened: who says so, when, how exactly, who disagrees."""

import pytest

import geomap
from geomap.api import load
from geomap.model.report import Report

#: Open each mark by keyboard, and read the labels of its card.
_READ = """
() => {
  const marks = [...document.querySelectorAll('.leaflet-pane [data-feature][tabindex="0"]')];
  return marks.map((mark) => {
    mark.focus();
    mark.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    const card = document.getElementById("gm-card");
    const rows = [...card.querySelectorAll(".gm-rows > div")].map((row) =>
      [row.querySelector("dt").textContent, row.querySelector("dd").textContent]);
    return { id: mark.dataset.feature, rows: Object.fromEntries(rows),
             sources: card.querySelectorAll(".gm-card-sources li").length };
  });
}
"""
_OF_REPORTS = {"Who says so", "Who disagrees", "Reported", "How exact", "How sure"}
_OF_GROUND = {"Whose geometry", "Geometry as of", "Method", "Licence"}


@pytest.fixture(scope="module", params=[1, 2, 3])
def edition(request, pytestconfig, tmp_path_factory):
    """One edition of the shipped maps, and its features by id."""
    output = tmp_path_factory.mktemp(f"edition-{request.param}")
    layers = pytestconfig.rootpath / "layers"
    geomap.build(layers, output, edition=request.param, formats=["html"])
    situation = load(layers).at(edition=request.param)
    features = {known.id: known for layer in situation.layers for known in layer.features}
    return output, features


@pytest.mark.parametrize("map_id", ["situation", "north", "deployments"])
def test_every_mark_answers_who_when_how_exactly_and_who_disagrees(open_page, edition, map_id):
    output, features = edition
    page = open_page(output / f"{map_id}.html")
    for box in page.locator("input[data-layer]").all():
        box.check()

    opened = page.evaluate(_READ)

    assert {mark["id"] for mark in opened} >= {"kosovo-serbia-line", "ground-safety-zone"}
    for mark in opened:
        feature = features[mark["id"]]
        wanted = _OF_REPORTS if isinstance(feature, Report) else _OF_GROUND
        assert wanted <= set(mark["rows"]), mark["id"]
        assert all(mark["rows"][label].strip() for label in wanted), mark["id"]
        if isinstance(feature, Report):
            assert mark["sources"] == len(feature.sources) > 0, mark["id"]


@pytest.mark.parametrize("map_id", ["situation", "deployments"])
def test_page_lists_what_was_known_at_its_cut_off_and_nothing_else(open_page, edition, map_id):
    output, features = edition
    page = open_page(output / f"{map_id}.html", fragment="p=reports")

    listed = page.locator("[data-feature-link]").evaluate_all(
        "links => links.map(link => link.dataset.featureLink)"
    )

    known = {key for key, feature in features.items() if isinstance(feature, Report)}
    assert set(listed) <= known
    assert len(set(listed)) == len(listed)
    if map_id == "situation":
        assert set(listed) == known
