"""Write feature collections the way the layer files are kept: one feature a line, stable order."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from plane import on_grid
from shapely.geometry.base import BaseGeometry

Feature = dict[str, Any]

LANGUAGES = ("fr", "sr-Latn", "sr-Cyrl", "sq")


def make_feature(geom: BaseGeometry, **properties: Any) -> Feature:
    """Make a feature; properties without a value are left out.

    Parameters
    ----------
    geom
        Lon/lat geometry.
    properties
        In the order in which they are to be written.

    Returns
    -------
    feature
        A GeoJSON feature with coordinates of five decimals.
    """
    return {
        "type": "Feature",
        "properties": {key: value for key, value in properties.items() if value is not None},
        "geometry": encode_geometry(geom),
    }


def encode_geometry(geom: BaseGeometry) -> dict[str, Any]:
    """Encode geometry as GeoJSON.

    Outer rings run counter-clockwise; parts and first vertices are in one order, so that the same
    shape is always the same text.
    """
    rounded = on_grid(geom)
    if shapely.get_dimensions(rounded) > 1:
        rounded = shapely.orient_polygons(rounded.normalize())
    return json.loads(shapely.to_geojson(rounded), parse_float=_short)


def localized(key: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Spell a text per language as flat properties: ``name:fr`` and so on."""
    return {f"{key}:{language}": texts[language] for language in LANGUAGES if language in texts}


def write_features(path: Path, features: Iterable[Feature]) -> None:
    """Write a layer file.

    Parameters
    ----------
    path
        The file; it is replaced.
    features
        In the order in which they are to stand.
    """
    lines = (json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _short(text: str) -> float:
    return float(np.round(float(text), 5))
