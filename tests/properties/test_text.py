"""Whatever a text holds, it reaches the page as it was, and does nothing there."""

from dataclasses import replace
from itertools import groupby

import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geomap.render.base import Job
from geomap.render.html.inline import packed_island
from geomap.render.html.pack import pack_positions
from geomap.render.html.page import render_html
from geomap.render.html.payload import page_payload
from geomap.scene.compose import compose
from geomap.spec.explain import json_path
from geomap.style.phrases import Listed, Written, say
from geomap.style.speech import Speaker

HARD = st.sampled_from(
    [
        *("</script>", "<!--", "{{ 7*7 }}", "{% raw %}", "${x}", "{map}", "{title}", "&lt;"),
        *("\u2028", "\u2029", "\x00", "\x7f", "\x9b", "\\u003c", "\u202e", "🗺", "Лепосавић"),
    ]
)
TEXTS = st.lists(st.text(max_size=10) | HARD, min_size=1, max_size=4).map("".join).filter(str.strip)


@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)))
@example("\u2028</script>&\u2029")
def test_any_value_survives_the_island_and_no_character_of_html_does(unpack_island, value):
    island = packed_island(value)

    assert unpack_island(island) == value
    assert not set(island) & set("<>&\u2028\u2029")


@settings(max_examples=40)
@given(name=TEXTS, summary=TEXTS, extra=TEXTS)
def test_any_text_of_a_report_reaches_the_payload_unchanged(
    make_report, make_layer, make_scene, name, summary, extra
):
    report = make_report(
        names={"en": name}, summaries={"en": summary}, claimant=name, extra={extra: extra}
    )

    told = page_payload(make_scene(make_layer(report)), version="1")

    card = told["cards"]["report"]
    values = [row["value"] for row in card["rows"]]
    assert told["names"]["report"] == [name]
    assert card["claim"] == [0, summary]
    assert told["reports"]["report"]["claimant"] == [0, name]
    claim_type = ["claim_type.official_claim"]
    assert ["card.claim", {"claimant": [0, name], "claim_type": claim_type}] in values
    assert extra in values


@given(text=TEXTS)
def test_any_text_is_said_unchanged_whatever_stands_around_it(text):
    speak = Speaker("en")

    assert speak(Listed((text, text), "")) == text + text
    assert speak(say("card.until", end=text)) == f"until {text}"
    assert speak(Written({"fr": text})) == text


@settings(max_examples=25)
@given(title=TEXTS, map_title=TEXTS)
@example(title="About {map}", map_title="{title}")
@pytest.mark.usefixtures("page_assets")
def test_titles_reach_the_page_unchanged(make_layer, make_situation, title, map_title):
    situation = make_situation(make_layer(), title={"en": title})
    scene = compose(situation, replace(situation.maps[0], title={"en": map_title}))

    assert Speaker("en")(scene.page_title) == f"{title} – {map_title}"
    assert render_html(Job(scene)).data.count(b"<script") == 3


@given(st.lists(st.integers(0, 99) | st.text(max_size=8), max_size=5))
def test_json_path_is_one_line_that_begins_at_the_root(location):
    path = json_path(location)

    assert path.startswith("$")
    assert len(path.splitlines()) == 1


@given(
    st.lists(st.integers(0, 99) | st.text(max_size=4), max_size=3), st.lists(st.text(max_size=4))
)
def test_json_paths_of_different_places_differ(one, other):
    if one != other:
        assert json_path(one) != json_path(other)


@given(st.tuples(st.floats(-179, 179), st.floats(-89, 89)))
def test_any_position_reaches_the_payload_to_five_decimals(make_report, make_layer, make_scene, at):
    scene = make_scene(make_layer(make_report(geometry=shapely.Point(at))))

    (circle,) = [e for e in page_payload(scene, version="1")["elements"] if e["t"] == "circle"]

    assert abs(circle["at"][0] - at[0]) <= 5.01e-6
    assert abs(circle["at"][1] - at[1]) <= 5.01e-6


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=8))
def test_packed_positions_add_up_to_the_line(unpack_line, positions):
    packed = pack_positions(shapely.LineString(positions))

    rounded = [(round(lon * 1e5), round(lat * 1e5)) for lon, lat in positions]
    assert unpack_line(packed) == [at for at, _ in groupby(rounded)]
