import pytest

from geomap.model.layer import LayerKind, LayerStyle
from geomap.model.report import Standing, Status
from geomap.style.palette import style_of
from geomap.style.rules import area_style_key, base_style_key, error_style_key, pattern_of


@pytest.mark.parametrize(
    "changes, pattern",
    [
        ({"credibility": 1}, "confirmed"),
        ({"credibility": 2}, "reported"),
        ({"credibility": 3}, "claimed"),
        ({"credibility": 6}, "claimed"),
        ({"credibility": 1, "status": Status.ANTICIPATED}, "planned"),
        ({"credibility": 1, "standing": Standing.PLANNED}, "planned"),
        ({"credibility": 2, "status": Status.ENDING}, "leaving"),
        ({"credibility": 2, "status": Status.ENDED}, "leaving"),
        ({"credibility": 1, "standing": Standing.SUPERSEDED}, "superseded"),
        ({"credibility": 1, "standing": Standing.ENDED}, "superseded"),
        ({"status": Status.ANTICIPATED, "standing": Standing.SUPERSEDED}, "superseded"),
    ],
)
def test_pattern_tells_how_sure_a_report_is(make_report, changes, pattern):
    assert pattern_of(make_report(**changes)).value == pattern


def test_area_style_is_family_and_pattern(make_report):
    report = make_report(credibility=2)

    assert area_style_key(report, LayerStyle.EVENTS) == "events.reported"


@pytest.mark.parametrize(
    "standing, key",
    [
        (Standing.CURRENT, "events.error"),
        (Standing.PLANNED, "events.error"),
        (Standing.SUPERSEDED, "events.error-superseded"),
        (Standing.ENDED, "events.error-superseded"),
    ],
)
def test_circle_of_a_superseded_report_is_grey(make_report, standing, key):
    assert error_style_key(make_report(standing=standing), LayerStyle.EVENTS) == key
    assert style_of(key) is not None


@pytest.mark.parametrize("kind", [kind for kind in LayerKind if kind is not LayerKind.REPORTS])
@pytest.mark.parametrize("style", LayerStyle)
def test_every_layer_has_a_style_that_exists(kind, style):
    assert style_of(base_style_key(kind, style)) is not None
