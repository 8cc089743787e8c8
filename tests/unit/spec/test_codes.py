"""The catalogue of problem codes: whole, and each of them broken once."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

import geomap
from geomap.spec.codes import explanation_of, explanations

SQUARE = [[20.5, 42.5], [21.5, 42.5], [21.5, 43.5], [20.5, 43.5], [20.5, 42.5]]
AREA = {"type": "Polygon", "coordinates": [SQUARE]}
BOWTIE = [[20.5, 42.5], [21.5, 43.5], [21.5, 42.5], [20.5, 43.5], [20.5, 42.5]]


def change(**changes):
    """Break a folder by changing properties of its first report."""

    def breaking(folder):
        properties = folder.files["reports.geojson"][0]["properties"]
        for key, value in changes.items():
            properties[key.replace("__", ":")] = value

    return breaking


def shape(file, geometry):
    def breaking(folder):
        folder.files[file][0]["geometry"] = geometry

    return breaking


def content(file, value):
    def breaking(folder):
        folder.files[file] = value

    return breaking


def entry(*place, value):
    """Break a folder by setting a value of situation.toml."""

    def breaking(folder):
        table = folder.situation
        for step in place[:-1]:
            table = table[step]
        table[place[-1]] = value

    return breaking


def source(**changes):
    def breaking(folder):
        kept = {**folder.sources["S01"], **changes}
        folder.sources["S01"] = {key: value for key, value in kept.items() if value is not None}

    return breaking


def without_edition(folder):
    del folder.situation["editions"]


def another_source(folder):
    folder.sources["S02"] = dict(folder.sources["S01"])


def no_folder(folder):
    folder.path = folder.path / "not" / "there"
    folder.write = lambda: folder.path


def no_file(folder):
    folder.write().joinpath("sources.toml").unlink()
    folder.write = lambda: folder.path


def no_layer_file(folder):
    del folder.files["places.geojson"]


def no_toml(folder):
    folder.write().joinpath("situation.toml").write_text("schema = ", encoding="utf-8")
    folder.write = lambda: folder.path


def other_party(folder):
    first, second = folder.files["reports.geojson"]
    second["properties"] |= {"claimant": "Another", "supersedes": first["properties"]["id"]}


def names_another_source(folder):
    another_source(folder)
    first, second = folder.files["reports.geojson"]
    first["properties"]["rationale"] = "Told otherwise by S02."
    second["properties"]["sources"] = "S02"


def overlap(folder):
    place = folder.files["places.geojson"][0]
    folder.situation["layers"][1]["kind"] = "units"
    folder.files["places.geojson"] = [
        {**place, "geometry": AREA, "properties": {**place["properties"], "id": name}}
        for name in ("one", "two")
    ]


BROKEN = {
    "GM-SPEC-FOLDER": no_folder,
    "GM-SPEC-FILE": no_file,
    "GM-SPEC-TOML": no_toml,
    "GM-SPEC-MISSING": without_edition,
    "GM-SPEC-UNKNOWN": entry("situation", "tag", value="x"),
    "GM-SPEC-VALUE": entry("situation", "handling", value="SECRET"),
    "GM-SPEC-REFERENCE": entry("situation", "line", value="places"),
    "GM-SPEC-EMPTY": entry("maps", 0, "bounds", value=[-20.0, 2.0, -18.0, 4.0]),
    "GM-SPEC-UNCITED": another_source,
    "GM-SPEC-HOST": entry("situation", "basemap", value="osm"),
    "GM-SPEC-ADDRESS": source(url=None),
    "GM-SPEC-PLACEHOLDER": entry("situation", "banner", value="A PLACEHOLDER"),
    "GM-LOAD-FILE": no_layer_file,
    "GM-LOAD-JSON": content("places.geojson", b"{"),
    "GM-LOAD-FORM": content("places.geojson", b"[]"),
    "GM-LOAD-CRS": content(
        "places.geojson", b'{"type":"FeatureCollection","features":[],"crs":{"type":"link"}}'
    ),
    "GM-LOAD-GEOMETRY": shape("reports.geojson", {"type": "Polygon", "coordinates": [BOWTIE]}),
    "GM-LOAD-MANY": content("reports.geojson", [{"type": "Feature"}] * 1200),
    "GM-LOAD-MISSING": lambda folder: folder.files["reports.geojson"][0]["properties"].pop("name"),
    "GM-LOAD-KEY": change(summery="They came."),
    "GM-LOAD-VALUE": change(reliability="G"),
    "GM-LOAD-TIME": change(reported_at="29.9.2023"),
    "GM-LOAD-ID": change(id="second"),
    "GM-LOAD-SOURCE": change(sources="S44"),
    "GM-LOAD-RELATION": change(supersedes="nothing"),
    "GM-LOAD-PARTY": other_party,
    "GM-LOAD-REPEATED": change(sources="S01;S01"),
    "GM-LOAD-DATED": source(date=dt.date(2023, 9, 1)),
    "GM-LOAD-LATE": change(reported_at="2023-10-12"),
    "GM-LOAD-TYPE": shape("places.geojson", AREA),
    "GM-LOAD-PRECISION": shape("reports.geojson", AREA),
    "GM-LOAD-BASIS": change(geometry_basis=None),
    "GM-LOAD-RADIUS": change(radius_m=None),
    "GM-LOAD-EXACT": change(precision="exact"),
    "GM-LOAD-GRID": change(rationale="34T DN 8257 5703"),
    "GM-LOAD-FAR": shape("places.geojson", {"type": "Point", "coordinates": [2.5, 48.5]}),
    "GM-LOAD-CONFIRMED": change(credibility=1),
    "GM-LOAD-STANCE": change(disputed_by=None, credibility=3),
    "GM-LOAD-UNCHECKED": change(unchecked=True, credibility=2),
    "GM-LOAD-AFFILIATION": change(sidc="10061000001211000000"),
    "GM-LOAD-SIDC": change(sidc="10042500001417000000"),
    "GM-LOAD-QUANTITY": change(quantity=5),
    "GM-LOAD-HANDLING": change(handling="TLP:RED"),
    "GM-LOAD-ORIGIN": lambda folder: folder.files["places.geojson"][0]["properties"].pop("source"),
    "GM-LOAD-OVERLAP": overlap,
    "GM-LOAD-PLACEHOLDER": change(name="Placeholder of a report"),
    "GM-LOAD-EXTRA": change(path="/home/me/reports.shp"),
    "GM-LOAD-CITED": names_another_source,
    "GM-LOAD-LANGUAGE": entry("situation", "languages", value=["en", "fr"]),
    "GM-LOAD-LETTERS": change(name="名"),
}


#: What `geomap check` finds; other codes are of other commands.
OF_CHECK = ("GM-SPEC-", "GM-LOAD-")


def test_every_code_has_a_test_that_breaks_it():
    assert list(BROKEN) == [code for code in explanations() if code.startswith(OF_CHECK)]


def test_every_code_that_the_program_gives_is_explained():
    source = Path(geomap.__file__).parent
    texts = [path.read_text("utf-8") for path in source.rglob("*.py")]
    given = {code for text in texts for code in re.findall(r'"(GM(?:-[A-Z]+){1,2})"', text)}
    # codes that are put together where the warning is given
    difference = (source / "upstream" / "difference.py").read_text("utf-8")
    given |= {f"GM-REFRESH-{name}" for name in re.findall(r'_warning\(\s*"([A-Z]+)"', difference)}

    assert {"GM-REFRESH-FAR", "GM-REFRESH-GAP", "GM-PUBLISH", "GM-LOAD-FILE"} <= given
    # families, and the base class that is never raised
    assert given - {"GM-SPEC", "GM-LOAD", "GM-ERROR"} <= set(explanations())


@pytest.mark.usefixtures("page_assets")
@pytest.mark.parametrize("code", BROKEN)
def test_code_is_given_for_what_it_stands_for(situation_folder, code):
    BROKEN[code](situation_folder)

    problems = {problem.code: problem for problem in geomap.check(situation_folder.write())}

    assert code in problems
    if code != "GM-SPEC-EMPTY":  # which is a warning where only a layer is empty
        assert problems[code].severity == explanation_of(code).severity


@pytest.mark.usefixtures("page_assets")
def test_folder_that_is_broken_here_is_sound_before(situation_folder):
    assert geomap.check(situation_folder.write()) == ()


@pytest.mark.parametrize("code", explanations())
def test_explanation_says_what_why_and_what_to_do(code):
    explanation = explanation_of(code)

    assert len(explanation.title) < 120
    assert explanation.why.endswith(".")
    assert explanation.cure.endswith(".")
    assert code in str(explanation)
    json.dumps(explanation.title)


def test_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        explanation_of("GM-LOAD-NOTHING")
