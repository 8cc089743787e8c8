"""The archive and the document, read back by another program: the KML library of GDAL."""

import io
import re
import warnings
import zipfile

import geopandas as gpd
import pyogrio
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geomap.render.base import Job
from geomap.render.data.kml_style import color_of
from geomap.render.data.kmz import render_kmz
from geomap.render.data.markup import legal

KML = "{http://www.opengis.net/kml/2.2}"
#: Order in which the schema of KML 2.2 wants what a feature has.
ORDER = (
    "name", "visibility", "open", "Snippet", "description", "TimeSpan", "styleUrl", "ExtendedData",
)  # fmt: skip


def document(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("doc.kml"))


def text_of(node, tag):
    return node.findtext(f"{KML}{tag}")


def placemarks(root):
    """Return what stands for features, by name; circles of error are in folders of their own."""
    return {
        text_of(node, "name"): node
        for node in root.iter(f"{KML}Placemark")
        if node.find(f"{KML}ExtendedData") is not None
    }


@pytest.fixture(scope="module")
def shipped_kmz(shipped, render):
    return render("kmz", shipped)


@pytest.fixture(scope="module")
def kml_of(make_job, make_layer, render):
    """Return the document of a map of these reports."""
    return lambda *reports, **changes: document(
        render("kmz", make_job(make_layer(*reports), **changes))
    )


def test_another_program_reads_every_feature(shipped_kmz, shipped, tmp_path):
    path = tmp_path / "map.kmz"
    path.write_bytes(shipped_kmz)
    expected = {layer.title["en"]: list(layer.features) for layer in shipped.scene.records}

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frames = {
            name: gpd.read_file(path, layer=name, engine="pyogrio")  # noqa: TID251
            for name, _ in pyogrio.list_layers(path)
        }

    for title, features in expected.items():
        frame = frames[title]
        assert set(frame["id"]) == {feature.id for feature in features}
        placed = {feature.id for feature in features if feature.geometry is not None}
        # the reader gives what has no place an empty geometry
        there = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
        assert set(there["id"]) == placed


def test_geometry_comes_back(kml_of, make_report, band):
    area = shapely.box(20, 42, 21, 43) - shapely.box(20.4, 42.4, 20.6, 42.6)
    root = kml_of(
        make_report("hole", geometry=area, precision="area", radius_m=None),
        make_report("split", geometry=band, precision="area", radius_m=None),
        make_report("point", geometry=shapely.Point(21.5, 43.25), radius_m=None),
    )

    found = placemarks(root)

    polygon = found["Report hole"].find(f"{KML}Polygon")
    assert len(polygon.findall(f"{KML}outerBoundaryIs")) == 1
    assert len(polygon.findall(f"{KML}innerBoundaryIs")) == 1
    parts = found["Report split"].findall(f"{KML}MultiGeometry/{KML}Polygon")
    assert len(parts) == 2
    point = found["Report point"].findtext(f"{KML}Point/{KML}coordinates")
    assert point == "21.5,43.25"


def test_children_stand_in_the_order_of_the_schema(shipped_kmz):
    for node in document(shipped_kmz).iter(f"{KML}Placemark"):
        tags = [child.tag.removeprefix(KML) for child in node]
        known = [tag for tag in tags if tag in ORDER]
        assert known == [tag for tag in ORDER if tag in known]
        assert not set(tags[len(known) :]) & set(ORDER)  # the geometry stands last


def test_groups_are_folders_and_layers_are_folders_in_them(shipped_kmz, shipped):
    groups = document(shipped_kmz).findall(f"{KML}Document/{KML}Folder")

    told = {
        text_of(group, "name"): [text_of(layer, "name") for layer in group.findall(f"{KML}Folder")]
        for group in groups
    }
    expected = {}
    for layer in shipped.scene.records:
        expected.setdefault(layer.group["en"], []).append(layer.title["en"])
    assert told == expected


