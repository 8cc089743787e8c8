"""Factories for every test: values made in memory, and a valid situation folder to change."""

import base64
import datetime as dt
import json
import os
import re
import string
import sys
import zlib
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import settings
from PIL import Image, ImageChops

import geomap
from geomap.loader.situation import Loaded, load_folder
from geomap.model.bounds import Bounds
from geomap.model.handling import Handling
from geomap.model.layer import Layer, LayerKind, LayerStyle
from geomap.model.moment import Moment
from geomap.model.perspective import NEUTRAL
from geomap.model.report import Feature, Precision, Report
from geomap.model.situation import Edition, MapSpec, Situation
from geomap.model.source import Evidence, Source
from geomap.scene.compose import compose

settings.register_profile("fast", max_examples=25, deadline=None)
settings.register_profile("default", max_examples=100, deadline=None)
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default")
)

ZONE = zoneinfo.ZoneInfo("Europe/Belgrade")
_TIMES = ("reported_at", "event_start", "event_end", "valid_from", "valid_to")


# --- values ---------------------------------------------------------------------------------------


def _make_report(report_id: str = "report", **changes: Any) -> Report:
    values: dict[str, Any] = {
        "id": report_id,
        "kind": "deployment",
        "names": {"en": f"Report {report_id}"},
        "summaries": {"en": "Somebody says so."},
        "geometry": shapely.Point(21, 43),
        "sources": ("S01",),
        "claimant": "Somebody",
        "claim_type": "official_claim",
        "precision": "place",
        "radius_m": 1000.0,
        "reported_at": "2023-09-29",
        "reliability": "B",
        "credibility": 3,
        **changes,
    }
    for key in _TIMES:
        if isinstance(values.get(key), str):
            values[key] = Moment.parse(values[key], ZONE)
    values["precision"] = Precision(values["precision"])
    return Report(**values)


def _make_feature(feature_id: str = "feature", **changes: Any) -> Feature:
    values: dict[str, Any] = {
        "id": feature_id,
        "kind": "town",
        "names": {"en": f"Feature {feature_id}"},
        "summaries": {},
        "geometry": shapely.Point(21, 43),
        **changes,
    }
    return Feature(**values)


def _make_layer(*features: Feature, **changes: Any) -> Layer:
    values: dict[str, Any] = {
        "id": "reports",
        "kind": "reports",
        "style": "deployments",
        "group": {"en": "Layers"},
        "visible": True,
        "features": features,
        **changes,
    }
    values.setdefault("title", {"en": f"Title of {values['id']}"})
    values.setdefault("file", f"{values['id']}.geojson")
    values["kind"], values["style"] = LayerKind(values["kind"]), LayerStyle(values["style"])
    return Layer(**values)


def _make_situation(*layers: Layer, **changes: Any) -> Situation:
    editions = (
        Edition(number=1, cutoff=dt.datetime(2023, 9, 30, 23, 59, 59, tzinfo=ZONE), note={}),
        Edition(number=2, cutoff=dt.datetime(2023, 10, 4, 23, 59, 59, tzinfo=ZONE), note={}),
        Edition(number=3, cutoff=dt.datetime(2023, 10, 18, 23, 59, 59, tzinfo=ZONE), note={}),
    )
    drawn = MapSpec(
        id="whole",
        title={"en": "Whole"},
        bounds=Bounds(20, 42, 22, 44),
        layers=tuple(layer.id for layer in layers),
    )
    values: dict[str, Any] = {
        "id": "small",
        "title": {"en": "Small"},
        "languages": ("en",),
        "handling": Handling.CLEAR,
        "banner": {"en": "PUBLIC SOURCES"},
        "footnote": {"en": "The naming is neutral."},
        "attribution": "Nobody",
        "crs": "EPSG:32634",
        "zone": ZONE,
        "line": "line",
        "perspective": NEUTRAL,
        "drafts": (),
        "editions": editions,
        "maps": (drawn,),
        "sources": {"S01": make_source("S01")},
        "record": layers,
        "layers": (),
        "as_of": editions[-1].cutoff,
        "edition": None,
        **changes,
    }
    return Situation(**values).at(edition=values["editions"][-1].number)


def make_source(source_id: str, **changes: Any) -> Source:
    """Return a source."""
    values: dict[str, Any] = {
        "id": source_id,
        "publisher": "The Paper",
        "title": "What was said",
        "url": "https://paper.example/said",
        "date": dt.date(2023, 9, 29),
        "language": "en",
        "evidence": Evidence.ORIGINAL,
        **changes,
    }
    return Source(**values)


@pytest.fixture(scope="session")
def zone():
    """Time zone of every made situation."""
    return ZONE


@pytest.fixture(scope="session")
def moment():
    """Read a moment in that zone."""
    return lambda text: Moment.parse(text, ZONE)


@pytest.fixture(scope="session")
def make_report():
    return _make_report


@pytest.fixture(scope="session")
def make_feature():
    return _make_feature


@pytest.fixture(scope="session")
def make_layer():
    return _make_layer


