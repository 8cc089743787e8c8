"""How a map looks in KML, which knows colours, widths and icons, and no pattern."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from geomap.render.data.markup import add
from geomap.render.data.records import Record
from geomap.scene.elements import Mark
from geomap.style.palette import INK, WHITE, Style, style_of
from geomap.style.symbols import Symbol, SymbolKey

#: Id of the style of a point without a symbol.
BARE = "bare"

#: Edge in pixels to which a viewer scales an icon.
_ICON_PX = 32
#: Areas without an edge lie over themselves so often, where they are drawn as patterns.
_COPIES = 3
_LABEL_SCALE = 0.8
#: Opacity of what is kept for the record only.
_FADED = 0.5


def color_of(color: str, opacity: float = 1.0) -> str:
    """Return a colour as KML writes it: opacity, blue, green, red.

    Examples
    --------
    >>> color_of("#7A3E9D", 0.5)
    '809d3e7a'
    """
    red, green, blue = color[1:3], color[3:5], color[5:7]
    return f"{round(opacity * 255):02x}{blue}{green}{red}".lower()


def fill_opacity(style: Style) -> float:
    """Return how much of the ground a style covers, its hatching evened out."""
    covered = style.fill_opacity
    if style.hatch is not None:
        covered += style.hatch.opacity * style.hatch.width / style.hatch.spacing
    return covered if style.stroke is not None else 1 - (1 - min(covered, 1)) ** _COPIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A symbol as a picture in the archive."""

    id: str
    symbol: Symbol

    @property
    def path(self) -> str:
        """Name in the archive."""
        return f"symbols/{self.id}.png"


def add_styles(
    document: Element, records: Sequence[Record], icons: Mapping[SymbolKey, Icon]
) -> None:
    """Add the styles that records ask for, each once.

    Parameters
    ----------
    document
        Of the KML file.
    records
        All of the map.
    icons
        Of every symbol that they have.
    """
    styles = {record.style for record in records if record.style}
    styles |= {record.circle.style for record in records if record.circle}
    for key in sorted(styles):
        _add_area_style(document, key, style_of(key))
    marks = {mark_id(mark, icons): mark for record in records if (mark := record.mark)}
    for name, mark in sorted(marks.items()):
        _add_icon_style(document, name, icons[mark.symbol], faded=mark.faded)
    # reports of a point that has no symbol are a name at a place
    node = add(document, "Style", id=BARE)
    add(add(node, "IconStyle"), "scale", 0)
    add(add(node, "LabelStyle"), "scale", _LABEL_SCALE)


def mark_id(mark: Mark, icons: Mapping[SymbolKey, Icon]) -> str:
    """Return the id of the style of a point symbol."""
    return f"{icons[mark.symbol].id}{'-faded' if mark.faded else ''}"


def _add_area_style(document: Element, key: str, style: Style) -> None:
    node = add(document, "Style", id=key)
    line = add(node, "LineStyle")
    add(line, "color", color_of(style.stroke or INK, style.stroke_opacity if style.stroke else 0))
    add(line, "width", f"{style.width:g}")
    fill = add(node, "PolyStyle")
    add(fill, "color", color_of(style.fill or INK, fill_opacity(style) if style.fill else 0))
    add(fill, "fill", int(style.fill is not None))
    add(fill, "outline", int(style.stroke is not None))


def _add_icon_style(document: Element, name: str, icon: Icon, *, faded: bool) -> None:
    node = add(document, "Style", id=name)
    style = add(node, "IconStyle")
    if faded:
        add(style, "color", color_of(WHITE, _FADED))
    symbol = icon.symbol
    add(style, "scale", f"{max(symbol.width, symbol.height) / _ICON_PX:.2f}")
    add(add(style, "Icon"), "href", icon.path)
    x, y = symbol.anchor
    add(
        style,
        "hotSpot",
        x=f"{x / symbol.width:.4f}",
        y=f"{1 - y / symbol.height:.4f}",  # from the lower edge
        xunits="fraction",
        yunits="fraction",
    )
    add(add(node, "LabelStyle"), "scale", _LABEL_SCALE)
