"""A map as KMZ: KML 2.2 (OGC 07-147r2) with its symbols, in one archive.

Groups are folders and layers are folders in them; each feature stands for the time in which it is
so. A report without a place is listed, without a geometry.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from xml.etree.ElementTree import Element

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import circle_around
from geomap.render.base import Artifact, Job
from geomap.render.data.balloon import describe_map, describe_record
from geomap.render.data.kml_style import BARE, Icon, add_styles, mark_id
from geomap.render.data.markup import add, to_bytes
from geomap.render.data.metadata import Metadata, metadata_of
from geomap.render.data.pictures import draw_png, strip_svg
from geomap.render.data.records import DECIMALS, LayerRecords, Record, records_of
from geomap.scene.elements import Circle, Scene
from geomap.style.phrases import say
from geomap.style.speech import Speaker
from geomap.style.symbols import SymbolKey

_STRIP = "handling.png"
#: The earliest time that an archive can tell: none.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_UNIX = 3


def render_kmz(job: Job) -> Artifact:
    """Render a map as KMZ."""
    layers = job.once(records_of)
    records = [record for layer in layers for record in layer.records]
    icons = _icons(job.scene, records)
    writer = _KmlWriter(job, icons)
    strip, *pictures = draw_png(
        [strip_svg(writer.strip), *(icon.symbol.svg for icon in icons.values())]
    )
    paths = (icon.path for icon in icons.values())
    members = {
        "doc.kml": writer.write(layers),
        _STRIP: strip,
        **dict(zip(paths, pictures, strict=True)),
    }
    return Artifact(
        name=job.name(".kmz"), data=_zipped(members), media_type="application/vnd.google-earth.kmz"
    )


def _icons(scene: Scene, records: Iterable[Record]) -> dict[SymbolKey, Icon]:
    wanted = sorted({record.mark.symbol for record in records if record.mark})
    return {
        key: Icon(id=f"s{number}", symbol=scene.symbols[key]) for number, key in enumerate(wanted)
    }


def _zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = _UNIX  # of every archive, wherever it was made
            entry.external_attr = _READABLE
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


class _KmlWriter:
    """Writes the document of a map."""

    def __init__(self, job: Job, icons: Mapping[SymbolKey, Icon]) -> None:
        self.scene, self.icons = job.scene, icons
        self.speak = Speaker(job.language, job.scene.languages)
        self.about: Metadata = metadata_of(job, say("data.loses.kmz"))

    @property
    def strip(self) -> str:
        """What stands over the map, whatever is looked at."""
        told = (self.about.handling, self.about.banner, self.about.cutoff_text)
        return " · ".join(filter(None, told))

    def write(self, layers: Sequence[LayerRecords]) -> bytes:
        """Return doc.kml."""
        root = Element("kml", xmlns="http://www.opengis.net/kml/2.2")
        document = add(root, "Document")
        add(document, "name", self.about.title)
        add(document, "open", 1)
        add(document, "Snippet", self.strip, maxLines=2)
        add(document, "description", describe_map(self.about, self.speak))
        add_styles(document, [known for layer in layers for known in layer.records], self.icons)
        self._add_strip(document)
        for group in dict.fromkeys(layer.group for layer in layers):
            folder = add(document, "Folder")
            add(folder, "name", group)
            for layer in layers:
                if layer.group == group:
                    self._add_layer(folder, layer)
        return to_bytes(root)

    def _add_strip(self, document: Element) -> None:
        overlay = add(document, "ScreenOverlay")
        add(overlay, "name", self.strip)
        add(overlay, "description", escape(self.about.footnote))
        add(add(overlay, "Icon"), "href", _STRIP)
        for tag in ("overlayXY", "screenXY"):
            add(overlay, tag, x="0.5", y="1", xunits="fraction", yunits="fraction")
        add(overlay, "size", x="0", y="28", xunits="fraction", yunits="pixels")

    def _add_layer(self, parent: Element, layer: LayerRecords) -> None:
        folder = add(parent, "Folder")
        add(folder, "name", layer.title)
        add(folder, "visibility", int(layer.visible))
        for record in layer.records:
            self._add_record(folder, record, layer)
        circled = [(known, known.circle) for known in layer.records if known.circle]
        if circled:
            circles = add(folder, "Folder")
            add(circles, "name", self.speak(say("data.circles", layer=layer.title)))
            add(circles, "visibility", int(layer.visible))
            for record, drawn in circled:
                self._add_circle(circles, record, drawn, layer)

    def _add_record(self, folder: Element, record: Record, layer: LayerRecords) -> None:
        placemark = add(folder, "Placemark")
        add(placemark, "name", record.title)
        add(placemark, "visibility", int(layer.visible))
        add(
            placemark,
            "description",
            describe_record(record, self.scene, self.about, self.speak),
        )
        self._add_time(placemark, record)
        add(placemark, "styleUrl", f"#{self._style(record)}")
        data = add(placemark, "ExtendedData")
        for key, value in {"layer": layer.id, **record.properties}.items():
            add(add(data, "Data", name=key), "value", value)
        if record.geometry is not None:
            _add_geometry(placemark, record.geometry)

    def _add_circle(
        self, folder: Element, record: Record, drawn: Circle, layer: LayerRecords
    ) -> None:
        placemark = add(folder, "Placemark")
        add(placemark, "name", record.title)
        add(placemark, "visibility", int(layer.visible))
        self._add_time(placemark, record)
        add(placemark, "styleUrl", f"#{drawn.style}")
        _add_geometry(placemark, circle_around(*drawn.at, drawn.radius_m))

    def _style(self, record: Record) -> str:
        if record.mark is not None:
            return mark_id(record.mark, self.icons)
        return record.style or BARE

    def _add_time(self, placemark: Element, record: Record) -> None:
        """Add when a report is so; one that never was, for when it was believed."""
        if record.report is None:
            return
        history = self.scene.reports[record.id].history
        steps = history.true or history.known
        span = add(placemark, "TimeSpan")
        add(span, "begin", _zulu(steps[0].at))
        if len(steps) > 1:
            add(span, "end", _zulu(steps[-1].at))


def _add_geometry(parent: Element, geometry: BaseGeometry) -> None:
    parts = shapely.get_parts(geometry)
    if len(parts) > 1:
        parent = add(parent, "MultiGeometry")
    for part in parts:
        match part:
            case shapely.Polygon():
                node = add(parent, "Polygon")
                _add_ring(node, "outerBoundaryIs", part.exterior)
                for ring in part.interiors:
                    _add_ring(node, "innerBoundaryIs", ring)
            case shapely.LineString():
                node = add(parent, "LineString")
                add(node, "tessellate", 1)
                add(node, "coordinates", _coordinates(part))
            case _:
                add(add(parent, "Point"), "coordinates", _coordinates(part))


def _add_ring(parent: Element, tag: str, ring: BaseGeometry) -> None:
    add(add(add(parent, tag), "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(geometry: BaseGeometry) -> str:
    positions = shapely.get_coordinates(geometry).round(DECIMALS).tolist()
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in positions)


def _zulu(time: dt.datetime) -> str:
    return f"{time.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