@pytest.fixture(scope="session")
def make_situation():
    return _make_situation


@pytest.fixture(scope="session", name="make_source")
def make_source_fixture():
    return make_source


@pytest.fixture(scope="session")
def make_scene(page_assets):  # noqa: ARG001 -- symbols need them
    """Compose the first map of a situation of these layers."""

    def make(*layers, **changes):
        situation = _make_situation(*layers, **changes)
        return compose(situation, situation.maps[0])

    return make


# --- files ----------------------------------------------------------------------------------------


def _report_json(report_id: str = "report", *, geometry: Any = "point", **changes: Any) -> Any:
    """Return a valid GeoJSON report; a property changed to ... is left out."""
    properties = {
        "id": report_id,
        "name": f"Report {report_id}",
        "kind": "deployment",
        "claimant": "Somebody",
        "claim_type": "official_claim",
        "precision": "place",
        "radius_m": 1000,
        "geometry_basis": "editorial" if geometry == "area" else "gazetteer",
        "reported_at": "2023-09-29",
        "sources": "S01",
        "disputed_by": "None found.",
        **changes,
    }
    return _feature_of(properties, geometry)


def _place_json(place_id: str = "place", *, geometry: Any = "point", **changes: Any) -> Any:
    """Return a valid GeoJSON place; a property changed to ... is left out."""
    properties = {
        "id": place_id,
        "name": f"Place {place_id}",
        "kind": "town",
        "source": "own drawing",
        "licence": "CC0 1.0",
        **changes,
    }
    return _feature_of(properties, geometry)


