"""What data products hold: every layer of a map with all its features, on or off."""

from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.model.layer import Layer
from geomap.model.report import Report
from geomap.model.text import in_language
from geomap.render.base import Job
from geomap.scene.elements import Area, Circle, Element, Label, Mark, Path
from geomap.scene.records import properties_of
from geomap.style.speech import Speaker

#: Decimal places of degrees; the sixth is a tenth of a metre.
DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A feature as data, and how it is drawn.

    Parameters
    ----------
    title
        Its name in the language of the job.
    geometry
        Rounded, outer rings against the clock (RFC 7946, section 3.1.6); None without a place.
    properties
        Flat, as in a layer file.
    report
        The report that it is, if it is one.
    style
        Key of the style of its area or line; None for a point.
    mark, circle
        Its point symbol and its circle of uncertainty, if it has them.
    is_named
        Whether its name may stand on the map.
    """

    id: str
    title: str
    geometry: BaseGeometry | None
    properties: Mapping[str, object]
    report: Report | None
    style: str | None
    mark: Mark | None
    circle: Circle | None
    is_named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerRecords:
    """A layer of the map; `visible` tells whether it is on."""

    id: str
    title: str
    group: str
    kind: str
    visible: bool
    records: tuple[Record, ...]

    @property
    def as_json(self) -> dict[str, object]:
        """What a file says of it beside the features."""
        return {
            "id": self.id,
            "title": self.title,
            "group": self.group,
            "kind": self.kind,
            "visible": self.visible,
            "features": len(self.records),
        }


def records_of(job: Job) -> tuple[LayerRecords, ...]:
    """Return the layers of a map as data, in the order of its panel; ask by `Job.once`."""
    looks = _Looks(job.scene.elements)
    speaker = Speaker(job.language, job.scene.languages)
    return tuple(
        LayerRecords(
            id=layer.id,
            title=in_language(layer.title, speaker.languages),
            group=in_language(layer.group, speaker.languages),
            kind=layer.kind.value,
            visible=layer.visible,
            records=tuple(_records(layer, job.scene.languages[0], speaker.languages, looks)),
        )
        for layer in job.scene.records
    )


def _records(layer: Layer, first: str, languages: tuple[str, ...], looks: "_Looks") -> list[Record]:
    exact = [feature.geometry for feature in layer.features]
    return [
        Record(
            id=feature.id,
            title=in_language(feature.names, languages) or feature.id,
            geometry=geometry,
            properties=properties_of(feature, first),
            report=feature if isinstance(feature, Report) else None,
            style=looks.styles.get(id(feature.geometry)),
            mark=looks.marks.get(feature.id),
            circle=looks.circles.get(feature.id),
            is_named=feature.id in looks.named,
        )
        for feature, geometry in zip(layer.features, _rounded(exact), strict=True)
    ]


def _rounded(geometries: list[BaseGeometry | None]) -> list[BaseGeometry | None]:
    """Round the positions of geometries and turn their rings, all at once, for that is quick."""
    if not geometries:
        return []
    rounded = shapely.transform(geometries, lambda positions: positions.round(DECIMALS))
    return list(shapely.orient_polygons(rounded))


class _Looks:
    """How the features of a map are drawn.

    The ground cannot be chosen, so its elements name no feature; they hold its very geometry.
    """

    def __init__(self, elements: tuple[Element, ...]) -> None:
        self.styles: dict[int, str] = {}
        self.marks: dict[str, Mark] = {}
        self.circles: dict[str, Circle] = {}
        self.named: set[str] = set()
        for element in elements:
            match element:
                case Area() | Path():
                    self.styles[id(element.geometry)] = element.style
                case Mark():
                    self.marks[element.feature] = element
                case Circle():
                    self.circles[element.feature] = element
                case Label():
                    self.named.add(element.named)
