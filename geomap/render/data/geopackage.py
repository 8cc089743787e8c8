"""A map as GeoPackage: one table a layer, with the styles that QGIS opens them with.

Beside the layers lie `metadata`, what the map has to say of itself, `sources`, and `layer_styles`,
in which QGIS looks for the style of a table. `gpkg_metadata` is not used: GDAL writes a file of its
own beside one that it reads metadata of.

References
----------
.. [1] OGC 12-128r14, GeoPackage Encoding Standard 1.2.
"""

import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.base import Artifact, Job
from geomap.render.data.columns import Column, columns_of
from geomap.render.data.metadata import Metadata, metadata_of
from geomap.render.data.qml import layer_qml, symbol_id
from geomap.render.data.records import LayerRecords, records_of
from geomap.style.phrases import say
from geomap.style.speech import Speaker

_GEOMETRY = "geom"
_ROW = "fid"
_METADATA = "metadata"
_SOURCES = "sources"
_STYLES = "layer_styles"
_TYPES: dict[type, Any] = {
    bool: np.bool_, int: np.int64, float: np.float64, str: object, dt.datetime: "datetime64[ms]",
}  # fmt: skip
#: How GDAL writes that a time is in UTC.
_GDAL_UTC = 100
#: Where a value is missing; what stands there is not written.
_NOTHING: dict[type, object] = {bool: False, int: 0, float: 0.0, str: None}


def render_gpkg(job: Job) -> Artifact:
    """Render a map as GeoPackage."""
    about = metadata_of(job, say("data.loses.gpkg"))
    layers = job.once(records_of)
    with tempfile.TemporaryDirectory() as folder, _gdal_options(job.scene.edition.cutoff):
        path = Path(folder) / "map.gpkg"
        table = _Table(path)
        for layer in layers:
            table.write(
                _table_name(layer),
                _layer_columns(layer),
                geometry=[record.geometry for record in layer.records],
                title=layer.title,
                description=_description(job, layer, about),
            )
        table.write(_METADATA, _metadata_columns(about), title=_METADATA, description=about.title)
        table.write(_SOURCES, _source_columns(about), title="sources", description=about.title)
        table.write(_STYLES, _style_columns(job, layers), title=_STYLES, description="", row="id")
        data = path.read_bytes()
    return Artifact(name=job.name(".gpkg"), data=data, media_type="application/geopackage+sqlite3")


@contextmanager
def _gdal_options(time: dt.datetime) -> Iterator[None]:
    """Let GDAL take a time for now, and write a file that nobody needs if this process ends."""
    options = {
        # it writes into the file when a table was changed
        "OGR_CURRENT_DATE": f"{time.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000Z",
        "OGR_SQLITE_SYNCHRONOUS": "OFF",
        "OGR_SQLITE_JOURNAL": "OFF",
    }
    before = {name: pyogrio.get_gdal_config_option(name) for name in options}
    pyogrio.set_gdal_config_options(options)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(before)


@dataclass
class _Table:
    """Writes tables into a file, one after the other; the first makes the file."""

    path: Path

    def write(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        title: str,
        description: str,
        geometry: Sequence[BaseGeometry | None] | None = None,
        row: str = _ROW,
    ) -> None:
        exists = self.path.exists()
        options = {"FID": row, "IDENTIFIER": title, "DESCRIPTION": description}
        place: dict[str, Any] = {"geometry": None}
        if geometry is not None:
            options["GEOMETRY_NAME"] = _GEOMETRY
            place = {
                "geometry": np.array(shapely.to_wkb(geometry), dtype=object),
                "geometry_type": _geometry_type(geometry),
                "crs": "EPSG:4326",
            }
        pyogrio.raw.write(
            self.path,
            **place,
            field_data=[_array(column) for column in columns],
            field_mask=[np.array([known is None for known in column.values]) for column in columns],
            fields=[column.name for column in columns],
            layer=name,
            driver="GPKG",
            append=exists,
            promote_to_multi=False,
            # older programs than those of 2022 warn of a later version, and it is not needed
            dataset_options=None if exists else {"VERSION": "1.2"},
            layer_options=options,
            gdal_tz_offsets={
                column.name: np.full(len(column.values), _GDAL_UTC)
                for column in columns
                if column.type is dt.datetime
            },
        )


def _array(column: Column) -> np.ndarray[Any, Any]:
    filler = _NOTHING.get(column.type)
    values = [
        filler
        if value is None
        else value.astimezone(dt.UTC).replace(tzinfo=None)
        if isinstance(value, dt.datetime)
        else value
        for value in column.values
    ]
    return np.array(values, dtype=_TYPES[column.type])


def _geometry_type(geometry: Sequence[BaseGeometry | None]) -> str:
    """Return the one type of some geometries, or "Unknown", which admits all."""
    kinds = {place.geom_type for place in geometry if place is not None}
    return kinds.pop() if len(kinds) == 1 else "Unknown"


def _table_name(layer: LayerRecords) -> str:
    return f"layer_{layer.id}" if layer.id in {_METADATA, _SOURCES} else layer.id


def _layer_columns(layer: LayerRecords) -> tuple[Column, ...]:
    rows = [
        {
            "id": record.id,
            **record.properties,
            "visible": layer.visible,
            "style": record.style,
            "symbol": symbol_id(record),
            "circle": record.circle.style if record.circle else None,
        }
        for record in layer.records
    ]
    return columns_of(rows, always=("id", "name"), taken=(_GEOMETRY, _ROW))


def _source_columns(about: Metadata) -> tuple[Column, ...]:
    rows = [
        {"id": known.id, "text": known.text, "url": known.url} for known in about.sources.values()
    ]
    return columns_of(rows, always=("id", "text", "url"), taken=(_ROW,))


def _style_columns(job: Job, layers: Sequence[LayerRecords]) -> tuple[Column, ...]:
    """Return the table in which QGIS looks for styles, with the columns that it makes itself."""
    rows = [
        {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": _table_name(layer),
            "f_geometry_column": _GEOMETRY,
            "styleName": layer.title,
            "styleQML": layer_qml(layer, job.scene.symbols, label=_label(job, layer)),
            "styleSLD": "",
            "useAsDefault": True,
            "description": layer.title,
            "owner": "",
            "ui": None,
            "update_time": job.scene.edition.cutoff,
        }
        for layer in layers
        if layer.records
    ]
    return columns_of(rows, always=rows[0] if rows else ("f_table_name", "styleQML"))


def _label(job: Job, layer: LayerRecords) -> str:
    """Return the expression of a name in the language of the job, if the table has it."""
    own = f"name:{job.language}"
    has_own = any(own in record.properties for record in layer.records)
    return f'coalesce("{own}", "name")' if has_own else '"name"'


def _description(job: Job, layer: LayerRecords, about: Metadata) -> str:
    """Say in a table what must be read with it, for programs that show nothing else."""
    speak = Speaker(job.language, job.scene.languages)
    told = (
        about.title,
        layer.group,
        "" if layer.visible else speak(say("data.off")),
        about.handling,
        about.edition_title,
        about.cutoff_text,
        about.footnote,
    )
    return " · ".join(filter(None, told))


def _metadata_columns(about: Metadata) -> tuple[Column, ...]:
    """Return what the map has to say of itself; its sources are a table of their own."""
    rows = [
        {
            "key": key,
            "value": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),
        }
        for key, value in about.as_json().items()
        if key != "sources"
    ]
    return columns_of(rows, always=("key", "value"), taken=(_ROW,))
