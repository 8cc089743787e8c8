"""What changed between editions."""

import datetime as dt

import pytest

from geomap.analysis.changes import changes_between, changes_of_editions, limited_to


@pytest.fixture(scope="module")
def situation_of(make_layer, make_situation, make_source):
    """Make a situation of reports; its editions end on 30 September, 4 and 18 October."""

    def make(*reports):
        sources = {
            "S01": make_source("S01"),
            "S02": make_source("S02", date=dt.date(2023, 10, 3)),
        }
        return make_situation(make_layer(*reports), sources=sources)

    return make


@pytest.fixture(scope="module")
def since_first(situation_of):
    """Compare the second edition with the first."""

    def compare(*reports):
        situation = situation_of(*reports)
        return changes_between(situation.at(edition=1), situation.at(edition=2))

    return compare


def told(changes):
    return (changes.added, changes.changed, changes.superseded, changes.ended)


def test_report_that_stays_as_it_is_has_not_changed(since_first, make_report):
    assert told(since_first(make_report("a", reported_at="2023-09-20"))) == ((), (), (), ())


def test_report_known_only_now_is_added(since_first, make_report):
    later = make_report("b", reported_at="2023-10-12")

    changes = since_first(make_report("a", reported_at="2023-10-02"), later)

    assert told(changes) == (("a",), (), (), ())


def test_report_that_is_superseded_now_is_told_so_and_what_supersedes_it_is_added(
    since_first, make_report
):
    old = make_report("old", reported_at="2023-09-20")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))

    assert told(since_first(old, new)) == (("new",), (), ("old",), ())


def test_report_that_has_ended_is_told_so(since_first, make_report):
    report = make_report("a", reported_at="2023-09-20", valid_to="2023-10-02")

    assert told(since_first(report)) == ((), (), (), ("a",))


def test_report_that_was_over_already_is_not_told_again(since_first, make_report):
    over = make_report("over", reported_at="2023-09-20", valid_to="2023-09-25")
    old = make_report("old", reported_at="2023-09-20")
    new = make_report("new", reported_at="2023-09-21", supersedes=("old",))

    assert told(since_first(over, old, new)) == ((), (), (), ())


def test_report_that_another_one_supersedes_again_is_not_told_again(since_first, make_report):
    old = make_report("old", reported_at="2023-09-20")
    new = make_report("new", reported_at="2023-09-21", supersedes=("old",))
    newest = make_report("newest", reported_at="2023-10-02", supersedes=("old",))

    assert told(since_first(old, new, newest)) == (("newest",), (), (), ())


def test_report_that_ends_and_is_superseded_is_superseded(since_first, make_report):
    old = make_report("old", reported_at="2023-09-20", valid_to="2023-10-01")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))

    assert told(since_first(old, new)) == (("new",), (), ("old",), ())


def test_report_with_one_more_source_is_told_otherwise(since_first, make_report):
    report = make_report("a", reported_at="2023-09-20", sources=("S01", "S02"))

    assert told(since_first(report)) == ((), ("a",), (), ())


def test_report_of_what_was_announced_and_has_come_is_told_otherwise(since_first, make_report):
    report = make_report("a", reported_at="2023-09-20", valid_from="2023-10-02")

    assert told(since_first(report)) == ((), ("a",), (), ())


def test_latest_report_comes_first_and_ids_settle_a_draw(since_first, make_report):
    days = {"a": "2023-10-02", "b": "2023-10-03", "c": "2023-10-02"}

    changes = since_first(*(make_report(name, reported_at=day) for name, day in days.items()))

    assert changes.added == ("b", "c", "a")


def test_each_edition_is_compared_with_the_one_before(situation_of, make_report):
    situation = situation_of(
        make_report("a", reported_at="2023-09-20"),
        make_report("b", reported_at="2023-10-02"),
        make_report("c", reported_at="2023-10-12"),
    )

    first, second = changes_of_editions(situation)

    assert (first.since.number, first.until, first.added) == (
        1,
        situation.editions[1].cutoff,
        ("b",),
    )
    assert (second.since.number, second.until, second.added) == (2, situation.as_of, ("c",))


def test_picture_between_editions_is_compared_with_the_last_one(situation_of, make_report, zone):
    situation = situation_of(make_report("a", reported_at="2023-10-02"))
    time = dt.datetime(2023, 10, 3, 12, tzinfo=zone)

    (changes,) = changes_of_editions(situation.at(time))

    assert changes.since.number == 1
    assert changes.until == time
    assert changes.added == ("a",)


@pytest.mark.parametrize("day", [dt.date(2023, 9, 20), dt.date(2023, 9, 30)])
def test_up_to_the_first_edition_there_is_nothing_to_compare_with(situation_of, make_report, day):
    situation = situation_of(make_report("a", reported_at="2023-09-10"))

    assert changes_of_editions(situation.at(day)) == ()


def test_changes_are_told_since_an_edition_only(situation_of, make_report, zone):
    situation = situation_of(make_report())
    between = situation.at(dt.datetime(2023, 10, 3, 12, tzinfo=zone))

    with pytest.raises(ValueError, match="since an edition"):
        changes_between(between, situation)


def test_changes_can_be_limited_to_the_reports_of_a_map(since_first, make_report):
    changes = since_first(
        make_report("a", reported_at="2023-10-02"),
        make_report("b", reported_at="2023-10-02"),
        make_report("c", reported_at="2023-09-20", valid_to="2023-10-02"),
        make_report("d", reported_at="2023-09-20", valid_from="2023-10-02"),
        make_report("e", reported_at="2023-09-20"),
        make_report("f", reported_at="2023-10-02", supersedes=("e",)),
    )

    assert told(limited_to(changes, {"a", "x"})) == (("a",), (), (), ())
    assert told(limited_to(changes, {"c", "d", "e"})) == ((), ("d",), ("e",), ("c",))
    assert limited_to(changes, set("abcdef")) == changes
