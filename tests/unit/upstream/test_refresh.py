"""`geomap refresh` against an upstream on this machine: what is written, and what never is."""

import datetime as dt
import hashlib
import json
import shutil
import tomllib

import numpy as np
import pytest
import shapely

import geomap
from geomap.geodesy import measure_area_km2
from geomap.publish import replace as replacing
from geomap.upstream import refresh as module
from geomap.upstream.fetch import Limits

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def geometries(path):
    situation = geomap.load(path)
    return {
        feature.id: feature.geometry for layer in situation.record for feature in layer.features
    }


@pytest.fixture
def refused(folder, refresh, cache):
    """Refresh in vain: the layers are as they were; return what was said."""

    def call(*arguments, code=6):
        path = folder.write()
        before = contents(path)

        left, out, err = refresh(path, *arguments)

        assert left == code, (out, err)
        assert out == ""
        assert contents(path) == before
        assert not cache.exists()
        if code == 6:
            assert "→ the layers are as they were → " in err
        return err

    return call


@pytest.fixture
def limits(monkeypatch):
    """Set what a request may take."""

    def limit(**changes):
        monkeypatch.setattr(module, "Limits", lambda: Limits(**changes))

    return limit


# --- what is written ------------------------------------------------------------------------------


@pytest.mark.usefixtures("boundaries")
def test_geometry_and_origin_of_the_named_features_change_and_nothing_else(folder, refresh):
    path = folder.write()
    before = contents(path)

    code, _, _ = refresh(path)

    assert code == 0
    after = contents(path)
    assert {name for name in before if before[name] != after[name]} == {"units.geojson"}
    old, new = (data["units.geojson"].decode().splitlines() for data in (before, after))
    assert [old[0], old[2], old[4]] == [new[0], new[2], new[4]]
    assert json.loads(new[1].rstrip(","))["properties"] == {
        "id": "west",
        "name": "West",
        "kind": "municipality",
        "source": "The Survey, via geoBoundaries",
        "licence": "Creative Commons Attribution 4.0",
        "note": "naïve",
        "method": "as the upstream has it, shared edges made one, to 0.1 m; cut off at the outline "
        "of 'land', and what no unit covers there given to the one with the longest shared edge",
        "vintage": "2020, built Dec 12, 2023",
        "attribution": "The Survey (Creative Commons Attribution 4.0), via geoBoundaries",
    }


@pytest.mark.usefixtures("boundaries")
def test_outer_edge_lies_on_the_outline_and_inner_edges_are_shared(folder, refresh, made):
    path = folder.write()

    refresh(path)

    there = geometries(path)
    west, east = there["west"], there["east"]
    assert west.bounds[0] == 20.5
    assert west.bounds[3] == east.bounds[3] == 43.5
    assert made.LAND.covers(west)
    assert shapely.coverage_is_valid([west, east])
    assert shapely.intersection(west, east).length == pytest.approx(0.49, abs=0.01)


@pytest.mark.usefixtures("boundaries")
def test_summary_is_a_table_of_what_changes(folder, refresh):
    code, out, err = refresh(folder.write())

    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("survey: The Survey (Creative Commons Attribution 4.0), via geoB")
    assert " ".join(lines[1].split()) == (
        "unit km² before km² after change mean shift largest outer edge was is"
    )
    assert lines[2].startswith("west ")
    assert lines[3].startswith("east ")
    assert len({len(line) for line in lines[1:4]}) == 1
    assert lines[4].endswith("units.geojson replaced")
    assert "GM-REFRESH-DERIVED" in err


@pytest.mark.usefixtures("boundaries")
def test_result_as_json_has_the_same_facts(folder, refresh):
    path = folder.write()

    code, out, _ = refresh(path, "--json")

    result = json.loads(out)
    west = result["units"][0]
    assert code == 0
    assert result["ok"]
    assert result["files"] == [(path / "units.geojson").as_posix()]
    assert west["id"] == "west"
    assert west["upstream_name"] == "West"
    after = geometries(path)["west"]
    assert west["area_after_km2"] == pytest.approx(measure_area_km2(after), abs=0.001)
    assert west["change"] == pytest.approx(
        west["area_after_km2"] / west["area_before_km2"] - 1, abs=1e-3
    )
    assert 0 < west["edge_mean_m"] < west["edge_largest_m"] < 2000
    assert west["outer_before_km"] == pytest.approx(55.5 + 40.4, abs=1)


@pytest.mark.usefixtures("boundaries", "cache")
def test_texts_of_a_refreshed_unit_stay_in_every_language(folder):
    said = {"name:sr-Cyrl": "Запад", "disputed_by": "Others.", "disputed_by:fr": "D’autres."}
    layer = json.loads(folder.files["units.geojson"])
    (west,) = (unit for unit in layer["features"] if unit["properties"]["id"] == "west")
    west["properties"] |= said
    folder.files["units.geojson"] = json.dumps(layer).encode()
    path = folder.write()

    geomap.refresh(path, now=NOW)

    units = json.loads((path / "units.geojson").read_text("utf-8"))["features"]
    (told,) = (unit["properties"] for unit in units if unit["properties"]["id"] == "west")
    assert said.items() <= told.items()
    assert told["source"] != west["properties"]["source"]


