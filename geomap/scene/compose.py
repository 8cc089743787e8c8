"""A situation and one of its maps to a scene."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.model.bounds import Bounds
from geomap.model.layer import Layer, LayerKind
from geomap.model.moment import in_zone
from geomap.model.perspective import Perspective
from geomap.model.report import Feature, Report
from geomap.model.situation import MapSpec, Situation
from geomap.model.text import Text
from geomap.scene.cards import CardWriter
from geomap.scene.draw import Draughtsman, SoftEdges, lies_along
from geomap.scene.elements import (
    Area,
    Card,
    EditionNote,
    Element,
    Imprint,
    Label,
    Mark,
    Marking,
    Path,
    Scene,
    SceneLayer,
    Swatch,
)
from geomap.scene.facts import report_facts
from geomap.scene.legend import LegendWriter
from geomap.scene.timeline import write_timeline
from geomap.spec.basemap import basemap_named
from geomap.style.palette import Pattern
from geomap.style.phrases import Listed, Phrase, Written, say
from geomap.style.symbols import SymbolKey, draw_symbols, glyph_for

#: Kinds of layers from the ground up; what is drawn later lies on top.
_STACK = (
    LayerKind.COUNTRIES,
    LayerKind.UNITS,
    LayerKind.ZONES,
    LayerKind.REPORTS,
    LayerKind.BORDERS,
    LayerKind.LINE,
    LayerKind.PLACES,
)
_LIMITS_MARGIN_DEG = 1.0


def compose(situation: Situation, map_spec: MapSpec) -> Scene:
    """Plan one map of a situation; see `compose_all`."""
    return compose_all(situation, [map_spec])[0]


def compose_all(situation: Situation, map_specs: Sequence[MapSpec]) -> tuple[Scene, ...]:
    """Plan maps of a situation, and draw all their symbols at once.

    Parameters
    ----------
    situation
        As of the time to show.
    map_specs
        Which of its maps.

    Returns
    -------
    tuple of Scene
        One for each map, equal for equal input, whatever the order of features in the files.

    Raises
    ------
    RenderError
        If a report names a symbol that APP-6 does not have.
    """
    line = _line(situation)
    # what maps share is computed once: cards, and the soft edges of areas
    writer = CardWriter(situation, line, line_error_m=_line_error_m(situation))
    edges = SoftEdges()
    scenes = [_plan(situation, map_spec, writer, edges) for map_spec in map_specs]
    wanted = [_symbols_in(scene) for scene in scenes]
    drawn = draw_symbols(set().union(*wanted))
    return tuple(
        replace(scene, symbols={key: symbol for key, symbol in drawn.items() if key in keys})
        for scene, keys in zip(scenes, wanted, strict=True)
    )


def _plan(situation: Situation, map_spec: MapSpec, writer: CardWriter, edges: SoftEdges) -> Scene:
    layers = [
        _ordered(_framed(situation.layer(layer_id), situation.perspective))
        for layer_id in map_spec.layers
    ]
    line = _line_on_land(writer.line, layers)
    draughtsman = Draughtsman(map_spec.bounds, line, writer.histories, edges)
    elements = _draw(layers, draughtsman)
    cards = {
        feature.id: writer.write(feature, layer)
        for layer in layers
        if layer.kind not in {LayerKind.COUNTRIES, LayerKind.BORDERS}
        for feature in layer.features
    }
    reports = report_facts(layers, writer.histories, writer)
    title, map_title = Written(situation.title), Written(map_spec.title)
    return Scene(
        languages=situation.languages,
        drafts=situation.drafts,
        situation_id=situation.id,
        situation_title=title,
        map_id=map_spec.id,
        map_title=map_title,
        page_title=say("page_title.text", title=title, map=map_title),
        bounds=map_spec.bounds,
        limits=_limits(layers, map_spec.bounds),
        edition=_edition_note(situation),
        timeline=write_timeline(situation, reports),
        marking=Marking(
            handling=situation.handling.value,
            banner=Written(situation.banner) if situation.banner else "",
            footnote=Written(situation.footnote) if situation.footnote else "",
            disclaimer=_disclaimer(situation),
            attribution=_attribution(situation, layers),
        ),
        imprint=Imprint(
            producer=Written(situation.producer) if situation.producer else None,
            contact=situation.contact,
            produced=situation.produced and in_zone(situation.produced, situation.zone),
        ),
        coverage=Written(situation.coverage) if situation.coverage else None,
        address=situation.address,
        stale_after_days=situation.stale_after_days,
        basemap=basemap_named(situation.basemap) if situation.basemap else None,
        crs=situation.crs,
        paper=situation.paper,
        sides=situation.sides,
        layers=tuple(_scene_layer(layer, elements) for layer in layers),
        elements=tuple(elements),
        names=_names(layers, elements, cards),
        cards=cards,
        reports=reports,
        sources=writer.citations(
            sorted(
                {source for layer in layers for known in layer.features for source in known.sources}
            )
        ),
        unplaced=_unplaced(layers),
        legend=LegendWriter(layers, elements, reports).write(),
        symbols={},
        records=tuple(layers),
        templates=situation.templates,
    )


def _names(
    layers: Sequence[Layer], elements: Iterable[Element], cards: Mapping[str, Card]
) -> dict[str, Text]:
    labelled = {element.named for element in elements if isinstance(element, Label)}
    return {
        feature.id: feature.names
        for layer in layers
        for feature in layer.features
        if feature.id in labelled or feature.id in cards
    }


def _ordered(layer: Layer) -> Layer:
    """Put the large features of a layer below the small ones, so that each can be reached."""

    def order(feature: Feature) -> tuple[float, str]:
        return (-feature.geometry.area if feature.geometry is not None else 0.0, feature.id)

    return replace(layer, features=tuple(sorted(layer.features, key=order)))


def _framed(layer: Layer, perspective: Perspective) -> Layer:
    """Give the symbols of a layer the frames of a perspective."""
    if not perspective.identities:
        return layer
    features = tuple(
        replace(feature, sidc=perspective.framed(feature.sidc, feature.side))
        if isinstance(feature, Report) and feature.sidc
        else feature
        for feature in layer.features
    )
    return replace(layer, features=features)


def _disclaimer(situation: Situation) -> Phrase:
    """Say what every reader must know of the map, and whose view its symbols show."""
    parts: list[Phrase] = [say("marking.disclaimer")]
    if situation.perspective.view_of:
        parts.append(say("marking.perspective", view_of=situation.perspective.view_of))
    return Listed(tuple(parts), " ")


def _draw(layers: Sequence[Layer], draughtsman: Draughtsman) -> list[Element]:
    """Draw from the ground up; within a layer, superseded reports lie below current ones."""
    elements: list[Element] = []
    for kind in _STACK:
        for layer in reversed([layer for layer in layers if layer.kind is kind]):
            drawn = [list(draughtsman.draw(feature, layer)) for feature in layer.features]
            drawn.sort(key=lambda parts: not any(_is_greyed(part) for part in parts))
            elements += [element for parts in drawn for element in parts]
    return elements


def _is_greyed(element: Element) -> bool:
    if isinstance(element, Mark):
        return element.faded
    return isinstance(element, Area) and element.style.endswith(f".{Pattern.SUPERSEDED.value}")


def _line(situation: Situation) -> BaseGeometry | None:
    """Return the line of reference, whole, whether this map draws it or not."""
    parts = [feature.geometry for feature in _line_features(situation)]
    return shapely.union_all(parts) if parts else None


def _line_error_m(situation: Situation) -> float:
    """Return how far off the line may be: the largest error that one of its parts admits."""
    errors = (
        feature.origin.accuracy_m_p95 or feature.origin.accuracy_m_mean or 0.0
        for feature in _line_features(situation)
    )
    return max(errors, default=0.0)


def _line_features(situation: Situation) -> list[Feature]:
    return [
        feature
        for layer in situation.layers
        if layer.id == situation.line
        for feature in layer.features
        if feature.geometry is not None
    ]


def _line_on_land(line: BaseGeometry | None, layers: Sequence[Layer]) -> BaseGeometry | None:
    """Return the line of reference if it is the edge of a country of the map; one at sea is not."""
    if line is None:
        return None
    return line if any(lies_along(country, line) for country in _ground(layers)) else None


def _ground(layers: Iterable[Layer]) -> list[BaseGeometry]:
    return [
        feature.geometry
        for layer in layers
        if layer.kind is LayerKind.COUNTRIES
        for feature in layer.features
        if feature.geometry is not None
    ]


def _scene_layer(layer: Layer, elements: Iterable[Element]) -> SceneLayer:
    return SceneLayer(
        id=layer.id,
        title=Written(layer.title),
        group=Written(layer.group),
        visible=layer.visible,
        count=len(layer.features),
        unplaced=sum(feature.geometry is None for feature in layer.features),
        swatch=_swatch(layer, [element for element in elements if element.layer == layer.id]),
    )


def _swatch(layer: Layer, elements: Sequence[Element]) -> Swatch:
    """Sample a layer: its topmost area or line, else its usual symbol, else the sign of a list."""
    for element in reversed(elements):
        if isinstance(element, Path):
            return Swatch(kind="line", style=element.style)
        if isinstance(element, Area):
            return Swatch(kind="area", style=element.style)
    codes = Counter(element.symbol.code for element in elements if isinstance(element, Mark))
    if codes:
        return Swatch(kind="symbol", symbol=SymbolKey(codes.most_common(1)[0][0]))
    listed = layer.kind is LayerKind.REPORTS
    return Swatch(kind="symbol", symbol=glyph_for("listed" if listed else "place"))


def _unplaced(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return the ids of reports without a place, the latest first."""
    found = [
        feature
        for layer in layers
        for feature in layer.features
        if isinstance(feature, Report) and feature.geometry is None
    ]
    found.sort(key=lambda report: (report.reported_at.end, report.id), reverse=True)
    return tuple(report.id for report in found)


