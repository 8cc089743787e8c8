"""A place where no situation can be started is told as what it is."""

import pytest

from geomap.errors import PublishError, SpecError
from geomap.starting import start


@pytest.mark.parametrize("name", ["a\nb", "a\x1bb", "a\u2028b", "a\nb/river"])
def test_name_with_a_line_break_is_refused(tmp_path, name):
    with pytest.raises(SpecError, match="holds a line break or another control character") as told:
        start(tmp_path / name, id="river", title="River")

    assert str(told.value).isprintable()
    assert not list(tmp_path.iterdir())


def test_link_to_itself_is_told_as_a_link(tmp_path):
    (tmp_path / "river").symlink_to("river")

    with pytest.raises(PublishError, match="river is a symbolic link to 'river'"):
        start(tmp_path / "river")


def test_spaces_of_any_script_are_no_hindrance(tmp_path):
    assert start(tmp_path / "the\u3000river")
