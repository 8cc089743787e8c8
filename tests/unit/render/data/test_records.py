import shapely

from geomap.model.report import Standing
from geomap.render.data.records import records_of
from geomap.render.drawn import drawn_of


def all_records(job):
    return [record for layer in job.once(records_of) for record in layer.records]


def test_features_of_the_layers_that_are_on_are_those_drawn_and_the_ground(shipped):
    placed = {
        record.id
        for layer in shipped.once(records_of)
        if layer.visible
        for record in layer.records
        if record.geometry is not None
    }
    ground = {
        feature.id
        for layer in shipped.scene.records
        for feature in layer.features
        # what cannot be chosen on the map: the ground, and the names of waters
        if layer.kind.value in {"countries", "borders"} or feature.kind == "lake"
    }

    drawn = shipped.once(drawn_of).features
    assert drawn
    assert placed - ground == drawn


def test_layers_that_are_off_are_there_and_marked(make_job, make_layer, make_report):
    off = make_layer(make_report("hidden"), id="off", visible=False)

    on, marked = make_job(make_layer(make_report()), off).once(records_of)

    assert on.visible
    assert not marked.visible
    assert [record.id for record in marked.records] == ["hidden"]


def test_every_report_known_is_there_with_its_standing(shipped):
    told = {
        record.id: record.properties["standing"] for record in all_records(shipped) if record.report
    }

    assert told.keys() == shipped.scene.reports.keys()
    assert set(told.values()) >= {Standing.CURRENT, Standing.SUPERSEDED, Standing.ENDED}


def test_positions_are_rounded_and_outer_rings_turn_against_the_clock(
    make_job, make_layer, make_report
):
    clockwise = shapely.Polygon([(20.12345678, 42), (20, 43), (21, 43), (21, 42)])
    hole = shapely.box(20.4, 42.4, 20.6, 42.6, ccw=True).exterior.coords
    area = shapely.Polygon(clockwise.exterior.coords, [hole])

    (record,) = all_records(make_job(make_layer(make_report(geometry=area, precision="area"))))

    assert record.geometry.exterior.is_ccw
    assert not record.geometry.interiors[0].is_ccw
    assert {x for x, _ in record.geometry.exterior.coords} == {20.123457, 20, 21}


def test_ground_has_the_style_that_it_is_drawn_in(make_job, make_layer, make_feature):
    line = shapely.LineString([(20, 43), (22, 43)])
    ours = make_feature("ours", geometry=shapely.box(20, 42, 22, 43))
    theirs = make_feature("theirs", geometry=shapely.box(20, 40, 22, 41))
    layers = (
        make_layer(make_feature("line", geometry=line), id="line", kind="line"),
        make_layer(ours, theirs, id="countries", kind="countries"),
    )

    told = {record.id: record.style for record in all_records(make_job(*layers))}

    assert told == {
        "line": "line.reference", "ours": "ground.land", "theirs": "ground.neighbour"
    }  # fmt: skip


def test_title_is_the_name_in_the_language_of_the_job(make_job, make_layer, make_report):
    layer = make_layer(
        make_report(names={"en": "Here", "fr": "Ici"}), title={"en": "Reports", "fr": "Rapports"}
    )

    (told,) = make_job(layer, language="fr", languages=("en", "fr")).once(records_of)

    assert told.title == "Rapports"
    assert told.records[0].title == "Ici"
    assert told.records[0].properties["name"] == "Here"