def test_what_is_off_is_not_shown(make_job, make_layer, make_report, render):
    layers = (
        make_layer(make_report("a"), title={"en": "On"}),
        make_layer(make_report("b"), id="off", title={"en": "Off"}, visible=False),
    )

    root = document(render("kmz", make_job(*layers)))

    shown = {text_of(node, "name"): text_of(node, "visibility") for node in root.iter()
             if node.tag in {f"{KML}Folder", f"{KML}Placemark"}}  # fmt: skip
    assert shown["On"] == shown["Report a"] == "1"
    assert shown["Off"] == shown["Report b"] == shown["Off: circles of error"] == "0"


def test_report_stands_for_the_time_in_which_it_is_so(kml_of, make_report):
    root = kml_of(
        make_report("open", valid_from="2023-09-20"),
        make_report("over", valid_from="2023-09-20", valid_to="2023-09-25"),
        make_report("told", kind="statement", event_start="2023-09-24"),
    )

    spans = {
        name: [child.text for child in node.find(f"{KML}TimeSpan")]
        for name, node in placemarks(root).items()
    }
    assert spans == {
        "Report open": ["2023-09-19T22:00:00Z"],
        "Report over": ["2023-09-19T22:00:00Z", "2023-09-25T22:00:00Z"],
        "Report told": ["2023-09-23T22:00:00Z", "2023-09-24T22:00:00Z"],
    }


def test_report_that_never_was_so_stands_for_when_it_was_believed(kml_of, make_report):
    announced = make_report("first", valid_from="2023-10-10", reported_at="2023-09-20")
    recalled = make_report("second", valid_from="2023-10-05", reported_at="2023-10-01",
                           supersedes=("first",))  # fmt: skip

    root = kml_of(announced, recalled)

    span = placemarks(root)["Report first"].find(f"{KML}TimeSpan")
    assert [child.text for child in span] == ["2023-09-20T21:59:59Z", "2023-10-01T21:59:59Z"]


def test_circle_of_error_has_its_radius_on_the_ground(kml_of, make_report):
    root = kml_of(make_report(geometry=shapely.Point(21, 43), radius_m=2000.0))

    (ring,) = root.iter(f"{KML}Polygon")
    positions = [
        tuple(map(float, pair.split(",")))
        for pair in ring.find(f".//{KML}coordinates").text.split()
    ]
    geod = pyproj.Geod(ellps="WGS84")
    distances = [geod.inv(21, 43, *position)[2] for position in positions]
    assert positions[0] == positions[-1]
    assert len(positions) > 36
    assert all(distance == pytest.approx(2000, abs=0.2) for distance in distances)


def test_every_style_and_picture_that_is_named_is_there(shipped_kmz):
    root = document(shipped_kmz)
    styles = {node.get("id") for node in root.iter(f"{KML}Style")}
    named = {node.text.removeprefix("#") for node in root.iter(f"{KML}styleUrl")}
    with zipfile.ZipFile(io.BytesIO(shipped_kmz)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}

    assert named <= styles
    hrefs = {node.text for node in root.iter(f"{KML}href")}
    assert hrefs == members.keys() - {"doc.kml"}
    assert all(members[name].startswith(b"\x89PNG") for name in hrefs)


def test_superseded_symbol_is_faint(kml_of, make_report):
    root = kml_of(
        make_report("old", sidc="10041000001211000000"),
        make_report("new", sidc="10041000001211000000", supersedes=("old",)),
    )

    colors = {
        node.get("id"): node.findtext(f"{KML}IconStyle/{KML}color")
        for node in root.iter(f"{KML}Style")
    }
    urls = {name: text_of(node, "styleUrl")[1:] for name, node in placemarks(root).items()}
    assert colors[urls["Report old"]] == "80ffffff"
    assert colors[urls["Report new"]] is None


