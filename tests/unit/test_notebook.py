"""A map in a notebook, as IPython shows it."""

import base64
import io

import pytest
from IPython.core.formatters import DisplayFormatter
from PIL import Image

import geomap
from geomap.render.embed import plate

pytestmark = pytest.mark.usefixtures("page_assets")


@pytest.fixture
def view(situation_folder):
    return geomap.view(situation_folder.write(), map="part")


@pytest.fixture
def drawn(monkeypatch):
    """Count how often a picture is drawn."""
    calls, draw = [], plate.draw_plate

    def draw_plate(job):
        calls.append(job.scene.map_id)
        return draw(job)

    monkeypatch.setattr(plate, "draw_plate", draw_plate)
    return calls


def test_notebook_gets_the_page_a_picture_and_a_name(view):
    data, metadata = DisplayFormatter().format(view)

    assert set(data) == {"text/html", "image/png", "text/plain"}
    assert data["text/plain"] == "MapView('small', map='part')"
    assert data["text/html"].startswith('<iframe title="part" srcdoc="&lt;!DOCTYPE html&gt;')
    assert base64.b64decode(data["image/png"]) == view.png()
    image = Image.open(io.BytesIO(view.png()))
    shown = metadata["image/png"]
    assert image.size == (2 * shown["width"], 2 * shown["height"])


def test_picture_of_the_shipped_situation_is_light_enough_for_a_notebook(pytestconfig):
    view = geomap.view(pytestconfig.rootpath / "layers")

    assert Image.open(io.BytesIO(view.png())).width == 1600
    assert len(view.png()) < 600_000


@pytest.mark.parametrize(
    "wanted", [{"exclude": ["image/png"]}, {"include": ["text/html"]}], ids=["exclude", "include"]
)
def test_picture_that_is_not_wanted_is_not_drawn(view, drawn, wanted):
    data, metadata = view._repr_mimebundle_(**wanted)

    assert "text/html" in data
    assert "image/png" not in {*data, *metadata}
    assert drawn == []


def test_picture_is_drawn_once_however_often_it_is_shown(view, drawn):
    DisplayFormatter().format(view)
    DisplayFormatter().format(view)
    view.png()

    assert drawn == ["part"]


def test_page_is_shown_in_a_frame_that_can_reach_nothing(view):
    shown = view._repr_html_()

    assert 'sandbox="allow-scripts allow-popups' in shown
    assert "allow-same-origin" not in shown
    assert 'height="620"' in shown


def test_page_and_picture_are_saved_as_the_name_says(view, tmp_path):
    page = view.save(tmp_path / "new" / "map.html")
    image = view.save(str(tmp_path / "map.png"))

    assert page.read_text("utf-8") == view.html()
    assert image.read_bytes() == view.png()


def test_what_it_cannot_save_is_refused_and_nothing_is_written(view, tmp_path):
    with pytest.raises(geomap.SpecError, match=r"'map\.pdf' is neither"):
        view.save(tmp_path / "map.pdf")

    assert list(tmp_path.glob("map*")) == []


def test_failed_write_is_a_publish_error(view, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(geomap.PublishError):
        view.save(tmp_path / "file" / "map.html")
