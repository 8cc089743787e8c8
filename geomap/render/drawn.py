"""What a product shows that no reader can change: the layers that are on, at the scene's time.

Pictures, slides, documents and data all ask here, so that they agree on what is drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geomap.analysis.changes import Changes, limited_to
from geomap.model.report import Standing
from geomap.render.base import Job
from geomap.scene.elements import (
    Area,
    Circle,
    Element,
    Label,
    LegendSection,
    Mark,
    Path,
    Role,
    Scene,
    SceneLayer,
    Token,
)
from geomap.style.palette import style_of
from geomap.style.symbols import SymbolKey

#: Standings of what is kept for the record only.
GREYED = frozenset({Standing.SUPERSEDED, Standing.ENDED})


@dataclass(frozen=True)
class Drawn:
    """The part of a scene that is drawn and listed, from the ground up."""

    scene: Scene

    @cached_property
    def layers(self) -> tuple[SceneLayer, ...]:
        """The layers that are on, in the order of the panel."""
        return tuple(layer for layer in self.scene.layers if layer.visible)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Their elements. What is greyed has no callout."""
        shown = {layer.id for layer in self.layers}
        return tuple(
            element
            for element in self.scene.elements
            if element.layer in shown
            and not (
                isinstance(element, Label)
                and element.role is Role.CALLOUT
                and self.is_greyed(element.feature)
            )
        )

    @cached_property
    def features(self) -> frozenset[str]:
        """Ids of the features that a reader can find on the map, and that have a card."""
        return frozenset(
            element.feature
            for element in self.elements
            if not isinstance(element, Label) and element.feature is not None
        )

    @cached_property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports of these layers, with a place or without, the latest first."""
        shown = {layer.id for layer in self.layers}
        found = [name for name in self.scene.reports if self.scene.cards[name].layer in shown]
        return tuple(sorted(found, key=self._recency, reverse=True))

    @cached_property
    def current(self) -> tuple[str, ...]:
        """Those of the reports that are neither superseded nor ended."""
        return tuple(name for name in self.reports if not self.is_greyed(name))

    @cached_property
    def unplaced(self) -> tuple[str, ...]:
        """Those of the reports that no source gives a place for."""
        listed = set(self.scene.unplaced)
        return tuple(name for name in self.reports if name in listed)

    @cached_property
    def key_reports(self) -> tuple[str, ...]:
        """What a reader must know first, by the latest edition; else the latest."""
        editions = self.scene.timeline.editions
        named = editions[-1].key_reports if editions else ()
        return named or self.current[:5]

    @cached_property
    def changes(self) -> Changes | None:
        """What is different since the edition before; None if there was none."""
        told = self.scene.timeline.changes
        return limited_to(told[-1], self.scene.reports) if told else None

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that what is drawn and listed rests on."""
        told = {*self.features, *self.reports, *self.key_reports}
        cited = {source for name in told for source in self.scene.cards[name].sources}
        return tuple(source for source in self.scene.sources if source in cited)

    @cached_property
    def legend(self) -> tuple[LegendSection, ...]:
        """The legend of what is drawn, and of nothing else."""
        tokens = frozenset(self._tokens())
        sections = (
            LegendSection(
                title=section.title,
                entries=tuple(entry for entry in section.entries if tokens & {*entry.shown_by}),
            )
            for section in self.scene.legend
        )
        return tuple(section for section in sections if section.entries)

    def is_greyed(self, feature: str | None) -> bool:
        """Tell whether a feature is a report that is kept for the record only."""
        card = self.scene.cards.get(feature or "")
        return card is not None and card.standing in GREYED

    def _recency(self, report: str) -> tuple[float, str]:
        return (self.scene.reports[report].history.known[0].at.timestamp(), report)

    def _tokens(self) -> Iterator[Token]:
        for element in self.elements:
            yield from _tokens_of(element, greyed=self.is_greyed(element.feature))
        for report in self.reports:
            yield self.scene.cards[report].layer, "report"


def _tokens_of(element: Element, *, greyed: bool) -> Iterator[Token]:
    layer = element.layer
    match element:
        case Mark(symbol=symbol):
            yield from _symbol_tokens(layer, symbol)
        case Circle():
            if not greyed:
                yield layer, "error"
        case Label(icons=icons):
            for icon in icons:
                yield layer, f"icon:{icon.code}"
        case Area(style=style):
            yield layer, style
            if style_of(style).stroke is None:
                yield layer, "soft"
        case Path(style=style):
            yield layer, style


def _symbol_tokens(layer: str, symbol: SymbolKey) -> Iterator[Token]:
    yield layer, f"symbol:{symbol.code}"
    if symbol.framed and not symbol.is_glyph:
        yield layer, "framed"
    if symbol.doubtful:
        yield layer, "doubtful"


def drawn_of(job: Job) -> Drawn:
    """Return what of a map is drawn; ask for it by `Job.once`."""
    return Drawn(job.scene)


def numbered(sources: Sequence[str]) -> Mapping[str, int]:
    """Return the number of each source in a list of them that starts at 1."""
    return {source: number for number, source in enumerate(sources, start=1)}
