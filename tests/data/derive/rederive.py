"""Derive the layers from the cut-outs in this folder: ``python rederive.py LAYERS TO``."""

import json
import shutil
import sys
from pathlib import Path

LAYERS, TO = map(Path, sys.argv[1:])
HERE = Path(__file__).parent
sys.path.insert(0, str(LAYERS / "derive"))

from derivation import derive_layers  # noqa: E402
from features import write_features  # noqa: E402
from report_geometry import FILES, fill_reports  # noqa: E402

countries, units = (
    json.loads((HERE / name).read_text("utf-8")) for name in ("countries.json", "units.json")
)
derived = derive_layers(countries, units)
for layer, features in derived.layers.items():
    write_features(TO / f"{layer}.geojson", features)
for layer in FILES:
    shutil.copy(LAYERS / f"{layer}.geojson", TO)
    fill_reports(TO / f"{layer}.geojson", derived.reports)
