"""What sheets, slides and documents say, as texts of one language: they differ in form only."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geomap.render.base import Job
from geomap.render.data.markup import legal
from geomap.render.drawn import Drawn, drawn_of, numbered
from geomap.render.lines import ChangeLine, ReportLine, SourceLine
from geomap.scene.elements import LegendSection, Scene
from geomap.spec.links import is_link
from geomap.style.phrases import Listed, Phrase, Written, instant, say
from geomap.style.speech import Speaker

_GAP = " · "


@dataclass(frozen=True)
class Contents:
    """Every text of a map but its legend, in the language of a job."""

    scene: Scene
    drawn: Drawn
    language: str

    @cached_property
    def speaker(self) -> Speaker:
        """Speaks the language."""
        return Speaker(self.language, self.scene.languages)

    def say(self, phrase: Phrase) -> str:
        """Return a phrase as text that XML can hold, without breaks of lines."""
        return " ".join(legal(self.speaker(phrase)).split())

    def word(self, key: str, /, **values: Phrase) -> str:
        """Return a text of the catalogue."""
        return self.say(say(key, **values))

    # --- what the map is --------------------------------------------------------------------------

    @cached_property
    def title(self) -> str:
        """Title of the map."""
        return self.say(self.scene.map_title)

    @cached_property
    def situation(self) -> str:
        """Title of the situation."""
        return self.say(self.scene.situation_title)

    @cached_property
    def handling(self) -> str:
        """Label and banner that stand at the top and at the bottom of everything."""
        marking = self.scene.marking
        return self.say(Listed(_told(marking.handling, marking.banner), _GAP))

    @cached_property
    def edition(self) -> str:
        """Which edition this is, and the one it supersedes."""
        edition, past = self.scene.edition, self.scene.timeline.editions
        if edition.number is None or len(past) < 2:  # noqa: PLR2004 -- this one and another
            return self.say(edition.text)
        former = str(past[-2].number)
        return self.word("report.supersedes", edition=edition.text, number=former)

    @cached_property
    def edition_note(self) -> str:
        """What the edition adds; empty if nothing is said."""
        return self.say(self.scene.edition.note)

    @cached_property
    def cutoff(self) -> str:
        """Time up to which it is complete."""
        return self.word("office.cutoff", cutoff=instant(self.scene.edition.cutoff))

    @cached_property
    def producer(self) -> str:
        """Who made it; empty if that is not said."""
        return self.say(self.scene.imprint.producer or "")

    @cached_property
    def imprint(self) -> str:
        """When it was made and by whom, and how to reach them; empty if nothing is said."""
        imprint = self.scene.imprint
        time = imprint.produced
        made = say("report.produced", time=instant(time)) if time else None
        return self.say(Listed(_told(made, imprint.producer, imprint.contact), _GAP))

    @cached_property
    def made_at(self) -> dt.datetime:
        """When it was made, else up to when it is complete; of no clock. In UTC."""
        time = self.scene.imprint.produced or self.scene.edition.cutoff
        return time.astimezone(dt.UTC)

    @cached_property
    def footnote(self) -> str:
        """In which sense names are used; empty if nothing is said."""
        return self.say(self.scene.marking.footnote)

    @cached_property
    def disclaimer(self) -> str:
        """What every reader must know of the map."""
        return self.say(self.scene.marking.disclaimer)

    @cached_property
    def attribution(self) -> str:
        """Whom the map is owed to."""
        return self.say(self.scene.marking.attribution)

    @cached_property
    def draft(self) -> str:
        """That nobody has reviewed the translation; empty if somebody has."""
        return self.word("marking.draft") if self.language in self.scene.drafts else ""

    @cached_property
    def coverage(self) -> str:
        """What the map does not show; empty if nothing is said."""
        return self.say(self.scene.coverage or "")

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """Titles of the layers of reports that are drawn."""
        return tuple(self.say(layer.title) for layer in self.drawn.layers if self._claims(layer.id))

    @cached_property
    def left_out(self) -> str:
        """Which layers of reports are switched off; empty if none is."""
        off = tuple(
            layer.title
            for layer in self.scene.layers
            if not layer.visible and self._claims(layer.id)
        )
        return self.word("office.off", layers=Listed(off)) if off else ""

    def _claims(self, layer: str) -> bool:
        return any(self.scene.cards[name].layer == layer for name in self.scene.reports)

    @cached_property
    def legend(self) -> tuple[LegendSection, ...]:
        """The legend without the grades, which stand with the sources."""
        grades = say("legend.grades")
        return tuple(section for section in self.drawn.legend if section.title != grades)

    # --- reports, changes, sources ----------------------------------------------------------------

    @cached_property
    def key_reports(self) -> tuple[ReportLine, ...]:
        """What a reader must know first."""
        return self._lines(self.drawn.key_reports)

    @cached_property
    def reports(self) -> tuple[ReportLine, ...]:
        """Every report, those that are kept for the record only at the end."""
        lines = self._lines(self.drawn.reports)
        return tuple(sorted(lines, key=lambda line: line.is_greyed))

    @cached_property
    def changes_title(self) -> str:
        """Since when things have changed."""
        changes = self.drawn.changes
        if changes is None:
            return self.word("office.changes")
        return self.word("office.changes_since", number=str(changes.since.number))

    @cached_property
    def changes(self) -> tuple[ChangeLine, ...]:
        """What changed since the edition before."""
        return tuple(self._changes())

    def with_successors(self, change: ChangeLine) -> str:
        """Return what is claimed, and by what it is superseded."""
        told = (self.word("office.superseded_by", report=name) for name in change.successors)
        return " ".join((change.report.claim, *told))

    @cached_property
    def no_changes(self) -> str:
        """Why there are no changes."""
        first = self.drawn.changes is None
        return self.word("office.changes_first" if first else "office.changes_none")

    @cached_property
    def sources(self) -> tuple[SourceLine, ...]:
        """Every source, by its number."""
        cited = (self.scene.sources[name] for name in self.drawn.sources)
        return tuple(
            SourceLine(
                number=number,
                text=self.say(source.text),
                url=source.url if source.url and is_link(source.url) else None,
            )
            for number, source in enumerate(cited, start=1)
        )

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """What letters and numbers of grades mean; empty without reports."""
        keys = ("legend.letters", "legend.numbers") if self.drawn.reports else ()
        return tuple(self.word(key) for key in keys)

    def _changes(self) -> Iterator[ChangeLine]:
        changes = self.drawn.changes
        if changes is None:
            return
        for key, names in (
            ("added", changes.added),
            ("changed", changes.changed),
            ("superseded", changes.superseded),
            ("ended", changes.ended),
        ):
            for name, line in zip(names, self._lines(names), strict=True):
                yield ChangeLine(
                    what=self.word(f"office.change.{key}"),
                    report=line,
                    successors=tuple(self._successors(name)),
                )

    def _successors(self, report: str) -> Iterator[str]:
        label = say("card.superseded_by")
        rows = self.scene.cards[report].rows
        return (self.say(row.value) for row in rows if row.label == label)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return numbered(self.drawn.sources)

    def _lines(self, names: Iterable[str]) -> tuple[ReportLine, ...]:
        return tuple(self._line(name) for name in names)

    def _line(self, name: str) -> ReportLine:
        card, facts = self.scene.cards[name], self.scene.reports[name]
        standing = card.standing
        return ReportLine(
            title=self.say(Written(card.names)),
            claim=self.say(card.claim or ""),
            claimant=self.say(facts.claimant),
            when=self.say(facts.event or facts.reported),
            grade=card.grade or "",
            precision=self.word(f"precision_short.{facts.properties['precision']}"),
            quantity=self.say(facts.quantity or ""),
            standing=self.word(f"standing.{standing}") if standing else "",
            sources=self._numbered(card.sources),
            is_greyed=self.drawn.is_greyed(name),
        )

    def _numbered(self, sources: Sequence[str]) -> tuple[int, ...]:
        return tuple(sorted(self._numbers[source] for source in sources if source in self._numbers))


def _told(*phrases: Phrase | None) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in phrases if phrase)


def contents_of(job: Job) -> Contents:
    """Return what a map says in the language of a job; ask for it by `Job.once`."""
    return Contents(job.scene, job.once(drawn_of), job.language)
