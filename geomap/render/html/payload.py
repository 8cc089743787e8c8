"""A scene as the JSON that the page's script draws."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.html.inline import read_asset
from geomap.scene.elements import (
    Area,
    Card,
    Circle,
    Element,
    Label,
    LegendEntry,
    Mark,
    Path,
    Position,
    Scene,
    SceneLayer,
    Swatch,
)
from geomap.style.palette import Style, style_of
from geomap.style.symbols import Symbol, SymbolKey
from geomap.style.words import load_words

SCHEMA = "geomap-page/1"

#: Decimal places of degrees; the fifth is about a metre.
_DECIMALS = 5


def page_payload(scene: Scene, *, version: str) -> dict[str, Any]:
    """Return what the page needs to know, ready for JSON.

    Parameters
    ----------
    scene
        The map.
    version
        Of geomap.
    """
    names = {key: f"s{index}" for index, key in enumerate(scene.symbols)}
    marking, edition = scene.marking, scene.edition
    return {
        "schema": SCHEMA,
        "language": scene.language,
        "map": {
            "id": scene.map_id,
            "title": scene.map_title,
            "bounds": scene.bounds.as_list(),
            "limits": scene.limits.as_list(),
        },
        "situation": {
            "id": scene.situation_id,
            "title": scene.situation_title,
            "handling": marking.handling,
            "banner": marking.banner,
            "footnote": marking.footnote,
            "disclaimer": marking.disclaimer,
            "attribution": marking.attribution,
        },
        "edition": {
            "number": edition.number,
            "last": edition.last,
            "text": edition.text,
            "cutoff": edition.cutoff,
            "cutoff_utc": edition.cutoff_utc,
            "note": edition.note,
        },
        "words": load_words(scene.language).below("page"),
        "layers": [_layer(layer, names) for layer in scene.layers],
        "styles": {key: _style(style_of(key)) for key in _styles_in(scene)},
        "symbols": {names[key]: _symbol(symbol) for key, symbol in scene.symbols.items()},
        "elements": [_element(element, names) for element in scene.elements],
        "cards": {feature: _card(card, names) for feature, card in scene.cards.items()},
        "sources": _sources(scene),
        "unplaced": list(scene.unplaced),
        "legend": [
            {
                "title": section.title,
                "entries": [_legend_entry(entry, names) for entry in section.entries],
            }
            for section in scene.legend
        ],
        "about": {"version": version, "licences": read_asset("THIRD_PARTY_LICENSES.txt")},
    }


def _element(element: Element, names: Mapping[SymbolKey, str]) -> dict[str, Any]:
    common: dict[str, Any] = {"layer": element.layer, "feature": element.feature}
    match element:
        case Area():
            return {
                "t": "area",
                **common,
                "pane": pane_name(element.plane),
                "style": element.style,
                "polygons": _polygons(element.geometry),
            }
        case Path():
            return {
                "t": "line",
                **common,
                "pane": pane_name(element.plane),
                "style": element.style,
                "paths": [pack_positions(part) for part in shapely.get_parts(element.geometry)],
            }
        case Circle():
            return {
                "t": "circle",
                **common,
                "pane": pane_name("reports"),
                "style": element.style,
                "at": _position(element.at),
                "radius_m": element.radius_m,
            }
        case Mark():
            return {
                "t": "symbol",
                **common,
                "at": _position(element.at),
                "symbol": names[element.symbol],
                "faded": element.faded,
            }
        case Label():
            return {
                "t": "label",
                **common,
                "at": [_position(place) for place in element.at],
                "text": list(element.lines),
                "role": element.role.value,
                "rank": element.rank,
                "style": element.style,
                **({"icons": [names[icon] for icon in element.icons]} if element.icons else {}),
            }


def pane_name(plane: str) -> str:
    """Return the name of the Leaflet pane of a plane of the scene."""
    return f"gm-{plane}"


def _card(card: Card, names: Mapping[SymbolKey, str]) -> dict[str, Any]:
    return {
        "title": card.title,
        "subtitle": card.subtitle,
        "layer": card.layer,
        "standing": card.standing,
        "standing_text": card.standing_text,
        "claim": card.claim,
        "badge": card.grade,
        "style": card.style,
        "symbol": names[card.symbol] if card.symbol else None,
        "rows": [
            {"label": row.label, "value": row.value, "feature": row.feature} for row in card.rows
        ],
        "sources": [source.id for source in card.sources],
        "notice": card.notice,
        "icons": [{"symbol": names[icon.symbol], "text": icon.text} for icon in card.icons],
    }


def _sources(scene: Scene) -> dict[str, dict[str, str | None]]:
    """Return every source that a card cites, once, by id."""
    cited = {source.id: source for card in scene.cards.values() for source in card.sources}
    return {name: {"text": cited[name].text, "url": cited[name].url} for name in sorted(cited)}


def _layer(layer: SceneLayer, names: Mapping[SymbolKey, str]) -> dict[str, Any]:
    return {
        "id": layer.id,
        "title": layer.title,
        "group": layer.group,
        "visible": layer.visible,
        "count": layer.count,
        "unplaced": layer.unplaced,
        "swatch": _swatch(layer.swatch, names),
    }


def _symbol(symbol: Symbol) -> dict[str, Any]:
    return {
        "svg": symbol.svg,
        "width": symbol.width,
        "height": symbol.height,
        "anchor": list(symbol.anchor),
    }


def _legend_entry(entry: LegendEntry, names: Mapping[SymbolKey, str]) -> dict[str, Any]:
    return {
        "swatch": _swatch(entry.swatch, names) if entry.swatch else None,
        "text": entry.text,
        "layers": list(entry.layers),
    }


def _swatch(swatch: Swatch, names: Mapping[SymbolKey, str]) -> dict[str, Any]:
    if swatch.symbol is not None:
        return {"kind": "symbol", "symbol": names[swatch.symbol]}
    return {"kind": swatch.kind, "style": swatch.style}


def _style(style: Style) -> dict[str, Any]:
    hatch, casing = style.hatch, style.casing
    return {
        "stroke": style.stroke,
        "stroke_opacity": style.stroke_opacity,
        "width": style.width,
        "dash": style.dash,
        "fill": style.fill,
        "fill_opacity": style.fill_opacity,
        "hatch": hatch
        and {
            "angle": hatch.angle,
            "spacing": hatch.spacing,
            "width": hatch.width,
            "color": hatch.color,
            "opacity": hatch.opacity,
        },
        "casing": casing and {"color": casing.color, "width": casing.width},
    }


def _styles_in(scene: Scene) -> list[str]:
    keys: set[str | None] = set()
    for element in scene.elements:
        if not isinstance(element, Mark):
            keys.add(element.style)
    keys |= {card.style for card in scene.cards.values()}
    keys |= {layer.swatch.style for layer in scene.layers}
    keys |= {
        entry.swatch.style for section in scene.legend for entry in section.entries if entry.swatch
    }
    return sorted(key for key in keys if key is not None)


def _polygons(geometry: BaseGeometry) -> list[list[list[int]]]:
    return [
        [pack_positions(ring) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in shapely.get_parts(geometry)
    ]


def pack_positions(line: BaseGeometry) -> list[int]:
    """Pack the positions of a line or ring, to a third of their size as plain JSON.

    Parameters
    ----------
    line
        In OGC:CRS84.

    Returns
    -------
    list of int
        Longitude and latitude in turn, in units of 1e-5 degrees (about a metre); the first
        position as it is, each later one as its difference from the one before. Positions that
        fall on the one before are left out.

    Examples
    --------
    >>> pack_positions(shapely.LineString([(20.5, 42), (20.50001, 41.99998)]))
    [2050000, 4200000, 1, -2]
    """
    units = np.rint(shapely.get_coordinates(line) * 10**_DECIMALS).astype(np.int64)
    steps = np.diff(units, axis=0)
    moved = steps[np.any(steps != 0, axis=1)]
    packed: list[int] = np.concatenate([units[:1], moved]).ravel().tolist()
    return packed


def _position(position: Position) -> list[float]:
    return [round(position[0], _DECIMALS), round(position[1], _DECIMALS)]
