"""Features to elements: what is drawn for each, by the kind of its layer and its precision."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geodesy import inset, mean_width_m
from geomap.model.bounds import Bounds
from geomap.model.history import History
from geomap.model.layer import Layer, LayerKind, LayerStyle
from geomap.model.report import Feature, Report, Status
from geomap.scene.elements import (
    Area,
    Circle,
    Element,
    Label,
    Mark,
    Path,
    Plane,
    Position,
    Role,
)
from geomap.scene.places import along, middles, point_of
from geomap.style.palette import Pattern, style_of
from geomap.style.rules import (
    area_style_key,
    base_style_key,
    error_style_key,
    looks_of,
    pattern_of,
)
from geomap.style.symbols import SymbolKey, glyph_for

_ROLES = {
    "city": Role.CITY,
    "town": Role.TOWN,
    "village": Role.VILLAGE,
    "crossing": Role.CROSSING,
    "camp": Role.CAMP,
    "lake": Role.WATER,
    "river": Role.WATER,
    "sea": Role.WATER,
    "strait": Role.WATER,
}
_WATERS = frozenset(kind for kind, role in _ROLES.items() if role is Role.WATER)
#: How deep the soft edge of a report's area goes, as shares of its width.
_FADES = (0.0, 0.14, 0.3)
_MAX_HOLES, _MAX_POSITIONS = 50, 20_000

#: Areas of this rank are too many or too small to be named on the map; their cards name them.
_UNNAMED = 5

#: Ranks of labels; the smaller is placed first.
_RANK_UNIT, _RANK_CALLOUT, _RANK_COUNTRY, _RANK_CONTEXT, _RANK_PLACE = 1, 2, 4, 6, 0


class Draughtsman:
    """Draws the features of one map.

    Parameters
    ----------
    bounds
        The box of the map, for the places of labels.
    line
        The line of reference; the countries it lies along are the ground, others are neighbours.
        None if it lies along none, as at sea: then all are the ground.
    histories
        Of the reports: an area that is ever drawn without an edge gets its smaller copies.
    edges
        Those computed already, for another map of the same situation.
    """

    def __init__(
        self,
        bounds: Bounds,
        line: BaseGeometry | None,
        histories: Mapping[str, History] = MappingProxyType({}),
        edges: "SoftEdges | None" = None,
    ) -> None:
        self.bounds = bounds
        self.line = line
        self.histories = histories
        self.edges = edges or SoftEdges()

    def draw(self, feature: Feature, layer: Layer) -> Iterator[Element]:
        """Yield the elements of a feature of a layer; nothing if it has no place."""
        if feature.geometry is None:
            return
        if isinstance(feature, Report):
            yield from self._draw_report(feature, feature.geometry, layer)
        elif layer.kind is LayerKind.PLACES:
            yield from self._draw_place(feature, feature.geometry, layer)
        elif layer.kind in {LayerKind.LINE, LayerKind.BORDERS}:
            yield Path(
                layer=layer.id,
                feature=feature.id if layer.kind is LayerKind.LINE else None,
                plane=Plane.LINES,
                style=base_style_key(layer.kind, layer.style),
                geometry=feature.geometry,
            )
        else:
            yield from self._draw_ground(feature, feature.geometry, layer)

    def _draw_ground(
        self, feature: Feature, geometry: BaseGeometry, layer: Layer
    ) -> Iterator[Element]:
        is_country = layer.kind is LayerKind.COUNTRIES
        style = base_style_key(layer.kind, layer.style)
        if is_country and feature.kind in _WATERS:
            style = "ground.sea"
        elif is_country and (self.line is None or lies_along(geometry, self.line)):
            style = "ground.land"
        planes = {LayerKind.COUNTRIES: Plane.GROUND, LayerKind.UNITS: Plane.UNITS}
        yield Area(
            layer=layer.id,
            feature=None if is_country else feature.id,
            plane=planes.get(layer.kind, Plane.ZONES),
            style=style,
            geometry=geometry,
        )
        if style == "ground.sea":  # its middle may lie anywhere; a place of kind sea names it
            return
        if feature.rank >= _UNNAMED:
            return
        if layer.kind is LayerKind.ZONES:
            role, rank, at = Role.CALLOUT, _RANK_CONTEXT, along(geometry)
        elif is_country:
            role, rank, at = Role.COUNTRY, _RANK_COUNTRY, middles(geometry, self.bounds)
        else:
            interest = layer.style is LayerStyle.INTEREST
            role, rank = Role.UNIT, _RANK_UNIT if interest else _RANK_CONTEXT
            at = middles(geometry, self.bounds)
        yield Label(
            layer=layer.id,
            feature=None,
            at=at,
            named=feature.id,
            role=role,
            rank=rank,
            style=style if layer.kind is LayerKind.ZONES else None,
        )

    def _draw_place(
        self, feature: Feature, geometry: BaseGeometry, layer: Layer
    ) -> Iterator[Element]:
        at = point_of(geometry)
        if feature.kind not in _WATERS:  # water is named where it is, and has no dot
            glyph = glyph_for(feature.kind, doubtful=feature.is_place_unchecked)
            yield Mark(layer=layer.id, feature=feature.id, at=at, symbol=glyph)
        yield Label(
            layer=layer.id,
            feature=None,
            at=(at,),
            named=feature.id,
            role=_ROLES.get(feature.kind, Role.SITE),
            rank=_RANK_PLACE + feature.rank,
        )

    def _draw_report(
        self, report: Report, geometry: BaseGeometry, layer: Layer
    ) -> Iterator[Element]:
        greyed = pattern_of(report) is Pattern.SUPERSEDED
        if report.precision.is_point:
            at = point_of(geometry)
            yield from self._draw_point(report, at, layer, greyed=greyed)
            places: tuple[Position, ...] = (at,)
        else:
            looks = looks_of(report, self.histories.get(report.id), layer.style)
            # an edge that a source gave is drawn once, as an edge
            soft = any(style_of(style).stroke is None for style in looks.values())
            cores = self.edges.of(geometry)[1:] if soft else ()
            yield Area(
                layer=layer.id,
                feature=report.id,
                plane=Plane.REPORTS,
                style=area_style_key(report, layer.style),
                geometry=geometry,
                cores=cores,
            )
            places = along((geometry, *cores)[-1])
        yield Label(
            layer=layer.id,
            feature=report.id,
            named=report.id,
            at=places,
            role=Role.CALLOUT,
            rank=_RANK_CALLOUT + (0 if report.precision.is_point else 1),
            style=area_style_key(report, layer.style),
            icons=icons_of(report),
            doubtful=report.is_place_unchecked,
        )

    def _draw_point(
        self, report: Report, at: Position, layer: Layer, *, greyed: bool
    ) -> Iterator[Element]:
        if report.radius_m is not None:
            yield Circle(
                layer=layer.id,
                feature=report.id,
                style=error_style_key(report, layer.style),
                at=at,
                radius_m=report.radius_m,
            )
        symbol = symbol_of(report)
        if symbol is not None:
            yield Mark(layer=layer.id, feature=report.id, at=at, symbol=symbol, faded=greyed)


def lies_along(geometry: BaseGeometry, line: BaseGeometry) -> bool:
    """Tell whether a country has part of a line as its edge, and not only an end of it."""
    return float(shapely.intersection(geometry.boundary, line).length) > 0


def symbol_of(report: Report) -> SymbolKey | None:
    """Return the point symbol of a report; None where none may or need be drawn."""
    if not report.precision.is_point:
        return None
    if report.sidc is not None:
        return SymbolKey(report.sidc, report.grade, designation=report.designation or "")
    if report.kind == "crossing_status":
        return glyph_for("crossing-open" if report.status is Status.ENDED else "crossing-closed")
    return None


def icons_of(report: Report) -> tuple[SymbolKey, ...]:
    """Return the unit types that a report names, without frames, for they are nowhere."""
    return tuple(SymbolKey(code, framed=False) for code in report.icons)


class SoftEdges:
    """The smaller copies of areas, each computed once: many reports say "along the line"."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[BaseGeometry, ...]] = {}

    def of(self, geometry: BaseGeometry) -> tuple[BaseGeometry, ...]:
        """Return an area and its smaller copies; see `soft_edged`."""
        key = bytes(shapely.to_wkb(geometry))
        if key not in self._known:
            self._known[key] = soft_edged(geometry)
        return self._known[key]


def soft_edged(geometry: BaseGeometry) -> tuple[BaseGeometry, ...]:
    """Return nested copies of an area, the outermost first, whose opacities add up inwards.

    An area of very many positions or holes keeps its one edge: shrinking it would take minutes.
    """
    holes = int(shapely.get_num_interior_rings(shapely.get_parts(geometry)).sum())
    if holes > _MAX_HOLES or shapely.get_num_coordinates(geometry) > _MAX_POSITIONS:
        return (geometry,)
    width_m = mean_width_m(geometry)
    copies = [geometry]
    for share in _FADES[1:]:
        smaller = inset(geometry, share * width_m / 2)
        if not smaller.is_empty:
            copies.append(smaller)
    return tuple(copies)
