"""Bytes of a GeoJSON file to plain features, strictly (RFC 7946).

Why not GDAL: it chooses the driver by content, so that a file named .geojson can make it read other
files or call the network, and it accepts without a word what a map must not show.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geomap.model.problem import Problem

MAX_DEPTH = 64
#: Beyond so many problems the rest of a file is not read.
MAX_PROBLEMS = 1000

#: Names of the one coordinate reference system that GeoJSON has, as programs write them.
_CRS84 = frozenset(
    {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "EPSG:4326"}
    | {"urn:ogc:def:crs:EPSG::4326"}
)
# possessive, and closed by the end of the file as well: linear on any input
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeature:
    """A feature as the file has it; only its outer form has been checked."""

    index: int
    properties: dict[str, Any]
    geometry: dict[str, Any] | None

    @property
    def path(self) -> str:
        """JSONPath of the feature in its file."""
        return f"$.features[{self.index}]"


class _RefusedError(ValueError):
    """A JSON value that the standard module would accept and we do not."""


def decode_geojson(data: bytes, *, file: str) -> tuple[list[RawFeature], list[Problem]]:
    """Decode a GeoJSON FeatureCollection.

    Parameters
    ----------
    data
        The bytes of the file, UTF-8.
    file
        File name as the user knows it.

    Returns
    -------
    features, problems
        The features whose form is right, in file order, and everything wrong with the rest.
    """
    value, problem = decode_json(data, file=file)
    return _features(value, file) if problem is None else ([], [problem])


def decode_json(data: bytes, *, file: str) -> tuple[Any, Problem | None]:
    """Decode JSON, as strictly: no key twice, no number that is none, no endless nesting.

    Returns
    -------
    value, problem
        The value; or None, and why there is none.
    """
    if not data.strip():
        return None, _refuse(file, "JSON", "the file is empty", "save the layer again")
    try:
        return _parse(data), None
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start})"
        return None, _refuse(file, "JSON", message, "save it as UTF-8")
    except _RefusedError as error:
        return None, _refuse(file, "JSON", str(error), "correct the file")
    except json.JSONDecodeError as error:
        message = f"the file is not JSON: {error.msg} (column {error.colno})"
        return None, _refuse(file, "JSON", message, "correct the line", line=error.lineno)
    except ValueError:
        message = "a number in the file has thousands of digits"
        return None, _refuse(file, "JSON", message, "correct the number")


def _parse(data: bytes) -> Any:
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(_STRINGS.sub(b"", data)):
        depth += 1 if bracket[0] in b"[{" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise _RefusedError(f"the file nests {deepest} levels deep; {MAX_DEPTH} are read at most")
    text = data.decode("utf-8-sig")
    return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_no_constant)


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise _RefusedError(f"the key {twice!r} stands twice in one object")
    return table


def _no_constant(name: str) -> None:
    raise _RefusedError(f"{name} is not a JSON number")


def _features(value: Any, file: str) -> tuple[list[RawFeature], list[Problem]]:
    form = _collection_problem(value, file)
    if form is not None:
        return [], [form]
    features: list[RawFeature] = []
    problems: list[Problem] = []
    for index, item in enumerate(value["features"]):
        if len(problems) > MAX_PROBLEMS:
            break
        found = list(_feature_problems(item, index, file))
        problems += found
        if not found:
            features.append(
                RawFeature(
                    index=index,
                    properties=_with_member_id(item),
                    geometry=item["geometry"],
                )
            )
    return features, problems


def _collection_problem(value: Any, file: str) -> Problem | None:
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        return _refuse(
            file, "FORM", "the file is not a GeoJSON FeatureCollection", "save it as one", path="$"
        )
    if not isinstance(value.get("features"), list):
        return _refuse(
            file, "FORM", "'features' is not a list", "save the file again as GeoJSON",
            path="$.features",
        )  # fmt: skip
    crs = value.get("crs")
    if crs is not None and _crs_name(crs) not in _CRS84:
        return _refuse(
            file,
            "CRS",
            f"the file claims the coordinate reference system {_crs_name(crs)!r}",
            "save it in WGS 84 longitude and latitude (OGC:CRS84)",
            path="$.crs",
        )
    return None


def _crs_name(crs: Any) -> str:
    if isinstance(crs, dict) and crs.get("type") == "name":
        properties = crs.get("properties")
        if isinstance(properties, dict):
            return str(properties.get("name"))
    return json.dumps(crs)[:80]


def _feature_problems(item: Any, index: int, file: str) -> Iterator[Problem]:
    path = f"$.features[{index}]"
    if not isinstance(item, dict) or item.get("type") != "Feature":
        yield _refuse(file, "FORM", "this is not a GeoJSON Feature", "correct its type", path=path)
        return
    if not isinstance(item.get("properties"), dict):
        yield _refuse(
            file, "FORM", "'properties' is not an object", "give it id, name and kind",
            path=f"{path}.properties",
        )  # fmt: skip
    if "geometry" not in item or not isinstance(item["geometry"], dict | None):
        yield _refuse(
            file, "FORM", "'geometry' is neither an object nor null", "write null for no place",
            path=f"{path}.geometry",
        )  # fmt: skip


def _with_member_id(item: dict[str, Any]) -> dict[str, Any]:
    """Return the properties without nulls; the feature's own `id` stands in for a missing one."""
    properties = {key: value for key, value in item["properties"].items() if value is not None}
    if isinstance(item.get("id"), str):
        properties.setdefault("id", item["id"])
    return properties


def _refuse(
    file: str,
    kind: str,
    message: str,
    cure: str,
    *,
    path: str | None = None,
    line: int | None = None,
) -> Problem:
    return Problem(
        code=f"GM-LOAD-{kind}",
        message=message,
        consequence="nothing is built",
        cure=cure,
        file=file,
        path=path,
        line=line,
    )
