"""The Folium side: a map, panes and feature groups by validated id, and nothing from any file.

This is the only module that knows Leaflet's order of latitude and longitude.
"""

from collections.abc import Iterable

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.template import Template

from geomap.model.bounds import Bounds
from geomap.render.html.payload import pane_name
from geomap.scene.elements import Plane, Scene

#: Links of Folium whose content is in our own bundle, or that nothing here needs.
_REPLACED = frozenset(
    {
        "leaflet",
        "leaflet_css",
        "jquery",
        "bootstrap",
        "bootstrap_css",
        "glyphicons_css",
        "awesome_markers",
        "awesome_markers_css",
        "awesome_markers_font_css",
        "awesome_rotate_css",
        "Control.Fullscreen.js",
        "Control.FullScreen.css",
    }
)
_Z_INDEX = {
    Plane.GROUND: 210,
    Plane.UNITS: 220,
    Plane.ZONES: 230,
    Plane.REPORTS: 240,
    Plane.LINES: 250,
    Plane.SYMBOLS: 610,
}
_START_ZOOM = 9


class SituationMap(folium.Map):
    """A Folium map whose page is geomap's.

    Any Folium child can be added to it, and `save` writes the whole page. What you add yourself is
    rendered by Folium as it always is: texts in it are HTML and templates, so add only what you
    wrote yourself.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}

        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: {{ this.location|tojson }},
                crs: L.CRS.{{ this.crs }},
                ...{{ this.options|tojavascript }}
            });
        {% endmacro %}
        """
    )

    # the page brings its own; Folium adds these for every map
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 -- as folium declares it
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, bounds: Bounds) -> None:
        super().__init__(
            location=latlon_middle(bounds),
            tiles=None,
            zoom_start=_START_ZOOM,
            zoom_control=False,
            attribution_control=False,
            zoom_snap=0.25,
        )
        self._name, self._id = "Map", "gm"


class LayerGroup(folium.FeatureGroup):
    """The feature group of one layer of the situation, named by its id."""

    def __init__(self, layer_id: str, *, visible: bool) -> None:
        super().__init__(name=layer_id, show=visible)
        self._id = layer_id.replace("-", "_")


class DrawLayer(MacroElement):
    """Has the page's script draw a layer's elements into its group."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            geomap.layer({{ this._parent.get_name() }}, {{ this.layer_id|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, layer_id: str) -> None:
        super().__init__()
        self._name, self._id = "DrawLayer", layer_id.replace("-", "_")
        self.layer_id = layer_id


class StartPage(MacroElement):
    """Has the page's script build everything around the map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            geomap.start({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        self._name, self._id = "StartPage", "gm"


def build_map(scene: Scene) -> SituationMap:
    """Build the Folium map of a scene: its frame, one pane per plane and one group per layer.

    Parameters
    ----------
    scene
        Only its bounds, ids and visibility are read.
    """
    made = SituationMap(scene.bounds)
    for plane, z_index in _Z_INDEX.items():
        pane = folium.map.CustomPane(pane_name(plane), z_index=z_index, pointer_events=True)
        pane._id = plane.value  # noqa: SLF001 -- branca draws ids from the clock of the system
        made.add_child(pane)
    for layer in scene.layers:
        group = LayerGroup(layer.id, visible=layer.visible)
        group.add_child(DrawLayer(layer.id))
        made.add_child(group)
    made.add_child(StartPage())
    return made


def split_frame(figure: Figure) -> tuple[str, str, str, list[str]]:
    """Render what Folium has, without the links that the page replaces.

    Parameters
    ----------
    figure
        The root of a map, rendered once by branca.

    Returns
    -------
    head, body, script, links
        HTML for the head and the body, the text of Folium's script, and the addresses of
        resources that the page does not bring.
    """
    links: list[str] = []
    head: list[str] = []
    for name, child in figure.header._children.items():  # noqa: SLF001 -- branca has no other way
        if name in _REPLACED or name == "meta_http":
            continue
        if isinstance(child, JavascriptLink | CssLink):
            links.append(child.url)
        head.append(child.render())
    links += _addresses(figure)
    body = _render_all(figure.html._children.values())  # noqa: SLF001
    script = _render_all(figure.script._children.values())  # noqa: SLF001
    return "\n".join(head), body, script, links


def _addresses(element: Element) -> list[str]:
    """Return the addresses of tiles and images that anything below an element would load."""
    found = [
        address
        for name in ("tiles", "url")
        if isinstance(address := getattr(element, name, None), str)
        and address.startswith(("http://", "https://"))
    ]
    for child in element._children.values():  # noqa: SLF001
        found += _addresses(child)
    return found


def _render_all(elements: Iterable[Element]) -> str:
    return "\n".join(element.render() for element in elements)


def latlon_middle(bounds: Bounds) -> tuple[float, float]:
    """Return the middle of a box as Leaflet wants it: latitude, longitude."""
    east = bounds.east + (360 if bounds.crosses_antimeridian else 0)
    return (bounds.south + bounds.north) / 2, (bounds.west + east) / 2
