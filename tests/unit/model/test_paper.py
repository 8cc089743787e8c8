import pytest

from geomap.model.paper import Paper, paper_named


@pytest.mark.parametrize(
    "text, paper",
    [
        ("A4", Paper(297, 210, is_turnable=True)),
        ("a3", Paper(420, 297, is_turnable=True)),
        ("A4-portrait", Paper(210, 297)),
        ("A3-landscape", Paper(420, 297)),
        ("300x200", Paper(300, 200)),
        ("148.5x210mm", Paper(148.5, 210)),
    ],
)
def test_papers_by_name(text, paper):
    assert paper_named(text) == paper


@pytest.mark.parametrize("text", ["", "A9", "letter", "A4-upright", "300", "1e3x200", "-300x200"])
def test_what_is_no_paper_is_refused_with_what_may_be_written(text):
    with pytest.raises(ValueError, match=r"A4, A3, A4-landscape.*300x200"):
        paper_named(text)


@pytest.mark.parametrize("text", ["100x200", "200x139", "1501x300"])
def test_paper_too_small_or_too_large_for_a_map_is_refused(text):
    with pytest.raises(ValueError, match="140 to 1500 mm"):
        paper_named(text)


def test_paper_is_turned_by_a_right_angle():
    assert paper_named("A4").turned == Paper(210, 297, is_turnable=True)
    assert paper_named("A4").fixed() == Paper(297, 210)
