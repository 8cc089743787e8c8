"""Bring a layer file that another program has written back into form.

``python layers/derive/tidy.py layers/events.geojson``: one feature a line, no empty properties and
no row numbers, dates that are days again, whole numbers without a point, coordinates of five
decimals, outer rings counter-clockwise. Ids, texts and the order of things stay as they are.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from features import encode_geometry, write_features
from shapely.geometry import shape

_ROW_NUMBERS = {"fid", "FID", "OBJECTID", "ogc_fid"}
_TIMES = {"reported_at", "event_start", "event_end", "valid_from", "valid_to"}
_DAY = re.compile(r"^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ]00:00:00(?:\.0+)?)?\Z")
"""What a program makes of a day: slashes, or a midnight where a column holds hours as well."""


def tidy_feature(feature: dict[str, Any]) -> dict[str, Any]:
    """Return a feature in the form in which the layer files keep it."""
    geometry = feature.get("geometry")
    return {
        "type": "Feature",
        "properties": {
            key: _tidied(key, value)
            for key, value in feature["properties"].items()
            if value is not None and value != "" and key not in _ROW_NUMBERS
        },
        "geometry": geometry and encode_geometry(shape(geometry)),
    }


def main(arguments: list[str] | None = None) -> int:
    """Tidy the files named on the command line."""
    parser = argparse.ArgumentParser(description="Bring layer files back into form.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for path in parser.parse_args(arguments).files:
        content = json.loads(path.read_text(encoding="utf-8"))
        write_features(path, map(tidy_feature, content["features"]))
    return 0


def _tidied(key: str, value: Any) -> Any:
    if key in _TIMES and isinstance(value, str) and (day := _DAY.match(value)):
        return "-".join(day.groups())
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


if __name__ == "__main__":
    sys.exit(main())
