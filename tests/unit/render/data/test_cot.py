import datetime as dt

import pytest
import shapely
from lxml import etree

from geomap.model.handling import Handling
from geomap.render.data.cot import type_of
from geomap.render.data.markup import legal

REQUIRED = {"version", "uid", "type", "how", "time", "start", "stale"}


@pytest.fixture
def events_of(make_job, make_layer, render):
    def make(*reports, **changes):
        root = etree.fromstring(render("cot", make_job(make_layer(*reports), **changes)))
        return {event.get("uid").rpartition(".")[2]: event for event in root.iter("event")}

    return make


def time_of(event, key):
    return dt.datetime.fromisoformat(event.get(key))


def test_shipped_events_have_what_the_schema_asks_for(shipped, render):
    root = etree.fromstring(render("cot", shipped))

    events = list(root.iter("event"))
    on = {layer.id for layer in shipped.scene.layers if layer.visible}
    points = [
        report.id
        for layer in shipped.scene.records
        for report in layer.reports
        if report.precision.is_point and layer.id in on
    ]
    assert len(events) == len(points) > 8
    assert len({event.get("uid") for event in events}) == len(events)
    for event in events:
        assert set(event.keys()) >= REQUIRED
        assert event.get("version") == "2.0"
        assert event.get("access") == "TLP:CLEAR"
        point, detail = event
        assert (point.tag, detail.tag) == ("point", "detail")
        assert set(point.keys()) == {"lat", "lon", "hae", "ce", "le"}
        assert -90 <= float(point.get("lat")) <= 90
        assert -180 <= float(point.get("lon")) <= 180
        # nobody is friend or enemy here
        assert event.get("type")[:3] in {"a-n", "a-u"}


@pytest.mark.parametrize(
    "changes",
    [
        {"geometry": shapely.box(20, 42, 21, 43), "precision": "area", "radius_m": None},
        {"geometry": shapely.box(20, 42, 21, 43), "precision": "border-wide", "radius_m": None},
        {"geometry": None, "precision": "none", "radius_m": None},
    ],
)
def test_no_point_is_made_up_for_what_has_none(events_of, make_report, changes):
    assert events_of(make_report(**changes)) == {}


def test_error_is_the_radius_and_unknown_without_one(events_of, make_report):
    events = events_of(
        make_report("near", radius_m=150.0),
        make_report("exact", precision="exact", radius_m=None),
    )

    assert events["near"].find("point").get("ce") == "150.0"
    assert events["exact"].find("point").get("ce") == "9999999.0"
    assert {event.find("point").get("le") for event in events.values()} == {"9999999.0"}


def test_event_is_stale_when_the_situation_would_call_itself_old(events_of, make_report):
    (event,) = events_of(make_report(valid_from="2023-09-20"), stale_after_days=5).values()

    assert event.get("time") == "2023-10-18T21:59:59.000Z"
    assert event.get("start") == "2023-09-19T22:00:00.000Z"
    assert time_of(event, "stale") - time_of(event, "time") == dt.timedelta(days=5)


def test_what_is_superseded_or_has_ended_is_stale_since_then(events_of, make_report):
    events = events_of(
        make_report("old"),
        make_report("new", supersedes=("old",), reported_at="2023-10-02"),
        make_report("over", valid_from="2023-09-20", valid_to="2023-10-05"),
    )

    assert events["old"].get("stale") == "2023-10-02T21:59:59.000Z"
    assert events["over"].get("stale") == "2023-10-05T21:59:59.000Z"
    assert time_of(events["new"], "stale") > time_of(events["new"], "time")


def test_what_was_over_before_it_began_is_dropped(events_of, make_report):
    events = events_of(
        make_report("planned", valid_from="2023-12-01", reported_at="2023-09-20"),
        make_report("recalled", supersedes=("planned",), reported_at="2023-10-01"),
    )

    assert time_of(events["planned"], "stale") < time_of(events["planned"], "start")


def test_how_tells_whether_an_editor_placed_it(events_of, make_report):
    events = events_of(
        make_report("placed", geometry_basis="editorial"),
        make_report("read", geometry_basis="gazetteer"),
    )

    assert events["placed"].get("how") == "h-e"
    assert events["read"].get("how") == "h-t"


@pytest.mark.parametrize(
    "sidc, told",
    [
        ("10041000001211000000", "a-n-G-U"),
        ("10061500001211000000", "a-h-G-E"),
        ("10043000001211000000", "a-n-S"),
        ("10010100001211000000", "a-u-A"),
        ("10044000001104000000", "a-n-G"),
        (None, "a-u-G"),
    ],
)
def test_type_is_the_identity_and_dimension_of_the_symbol(sidc, told):
    assert type_of(sidc) == told


def test_remarks_tell_who_says_so_how_sure_and_under_which_words(events_of, make_report):
    (event,) = events_of(make_report(handling=Handling.CLEAR)).values()

    remarks = event.findtext("detail/remarks")
    for said in ("Somebody says so.", "Who says so: Somebody", "B3", "TLP:CLEAR",
                 "The naming is neutral.", "[S01] The Paper"):  # fmt: skip
        assert said in remarks


def test_hostile_text_is_text(events_of, make_report, hostile):
    (event,) = events_of(make_report(names={"en": hostile}, claimant=hostile)).values()

    assert event.find("detail/contact").get("callsign") == legal(hostile)
    assert legal(hostile).replace("\r\n", "\n") in event.findtext("detail/remarks")


def test_document_says_of_itself_what_every_product_must(shipped, render):
    about = etree.fromstring(render("cot", shipped)).find("geomap")

    told = {node.get("label"): node.text for node in about.findall("about")}
    assert told["Handling"] == "TLP:CLEAR"
    assert told["As of"].startswith("18 October 2023")
    assert told["Naming"].startswith("* This designation")
    assert told["Lost in this format"].startswith("everything but")
    assert len(about.findall("source")) == len(shipped.scene.sources)
