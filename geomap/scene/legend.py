"""The legend, from what is drawn and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from geomap.model.layer import Layer, LayerKind
from geomap.model.text import in_language
from geomap.scene.elements import (
    Area,
    Circle,
    Element,
    LegendEntry,
    LegendSection,
    Mark,
    Path,
    Swatch,
)
from geomap.style.palette import Pattern, style_of
from geomap.style.symbols import SymbolKey
from geomap.style.words import Words


class LegendWriter:
    """Writes the legend of a map.

    Parameters
    ----------
    layers
        The layers of the map, in panel order.
    elements
        What is drawn of them.
    words
        Catalogue of the language to write in.
    languages
        Languages of the layers' titles, in order of preference.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        elements: Iterable[Element],
        words: Words,
        languages: Sequence[str],
    ) -> None:
        self.layers = layers
        self.words = words
        self.languages = languages
        self.styles: dict[str, dict[str, None]] = {}
        self.circles: dict[str, dict[str, None]] = {}
        self.symbols: dict[SymbolKey, dict[str, None]] = {}
        self.doubtful: dict[SymbolKey, dict[str, None]] = {}
        self.icons: dict[SymbolKey, dict[str, None]] = {}
        for element in elements:
            if isinstance(element, Area | Path):
                self.styles.setdefault(element.layer, {})[element.style] = None
            elif isinstance(element, Circle):
                self.circles.setdefault(element.style, {})[element.layer] = None
            elif isinstance(element, Mark):
                key = SymbolKey(element.symbol.code)
                self.symbols.setdefault(key, {})[element.layer] = None
                if element.symbol.doubtful:
                    doubtful = SymbolKey(element.symbol.code, doubtful=True)
                    self.doubtful.setdefault(doubtful, {})[element.layer] = None
            elif element.style and not _is_greyed(element.style):
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
            LegendSection(title=self.words(title), entries=tuple(entries))
            for title, entries in parts
        )
        return tuple(section for section in sections if section.entries)

    def _title(self, layer: Layer) -> str:
        return in_language(layer.title, self.languages)

    def _lines(self) -> Iterator[LegendEntry]:
        order = (LayerKind.LINE, LayerKind.ZONES, LayerKind.UNITS, LayerKind.BORDERS)
        for kind in order:
            shape = "line" if kind in {LayerKind.LINE, LayerKind.BORDERS} else "area"
            for layer in self.layers:
                for style in self.styles.get(layer.id, {}) if layer.kind is kind else ():
                    yield LegendEntry(
                        swatch=Swatch(kind=shape, style=style),
                        text=self._title(layer),
                        layers=(layer.id,),
                    )

    def _reports(self) -> Iterator[LegendEntry]:
        """Yield what each layer of reports claims, the surest pattern last."""
        order = [pattern.value for pattern in Pattern]
        for layer in self._report_layers():
            styles = self.styles.get(layer.id, {})
            for style in sorted(styles, key=lambda key: order.index(key.partition(".")[2])):
                pattern = self.words(f"pattern.{style.partition('.')[2]}")
                yield LegendEntry(
                    swatch=Swatch(kind="area", style=style),
                    text=f"{self._title(layer)}: {pattern}",
                    layers=(layer.id,),
                )

    def _exactness(self) -> Iterator[LegendEntry]:
        circles = [style for style in self.circles if style.endswith(".error")]
        if circles:
            yield LegendEntry(
                swatch=Swatch(kind="circle", style=circles[0]),
                text=self.words("legend.error"),
                layers=tuple(
                    dict.fromkeys(layer for style in circles for layer in self.circles[style])
                ),
            )
        soft = tuple(
            layer.id
            for layer in self._report_layers()
            if any(style_of(style).stroke is None for style in self.styles.get(layer.id, {}))
        )
        framed = [layers for key, layers in self.symbols.items() if not key.is_glyph]
        if framed:
            layers = tuple(dict.fromkeys(layer for named in framed for layer in named))
            yield LegendEntry(swatch=None, text=self.words("legend.moved"), layers=layers)
        if soft:
            yield LegendEntry(swatch=None, text=self.words("legend.soft"), layers=soft)

    def _report_layers(self) -> Iterator[Layer]:
        return (layer for layer in self.layers if layer.kind is LayerKind.REPORTS)

    def _app6(self) -> Iterator[LegendEntry]:
        for symbol in sorted(self.symbols):
            if not symbol.is_glyph:
                yield self._symbol_entry(symbol, sidc_text(symbol.code, self.words))
        for icon in sorted(self.icons):
            text = self.words("legend.icon", type=sidc_text(icon.code, self.words))
            swatch = Swatch(kind="symbol", symbol=icon)
            yield LegendEntry(swatch=swatch, text=text, layers=tuple(self.icons[icon]))

    def _glyphs(self) -> Iterator[LegendEntry]:
        names: Mapping[str, str] = self.words.below("place")
        for code, text in names.items():
            if SymbolKey(code) in self.symbols:
                yield self._symbol_entry(SymbolKey(code), text)
        if self.doubtful:
            layers = dict.fromkeys(layer for known in self.doubtful.values() for layer in known)
            yield LegendEntry(
                swatch=Swatch(kind="symbol", symbol=min(self.doubtful)),
                text=self.words("legend.doubtful"),
                layers=tuple(layers),
            )

    def _symbol_entry(self, symbol: SymbolKey, text: str) -> LegendEntry:
        swatch = Swatch(kind="symbol", symbol=symbol)
        return LegendEntry(swatch=swatch, text=text, layers=tuple(self.symbols[symbol]))

    def _grades(self) -> Iterator[LegendEntry]:
        graded = tuple(layer.id for layer in self.layers if layer.reports)
        for key in ("letters", "numbers") if graded else ():
            text = self.words(f"legend.{key}")
            yield LegendEntry(swatch=None, text=text, layers=graded)


def _is_greyed(style: str) -> bool:
    return style.endswith(f".{Pattern.SUPERSEDED.value}")


def sidc_text(sidc: str, words: Words) -> str:
    """Name what a 20-digit symbol code stands for; the bare code if the catalogue has no name.

    Examples
    --------
    >>> from geomap.style.words import load_words
    >>> sidc_text("10044000001104000000", load_words("en"))
    'Shooting'
    """
    names = words.below("sidc")
    return names.get(f"{sidc[4:6]}-{sidc[10:16]}", f"APP-6 {sidc}")