@pytest.mark.usefixtures("boundaries")
def test_what_was_fetched_and_the_layer_as_it_was_are_kept(folder, cache, server):
    path = folder.write()
    before = (path / "units.geojson").read_bytes()

    result = geomap.refresh(path, now=NOW)

    kept = cache / "refresh" / "small" / "survey" / "20260102T030405Z"
    files = contents(kept)
    record = json.loads(files["record.json"])
    assert result.kept == kept
    assert files["before-units.geojson"] == before
    assert [answer["url"] for answer in record["answers"]] == [
        f"{server.url}/record",
        f"{server.url}/units.geojson",
    ]
    for answer in record["answers"]:
        data = files[answer["file"]]
        assert answer["sha256"] == hashlib.sha256(data).hexdigest()
        assert answer["fetched_at"] == "2026-01-02T03:04:05+00:00"
        assert answer["licence"] == "Creative Commons Attribution 4.0"


@pytest.mark.usefixtures("boundaries", "cache")
def test_same_answer_again_changes_nothing(folder):
    path = folder.write()
    geomap.refresh(path, now=NOW)
    before = contents(path)

    result = geomap.refresh(path, now=NOW)

    assert result.files == ()
    assert result.kept is None
    assert result.problems == ()
    assert contents(path) == before


@pytest.mark.usefixtures("boundaries", "cache", "page_assets")
def test_whoever_the_geometry_is_owed_to_is_named_in_the_page(folder, island_of, tmp_path):
    path = folder.write()
    geomap.refresh(path, now=NOW)

    geomap.build(path, tmp_path / "out", formats=["html"])

    whole, part = (
        island_of((tmp_path / "out" / f"{name}.html").read_text("utf-8"))
        for name in ("whole", "part")
    )
    said = "Nobody; The Survey (Creative Commons Attribution 4.0), via geoBoundaries"
    assert whole[0]["situation"]["attribution"] == said
    assert "The Survey" not in str(part)


@pytest.mark.usefixtures("boundaries")
def test_layer_keeps_its_rights(folder, refresh):
    path = folder.write()
    (path / "units.geojson").chmod(0o640)

    refresh(path)

    assert (path / "units.geojson").stat().st_mode & 0o777 == 0o640


def test_dry_run_says_all_and_writes_nothing(folder, refresh, cache, boundaries):
    path = folder.write()
    before = contents(path)

    code, out, _ = refresh(path, "--dry-run")

    assert code == 0
    assert "would be replaced (--dry-run: nothing was written)" in out
    assert contents(path) == before
    assert not cache.exists()
    assert len(boundaries.server.requests) == 2


def test_simplified_geometry_is_fetched_if_asked_for(folder, refresh, boundaries):
    folder.situation["upstreams"][0]["detail"] = "simplified"
    boundaries.record["simplifiedGeometryGeoJSON"] = boundaries.record.pop("gjDownloadURL")
    boundaries.say()

    assert refresh(folder.write())[0] == 0


@pytest.mark.usefixtures("boundaries")
def test_units_may_lie_in_several_files_that_change_together(folder, refresh):
    folder.situation["upstreams"][0]["units"]["south"] = "South"

    path = folder.write()
    code, out, err = refresh(path)

    there = geometries(path)
    assert code == 0
    assert out.count(" replaced\n") == 2
    assert "OVERLAP" not in err
    assert shapely.coverage_is_valid([there["west"], there["east"], there["south"]])


def test_units_beyond_the_outline_are_not_counted(folder, refresh, boundaries, made):
    boundaries.features.append(made.feature("Elsewhere", shapely.box(21.5, 42.5, 22, 43)))
    boundaries.say()

    assert refresh(folder.write())[0] == 0


@pytest.mark.usefixtures("boundaries")
def test_without_an_outline_units_are_taken_as_they_are(folder, refresh, made):
    del folder.situation["upstreams"][0]["within"]

    path = folder.write()
    code, out, _ = refresh(path)

    assert code == 0
    assert geometries(path)["west"].equals_exact(
        shapely.orient_polygons(made.TRUE["West"]), 1e-6
    ) or (shapely.equals(geometries(path)["west"], made.TRUE["West"]))
    assert "outer edge" not in out


@pytest.mark.usefixtures("boundaries")
def test_what_no_longer_fits_is_a_warning(folder, refresh):
    _, _, err = refresh(folder.write())

    assert "warning GM-REFRESH-OVERLAP" in err
    assert "around.geojson · south" in err
    assert "warning GM-REFRESH-GAP" in err
    assert "it was made from the earlier geometry of west" in err