def test_handling_is_on_the_screen_and_all_the_words_are_in_the_description(shipped_kmz):
    root = document(shipped_kmz)
    overlay = root.find(f"{KML}Document/{KML}ScreenOverlay")
    description = root.findtext(f"{KML}Document/{KML}description")

    assert text_of(overlay, "name").startswith("TLP:CLEAR")
    for said in ("TLP:CLEAR", "UNSCR 1244/1999", "18 October 2023, 23:59", "Lost in this format",
                 "hatching, dashes", "[S01]", "Circle: the place may be off"):  # fmt: skip
        assert said in description


def test_card_is_told_in_the_language_of_the_job(make_job, make_layer, make_report, render):
    report = make_report(names={"en": "Here", "fr": "Ici"}, summaries={"en": "So.", "fr": "Ainsi."})
    job = make_job(make_layer(report), language="fr", languages=("en", "fr"))

    (card,) = [
        text_of(node, "description") for node in placemarks(document(render("kmz", job))).values()
    ]

    assert "<p>Ainsi.</p>" in card
    assert "<th align='left' valign='top'>Qui l’affirme</th>" in card


def test_archive_holds_no_time_and_no_name_that_leaves_it(shipped_kmz):
    with zipfile.ZipFile(io.BytesIO(shipped_kmz)) as archive:
        entries = archive.infolist()

    assert entries[0].filename == "doc.kml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert all(re.fullmatch(r"[\w./-]+", entry.filename) for entry in entries)
    assert not any(".." in entry.filename for entry in entries)


def test_hostile_text_is_text(kml_of, make_report, hostile):
    report = make_report(
        names={"en": hostile}, summaries={"en": hostile}, extra={hostile: hostile},
        disputed_by=hostile,
    )  # fmt: skip

    root = kml_of(report, title={"en": hostile}, footnote={"en": hostile}, banner={"en": hostile})

    (node,) = [
        node for node in root.iter(f"{KML}Placemark") if node.find(f"{KML}ExtendedData") is not None
    ]
    expected = legal(hostile).replace("\r\n", "\n")
    assert text_of(node, "name") == expected
    html = text_of(node, "description")
    assert not re.search(r"<(?!/?(?:p|table|tr|th|td|ul|li|a)\b)", html)
    assert "<script" not in html
    assert "<img" not in html


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back(kml_of, make_report, text):
    root = kml_of(make_report(names={"en": text}, claimant=text))

    (node,) = [
        node for node in root.iter(f"{KML}Placemark") if node.find(f"{KML}ExtendedData") is not None
    ]
    data = {value.get("name"): value.findtext(f"{KML}value") for value in node.iter(f"{KML}Data")}
    # a reader of XML gives every end of a line as one character
    expected = legal(text).replace("\r\n", "\n").replace("\r", "\n")
    assert text_of(node, "name") == data["name"] == data["claimant"] == expected


@pytest.mark.parametrize(
    "url, linked",
    [
        ("https://paper.example/?a=1&b=\"'", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://[broken", False),
    ],
)
def test_only_addresses_of_the_web_are_links(kml_of, make_report, make_source, url, linked):
    root = kml_of(make_report(), sources={"S01": make_source("S01", url=url)})

    ((_, node),) = placemarks(root).items()
    description = text_of(node, "description")
    assert ("<a href=" in description) is linked
    assert description.count('"') == (2 if linked else 0)


@pytest.mark.parametrize(
    "color, opacity, told", [("#123456", 1, "ff563412"), ("#FFFFFF", 0, "00ffffff")]
)
def test_colours_are_written_backwards(color, opacity, told):
    assert color_of(color, opacity) == told


def test_a_footnote_is_text_to_readers_that_take_descriptions_as_html(make_scene, make_layer):
    hostile = "<img src=https://evil.example/x.png><script>alert(1)</script>"
    made = render_kmz(Job(make_scene(make_layer(), footnote={"en": hostile})))

    kml = zipfile.ZipFile(io.BytesIO(made.data)).read("doc.kml")
    for description in etree.fromstring(kml).iter("{*}description"):
        assert "<img" not in (description.text or "")
        assert "<script" not in (description.text or "")