def _feature_of(properties: dict[str, Any], geometry: Any) -> dict[str, Any]:
    if geometry == "point":
        geometry = {"type": "Point", "coordinates": [21.0, 43.0]}
    elif geometry == "area":
        ring = [[20.5, 42.5], [21.5, 42.5], [21.5, 43.5], [20.5, 43.5], [20.5, 42.5]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
    elif geometry == "line":
        geometry = {"type": "LineString", "coordinates": [[20.0, 43.0], [22.0, 43.2]]}
    return {
        "type": "Feature",
        "properties": {key: value for key, value in properties.items() if value is not ...},
        "geometry": geometry,
    }


def _collection(*features: Any, **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **members, "features": list(features)}


def _toml(value: Any) -> str:
    """Write a value as TOML, tables in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass
class SituationFolder:
    """A small valid situation; change a piece, then `write` it.

    `files` holds the layer files by name: a list of features, a whole GeoJSON value, or bytes.
    """

    path: Path
    situation: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)

    def write(self) -> Path:
        """Write the folder and return its path."""
        self.path.mkdir(parents=True, exist_ok=True)
        for name, table in (("situation.toml", self.situation), ("sources.toml", self.sources)):
            text = "".join(f"{_toml(key)} = {_toml(value)}\n" for key, value in table.items())
            (self.path / name).write_text(text, encoding="utf-8")
        for name, content in self.files.items():
            value = _collection(*content) if isinstance(content, list) else content
            data = value if isinstance(value, bytes) else json.dumps(value).encode()
            (self.path / name).write_bytes(data)
        return self.path

    def load(self) -> Loaded:
        """Write the folder and load it."""
        return load_folder(self.write())

    def problems(self) -> tuple[geomap.Problem, ...]:
        """Write the folder and return what is wrong with it."""
        return self.load().problems

    def layer(self, layer_id: str) -> dict[str, Any]:
        """Return the table of a layer in situation.toml."""
        return next(known for known in self.situation["layers"] if known["id"] == layer_id)


def _folder(path: Path) -> SituationFolder:
    layers = (
        ("line", "line", "The line"),
        ("places", "places", "Places"),
        ("reports", "reports", "Reports"),
    )
    return SituationFolder(
        path=path,
        situation={
            "schema": "geomap/1",
            "situation": {
                "id": "small",
                "title": {"en": "Small situation"},
                "languages": ["en"],
                "footnote": "own",
                "time_zone": "Europe/Belgrade",
                "line": "line",
            },
            "footnotes": {"own": {"en": "The naming is neutral."}},
            "editions": [
                {"number": 1, "cutoff": dt.datetime(2023, 9, 30, 23, 59, 59, tzinfo=ZONE)},
                {"number": 2, "cutoff": dt.datetime(2023, 10, 4, 23, 59, 59, tzinfo=ZONE)},
            ],
            "layers": [
                {"id": key, "file": f"{key}.geojson", "kind": kind, "title": {"en": title}}
                for key, kind, title in layers
            ],
            "maps": [
                {
                    "id": "whole",
                    "title": {"en": "Whole"},
                    "bounds": [20.0, 42.0, 22.0, 44.0],
                    "layers": ["reports", "places", "line"],
                },
                {
                    "id": "part",
                    "title": {"en": "Part"},
                    "bounds": [20.5, 42.5, 21.5, 43.5],
                    "layers": ["reports", "line"],
                },
            ],
        },
        sources={
            "S01": {
                "publisher": "The Paper",
                "title": "What was said",
                "url": "https://paper.example/said",
                "date": dt.date(2023, 10, 18),
                "language": "en",
                "evidence": "original",
            }
        },
        files={
            "line.geojson": [_place_json("line", kind="line", geometry="line")],
            "places.geojson": [_place_json("place")],
            "reports.geojson": [
                _report_json("first", sidc="10041000001211000000"),
                _report_json("second", precision="none", radius_m=..., geometry=None),
            ],
        },
    )


@pytest.fixture
def situation_folder(tmp_path):
    """A small valid situation folder, to be changed and written."""
    return _folder(tmp_path / "situation")


@pytest.fixture(scope="session")
def make_folder():
    """Make one at a path."""
    return _folder


@pytest.fixture(scope="session")
def report_json():
    return _report_json


@pytest.fixture(scope="session")
def place_json():
    return _place_json


@pytest.fixture(scope="session")
def collection():
    return _collection


@pytest.fixture(scope="session")
def layers_folder(request):
    """The shipped situation folder."""
    return request.config.rootpath / "layers"


@pytest.fixture(scope="session")
def crisis_words():
    """Find words of the shipped situation where nothing may know which one is shipped."""
    return re.compile(
        r"kosov|serbia\b|belgrad|pri[sš]tin|\bkfor|\bnato\b|mitrovic|leposav|zve[cč]an|banjska"
        r"|\bibar\b|vu[cč]i[cć]|jarinje|merdare|europe/belgrade",
        re.IGNORECASE,
    )


@pytest.fixture(scope="session")
def page_assets():
    """The built script, style and symbols of the page; a test that needs them cannot do without."""
    dist = files("geomap").joinpath("web", "dist")
    names = ("geomap.js", "geomap.css", "skeleton.html", "milsymbol.js", "THIRD_PARTY_LICENSES.txt")
    missing = [name for name in names if not dist.joinpath(name).is_file()]
    if missing:
        pytest.fail(f"page assets are not built ({', '.join(missing)}): run pip install . first")
    return dist


_ISLAND = re.compile('<script type="application/octet-stream" id="geomap-data">([^<]*)</script>')


def unpack_island(island: str) -> Any:
    """Read what a page's data element holds, as RFC 4648 and RFC 1951 have it."""
    return json.loads(zlib.decompress(base64.b64decode(island), wbits=-zlib.MAX_WBITS))


@pytest.fixture(scope="session")
def island_of():
    """Return the data of a page, and what of the page stands before and behind them."""

    def read(html: str) -> tuple[Any, str, str]:
        (found,) = _ISLAND.finditer(html)
        return unpack_island(found[1]), html[: found.start()], html[found.end() :]

    return read


@pytest.fixture(scope="session", name="unpack_island")
def unpack_island_fixture():
    return unpack_island


def unpack_numbers(text: str) -> Iterator[int]:
    """Read numbers as source maps have them: five bits a letter, the lowest first, then a sign."""
    alphabet = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    value = shift = 0
    for letter in text:
        digit = alphabet.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield -(value >> 1) if value & 1 else value >> 1
            value = shift = 0


@pytest.fixture(scope="session")
def unpack_line():
    """Return the positions of a packed line or ring, in units of 1e-5 degrees."""

    def unpack(text: str) -> list[tuple[int, int]]:
        numbers = list(unpack_numbers(text))
        return list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))

    return unpack


# --- watching -------------------------------------------------------------------------------------

_watchers: list[list[str]] = []


def _note_open(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _watchers:
        for watcher in _watchers:
            watcher.append(str(arguments[0]))


@pytest.fixture(scope="session")
def opened_files():
    """Tell which files this process opens; an audit hook cannot be taken out, only muted."""
    sys.addaudithook(_note_open)

    @contextmanager
    def watch():
        opened: list[str] = []
        _watchers.append(opened)
        yield opened
        _watchers.remove(opened)

    return watch


# --- pictures -------------------------------------------------------------------------------------

#: Difference of a channel from which two pixels differ, and the share of them that may.
_DIFFERENT, _SHARE = 48, 0.02


@pytest.fixture(scope="session")
def assert_looks_as_kept(pytestconfig):
    """Compare a small picture with the one that a person has looked at.

    After a wanted change set GEOMAP_UPDATE_GOLDEN, run the test, and look at what changed.
    """

    def compare(small: Image.Image, name: str) -> None:
        path = pytestconfig.rootpath / "tests" / "golden" / "pictures" / f"{name}.png"
        if os.environ.get("GEOMAP_UPDATE_GOLDEN"):
            small.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
                path, optimize=True
            )
        kept = Image.open(path).convert("RGB")

        assert kept.size == small.size
        red, green, blue = ImageChops.difference(kept, small).split()
        worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        different = sum(worst.histogram()[_DIFFERENT:])
        assert different <= _SHARE * kept.width * kept.height, f"{different} pixels of {name}"

    return compare