def test_request_names_the_program_and_nothing_else(folder, refresh, boundaries, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    boundaries.server.replies["/record"].headers["Set-Cookie"] = "a=b"

    assert refresh(folder.write())[0] == 0

    for method, _, headers, body in boundaries.server.requests:
        assert (method, body) == ("GET", b"")
        assert headers["User-Agent"] == f"geomap/{geomap.__version__}"
        assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.usefixtures("cache")
def test_redirects_are_followed_and_noted(folder, boundaries):
    boundaries.record["gjDownloadURL"] = f"{boundaries.server.url}/moved"
    boundaries.say()
    boundaries.server.say("/moved", b"", status=302, headers={"Location": "/units.geojson"})

    result = geomap.refresh(folder.write(), now=NOW)

    record = json.loads((result.kept / "record.json").read_text("utf-8"))
    assert record["answers"][1]["url"].endswith("/moved")
    assert record["answers"][1]["final_url"].endswith("/units.geojson")


@pytest.mark.parametrize(
    "text", ["{{ 7777 * 7777 }}", "<script>alert(1)</script>", "{% raw %}", "</script>"]
)
@pytest.mark.usefixtures("cache", "page_assets")
def test_text_that_looks_like_code_stays_text(folder, boundaries, island_of, tmp_path, text):
    boundaries.record |= {"boundarySource": text, "boundaryLicense": text}
    boundaries.say()
    path = folder.write()

    geomap.refresh(path, now=NOW)
    geomap.build(path, tmp_path / "out", formats=["html"])

    page = (tmp_path / "out" / "whole.html").read_text("utf-8")
    assert str(7777 * 7777) not in page
    told, *_ = island_of(page)
    assert str(7777 * 7777) not in json.dumps(told)
    assert told["situation"]["attribution"] == f"Nobody; {text} ({text}), via geoBoundaries"


# --- what is refused ------------------------------------------------------------------------------


def test_wrong_count_is_refused(refused, boundaries):
    del boundaries.features[2], boundaries.record["admUnitCount"]
    boundaries.say()

    assert "delivers 2 units, and 3 are expected" in refused()


def test_wrong_announced_count_is_refused_before_the_file_is_fetched(refused, boundaries):
    boundaries.record["admUnitCount"] = "48"
    boundaries.say()

    assert "announces '48' units, and 3 are expected" in refused()
    assert len(boundaries.server.requests) == 1


@pytest.mark.parametrize("name", ["Elsewhere", None, 3, ""])
def test_missing_name_is_refused(refused, boundaries, name):
    boundaries.features[0]["properties"]["shapeName"] = name
    boundaries.say()

    assert "delivers no unit 'West' (for 'west')" in refused()


@pytest.mark.parametrize("count", [3, 3.0, "3", " 3", "3.0"])
def test_announced_count_may_be_written_in_any_way(folder, refresh, boundaries, count):
    boundaries.record["admUnitCount"] = count
    boundaries.say()

    assert refresh(folder.write())[0] == 0


@pytest.mark.parametrize("count", [3.5, "three", True, [3], "", "nan", 10**400])
def test_announced_count_that_is_none_is_refused(refused, boundaries, count):
    boundaries.record["admUnitCount"] = count
    boundaries.say()

    assert "announces " in refused()


@pytest.mark.parametrize(
    "year, built, vintage",
    [
        (2020, 20231212, "2020, built 20231212"),
        (["2019", "2020"], "Dec 12, 2023", "built Dec 12, 2023"),
        ("2020", {"on": 1}, "2020"),
        (True, 1.5, None),
        ("", None, None),
    ],
)
@pytest.mark.usefixtures("cache")
def test_what_is_no_date_is_left_out(folder, boundaries, year, built, vintage):
    boundaries.record |= {"boundaryYearRepresented": year, "buildDate": built}
    boundaries.say()

    assert geomap.refresh(folder.write(), now=NOW).vintage == vintage


def test_doubled_name_is_refused(refused, boundaries):
    boundaries.features[2]["properties"]["shapeName"] = "West"
    boundaries.say()

    assert "delivers 2 units 'West'" in refused()


@pytest.mark.usefixtures("boundaries")
def test_wrong_area_is_refused(refused, folder):
    folder.situation["upstreams"][0]["max_area_change"] = 0.01

    said = refused()

    assert "the new 'west' has " in said
    assert "state it with its reason in [upstreams.areas.west]" in said


@pytest.mark.usefixtures("boundaries")
def test_stated_area_is_let_in(refresh, folder):
    folder.situation["upstreams"][0] |= {
        "max_area_change": 0.01,
        "areas": {
            key: {"area_km2": [2000, 2500], "reason": "drawn by hand"} for key in ("west", "east")
        },
    }

    assert refresh(folder.write())[0] == 0


@pytest.mark.usefixtures("boundaries")
def test_stated_area_is_held_to(refused, folder):
    folder.situation["upstreams"][0]["areas"] = {
        "west": {"area_km2": [1.0, 2.0], "reason": "drawn by hand"}
    }

    assert "1.0 to 2.0 km² are allowed" in refused()


@pytest.mark.usefixtures("folder")
def test_unit_that_lies_elsewhere_is_refused(refused, boundaries, made):
    boundaries.features[0] = made.feature("West", made.PRESENT["south"])
    boundaries.say()

    assert "the new 'west' lies elsewhere" in refused()


@pytest.fixture
def with_islet(boundaries, made):
    """Give the unit "West" a second part."""

    def give(islet):
        west = shapely.union_all([made.TRUE["West"], islet])
        boundaries.features[0] = made.feature("West", west)
        boundaries.say()

    return give


FAR_WEST = shapely.box(-5.5, 35.2, -5.49, 35.21)
IN_THE_MARGIN = shapely.box(24.0, 45.0, 24.05, 45.05)


@pytest.mark.parametrize("islet", [FAR_WEST, IN_THE_MARGIN])
def test_what_the_outline_cuts_off_is_no_reason_to_refuse_or_to_warn(
    folder, refresh, with_islet, islet
):
    with_islet(islet)

    path = folder.write()
    code, _, err = refresh(path)

    assert (code, "GM-REFRESH-FAR" in err) == (0, False)
    assert geometries(path)["west"].geom_type == "Polygon"


def test_part_far_from_every_map_is_refused_where_no_outline_cuts_it_off(
    refused, folder, with_islet
):
    del folder.situation["upstreams"][0]["within"]
    with_islet(FAR_WEST)

    assert "the new 'west' lies elsewhere" in refused()


def test_part_far_from_the_old_unit_is_a_warning(folder, refresh, with_islet):
    del folder.situation["upstreams"][0]["within"]
    with_islet(IN_THE_MARGIN)

    code, _, err = refresh(folder.write())

    assert code == 0
    assert "warning GM-REFRESH-FAR" in err
    assert "units.geojson · west" in err
    assert "a part of it (21.90 km²) now lies up to 292 km from where it was" in err


@pytest.mark.parametrize("km, is_told", [(9.5, False), (10.5, True)])
@pytest.mark.usefixtures("cache")
def test_part_is_far_beyond_ten_kilometres_on_the_ground(folder, with_islet, km, is_told):
    del folder.situation["upstreams"][0]["within"]
    east = 20.5 - km / 81.5  # kilometres to a degree of longitude, at 43 degrees north
    with_islet(shapely.box(east - 0.05, 43.1, east, 43.15))

    found = {problem.code for problem in geomap.refresh(folder.write(), now=NOW).problems}

    assert ("GM-REFRESH-FAR" in found) == is_told


@pytest.mark.parametrize("key", ["boundaryLicense", "boundarySource"])
@pytest.mark.parametrize("value", [None, "", "  ", 7, "a\x1b[2J", "a\nb", "a\u202eb", "x" * 201])
def test_missing_or_hostile_licence_or_source_is_refused(refused, boundaries, key, value):
    boundaries.record[key] = value
    boundaries.say()

    said = refused()

    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize("path", ["/record", "/units.geojson"])
@pytest.mark.parametrize(
    "body, said",
    [
        (b"\n<!DOCTYPE html><p>Busy.", "web page instead of data"),
        (b'{"type": "FeatureColl', "not JSON"),
        (b"", "the file is empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"type":"FeatureCollection","features":[],"features":[]}', "twice"),
        (b"[" * 100, "levels deep"),
        (b'{"a":NaN}', "NaN is not a JSON number"),
    ],
)
def test_what_is_no_data_is_refused(refused, boundaries, path, body, said):
    boundaries.server.say(path, body)

    assert said in refused()


@pytest.mark.parametrize("path", ["/record", "/units.geojson"])
@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{", b'{"a":' + b"9" * 5000 + b"}"])
def test_garbled_answer_is_told_once_with_a_cure_for_an_answer(refused, boundaries, path, body):
    boundaries.server.say(path, body)

    said = refused()

    assert said.count("→ the layers are as they were →") == 1
    assert said.endswith("→ try again later, or ask another upstream with --upstream\n")
    assert "GM-LOAD" not in said


@pytest.mark.usefixtures("folder")
def test_answer_of_another_kind_is_told_once_and_not_to_be_tried_again(refused, boundaries):
    crs = {"type": "name", "properties": {"name": "EPSG:3857" + "x" * 10_000}}
    boundaries.server.say(
        "/units.geojson", {"type": "FeatureCollection", "crs": crs, "features": []}
    )

    said = refused()

    assert said.count("EPSG:3857") == 1
    assert said.endswith(
        "→ check the url in [[upstreams]], or ask another upstream with --upstream\n"
    )
    assert len(said) < 1000


def test_each_of_several_problems_of_an_answer_is_told_once(refused, boundaries):
    boundaries.features[0]["properties"] = 3
    boundaries.features[1]["properties"] = 3
    boundaries.say()

    said = refused()

    assert said.count("'properties' is not an object") == 2
    assert said.count("error GM-REFRESH-ANSWER  127.0.0.1 · $.features[") == 2
    assert "give it id" not in said
    assert "the answer of 127.0.0.1 cannot be read: 2 problems" in said


@pytest.mark.parametrize("value", [[], 3, "text", None])
def test_record_that_is_no_object_is_refused(refused, boundaries, value):
    boundaries.server.say("/record", value)

    assert "answers with no object" in refused()


@pytest.mark.parametrize(
    "link", [None, 3, "", "/units.geojson", "file:///etc/passwd", "http://maps.example/a"]
)
def test_record_that_leads_nowhere_is_refused(refused, boundaries, link):
    boundaries.record["gjDownloadURL"] = link
    boundaries.say()

    assert "names no file that may be fetched" in refused()


def test_record_that_leads_to_another_scheme_is_refused(refused, boundaries):
    boundaries.record["gjDownloadURL"] = "https://maps.example/a"
    boundaries.say()

    assert "names no file that may be fetched" in refused()


def test_short_body_is_refused(refused, boundaries):
    reply = boundaries.server.replies["/units.geojson"]
    reply.headers["Content-Length"] = str(len(reply.body) + 1)

    assert "breaks off" in refused()


def test_slow_body_is_given_up_when_the_time_is_over(refused, boundaries, limits):
    limits(total_s=0.3)
    boundaries.server.replies["/record"].drip_s = 0.05

    assert "had not answered in full after 0.3 s" in refused()


def test_silent_upstream_is_given_up(refused, boundaries, limits):
    limits(read_s=0.2)
    boundaries.server.replies["/record"].drip_s = 5

    assert "127.0.0.1 " in refused()


@pytest.mark.parametrize("status", [204, 403, 404, 429, 500, 504])
def test_status_that_is_not_200_is_refused(refused, boundaries, status):
    boundaries.server.replies["/record"].status = status

    assert f"answers with status {status}" in refused()


@pytest.mark.parametrize(
    "target",
    [
        "https://maps.example/a",
        "http://maps.example/a",
        "ftp://127.0.0.1/a",
        "file:///etc/passwd",
        "//maps.example/a",
        "http://me:secret@127.0.0.1/",
        "http://[",
    ],
)
def test_redirect_to_another_scheme_or_host_in_the_clear_is_refused(refused, boundaries, target):
    boundaries.server.say("/record", b"", status=302, headers={"Location": target})

    refused()

    assert len(boundaries.server.requests) == 1


def test_redirects_without_end_are_refused(refused, boundaries):
    boundaries.server.say("/record", b"", status=302, headers={"Location": "/record"})

    assert "redirects more than 5 times" in refused()
    assert len(boundaries.server.requests) == 6


def test_too_large_answer_is_refused(refused, boundaries, limits):
    limits(max_bytes=1000)
    boundaries.server.say("/record", b"{" + b" " * 200_000 + b"}")

    assert "sends more than 1000 bytes" in refused()


def test_packed_answer_is_refused(refused, boundaries):
    boundaries.server.replies["/record"].headers["Content-Encoding"] = "gzip"

    assert "packed answer" in refused()


def test_upstream_that_is_not_there_is_refused(refused, folder):
    folder.situation["upstreams"][0]["url"] = "http://127.0.0.1:9/record"

    assert "127.0.0.1 cannot be reached" in refused()


BOWTIE = {
    "type": "Polygon",
    "coordinates": [[[20.5, 43], [21, 43.5], [21, 43], [20.5, 43.5], [20.5, 43]]],
}


@pytest.mark.parametrize(
    "geometry",
    [
        BOWTIE,
        None,
        {"type": "Point", "coordinates": [20.7, 43.2]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[20.5, 43], [21, 43], [21, 43.5], [20.5, 43.5]]]},
        {"type": "Polygon", "coordinates": [[[20.5, 430], [21, 43], [21, 43.5], [20.5, 430]]]},
        {"type": "GeometryCollection", "geometries": []},
    ],
)
@pytest.mark.parametrize("place", [0, 2])
def test_wrong_geometry_is_refused_whosever_it_is(refused, boundaries, made, geometry, place):
    name = boundaries.features[place]["properties"]["shapeName"]
    boundaries.features[place] = made.feature(name, geometry)
    boundaries.say()

    assert f"'{name}'" in refused()


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]},
        {"type": "Point", "coordinates": [0.5, 0.5, 100]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]},
        {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [0.5, 0.5]}],
        },
    ],
)
def test_wrong_geometry_that_nobody_needs_is_left_aside(
    refresh, folder, boundaries, made, geometry
):
    boundaries.features.append(made.feature("Elsewhere", geometry))
    boundaries.say()

    code, _, err = refresh(folder.write())

    assert (code, "Elsewhere" in err) == (0, False)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": [0.5, "0.5"]},
        {"type": "Point", "coordinates": [2_055_000, 5_300_000]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], None]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Point"}, 3]},
    ],
)
def test_wrong_geometry_is_refused_where_it_cannot_be_told_where_it_lies(
    refused, boundaries, made, geometry
):
    boundaries.features.append(made.feature("Nowhere", geometry))
    boundaries.say()

    assert "'Nowhere'" in refused()


