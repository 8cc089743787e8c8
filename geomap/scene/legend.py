"""The legend, from what is drawn and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from geomap.model.layer import Layer, LayerKind
from geomap.scene.elements import (
    Area,
    Circle,
    Element,
    Label,
    LegendEntry,
    LegendSection,
    Mark,
    Path,
    ReportFacts,
    Swatch,
    Token,
)
from geomap.style.palette import Pattern, style_of
from geomap.style.phrases import Phrase, Written, say
from geomap.style.symbols import SymbolKey
from geomap.style.words import load_words


class LegendWriter:
    """Writes the legend of a map.

    Every entry names what has to be drawn for it to stand: a page, on which layers, times and
    filters change, shows only the entries that it needs.

    Parameters
    ----------
    layers
        The layers of the map, in panel order.
    elements
        What is drawn of them.
    reports
        With every style that their areas may have.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        elements: Iterable[Element],
        reports: Mapping[str, ReportFacts],
    ) -> None:
        self.layers = layers
        self.styles: dict[str, dict[str, None]] = {}
        self.circles: dict[str, dict[str, None]] = {}
        self.symbols: dict[SymbolKey, dict[str, None]] = {}
        self.doubtful: dict[SymbolKey, dict[str, None]] = {}
        self.icons: dict[SymbolKey, dict[str, None]] = {}
        for element in elements:
            self._note(element, reports)

    def _note(self, element: Element, reports: Mapping[str, ReportFacts]) -> None:
        match element:
            case Area() | Path():
                facts = reports.get(element.feature or "")
                looks = facts.looks.values() if facts else (element.style,)
                self.styles.setdefault(element.layer, {}).update(dict.fromkeys(looks))
            case Circle():
                self.circles.setdefault(element.style, {})[element.layer] = None
            case Mark():
                key = SymbolKey(element.symbol.code)
                self.symbols.setdefault(key, {})[element.layer] = None
                if element.symbol.doubtful:
                    doubtful = SymbolKey(element.symbol.code, doubtful=True)
                    self.doubtful.setdefault(doubtful, {})[element.layer] = None
            case Label():
                for icon in element.icons:
                    self.icons.setdefault(icon, {})[element.layer] = None

    def write(self) -> tuple[LegendSection, ...]:
        """Return the sections that have entries."""
        parts = (
            ("legend.reports", self._reports()),
            ("legend.exactness", self._exactness()),
            ("legend.lines", self._lines()),
            ("legend.symbols", self._app6()),
            ("legend.places", self._glyphs()),
            ("legend.grades", self._grades()),
        )
        sections = (
            LegendSection(title=say(title), entries=tuple(entries)) for title, entries in parts
        )
        return tuple(section for section in sections if section.entries)

    def _lines(self) -> Iterator[LegendEntry]:
        order = (LayerKind.LINE, LayerKind.ZONES, LayerKind.UNITS, LayerKind.BORDERS)
        for kind in order:
            shape = "line" if kind in {LayerKind.LINE, LayerKind.BORDERS} else "area"
            for layer in self.layers:
                for style in self.styles.get(layer.id, {}) if layer.kind is kind else ():
                    yield LegendEntry(
                        swatch=Swatch(kind=shape, style=style),
                        text=Written(layer.title),
                        shown_by=((layer.id, style),),
                    )

    def _reports(self) -> Iterator[LegendEntry]:
        """Yield what each layer of reports claims, the surest pattern last."""
        order = [pattern.value for pattern in Pattern]
        for layer in self._report_layers():
            styles = self.styles.get(layer.id, {})
            for style in sorted(styles, key=lambda key: order.index(key.partition(".")[2])):
                pattern = say(f"pattern.{style.partition('.')[2]}")
                yield LegendEntry(
                    swatch=Swatch(kind="area", style=style),
                    text=say("legend.claim", layer=Written(layer.title), pattern=pattern),
                    shown_by=((layer.id, style),),
                )

    def _exactness(self) -> Iterator[LegendEntry]:
        circles = [style for style in self.circles if style.endswith(".error")]
        if circles:
            layers = dict.fromkeys(layer for style in circles for layer in self.circles[style])
            yield LegendEntry(
                swatch=Swatch(kind="circle", style=circles[0]),
                text=say("legend.error"),
                shown_by=_tokens(layers, "error"),
            )
        framed = [layers for key, layers in self.symbols.items() if not key.is_glyph]
        if framed:
            layers = dict.fromkeys(layer for named in framed for layer in named)
            yield LegendEntry(
                swatch=None, text=say("legend.moved"), shown_by=_tokens(layers, "framed")
            )
        soft = [
            layer.id
            for layer in self._report_layers()
            if any(style_of(style).stroke is None for style in self.styles.get(layer.id, {}))
        ]
        if soft:
            yield LegendEntry(swatch=None, text=say("legend.soft"), shown_by=_tokens(soft, "soft"))

    def _report_layers(self) -> Iterator[Layer]:
        return (layer for layer in self.layers if layer.kind is LayerKind.REPORTS)

    def _app6(self) -> Iterator[LegendEntry]:
        for symbol in sorted(self.symbols):
            if not symbol.is_glyph:
                yield self._symbol_entry(symbol, sidc_phrase(symbol.code))
        for icon in sorted(self.icons):
            yield LegendEntry(
                swatch=Swatch(kind="symbol", symbol=icon),
                text=say("legend.icon", type=sidc_phrase(icon.code)),
                shown_by=_tokens(self.icons[icon], f"icon:{icon.code}"),
            )

    def _glyphs(self) -> Iterator[LegendEntry]:
        for code in load_words("en").below("place"):
            if SymbolKey(code) in self.symbols:
                yield self._symbol_entry(SymbolKey(code), say(f"place.{code}"))
        if self.doubtful:
            layers = dict.fromkeys(layer for known in self.doubtful.values() for layer in known)
            yield LegendEntry(
                swatch=Swatch(kind="symbol", symbol=self._doubtful_sample()),
                text=say("legend.doubtful"),
                shown_by=_tokens(layers, "doubtful"),
            )

    def _doubtful_sample(self) -> SymbolKey:
        """Return a sign with a question mark, of a layer that is on if there is one."""
        on = {layer.id for layer in self.layers if layer.visible}
        seen = [symbol for symbol, layers in self.doubtful.items() if on & layers.keys()]
        return min(seen or self.doubtful)

    def _symbol_entry(self, symbol: SymbolKey, text: Phrase) -> LegendEntry:
        return LegendEntry(
            swatch=Swatch(kind="symbol", symbol=symbol),
            text=text,
            shown_by=_tokens(self.symbols[symbol], f"symbol:{symbol.code}"),
        )

    def _grades(self) -> Iterator[LegendEntry]:
        graded = [layer.id for layer in self.layers if layer.reports]
        for key in ("letters", "numbers") if graded else ():
            yield LegendEntry(
                swatch=None, text=say(f"legend.{key}"), shown_by=_tokens(graded, "report")
            )


def _tokens(layers: Iterable[str], what: str) -> tuple[Token, ...]:
    return tuple((layer, what) for layer in layers)


def sidc_phrase(sidc: str) -> Phrase:
    """Name what a 20-digit symbol code stands for; the bare code if the catalogue has no name.

    Examples
    --------
    >>> sidc_phrase("10044000001104000000")
    Said(key='sidc.40-110400', values={})
    """
    key = f"sidc.{sidc[4:6]}-{sidc[10:16]}"
    return say(key) if key in load_words("en") else f"APP-6 {sidc}"
