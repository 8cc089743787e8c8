"""A map as GeoParquet 1.1: all its layers in one table, for analysis at scale.

The file has two entries of metadata: `geo`, which the standard asks for, and `geomap`, what the map
has to say of itself, as JSON.

References
----------
.. [1] GeoParquet specification 1.1.0, Open Geospatial Consortium.
"""

import json
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.base import Artifact, Job
from geomap.render.data.columns import columns_of, rows_of
from geomap.render.data.metadata import metadata_of
from geomap.render.data.records import records_of
from geomap.style.phrases import say

_GEOMETRY = "geometry"
_TYPES = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string()}


def render_geoparquet(job: Job) -> Artifact:
    """Render a map as GeoParquet, geometry as WKB in OGC:CRS84."""
    layers = job.once(records_of)
    rows = [
        row
        for layer in layers
        for row in rows_of(layer.records, layer=layer.id, visible=layer.visible)
    ]
    columns = columns_of(rows, always=("id", "layer", "visible"), taken=(_GEOMETRY,))
    places = [record.geometry for layer in layers for record in layer.records]
    table = pa.table(
        {column.name: pa.array(column.values, _TYPES[column.type]) for column in columns}
        | {_GEOMETRY: pa.array(list(shapely.to_wkb(places)), pa.binary())}
    )
    about = metadata_of(job, say("data.loses.geoparquet")).as_json()
    table = table.replace_schema_metadata(
        {"geo": json.dumps(_geo(places)), "geomap": json.dumps(about, ensure_ascii=False)}
    )
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return Artifact(
        name=job.name(".parquet"),
        data=sink.getvalue().to_pybytes(),
        media_type="application/vnd.apache.parquet",
    )


def _geo(places: Sequence[BaseGeometry | None]) -> dict[str, object]:
    """Return the metadata of the standard; without `crs`, positions are OGC:CRS84."""
    there = [place for place in places if place is not None]
    column: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": sorted({place.geom_type for place in there}),
        "orientation": "counterclockwise",
    }
    if there:
        column["bbox"] = [float(value) for value in shapely.total_bounds(there)]
    return {"version": "1.1.0", "primary_column": _GEOMETRY, "columns": {_GEOMETRY: column}}
