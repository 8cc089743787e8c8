"""Styles of layers as QGIS keeps them (QML): the palette of the page, and its symbols.

One rule for each style and for each symbol, chosen by the columns `style` and `symbol` of the
table. A layer may hold points and areas: QGIS shows them as two, and each takes the rules it can
draw.
"""

import base64
from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

import shapely

from geomap.model.layer import LayerKind
from geomap.render.data.markup import add
from geomap.render.data.records import LayerRecords, Record
from geomap.style.palette import FAMILIES, INK, WHITE, Hatch, Style, style_of
from geomap.style.symbols import Symbol, SymbolKey

#: Opacity of what is kept for the record only.
_FADED = 0.5
#: Areas without an edge lie over themselves so often, where their edge is soft.
_COPIES = 3
_LABEL_PT, _BUFFER_PT, _DISTANCE_PT = 8, 1.5, 7
#: Where QGIS puts names (`Qgis::LabelPlacement`).
_ALONG, _WITHIN, _BESIDE = "2", "4", "6"
_AREAS = (shapely.Polygon, shapely.MultiPolygon)
_GREYED = """coalesce("standing", '') IN ('superseded', 'ended')"""
#: Points in a pixel of the page.
_POINTS = 0.75


def symbol_id(record: Record) -> str | None:
    """Return the value by which the rule of a point symbol finds it."""
    if record.mark is None:
        return None
    key = record.mark.symbol
    parts = (
        key.code,
        key.grade,
        key.designation,
        "?" if key.doubtful else "",
        "faded" if record.mark.faded else "",
    )
    return "|".join(parts).rstrip("|")


def layer_qml(layer: LayerRecords, symbols: Mapping[SymbolKey, Symbol], *, label: str) -> str:
    """Return the style of a layer.

    Parameters
    ----------
    layer
        Its features say which styles and symbols are needed.
    symbols
        As drawn for the page.
    label
        Expression of QGIS for the names on the map.
    """
    named = any(record.is_named for record in layer.records)
    root = Element(
        "qgis",
        version="3.22.0",
        styleCategories="Symbology|Labeling",
        labelsEnabled=str(int(named)),
    )
    renderer = add(root, "renderer-v2", type="RuleRenderer", symbollevels="0", forceraster="0")
    rules = add(renderer, "rules", key="rules")
    writer = _SymbolWriter(rules, add(renderer, "symbols"))
    lines = layer.kind in {LayerKind.LINE, LayerKind.BORDERS}
    for style in dict.fromkeys(record.style for record in layer.records if record.style):
        writer.add_style(style, is_line=lines)
    for style in dict.fromkeys(known.circle.style for known in layer.records if known.circle):
        writer.add_circle(style)
    marked = {symbol_id(record): record for record in layer.records if record.mark}
    for name, record in marked.items():
        if name is not None and record.mark is not None:
            writer.add_mark(name, symbols[record.mark.symbol], faded=record.mark.faded)
    if named:
        _add_labels(root, label, layer)
    return '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">\n' + tostring(
        root, encoding="unicode"
    )


class _SymbolWriter:
    """Writes rules, each with a symbol of its own."""

    def __init__(self, rules: Element, symbols: Element) -> None:
        self.rules, self.symbols = rules, symbols

    def add_style(self, key: str, *, is_line: bool) -> None:
        symbol = self._add_rule(key, f"\"style\" = '{key}'", "line" if is_line else "fill")
        style = style_of(key)
        if is_line:
            if style.casing is not None:
                _add_line(symbol, style.casing.color, style.casing.width)
            _add_line(symbol, style.stroke or INK, style.width, dash=style.dash)
        else:
            _add_fill(symbol, style)

    def add_circle(self, key: str) -> None:
        """Add circles whose radius is in metres on the ground."""
        style = style_of(key)
        symbol = self._add_rule(f"{key} circle", f"\"circle\" = '{key}'", "marker")
        layer = _add_layer(
            symbol,
            "SimpleMarker",
            name="circle",
            color=_rgba(style.fill or WHITE, style.fill_opacity),
            outline_color=_rgba(style.stroke or INK),
            outline_style="dash" if style.dash else "solid",
            outline_width=_points(style.width),
            outline_width_unit="Point",
            size="1000",
            size_unit="RenderMetersInMapUnits",
        )
        _add_expression(layer, "size", '2 * "radius_m"')

    def add_mark(self, name: str, symbol: Symbol, *, faded: bool) -> None:
        quoted = name.replace("'", "''")
        node = self._add_rule(name, f"\"symbol\" = '{quoted}'", "marker", faded=faded)
        x, y = symbol.anchor
        offset = (symbol.width / 2 - x, symbol.height / 2 - y)
        _add_layer(
            node,
            "SvgMarker",
            name=f"base64:{base64.b64encode(symbol.svg.encode()).decode()}",
            size=_points(symbol.width),
            size_unit="Point",
            offset=",".join(_points(value) for value in offset),
            offset_unit="Point",
            fixedAspectRatio="0",
        )

    def _add_rule(self, name: str, chosen: str, kind: str, *, faded: bool = False) -> Element:
        number = str(len(self.symbols))
        add(self.rules, "rule", key=f"rule{number}", symbol=number, filter=chosen, label=name)
        return add(
            self.symbols,
            "symbol",
            name=number,
            type=kind,
            alpha=_FADED if faded else 1,
            clip_to_extent="1",
            force_rhr="0",
        )


