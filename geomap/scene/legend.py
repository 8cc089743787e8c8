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
from geomap.style.palette import Pattern
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
        self.circles: dict[str, None] = {}
        self.symbols: dict[SymbolKey, None] = {}
        for element in elements:
            if isinstance(element, Area | Path):
                self.styles.setdefault(element.layer, {})[element.style] = None
            elif isinstance(element, Circle):
                self.circles[element.style] = None
            elif isinstance(element, Mark):
                self.symbols[SymbolKey(element.symbol.code)] = None

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
            for layer in self.layers:
                if layer.kind is kind:
                    for style in self.styles.get(layer.id, {}):
                        shape = "line" if kind in {LayerKind.LINE, LayerKind.BORDERS} else "area"
                        swatch = Swatch(kind=shape, style=style)
                        yield LegendEntry(swatch=swatch, text=self._title(layer))

    def _reports(self) -> Iterator[LegendEntry]:
        seen: set[str] = set()
        order = [pattern.value for pattern in Pattern]
        for layer in self.layers:
            if layer.kind is not LayerKind.REPORTS:
                continue
            styles = self.styles.get(layer.id, {})
            for style in sorted(styles, key=lambda key: order.index(key.partition(".")[2])):
                if style in seen:
                    continue
                seen.add(style)
                pattern = style.partition(".")[2]
                text = f"{self._title(layer)}: {self.words(f'pattern.{pattern}')}"
                yield LegendEntry(swatch=Swatch(kind="area", style=style), text=text)

    def _exactness(self) -> Iterator[LegendEntry]:
        for style in self.circles:
            if style.endswith(".error"):
                swatch = Swatch(kind="circle", style=style)
                yield LegendEntry(swatch=swatch, text=self.words("legend.error"))
                break
        if any(self.styles.get(layer.id) for layer in self._report_layers()):
            yield LegendEntry(swatch=None, text=self.words("legend.soft"))

    def _report_layers(self) -> Iterator[Layer]:
        return (layer for layer in self.layers if layer.kind is LayerKind.REPORTS)

    def _app6(self) -> Iterator[LegendEntry]:
        for symbol in sorted(self.symbols):
            if not symbol.is_glyph:
                text = sidc_text(symbol.code, self.words)
                yield LegendEntry(swatch=Swatch(kind="symbol", symbol=symbol), text=text)

    def _glyphs(self) -> Iterator[LegendEntry]:
        names: Mapping[str, str] = self.words.below("place")
        drawn = {symbol.code for symbol in self.symbols if symbol.is_glyph}
        for code, text in names.items():
            if code in drawn:
                swatch = Swatch(kind="symbol", symbol=SymbolKey(code))
                yield LegendEntry(swatch=swatch, text=text)

    def _grades(self) -> Iterator[LegendEntry]:
        if any(layer.reports for layer in self.layers):
            for key in ("letters", "numbers"):
                yield LegendEntry(swatch=None, text=self.words(f"legend.{key}"))


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