def test_wrong_geometry_of_a_named_unit_is_refused_wherever_it_lies(refused, boundaries, made):
    boundaries.features[0] = made.feature("West", {"type": "Point", "coordinates": [0.5, 0.5]})
    boundaries.say()

    assert "'West' from 127.0.0.1 is not a polygon" in refused()


def test_without_an_outline_every_unit_is_needed(refused, folder, boundaries, made):
    del folder.situation["upstreams"][0]["within"]
    boundaries.features.append(made.feature("Else", {"type": "Point", "coordinates": [0.5, 0.5]}))
    boundaries.say()

    assert "'Else' from 127.0.0.1 is not a polygon" in refused()


@pytest.mark.parametrize("detail, other", [("full", "simplified"), ("simplified", "full")])
def test_cure_of_a_wrong_geometry_is_one_that_can_work(
    refused, folder, boundaries, made, detail, other
):
    folder.situation["upstreams"][0]["detail"] = detail
    boundaries.record["simplifiedGeometryGeoJSON"] = boundaries.record["gjDownloadURL"]
    boundaries.features[0] = made.feature("West", BOWTIE)
    boundaries.say()

    said = refused()

    assert said.endswith(
        f"→ ask another upstream with --upstream, or write detail = '{other}' in [[upstreams]]\n"
    )
    assert said.count("not valid") == 1


