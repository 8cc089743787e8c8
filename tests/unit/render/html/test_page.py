"""The finished page: one file, its policy, and nothing of the data outside the island."""

import base64
import hashlib
import re
from html import escape
from html.parser import HTMLParser

import folium
import pytest
import shapely

from geomap.errors import RenderError
from geomap.model.bounds import Bounds
from geomap.model.situation import MapSpec
from geomap.render.base import Job
from geomap.render.html.page import folium_map, render_embed, render_html
from geomap.scene.compose import compose

INFANTRY = "10041000001211000000"


class Page(HTMLParser):
    """The parts of a page, as a browser takes them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.code, self.title, self.policy = [], {"script": [], "style": []}, "", ""
        self.island = None
        self._within = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        self._within = "island" if given.get("id") == "geomap-data" else tag
        if self._within in self.code:
            self.code[self._within].append("")

    def handle_data(self, data):
        if self._within == "island":
            self.island = (self.island or "") + data
        elif self._within in self.code:
            self.code[self._within][-1] += data
        elif self._within == "title":
            self.title += data

    def handle_endtag(self, _tag):
        self._within = None


@pytest.fixture(scope="module")
def scene(make_scene, make_layer, make_report, make_feature):
    places = make_layer(make_feature("town"), id="small-places", kind="places", style="neutral")
    area = make_report("b", precision="area", geometry=shapely.box(20.5, 42.8, 21.0, 43.2))
    return make_scene(make_layer(make_report("a", sidc=INFANTRY), area, visible=False), places)


@pytest.fixture(scope="module")
def html(scene):
    return render_html(Job(scene)).data.decode("utf-8")


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def outside_the_island(html):
    before, _, rest = html.partition('<script type="application/octet-stream" id="geomap-data">')
    return before, rest.partition("</script>")[2]


def test_artifact_is_named_after_the_map(scene):
    artifact = render_html(Job(scene))

    assert artifact.name == "whole.html"
    assert artifact.media_type == "text/html"


def test_rendering_twice_gives_equal_bytes(scene):
    assert render_html(Job(scene)).data == render_html(Job(scene)).data


def test_policy_has_exactly_the_hashes_of_the_inline_code(page):
    rules = {rule.split()[0]: rule.split()[1:] for rule in page.policy.split("; ")}

    for tag in ("script", "style"):
        digests = [hashlib.sha256(code.encode()).digest() for code in page.code[tag]]
        expected = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
        assert rules[f"{tag}-src"] == expected


def test_policy_hashes_hold_for_the_bytes_between_the_tags(html, page):
    found = re.findall(r"<(script|style)>(.*?)</\1>", html, flags=re.DOTALL)

    assert len(found) >= 3
    for _, code in found:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert digest in page.policy


def test_policy_stands_before_any_code(page):
    names = [
        "policy" if given.get("http-equiv") == "Content-Security-Policy" else tag
        for tag, given in page.tags
    ]

    assert names.index("policy") < min(names.index("script"), names.index("style"))


def test_policy_allows_nothing_unsafe_and_no_host(page):
    assert "unsafe" not in page.policy
    assert "http" not in page.policy
    assert page.policy.startswith("default-src 'none'; ")


def test_page_holds_no_carriage_return_that_a_browser_would_change_before_hashing(html):
    assert "\r" not in html


def test_page_refers_to_no_other_file(page):
    for tag, given in page.tags:
        assert "src" not in given, (tag, given)
        assert tag not in {"link", "iframe", "object", "embed", "base"}, given
        assert given.get("href", "#").startswith("#"), (tag, given)


def test_page_has_no_handler_or_style_attribute(page):
    for tag, given in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in given), (tag, given)


def test_island_is_the_payload(page, unpack_island):
    told = unpack_island(page.island)

    assert told["map"]["id"] == "whole"
    assert set(told["cards"]) == {"a", "b", "town"}


def test_title_is_situation_and_map(page):
    assert page.title == "Small – Whole"


def test_layers_are_drawn_in_the_order_of_the_panel_and_the_page_starts_last(html):
    calls = re.findall(r"geomap\.(\w+)\((\w+)(?:, \"([a-z-]+)\")?\)", outside_the_island(html)[1])

    assert calls == [
        ("layer", "feature_group_reports", "reports"),
        ("layer", "feature_group_small_places", "small-places"),
        ("start", "map_gm", ""),
    ]


def test_hidden_layer_is_not_added_to_the_map(html):
    frame = outside_the_island(html)[1]

    assert "feature_group_reports.addTo" not in frame
    assert "feature_group_small_places.addTo(map_gm)" in frame


def test_map_has_a_pane_for_each_plane(html):
    frame = outside_the_island(html)[1]

    panes = re.findall(r'"gm-(\w+)"\);\s+pane_\w+\.style\.zIndex = (\d+)', frame)
    assert panes == [
        ("ground", "210"), ("units", "220"), ("zones", "230"),
        ("reports", "240"), ("lines", "250"), ("symbols", "610"),
    ]  # fmt: skip


def test_map_begins_in_the_middle_of_its_box(html):
    assert "center: [43.0, 21.0]" in outside_the_island(html)[1]


@pytest.mark.usefixtures("page_assets")
def test_map_over_180_degrees_begins_at_180_degrees(make_layer, make_situation):
    pacific = MapSpec(
        id="m", title={"en": "M"}, bounds=Bounds(170, -20, -170, 10), layers=("reports",)
    )

    html = folium_map(compose(make_situation(make_layer()), pacific)).get_root().render()

    assert "center: [-5.0, 180.0]" in html


# --- hostile text ---------------------------------------------------------------------------------

HOSTILE = [
    "{{ 7777*7777 }}",
    "{% for i in range(9) %}x{% endfor %}",
    "{# gone #}",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!--",
    "${alert(1)}`",
    "\"'><img src=x onerror=alert(1)>",
    "a\u2028b",
]


@pytest.fixture(scope="module")
def scene_saying(make_scene, make_layer, make_report, make_feature, make_source):
    """Compose a map that says one thing wherever it can."""

    def make(text):
        words = {"en": text}
        report = make_report(
            names=words,
            summaries=words,
            claimant=text,
            location_text=text,
            rationale=text,
            disputed_by=text,
            extra={text: text},
        )
        place = make_feature(names=words, summaries=words, extra={text: text})
        shown = {"title": words, "group": words}
        return make_scene(
            make_layer(report, **shown),
            make_layer(place, id="places", kind="places", style="neutral", **shown),
            title=words,
            banner=words,
            footnote=words,
            attribution=text,
            sources={"S01": make_source("S01", publisher=text, title=text, note=text)},
        )

    return make


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_data_is_nowhere_but_in_the_island_and_the_escaped_title(
    unpack_island, scene_saying, text
):
    html = render_html(Job(scene_saying(text))).data.decode("utf-8")

    head, frame = outside_the_island(html)
    without_title = head.replace(f"<title>{escape(f'{text} – Whole')}</title>", "")
    without_code = re.sub(r"<(style|script)>.*?</\1>", "", without_title, flags=re.DOTALL)
    assert text not in without_code
    assert text not in frame
    assert str(7777 * 7777) not in html
    assert Page(html).title == f"{text} – Whole"
    assert unpack_island(Page(html).island)["names"]["report"] == [text]


def test_map_saved_twice_is_the_same_map(make_scene, make_layer):
    root = folium_map(make_scene(make_layer())).get_root()

    assert root.render() == root.render()


def test_tiles_from_a_host_are_let_in_only_when_asked_for(make_scene, make_layer):
    tiles = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    offline, online = (
        folium_map(make_scene(make_layer()), online=asked) for asked in (False, True)
    )
    for drawn in (offline, online):
        folium.TileLayer(tiles, attr="tiles").add_to(drawn)

    with pytest.raises(RenderError, match=r"tiles\.example"):
        offline.get_root().render()

    policy = Page(online.get_root().render()).policy
    assert "img-src data: blob: https://*.tiles.example" in policy


# --- the page in a frame, and tiles ---------------------------------------------------------------


def test_page_for_a_frame_is_the_same_page_but_for_one_word(scene):
    whole, framed = render_html(Job(scene)), render_embed(Job(scene))

    assert framed.name == "whole.embed.html"
    name = b'id="gm-page" data-view='
    assert whole.data.count(name) == 1
    assert framed.data == whole.data.replace(name + b'"full"', name + b'"embed"')


def test_tiles_that_the_situation_names_are_admitted_as_images_only(make_scene, make_layer):
    page = Page(render_html(Job(make_scene(make_layer(), basemap="osm"))).data.decode("utf-8"))

    rules = {rule.split()[0]: rule.split()[1:] for rule in page.policy.split("; ")}
    assert rules["img-src"] == ["data:", "blob:", "https://tile.openstreetmap.org"]
    assert not any("http" in value for value in (*rules["script-src"], *rules["style-src"]))


def test_page_says_where_its_oembed_response_lies_once_the_address_is_known(make_scene, make_layer):
    title = 'A "small" <title>'
    known = make_scene(make_layer(), address="https://maps.example/m/", title={"en": title})

    for render in (render_html, render_embed):
        page = Page(render(Job(known)).data.decode())
        (link,) = (given for tag, given in page.tags if tag == "link")
        assert link == {
            "rel": "alternate",
            "type": "application/json+oembed",
            "href": "https://maps.example/m/whole.oembed.json",
            "title": f"{title} – Whole",
        }


def test_link_to_the_oembed_response_stands_before_all_that_is_long(make_scene, make_layer):
    html = render_html(Job(make_scene(make_layer(), address="https://maps.example/m/"))).data

    assert html.index(b"json+oembed") < 4_000 < html.index(b"</head>")


def test_page_of_an_unknown_address_links_to_no_other_file(scene):
    assert not [tag for tag, _ in Page(render_html(Job(scene)).data.decode()).tags if tag == "link"]
