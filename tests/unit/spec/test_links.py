import pytest

from geomap.spec.links import is_folder_address, is_link


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c#d",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org:8443/x",
        "https://xn--e1afmkfd.xn--90a3ac/\u0441\u0442\u0440",
        "mailto:press@example.org",
    ],
)
def test_web_and_mail_addresses_are_links(url):
    assert is_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        " https://example.org",
        "https://example.org/a b",
        "https://example.org/a\nb",
        "https://example.org/\u2028",
        "https://example.org/\x85",
        "https:\\\\example.org",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "blob:https://example.org/1",
        "//example.org",
        "example.org",
        "https:",
        "https://",
        "https:///path",
        "https://[::1",
        "mailto:",
        "mailto:nobody",
        "",
    ],
)
def test_everything_else_is_not_a_link(url):
    assert not is_link(url)


@pytest.mark.parametrize(
    "url", ["https://example.org/", "http://10.0.0.7:8080/maps/", "https://example.org/a%20b/"]
)
def test_file_names_can_be_put_behind_a_folder(url):
    assert is_folder_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org/maps",
        "https://example.org/?folder=/",
        "https://example.org/#/",
        "https://me:secret@example.org/",
        "mailto:press@example.org/",
        "ftp://example.org/maps/",
        "maps/",
    ],
)
def test_what_is_no_folder_on_the_web_is_none(url):
    assert not is_folder_address(url)