def _add_fill(symbol: Element, style: Style) -> None:
    opacity = style.fill_opacity if style.stroke else _overlaid(style.fill_opacity)
    _add_layer(
        symbol,
        "SimpleFill",
        style="solid" if style.fill else "no",
        color=_rgba(style.fill or WHITE, opacity),
        outline_style="no",
    )
    if style.hatch is not None:
        _add_hatch(symbol, style.hatch)
    if style.stroke is not None:
        _add_line(symbol, style.stroke, style.width, dash=style.dash)


def _add_hatch(symbol: Element, hatch: Hatch) -> None:
    layer = _add_layer(
        symbol,
        "LinePatternFill",
        angle=f"{hatch.angle:g}",
        distance=_points(hatch.spacing),
        distance_unit="Point",
    )
    lines = add(layer, "symbol", name="@hatch", type="line", alpha=1, clip_to_extent="1")
    _add_line(lines, hatch.color, hatch.width, opacity=_overlaid(hatch.opacity))


def _overlaid(opacity: float) -> float:
    """Return the opacity of an area that lies over itself, as it does within its soft edge."""
    return 1 - (1 - opacity) ** _COPIES


def _add_line(
    symbol: Element, color: str, width: float, *, dash: str | None = None, opacity: float = 1.0
) -> None:
    options = {
        "line_color": _rgba(color, opacity),
        "line_width": _points(width),
        "line_width_unit": "Point",
        "line_style": "solid",
        "capstyle": "flat",
        "joinstyle": "round",
    }
    if dash:
        options |= {
            "use_custom_dash": "1",
            "customdash": ";".join(_points(float(part)) for part in dash.split()),
            "customdash_unit": "Point",
        }
    _add_layer(symbol, "SimpleLine", **options)


def _add_layer(symbol: Element, kind: str, **options: str) -> Element:
    """Add a layer of a symbol, with its options as QGIS 3.22 and later, and before, read them."""
    layer = add(symbol, "layer", **{"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    group = add(layer, "Option", type="Map")
    for name, value in options.items():
        add(group, "Option", name=name, type="QString", value=value)
    for name, value in options.items():
        add(layer, "prop", k=name, v=value)
    return layer


def _add_expression(layer: Element, name: str, expression: str) -> None:
    group = add(add(layer, "data_defined_properties"), "Option", type="Map")
    add(group, "Option", name="name", type="QString", value="")
    properties = add(group, "Option", name="properties", type="Map")
    options = add(properties, "Option", name=name, type="Map")
    add(options, "Option", name="active", type="bool", value="true")
    add(options, "Option", name="expression", type="QString", value=expression)
    add(options, "Option", name="type", type="int", value=3)
    add(group, "Option", name="type", type="QString", value="collection")


def _add_labels(root: Element, label: str, layer: LayerRecords) -> None:
    settings = add(add(root, "labeling", type="simple"), "settings", calloutType="simple")
    reports = layer.kind == LayerKind.REPORTS
    style = add(
        settings,
        "text-style",
        # what is greyed has no name on the map
        fieldName=f"CASE WHEN {_GREYED} THEN '' ELSE {label} END" if reports else label,
        isExpression="1",
        fontFamily="Noto Sans",
        fontSize=_LABEL_PT,
        fontSizeUnit="Point",
        textColor=_rgba(_label_color(layer) if reports else INK),
    )
    add(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize=_BUFFER_PT,
        bufferSizeUnits="Point",
        bufferColor=_rgba(WHITE),
        bufferOpacity="1",
        bufferNoFill="0",
    )
    add(
        settings,
        "placement",
        placement=_placement(layer),
        predefinedPositionOrder="R,L,TR,BR,TL,BL,TSR,BSR",
        dist=_DISTANCE_PT,
        distUnits="Point",
        priority="5",
    )
    add(settings, "rendering", obstacle="1", obstacleFactor="1", drawLabels="1", displayAll="0")


def _placement(layer: LayerRecords) -> str:
    """Return where names stand: along lines, within areas, at the best side of points."""
    if layer.kind in {LayerKind.LINE, LayerKind.BORDERS}:
        return _ALONG
    areas = any(isinstance(record.geometry, _AREAS) for record in layer.records)
    return _WITHIN if areas else _BESIDE


def _label_color(layer: LayerRecords) -> str:
    """Return the hue of a layer of reports."""
    drawn = (record.circle.style if record.circle else record.style for record in layer.records)
    family = next((style.partition(".")[0] for style in drawn if style), "neutral")
    return FAMILIES[family]


def _rgba(color: str, opacity: float = 1.0) -> str:
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return f"{red},{green},{blue},{round(opacity * 255)}"


def _points(pixels: float) -> str:
    return f"{pixels * _POINTS:.3f}".rstrip("0").rstrip(".")
