"""The committed layers as plain shapes, and the scripts that derive them."""

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest
from shapely.geometry import shape


@pytest.fixture(scope="session")
def derive_folder(layers_folder):
    return layers_folder / "derive"


@pytest.fixture(scope="session")
def cutouts():
    return Path(__file__).parents[1] / "data" / "derive"


@pytest.fixture(scope="session")
def features_of(layers_folder):
    """Return the features of a layer file by id."""

    def read(layer):
        content = json.loads((layers_folder / f"{layer}.geojson").read_text("utf-8"))
        return {feature["properties"]["id"]: feature for feature in content["features"]}

    return read


@pytest.fixture(scope="session")
def shapes_of(features_of):
    """Return the geometry of a layer file by id."""

    def read(layer):
        return {known: shape(feature["geometry"]) for known, feature in features_of(layer).items()}

    return read


@pytest.fixture
def derive_module(monkeypatch, derive_folder):
    """Import a script of `layers/derive`, and forget it afterwards: they are no package."""
    monkeypatch.setattr(sys, "path", [str(derive_folder), *sys.path])
    names = {path.stem for path in derive_folder.glob("*.py")}

    yield import_module

    for name in names & set(sys.modules):
        del sys.modules[name]
