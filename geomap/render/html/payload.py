"""A scene as the JSON that the page's script draws."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geomap.model.history import Step
from geomap.render.html.inline import read_asset
from geomap.render.html.pack import Packer, epoch_s
from geomap.scene.elements import (
    Area,
    Card,
    Circle,
    Citation,
    Element,
    Label,
    LegendEntry,
    Mark,
    Path,
    Position,
    ReportFacts,
    Row,
    Scene,
    SceneLayer,
    Swatch,
    Timeline,
)
from geomap.spec.basemap import Basemap
from geomap.style.palette import Style, style_of
from geomap.style.symbols import Symbol, SymbolKey
from geomap.style.words import load_words

SCHEMA = "geomap-page/2"

#: Sections of the catalogue that only other products speak.
_ELSEWHERE = ("data.", "embed.", "office.", "report.", "sheet.")

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
    pack = Packer(scene.languages)
    names = {key: f"s{index}" for index, key in enumerate(scene.symbols)}
    marking, edition = scene.marking, scene.edition
    elements = [_element(element, names, pack) for element in scene.elements]
    return {
        "schema": SCHEMA,
        "languages": list(scene.languages),
        "drafts": list(scene.drafts),
        "map": {
            "id": scene.map_id,
            "title": pack.phrase(scene.map_title),
            "page_title": pack.phrase(scene.page_title),
            "bounds": scene.bounds.as_list(),
            "limits": scene.limits.as_list(),
            "stale_after_days": scene.stale_after_days,
        },
        "situation": {
            "id": scene.situation_id,
            "title": pack.phrase(scene.situation_title),
            "handling": marking.handling,
            "banner": pack.phrase(marking.banner),
            "footnote": pack.phrase(marking.footnote),
            "disclaimer": pack.phrase(marking.disclaimer),
            "attribution": marking.attribution,
            "coverage": None if scene.coverage is None else pack.phrase(scene.coverage),
        },
        "edition": {
            "number": edition.number,
            "last": edition.last,
            "text": pack.phrase(edition.text),
            "cutoff": epoch_s(edition.cutoff),
            "note": pack.phrase(edition.note),
        },
        "time": _time(scene.timeline, pack),
        "words": _words(scene.languages),
        "sides": {side: pack.texts(texts) for side, texts in scene.sides.items()},
        "layers": [_layer(layer, names, pack) for layer in scene.layers],
        "styles": {key: _style(style_of(key)) for key in _styles_in(scene)},
        "symbols": {names[key]: _symbol(key, symbol) for key, symbol in scene.symbols.items()},
        "elements": elements,
        "shapes": pack.shapes,
        "names": {feature: pack.texts(names) for feature, names in scene.names.items()},
        "cards": {feature: _card(card, names, pack) for feature, card in scene.cards.items()},
        "reports": {feature: _facts(facts, pack) for feature, facts in scene.reports.items()},
        "sources": {key: _source(source, pack) for key, source in scene.sources.items()},
        "unplaced": list(scene.unplaced),
        "legend": [
            {
                "title": pack.phrase(section.title),
                "entries": [_legend_entry(entry, names, pack) for entry in section.entries],
            }
            for section in scene.legend
        ],
        "basemap": _basemap(scene.basemap),
        "about": {"version": version, "licences": read_asset("THIRD_PARTY_LICENSES.txt")},
    }


def _words(languages: Sequence[str]) -> dict[str, Any]:
    """Return the catalogues: the keys once, and the texts of each language in that order."""
    known = load_words("en").keys()
    keys = [key for key in known if not key.startswith(_ELSEWHERE)]
    return {
        "keys": keys,
        "texts": [[load_words(language).text(key) for key in keys] for language in languages],
    }


def _element(element: Element, names: Mapping[SymbolKey, str], pack: Packer) -> dict[str, Any]:
    common: dict[str, Any] = {"layer": element.layer, "feature": element.feature}
    match element:
        case Area():
            return {
                "t": "area",
                **common,
                "pane": pane_name(element.plane),
                "style": element.style,
                "rings": [pack.shape(area) for area in (element.geometry, *element.cores)],
            }
        case Path():
            return {
                "t": "line",
                **common,
                "pane": pane_name(element.plane),
                "style": element.style,
                "path": pack.shape(element.geometry),
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
            }
        case Label():
            return {
                "t": "label",
                **common,
                "named": element.named,
                "at": [_position(place) for place in element.at],
                "role": element.role.value,
                "rank": element.rank,
                "style": element.style,
                **({"icons": [names[icon] for icon in element.icons]} if element.icons else {}),
                **({"doubtful": True} if element.doubtful else {}),
            }


def pane_name(plane: str) -> str:
    """Return the name of the Leaflet pane of a plane of the scene."""
    return f"gm-{plane}"


def _card(card: Card, names: Mapping[SymbolKey, str], pack: Packer) -> dict[str, Any]:
    told = {
        "unsure": list(card.unsure_names),
        "claim": None if card.claim is None else pack.phrase(card.claim),
        "badge": card.grade,
        "style": card.style,
        "symbol": names[card.symbol] if card.symbol else None,
        "rows": [_row(row, pack) for row in card.rows],
        "sources": list(card.sources),
        "notice": None if card.notice is None else pack.phrase(card.notice),
        "icons": [
            {"symbol": names[icon.symbol], "text": pack.phrase(icon.text)} for icon in card.icons
        ],
    }
    return {"layer": card.layer, **{key: value for key, value in told.items() if value}}


def _row(row: Row, pack: Packer) -> dict[str, Any]:
    times = {"since": row.since, "until": row.until}
    return {
        "label": pack.phrase(row.label),
        "value": pack.phrase(row.value),
        **({"feature": row.feature} if row.feature else {}),
        **{key: epoch_s(time) for key, time in times.items() if time is not None},
    }


def _facts(facts: ReportFacts, pack: Packer) -> dict[str, Any]:
    phrases = {"quantity": facts.quantity, "event": facts.event}
    return {
        "known": _steps(facts.history.known),
        "true": _steps(facts.history.true),
        "looks": dict(facts.looks),
        "claimant": pack.phrase(facts.claimant),
        "reported": pack.phrase(facts.reported),
        **{key: pack.phrase(value) for key, value in phrases.items() if value is not None},
        "from": epoch_s(facts.event_start),
        "to": epoch_s(facts.event_end),
        "properties": dict(facts.properties),
    }


def _steps(steps: Iterable[Step]) -> list[list[Any]]:
    return [[epoch_s(step.at), step.standing] for step in steps]


def _source(source: Citation, pack: Packer) -> dict[str, Any]:
    return {
        "text": pack.phrase(source.text),
        "url": source.url,
        **({"since": epoch_s(source.since)} if source.since else {}),
    }


def _time(timeline: Timeline, pack: Packer) -> dict[str, Any]:
    return {
        "stops": [epoch_s(stop) for stop in timeline.stops],
        # minutes east of Greenwich, for each stop at which they change
        "offsets": _offsets(timeline.stops),
        "editions": [
            {
                "number": known.number,
                "at": epoch_s(known.cutoff),
                "note": pack.phrase(known.note),
                "key": list(known.key_reports),
            }
            for known in timeline.editions
        ],
        "changes": [
            {
                "since": known.since.number,
                "until": epoch_s(known.until),
                "added": list(known.added),
                "changed": list(known.changed),
                "superseded": list(known.superseded),
                "ended": list(known.ended),
            }
            for known in timeline.changes
        ],
    }


def _offsets(stops: Iterable[dt.datetime]) -> list[list[int]]:
    found: list[list[int]] = []
    for stop in stops:
        minutes = int((stop.utcoffset() or dt.timedelta()).total_seconds()) // 60
        if not found or found[-1][1] != minutes:
            found.append([epoch_s(stop), minutes])
    return found


def _basemap(basemap: Basemap | None) -> dict[str, Any] | None:
    if basemap is None:
        return None
    return {
        "url": basemap.url,
        "host": basemap.host,
        "attribution": basemap.attribution,
        "max_zoom": basemap.max_zoom,
        "subdomains": basemap.subdomains,
    }


def _layer(layer: SceneLayer, names: Mapping[SymbolKey, str], pack: Packer) -> dict[str, Any]:
    return {
        "id": layer.id,
        "title": pack.phrase(layer.title),
        "group": pack.phrase(layer.group),
        "visible": layer.visible,
        "count": layer.count,
        "unplaced": layer.unplaced,
        "swatch": _swatch(layer.swatch, names),
    }


def _symbol(key: SymbolKey, symbol: Symbol) -> dict[str, Any]:
    return {
        "svg": symbol.svg,
        "width": symbol.width,
        "height": symbol.height,
        "anchor": list(symbol.anchor),
        "code": key.code,
        **({"framed": True} if key.framed and not key.is_glyph else {}),
        **({"doubtful": True} if key.doubtful else {}),
    }


def _legend_entry(
    entry: LegendEntry, names: Mapping[SymbolKey, str], pack: Packer
) -> dict[str, Any]:
    return {
        "swatch": _swatch(entry.swatch, names) if entry.swatch else None,
        "text": pack.phrase(entry.text),
        "by": [f"{layer}|{what}" for layer, what in entry.shown_by],
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
    keys |= {style for facts in scene.reports.values() for style in facts.looks.values()}
    # the circle of a report that is greyed, or is not greyed yet
    keys |= {
        f"{key.partition('.')[0]}.{variant}"
        for key in tuple(keys)
        if key is not None and key.partition(".")[2].startswith("error")
        for variant in ("error", "error-superseded")
    }
    keys |= {layer.swatch.style for layer in scene.layers}
    keys |= {
        entry.swatch.style for section in scene.legend for entry in section.entries if entry.swatch
    }
    return sorted(key for key in keys if key is not None)


def _position(position: Position) -> list[float]:
    return [round(position[0], _DECIMALS), round(position[1], _DECIMALS)]
