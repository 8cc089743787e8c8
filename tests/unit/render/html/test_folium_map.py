"""The page as a Folium map, to which a user adds things of their own."""

import folium
import folium.plugins
import pytest

import geomap
from geomap.errors import RenderError
from geomap.render.html.page import folium_map


@pytest.fixture
def scene(make_scene, make_layer, make_report):
    return make_scene(make_layer(make_report()))


def test_it_is_a_folium_map(scene):
    assert isinstance(folium_map(scene), folium.Map)


def test_marker_can_be_added_and_the_map_saved(scene, tmp_path):
    made = folium_map(scene)
    folium.Marker((43, 21), popup="my note").add_to(made)
    path = tmp_path / "mine.html"

    made.save(path)

    html = path.read_text("utf-8")
    assert "L.marker(\n                [43.0, 21.0]" in html
    assert "my note" in html
    assert 'id="geomap-data"' in html


def test_adding_to_one_map_leaves_the_next_alone(scene):
    first = folium_map(scene)
    plain = folium_map(scene).get_root().render()
    folium.Marker((43, 21)).add_to(first)
    first.get_root().render()

    assert folium_map(scene).get_root().render() == plain


def test_folium_of_the_user_is_left_as_it_was(scene):
    before = [list(folium.Map.default_js), list(folium.Map.default_css)]

    folium_map(scene).get_root().render()

    assert [list(folium.Map.default_js), list(folium.Map.default_css)] == before


def test_plugin_that_loads_from_elsewhere_is_refused_by_name(scene):
    made = folium_map(scene)
    folium.plugins.HeatMap([[43, 21]]).add_to(made)

    with pytest.raises(RenderError, match="loads https://") as caught:
        made.get_root().render()

    assert "online=True" in caught.value.hint


def test_plugin_that_loads_from_elsewhere_is_let_in_online_and_its_host_alone(scene):
    made = folium_map(scene, online=True)
    folium.plugins.HeatMap([[43, 21]]).add_to(made)

    html = made.get_root().render()

    policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    hosts = {word for word in policy.replace(";", "").split() if word.startswith("http")}
    assert len(hosts) == 1
    (host,) = hosts
    assert f'src="{host}/' in html
    assert "unsafe" not in policy


@pytest.mark.usefixtures("page_assets")
def test_map_of_a_folder_can_be_had_by_id(situation_folder, island_of):
    made = geomap.folium_map(situation_folder.write(), map="part")

    assert island_of(made.get_root().render())[0]["map"]["id"] == "part"