def test_each_of_several_problems_of_a_geometry_is_told_once(refused, boundaries, made):
    ring = [[20.5, 430], [21, "43"], [21, 43.5], [20.5, 430]]
    boundaries.features[0] = made.feature("West", {"type": "Polygon", "coordinates": [ring]})
    boundaries.say()

    said = refused()

    assert said.count("error GM-REFRESH-GEOMETRY  127.0.0.1 · West") == 3
    assert "the geometry of 'West' from 127.0.0.1 is wrong: 3 problems" in said


def test_error_as_json_is_one_object(folder, refresh, boundaries):
    boundaries.server.say("/record", b"<html>")

    code, out, _ = refresh(folder.write(), "--json")

    assert code == 6
    assert json.loads(out)["error"]["code"] == "GM-REFRESH"


@pytest.mark.usefixtures("boundaries")
def test_interrupted_write_leaves_the_layers_as_they_were(folder, refresh, monkeypatch):
    folder.situation["upstreams"][0]["units"]["south"] = "South"
    path = folder.write()
    before = contents(path)
    real, moved = replacing.Path.replace, []

    def stop(self, target):
        if target.parent == path and self.suffix == ".geojson":
            moved.append(target.name)
            if len(moved) == 2:
                raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(replacing.Path, "replace", stop)

    code, _, _ = refresh(path)

    assert code == 130
    assert len(moved) == 2
    assert contents(path) == before


