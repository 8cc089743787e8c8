"""XML whose texts are texts, whatever they hold."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

#: What XML 1.0 cannot hold, not even escaped (section 2.2 of the recommendation).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return a text with U+FFFD for every character that XML cannot hold.

    Examples
    --------
    >>> legal("a" + chr(0) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return _ILLEGAL.sub("\ufffd", text)


def add(parent: Element, tag: str, text: object = None, **attributes: object) -> Element:
    """Add an element, with a text or without, and return it."""
    child = SubElement(parent, tag, {key: legal(str(value)) for key, value in attributes.items()})
    if text is not None:
        child.text = legal(str(text))
    return child


def to_bytes(root: Element) -> bytes:
    """Write a document as UTF-8, a line for each element."""
    indent(root, "")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
