"""A situation and one of its maps to a scene."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.model.bounds import Bounds
from geomap.model.layer import Layer, LayerKind
from geomap.model.perspective import Perspective
from geomap.model.report import Feature, Report
from geomap.model.situation import MapSpec, Situation
from geomap.model.text import in_language
from geomap.scene.cards import CardWriter
from geomap.scene.dates import instant_text
from geomap.scene.draw import Draughtsman, lies_along
from geomap.scene.elements import (
    Area,
    EditionNote,
    Element,
    Label,
    Mark,
    Marking,
    Path,
    Scene,
    SceneLayer,
    Swatch,
)
from geomap.scene.legend import LegendWriter
from geomap.style.palette import Pattern
from geomap.style.symbols import SymbolKey, draw_symbols, glyph_for
from geomap.style.words import Words, load_words

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
    scenes = [_plan(situation, map_spec) for map_spec in map_specs]
    wanted = [_symbols_in(scene) for scene in scenes]
    drawn = draw_symbols(set().union(*wanted))
    return tuple(
        replace(scene, symbols={key: symbol for key, symbol in drawn.items() if key in keys})
        for scene, keys in zip(scenes, wanted, strict=True)
    )


def _plan(situation: Situation, map_spec: MapSpec) -> Scene:
    words = load_words(situation.languages[0])
    layers = [
        _ordered(_framed(situation.layer(layer_id), situation.perspective))
        for layer_id in map_spec.layers
    ]
    writer = CardWriter(situation, words)
    languages = writer.languages
    draughtsman = Draughtsman(map_spec.bounds, _line_on_land(situation, layers))
    elements = _draw(layers, draughtsman, writer)
    cards = {
        feature.id: writer.write(feature, layer)
        for layer in layers
        if layer.kind not in {LayerKind.COUNTRIES, LayerKind.BORDERS}
        for feature in layer.features
    }
    legend = LegendWriter(layers, elements, words, languages).write()
    scene_layers = tuple(_scene_layer(layer, elements, languages) for layer in layers)
    situation_title = in_language(situation.title, languages)
    map_title = in_language(map_spec.title, languages)
    return Scene(
        language=words.language,
        situation_id=situation.id,
        situation_title=situation_title,
        map_id=map_spec.id,
        map_title=map_title,
        page_title=words("page_title.text", title=situation_title, map=map_title),
        bounds=map_spec.bounds,
        limits=_limits(layers, map_spec.bounds),
        edition=_edition_note(situation, words, languages),
        marking=Marking(
            handling=situation.handling.value,
            banner=situation.banner,
            footnote=in_language(situation.footnote or {}, languages),
            disclaimer=_disclaimer(situation, words),
            attribution=_attribution(situation, layers),
        ),
        layers=scene_layers,
        elements=tuple(elements),
        cards=cards,
        unplaced=_unplaced(layers),
        legend=legend,
        symbols={},
    )


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


def _disclaimer(situation: Situation, words: Words) -> str:
    """Say what every reader must know of the map, whose view it shows, and what is a draft."""
    parts = [words("marking.disclaimer")]
    if situation.perspective.view_of:
        parts.append(words("marking.perspective", view_of=situation.perspective.view_of))
    if situation.languages[0] in situation.drafts:
        parts.append(words("marking.draft"))
    return " ".join(parts)


def _draw(layers: Sequence[Layer], draughtsman: Draughtsman, writer: CardWriter) -> list[Element]:
    """Draw from the ground up; within a layer, superseded reports lie below current ones."""
    elements: list[Element] = []
    for kind in _STACK:
        for layer in reversed([layer for layer in layers if layer.kind is kind]):
            drawn = [
                list(draughtsman.draw(feature, layer, writer.title(feature)))
                for feature in layer.features
            ]
            drawn.sort(key=lambda parts: not any(_is_greyed(part) for part in parts))
            elements += [element for parts in drawn for element in parts]
    return elements


def _is_greyed(element: Element) -> bool:
    if isinstance(element, Mark):
        return element.faded
    return isinstance(element, Area) and element.style.endswith(f".{Pattern.SUPERSEDED.value}")


def _line_on_land(situation: Situation, layers: Sequence[Layer]) -> BaseGeometry | None:
    """Return the line of reference if it is the edge of a country of the map; one at sea is not."""
    line = next((layer for layer in layers if layer.id == situation.line), None)
    if line is None:
        return None
    drawn = shapely.union_all([feature.geometry for feature in line.features])
    return drawn if any(lies_along(country, drawn) for country in _ground(layers)) else None


def _ground(layers: Iterable[Layer]) -> list[BaseGeometry]:
    return [
        feature.geometry
        for layer in layers
        if layer.kind is LayerKind.COUNTRIES
        for feature in layer.features
        if feature.geometry is not None
    ]


def _scene_layer(layer: Layer, elements: Iterable[Element], languages: Sequence[str]) -> SceneLayer:
    return SceneLayer(
        id=layer.id,
        title=in_language(layer.title, languages),
        group=in_language(layer.group, languages),
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


def _between(situation: Situation, words: Words) -> str:
    """Say between which editions the time looked from lies."""
    former = [known.number for known in situation.editions if known.cutoff <= situation.as_of]
    later = [known.number for known in situation.editions if known.cutoff > situation.as_of]
    if not former:
        return words("edition.before", first=later[0])
    if not later:
        return words("edition.after", last=former[-1])
    return words("edition.between", former=former[-1], next=later[0])


def _edition_note(situation: Situation, words: Words, languages: Sequence[str]) -> EditionNote:
    last = situation.editions[-1].number
    edition = situation.edition
    if edition is None:
        text, note = _between(situation, words), ""
    else:
        text = words("edition.number", number=edition.number, last=last)
        note = in_language(edition.note, languages)
    return EditionNote(
        number=edition.number if edition else None,
        last=last,
        text=text,
        cutoff=instant_text(situation.as_of),
        cutoff_utc=situation.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        note=note,
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