@pytest.mark.usefixtures("boundaries")
def test_layers_that_cannot_be_written_stay(folder, refresh, cache, monkeypatch):
    path = folder.write()
    before = contents(path)
    real = replacing.Path.replace

    def refuse(self, target):
        if target.parent == path and self.suffix == ".geojson":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(replacing.Path, "replace", refuse)

    code, _, err = refresh(path)

    (kept,) = (cache / "refresh" / "small" / "survey").iterdir()
    assert code == 5
    assert "the layers are as they were" in err
    assert f"; what was fetched is kept in {kept.as_posix()}\n" in err
    assert "answer-1.json" in contents(kept)
    assert contents(path) == before


@pytest.mark.usefixtures("boundaries")
def test_cache_that_cannot_be_written_stops_it(folder, refresh, cache):
    cache.write_text("a file where the folder should be", "utf-8")
    path = folder.write()
    before = contents(path)

    code, _, err = refresh(path)

    assert code == 5
    assert "the layers are as they were" in err
    assert contents(path) == before


@pytest.mark.usefixtures("boundaries")
def test_layer_that_was_edited_meanwhile_is_left_alone(folder, refresh, monkeypatch):
    path = folder.write()
    real = module.find_side_effects

    def edit(*arguments):
        (path / "units.geojson").write_bytes(b"{}")
        return real(*arguments)

    monkeypatch.setattr(module, "find_side_effects", edit)

    code, _, err = refresh(path)

    assert code == 6
    assert "units.geojson was changed by somebody else meanwhile" in err
    assert (path / "units.geojson").read_bytes() == b"{}"


