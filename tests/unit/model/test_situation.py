import datetime as dt

import pytest

from geomap.model.report import Standing


@pytest.fixture(scope="module")
def seen(make_layer, make_situation):
    """Look at reports from a time, or an edition, and return what is known by id."""

    def look(*reports, **at):
        situation = make_situation(make_layer(*reports)).at(**at)
        return {report.id: report for report in situation.layer("reports").reports}

    return look


def local(text):
    return dt.datetime.fromisoformat(f"{text}+02:00")


def test_report_of_a_day_is_known_from_the_end_of_that_day(seen, make_report):
    report = make_report("a", reported_at="2023-09-29")

    assert "a" not in seen(report, time=local("2023-09-29T23:59:58"))
    assert "a" in seen(report, time=local("2023-09-29T23:59:59"))


def test_report_of_an_instant_is_known_from_that_instant(seen, make_report):
    report = make_report("a", reported_at="2023-09-29T14:00:00+02:00")

    assert "a" not in seen(report, time=local("2023-09-29T13:59:59"))
    assert "a" in seen(report, time=local("2023-09-29T14:00:00"))


def test_time_looked_from_may_come_in_any_zone(seen, make_report):
    report = make_report("a", reported_at="2023-09-29")
    tokyo = dt.datetime.fromisoformat("2023-09-30T06:59:59+09:00")

    assert "a" in seen(report, time=tokyo)


def test_report_in_the_hour_that_comes_twice_is_not_known_before_it_was_made(seen, make_report):
    report = make_report("a", reported_at="2023-10-29T02:30:00+01:00")

    assert "a" not in seen(report, time=dt.datetime.fromisoformat("2023-10-29T02:45:00+02:00"))


def test_features_that_are_not_reports_are_always_known(make_feature, make_layer, make_situation):
    places = make_layer(make_feature("town"), id="places", kind="places", style="neutral")

    early = make_situation(places).at(dt.datetime(1999, 1, 1, tzinfo=dt.UTC))

    assert [feature.id for feature in early.layer("places").features] == ["town"]


def test_superseded_report_is_kept_and_marked_with_what_superseded_it(seen, make_report):
    old = make_report("old", reported_at="2023-09-29")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))

    known = seen(old, new, edition=2)

    assert known["old"].standing is Standing.SUPERSEDED
    assert known["old"].superseded_by == ("new",)
    assert known["new"].standing is Standing.CURRENT


def test_report_is_current_until_what_supersedes_it_is_known(seen, make_report):
    old = make_report("old", reported_at="2023-09-29")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))

    known = seen(old, new, edition=1)

    assert known["old"].standing is Standing.CURRENT
    assert known["old"].superseded_by == ()


def test_report_in_another_layer_can_supersede(make_report, make_layer, make_situation):
    old = make_layer(make_report("old"))
    new = make_layer(make_report("new", supersedes=("old",)), id="other")

    situation = make_situation(old, new)

    assert situation.layer("reports").reports[0].superseded_by == ("new",)


def test_end_of_a_report_is_hidden_before_it_has_come(seen, make_report):
    closed = make_report("closed", valid_from="2023-09-24", valid_to="2023-10-10")

    before = seen(closed, edition=2)["closed"]

    assert before.valid_to is None
    assert before.standing is Standing.CURRENT


def test_report_whose_end_has_come_is_ended_and_says_when(seen, make_report, moment):
    closed = make_report("closed", valid_from="2023-09-24", valid_to="2023-10-10")

    after = seen(closed, edition=3)["closed"]

    assert after.standing is Standing.ENDED
    assert after.valid_to == moment("2023-10-10")


def test_report_of_what_has_not_begun_is_planned(seen, make_report):
    announced = make_report("announced", valid_from="2023-10-15")

    assert seen(announced, edition=2)["announced"].standing is Standing.PLANNED
    assert seen(announced, edition=3)["announced"].standing is Standing.CURRENT


def test_superseded_is_said_before_ended(seen, make_report):
    old = make_report("old", valid_to="2023-10-01")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))

    assert seen(old, new, edition=3)["old"].standing is Standing.SUPERSEDED


def test_edition_is_the_picture_at_its_cutoff(make_layer, make_report, make_situation):
    situation = make_situation(make_layer(make_report()))

    second = situation.at(edition=2)

    assert second.edition.number == 2
    assert second.as_of == situation.editions[1].cutoff
    assert second.layers == situation.at(second.as_of).layers


def test_time_between_editions_belongs_to_none(make_layer, make_situation):
    situation = make_situation(make_layer())

    assert situation.at(local("2023-10-02T12:00:00")).edition is None


def test_going_back_and_forth_between_editions_loses_nothing(
    make_layer, make_report, make_situation
):
    old = make_report("old", valid_to="2023-10-10")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))
    situation = make_situation(make_layer(old, new))

    again = situation.at(edition=3).at(edition=1).at(edition=3)

    assert again == situation.at(edition=3)


@pytest.mark.parametrize("arguments", [{}, {"time": local("2023-10-01T00:00:00"), "edition": 1}])
def test_exactly_one_of_time_and_edition_is_asked_for(make_situation, arguments):
    with pytest.raises(ValueError, match="either a time or an edition"):
        make_situation().at(**arguments)


def test_time_without_a_zone_is_refused(make_situation):
    naive = dt.datetime(2023, 10, 1)  # noqa: DTZ001 -- that is what is refused

    with pytest.raises(ValueError, match="no zone"):
        make_situation().at(naive)


def test_unknown_edition_is_refused_and_the_known_ones_named(make_situation):
    with pytest.raises(ValueError, match=r"no edition 9; there are 1, 2, 3"):
        make_situation().at(edition=9)


@pytest.mark.parametrize("ask", ["layer", "map"])
def test_unknown_id_is_a_key_error(make_situation, ask):
    with pytest.raises(KeyError, match="nowhere"):
        getattr(make_situation(), ask)("nowhere")


def test_report_grade_is_reliability_and_credibility(make_report):
    assert make_report(reliability="B", credibility=2).grade == "B2"


def test_situation_cannot_be_changed(make_situation):
    with pytest.raises(AttributeError):
        make_situation().id = "other"


def test_day_means_its_end(make_layer, make_report, make_situation, moment):
    situation = make_situation(make_layer(make_report(reported_at=moment("2023-10-02"))))

    seen = situation.at(dt.date(2023, 10, 2))

    assert len(seen.layers[0].reports) == 1


def test_situation_shows_itself_in_a_line(make_layer, make_report, make_situation):
    assert len(repr(make_situation(make_layer(make_report())))) < 120