def _limits(layers: Sequence[Layer], bounds: Bounds) -> Bounds:
    """Return the box of the ground layers, out of which there is nothing to see."""
    ground = _ground(layers)
    if not ground or bounds.crosses_antimeridian:
        return bounds.padded(_LIMITS_MARGIN_DEG)
    west, south, east, north = (float(value) for value in shapely.total_bounds(ground))
    return Bounds(
        min(west, bounds.west),
        min(south, bounds.south),
        max(east, bounds.east),
        max(north, bounds.north),
    )


def _attribution(situation: Situation, layers: Sequence[Layer]) -> str:
    """Name whom the map is owed to: the situation's own line, then what single features ask for."""
    asked = {feature.origin.attribution for layer in layers for feature in layer.features}
    asked -= {None, situation.attribution}
    return "; ".join(filter(None, (situation.attribution, *sorted(filter(None, asked)))))


def _between(situation: Situation) -> Phrase:
    """Say between which editions the time looked from lies."""
    former = [known.number for known in situation.editions if known.cutoff <= situation.as_of]
    later = [known.number for known in situation.editions if known.cutoff > situation.as_of]
    if not former:
        return say("edition.before", first=str(later[0]))
    if not later:
        return say("edition.after", last=str(former[-1]))
    return say("edition.between", former=str(former[-1]), next=str(later[0]))


def _edition_note(situation: Situation) -> EditionNote:
    last = situation.editions[-1].number
    edition = situation.edition
    if edition is None:
        text, note = _between(situation), {}
    else:
        text = say("edition.number", number=str(edition.number), last=str(last))
        note = dict(edition.note)
    return EditionNote(
        number=edition.number if edition else None,
        last=last,
        text=text,
        cutoff=situation.as_of,
        note=Written(note) if note else "",
    )


def _symbols_in(scene: Scene) -> set[SymbolKey]:
    wanted = {element.symbol for element in scene.elements if isinstance(element, Mark)}
    wanted |= {card.symbol for card in scene.cards.values() if card.symbol is not None}
    wanted |= {icon.symbol for card in scene.cards.values() for icon in card.icons}
    for element in scene.elements:
        if isinstance(element, Label):
            wanted.update(element.icons)
    swatches = [entry.swatch for section in scene.legend for entry in section.entries]
    swatches += [layer.swatch for layer in scene.layers]
    wanted |= {swatch.symbol for swatch in swatches if swatch is not None and swatch.symbol}
    return wanted
