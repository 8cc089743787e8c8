from xml.etree.ElementTree import Element

import pytest
from lxml import etree

from geomap.render.data.markup import add, legal, to_bytes


@pytest.mark.parametrize("code", [0, 8, 0xB, 0x1F, 0xD800, 0xFFFE, 0xFFFF])
def test_what_xml_cannot_hold_becomes_the_replacement_character(code):
    assert legal(f"a{chr(code)}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["\t\n\r", "é", "\U00010000", "\u202e", "]]>", "\x7f"])
def test_what_xml_can_hold_stays(text):
    assert legal(text) == text


def test_texts_and_attributes_come_back():
    root = Element("root")
    add(root, "child", "<&]]>\x00", name="\"'<&>\n\x01")

    (child,) = etree.fromstring(to_bytes(root))

    assert child.text == "<&]]>\ufffd"
    assert child.get("name") == "\"'<&>\n\ufffd"
