"""Layers as data frames, for analysis in Python."""

from typing import Any

import geopandas as gpd

from geomap.model.layer import Layer
from geomap.model.report import Report


def to_geodataframe(layer: Layer) -> gpd.GeoDataFrame:
    """Return a layer as a GeoDataFrame.

    Parameters
    ----------
    layer
        Of a situation as of some time.

    Returns
    -------
    GeoDataFrame
        One row per feature, indexed by id, in OGC:CRS84; names and summaries in the first language
        that has them, times as the last instant they can mean.
    """
    rows = []
    for feature in layer.features:
        row: dict[str, Any] = {
            "id": feature.id,
            "kind": feature.kind,
            "name": next(iter(feature.names.values()), None),
            "summary": next(iter(feature.summaries.values()), None),
            "sources": ";".join(feature.sources),
            "geometry": feature.geometry,
        }
        if isinstance(feature, Report):
            row |= {
                "claimant": feature.claimant,
                "precision": feature.precision.value,
                "grade": feature.grade,
                "reported_at": feature.reported_at.end,
                "standing": feature.standing.value,
            }
        rows.append(row)
    columns = ["id", "kind", "name", "summary", "sources", "geometry"]
    frame = gpd.GeoDataFrame(rows, columns=None if rows else columns, crs="OGC:CRS84")
    return frame.set_index("id")
