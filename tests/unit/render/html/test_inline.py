import base64
import hashlib
import re

import pytest

from geomap.errors import AssetsMissingError
from geomap.render.html.inline import content_security_policy, packed_island, read_asset


def hash_of(code):
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def rules(policy):
    return {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}


@pytest.mark.parametrize(
    "text",
    ["</script>", "<!--", "<script>", "]]>", "&lt;", "a\u2028b\u2029c", "\x00\x1f", "\\u003c", "🗺"],
)
def test_island_says_the_same_without_a_character_that_matters_to_html(unpack_island, text):
    island = packed_island({"text": text})

    assert unpack_island(island) == {"text": text}
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", island)


def test_island_of_what_repeats_itself_is_small():
    assert len(packed_island(["the same"] * 1000)) < 200


def test_number_that_is_none_never_gets_into_the_island():
    with pytest.raises(ValueError, match="JSON"):
        packed_island(float("nan"))


def test_policy_lets_only_images_come_from_a_host_of_tiles():
    policy = rules(content_security_policy("<p>", image_hosts=["https://*.tiles.example"]))

    assert policy["img-src"] == ["data:", "blob:", "https://*.tiles.example"]
    assert policy["script-src"] == policy["style-src"] == ["'none'"]


def test_policy_admits_each_script_and_style_by_its_hash_and_nothing_else():
    html = "<style>a{}</style><script>one()</script><script>two();\n é</script>"

    policy = rules(content_security_policy(html))

    assert policy == {
        "default-src": ["'none'"],
        "script-src": [hash_of("one()"), hash_of("two();\n é")],
        "style-src": [hash_of("a{}")],
        "img-src": ["data:", "blob:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_policy_of_a_page_without_code_admits_none():
    policy = rules(content_security_policy("<p>text</p>"))

    assert policy["script-src"] == ["'none'"]
    assert policy["style-src"] == ["'none'"]


def test_data_and_outside_scripts_get_no_hash():
    html = (
        '<script type="application/json">{}</script><script src="https://a.example/x.js"></script>'
    )

    assert rules(content_security_policy(html))["script-src"] == ["'none'"]


def test_policy_names_the_hosts_that_the_user_chose_each_once():
    policy = rules(
        content_security_policy("", hosts=["https://b.example", "https://a.example"] * 2)
    )

    assert policy["img-src"] == ["data:", "blob:", "https://a.example", "https://b.example"]


def test_asset_that_was_not_built_is_an_error_that_says_how_to_build_it():
    with pytest.raises(AssetsMissingError, match=r"nothing\.js was not built") as caught:
        read_asset("nothing.js")

    assert "pip install" in caught.value.hint
