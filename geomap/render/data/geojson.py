"""A map as GeoJSON after RFC 7946: all its layers in one collection.

Properties have the names of layer files, and of what the page saves; `layer` and `visible` come
with them. What the map has to say of itself stands in `geomap`, a member that the standard allows
beside its own (section 6.1).
"""

import json
from collections.abc import Iterator

import shapely

from geomap.render.base import Artifact, Job
from geomap.render.data.metadata import metadata_of
from geomap.render.data.records import LayerRecords, records_of
from geomap.style.phrases import say


def render_geojson(job: Job) -> Artifact:
    """Render a map as a GeoJSON FeatureCollection."""
    head = {
        "type": "FeatureCollection",
        "geomap": metadata_of(job, say("data.loses.geojson")).as_json(),
    }
    features = ",\n".join(text for layer in job.once(records_of) for text in _features(layer))
    # A feature a line, as in the layer files: two editions can be compared.
    text = f'{_json(head)[:-1]},"features":[\n{features}\n]}}\n'
    return Artifact(
        name=job.name(".geojson"), data=text.encode(), media_type="application/geo+json"
    )


def _features(layer: LayerRecords) -> Iterator[str]:
    for record in layer.records:
        properties = {"layer": layer.id, "visible": layer.visible}
        place = "null" if record.geometry is None else shapely.to_geojson(record.geometry)
        # the id of the feature stands first, where a reader looks for it
        told = _json({"id": record.id, **properties, **record.properties})
        yield f'{{"type":"Feature","properties":{told},"geometry":{place}}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
