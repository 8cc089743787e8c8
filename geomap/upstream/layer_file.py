"""Change single features in the text of a layer file; every other byte stays as it is."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BOM = "\ufeff"
_SPACE = re.compile(r"[ \t\r\n]*")
_INDENT = re.compile(r"[ \t]*")
_DECODER = json.JSONDecoder()


def change_features(data: bytes, changes: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Give features of a layer file new members and properties.

    Parameters
    ----------
    data
        A GeoJSON FeatureCollection that our decoder accepts.
    changes
        By feature id: "geometry" is the new geometry; all else are properties, in which None
        takes a property out. A property that was there keeps its place.

    Returns
    -------
    bytes
        The file; a feature that was on one line still is.

    Raises
    ------
    KeyError
        If a feature is not in the file.
    """
    text = data.decode("utf-8")
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    pieces: list[str] = []
    done = 0
    pending = set(changes)
    for start, end, feature in _features(text):
        feature_id = _id_of(feature)
        if feature_id in pending:
            pending.remove(feature_id)
            changed = _changed(feature, changes[feature_id])
            pieces += [text[done:start], _write_like(text, start, end, changed)]
            done = end
    if pending:
        raise KeyError(min(pending))
    return (bom + "".join(pieces) + text[done:]).encode("utf-8")


def _features(text: str) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Find where each feature begins and ends."""
    at = _skip(text, _skip(text, 0) + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if key == "features":
            yield from _elements(text, at)
            return
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _elements(text: str, at: int) -> Iterator[tuple[int, int, dict[str, Any]]]:
    at = _skip(text, at + 1)
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield at, end, value
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    """Return where the next sign that is no space stands."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _id_of(feature: dict[str, Any]) -> Any:
    own = feature["properties"].get("id")
    return feature.get("id") if own is None else own


def _changed(feature: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    properties = {**feature["properties"]}
    for key, value in changes.items():
        if key != "geometry" and value is None:
            properties.pop(key, None)
        elif key != "geometry":
            properties[key] = value
    # a box of the old geometry would be wrong
    kept = {key: value for key, value in feature.items() if key != "bbox"}
    return {**kept, "properties": properties, "geometry": changes["geometry"]}


def _write_like(text: str, start: int, end: int, feature: dict[str, Any]) -> str:
    """Write a feature in the manner of the one it replaces: spaces, lines, escapes."""
    old = text[start:end]
    is_ascii = "\\u" in old and old.isascii()
    if "\n" not in old:
        spaced = old[old.index(":") + 1] == " "
        separators = (", ", ": ") if spaced else (",", ":")
        return json.dumps(feature, ensure_ascii=is_ascii, separators=separators)
    lines = old.splitlines()
    base, first = _indent_of(lines[-1]), _indent_of(lines[1])
    step = first[len(base) :] or "  "
    written = json.dumps(feature, ensure_ascii=is_ascii, indent=step, separators=(",", ": "))
    newline = "\r\n" if "\r\n" in old else "\n"
    return written.replace("\n", newline + base)


def _indent_of(line: str) -> str:
    found = _INDENT.match(line)
    return found[0] if found else ""