@pytest.mark.usefixtures("cache")
def test_layer_that_is_a_link_is_refused_before_anything_is_asked(folder, refresh, boundaries):
    path = folder.write()
    (path / "units.geojson").rename(path / "real.geojson")
    (path / "units.geojson").symlink_to("real.geojson")
    before = contents(path)

    code, _, err = refresh(path)

    assert code == 6
    assert "units.geojson is a symbolic link to 'real.geojson'" in err
    assert "→ the layers are as they were → put the file itself in its place" in err
    assert (path / "units.geojson").is_symlink()
    assert contents(path) == before
    assert boundaries.server.requests == []


@pytest.mark.usefixtures("boundaries")
def test_other_layers_may_be_links(folder, refresh):
    path = folder.write()
    (path / "land.geojson").rename(path / "real.geojson")
    (path / "land.geojson").symlink_to("real.geojson")

    assert refresh(path)[0] == 0


@pytest.mark.usefixtures("folder")
def test_unknown_upstream_is_a_spec_error(refused):
    said = refused("--upstream", "sirvey", code=2)

    assert "there is no upstream 'sirvey'; there are survey, open → did you mean 'survey'?" in said


def test_situation_without_upstreams_is_a_spec_error(refused, folder):
    folder.situation["upstreams"] = []

    assert "names no upstream" in refused(code=2)


def test_folder_with_errors_is_not_refreshed(refused, folder, boundaries):
    folder.files["places.geojson"] = b"{"

    refused(code=3)

    assert boundaries.server.requests == []


# --- Overpass -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("overpass")
def test_relations_of_overpass_become_units(folder, refresh, server):
    path = folder.write()

    code, out, _ = refresh(path, "--upstream", "open")

    method, _, _, body = server.requests[0]
    west = next(
        feature
        for layer in geomap.load(path).record
        for feature in layer.features
        if feature.id == "west"
    )
    assert code == 0
    assert (method, body) == ("POST", b"data=rel%281%29%3Bout+geom%3B")
    assert west.geometry.bounds[0] == 20.5
    assert west.origin.licence == "ODbL 1.0"
    assert west.origin.vintage == "2026-01-01T00:00:00Z"
    assert west.origin.attribution == "© OpenStreetMap contributors (ODbL 1.0)"
    assert "open: © OpenStreetMap contributors (ODbL 1.0)" in out


def test_inner_ring_of_a_relation_is_a_hole(folder, refresh, overpass, server, made):
    hole = shapely.box(20.6, 43.1, 20.7, 43.2)
    west = overpass["elements"][0]
    overpass["elements"][0] = made.relation(
        "West",
        *(("outer", made.ring(made.TRUE["West"])[start:end]) for start, end in ((0, 2), (1, 7))),
        ("inner", made.ring(hole)[:3]),
        ("inner", made.ring(hole)[2:]),
    )
    overpass["elements"].append(made.relation("Hole", ("outer", made.ring(hole))))
    server.say("/interpreter", overpass)
    folder.situation["upstreams"][1]["count"] = 4

    path = folder.write()
    code, _, err = refresh(path, "--upstream", "open")

    assert west["tags"]["name"] == "West"
    assert code == 0, err
    (inner,) = geometries(path)["west"].interiors
    assert shapely.Polygon(inner).equals(hole)


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda answer: answer.pop("osm3s"), "gives no licence"),
        (lambda answer: answer["osm3s"].update(copyright=""), "gives no licence"),
        (lambda answer: answer["osm3s"].update(copyright="All rights reserved"), "another licence"),
        (lambda answer: answer.update(remark="runtime error: Query timed out"), "did not finish"),
        (lambda answer: answer.update(elements={}), "no list of elements"),
        (lambda answer: answer.update(elements=[3]), "elements[0] from 127.0.0.1 is not an object"),
        (lambda answer: answer["elements"].pop(), "delivers 2 units"),
        (lambda answer: answer["elements"][0].pop("tags"), "delivers no unit 'West'"),
        (lambda answer: answer["elements"][0].pop("members"), "it has no outer ring"),
        (lambda answer: answer["elements"][0]["members"].pop(), "its lines do not close"),
        (
            lambda answer: answer["elements"][0]["members"][1].pop("geometry"),
            "a line has no points",
        ),
        (
            lambda answer: answer["elements"][0]["members"][1]["geometry"].append(None),
            "a line has no points",
        ),
        (
            lambda answer: answer["elements"][0]["members"][1]["geometry"][0].update(lat=95),
            "out of range",
        ),
        (
            lambda answer: answer["elements"][0]["members"][1].update(role="claimed"),
            "a line has the role 'claimed'",
        ),
        (
            lambda answer: [
                member.update(role="inner") for member in answer["elements"][0]["members"][1:]
            ],
            "it has no outer ring",
        ),
    ],
)
def test_answer_of_overpass_that_cannot_be_used_is_refused(refused, overpass, server, change, said):
    change(overpass)
    server.say("/interpreter", overpass)

    assert said in refused("--upstream", "open")


def test_relation_that_does_not_close_and_that_nobody_needs_is_left_aside(
    folder, refresh, overpass, server, made
):
    overpass["elements"].append(made.relation("Elsewhere", ("outer", [(0, 0), (1, 0), (1, 1)])))
    server.say("/interpreter", overpass)

    assert refresh(folder.write(), "--upstream", "open")[0] == 0


@pytest.mark.parametrize("point", [None, {"lat": 43.2, "lon": 20.7}, {"lat": 1}])
def test_relation_that_may_lie_in_the_outline_has_to_close(refused, overpass, server, made, point):
    overpass["elements"].append(made.relation("Nowhere", ("outer", [(0, 0), (1, 0), (1, 1)])))
    overpass["elements"][-1]["members"][1]["geometry"].append(point)
    server.say("/interpreter", overpass)

    said = refused("--upstream", "open")

    assert "'Nowhere' from 127.0.0.1 cannot be used" in said
    assert "later" not in said


def test_page_of_overpass_is_refused(refused, server):
    server.say("/interpreter", b'<?xml version="1.0"?><html><p>parse error</p></html>')

    assert "web page instead of data" in refused("--upstream", "open")


@pytest.mark.parametrize("status", [301, 302, 303])
@pytest.mark.usefixtures("overpass")
def test_redirect_that_drops_the_query_is_refused(refused, server, status):
    server.replies["/elsewhere"] = server.replies["/interpreter"]
    server.say("/interpreter", b"", status=status, headers={"Location": "/elsewhere"})

    assert "drops the query" in refused("--upstream", "open")


@pytest.mark.usefixtures("overpass")
def test_redirect_that_keeps_the_query_is_followed(folder, refresh, server):
    server.replies["/elsewhere"] = server.replies["/interpreter"]
    server.say("/interpreter", b"", status=307, headers={"Location": "/elsewhere"})

    assert refresh(folder.write(), "--upstream", "open")[0] == 0
    assert server.requests[1][3] == b"data=rel%281%29%3Bout+geom%3B"


# --- the shipped situation ------------------------------------------------------------------------

NORTH = ("leposavic", "zvecan", "zubin-potok", "north-mitrovica")


@pytest.fixture
def shipped(layers_folder, tmp_path, boundaries, made):
    """A copy of the shipped layers, and an upstream with 38 units that are a bit off."""
    path = tmp_path / "layers"
    shutil.copytree(layers_folder, path, ignore=shutil.ignore_patterns("derive"))
    text = (path / "situation.toml").read_text("utf-8")
    url = tomllib.loads(text)["upstreams"][0]["url"]
    text = text.replace(url, f"{boundaries.server.url}/record")
    (path / "situation.toml").write_text(text, encoding="utf-8")
    names = tomllib.loads(text)["upstreams"][0]["units"]
    there = geometries(path)
    units = {names[key]: there[key] for key in NORTH}
    rest = shapely.difference(there["kosovo"], shapely.union_all(list(units.values())))
    west, south, east, north = rest.bounds
    step = (north - south) / 34
    for place in range(34):
        strip = shapely.box(west, south + place * step, east, south + (place + 1) * step)
        units[f"Strip {place}"] = shapely.intersection(rest, strip)
    boundaries.features[:] = [
        made.feature(
            name, shapely.transform(unit, lambda lonlat: lonlat + np.array([0.001, -0.0007]))
        )
        for name, unit in units.items()
    ]
    boundaries.record["admUnitCount"] = "38"
    boundaries.say()
    return path


@pytest.mark.usefixtures("cache")
def test_shipped_municipalities_are_refreshed_onto_the_line(shipped):
    before = geometries(shipped)

    result = geomap.refresh(shipped, now=NOW)

    after = geometries(shipped)
    units = [after[key] for key in NORTH]
    assert [unit.id for unit in result.units] == list(NORTH)
    assert [path.name for path in result.files] == ["northern-municipalities.geojson"]
    assert shapely.coverage_is_valid(units)
    assert all(before["kosovo"].buffer(1e-6).covers(unit) for unit in units)
    for unit in result.units:
        assert abs(unit.change) < 0.02
        assert unit.outer_after_km == pytest.approx(unit.outer_before_km, abs=0.6)
    lines = (shipped / "northern-municipalities.geojson").read_text("utf-8").splitlines()
    assert len(lines) == 6
    assert lines[0] == '{"type":"FeatureCollection","features":['
    assert geomap.check(shipped) == ()


@pytest.mark.usefixtures("cache")
def test_what_was_made_from_the_municipalities_is_named(shipped):
    found = {
        (problem.code, problem.feature) for problem in geomap.refresh(shipped, now=NOW).problems
    }

    assert ("GM-REFRESH-DERIVED", "south-mitrovica") in found
    assert ("GM-REFRESH-DERIVED", "searches-north-mitrovica") in found
    assert ("GM-REFRESH-OVERLAP", "vushtrri") in found or (
        "GM-REFRESH-OVERLAP",
        "podujevo",
    ) in found
