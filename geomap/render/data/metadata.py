"""What every data product says of itself: the same words, whatever the format can hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from geomap.render.base import Job
from geomap.render.data.records import records_of
from geomap.render.drawn import drawn_of
from geomap.scene.elements import PastEdition, Scene
from geomap.style.phrases import Said, instant, say
from geomap.style.speech import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A source, to be read."""

    id: str
    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The words around the data of a map, spoken in one language.

    Parameters
    ----------
    title
        Of the situation and the map.
    supersedes
        Number of the edition that this one replaces; None for the first, and between editions.
    cutoff, produced
        ISO 8601, with the offset.
    layers
        Of each: id, title, group, kind, whether it is on, number of features.
    legend
        What the patterns and symbols mean, of what is on.
    loses
        What the format does not hold.
    """

    title: str
    situation: str
    situation_title: str
    map: str
    map_title: str
    edition: int | None
    edition_title: str
    edition_note: str
    supersedes: int | None
    supersedes_text: str
    cutoff: str
    cutoff_text: str
    produced: str | None
    produced_text: str
    language: str
    translation_note: str
    handling: str
    banner: str
    footnote: str
    disclaimer: str
    attribution: str
    coverage: str
    producer: str
    contact: str
    sources: Mapping[str, CitedSource]
    layers: tuple[Mapping[str, object], ...]
    legend: tuple[str, ...]
    loses: str

    def as_json(self) -> dict[str, object]:
        """Return it as a JSON object; what is not said is left out."""
        told: dict[str, object] = {
            key: getattr(self, key)
            for key in self.__slots__
            if key not in {"sources", "cutoff_text", "produced_text", "supersedes_text"}
        }
        # what a saved view of the page has as well
        told |= {"as_of": self.cutoff, "mode": "known"}
        told["sources"] = {
            known.id: {"text": known.text, "url": known.url} for known in self.sources.values()
        }
        return {key: value for key, value in told.items() if value not in (None, "", ())}

    def as_rows(self, speaker: Speaker) -> tuple[tuple[str, str], ...]:
        """Return it as labels and texts, for formats that hold words; what is not said, not."""
        rows = (
            ("handling", self.handling),
            ("banner", self.banner),
            ("edition", self.edition_title),
            ("supersedes", self.supersedes_text),
            ("cutoff", self.cutoff_text),
            ("produced", self.produced_text),
            ("edition_note", self.edition_note),
            ("footnote", self.footnote),
            ("disclaimer", self.disclaimer),
            ("coverage", self.coverage),
            ("producer", self.producer),
            ("contact", self.contact),
            ("attribution", self.attribution),
            ("translation", self.translation_note),
            ("loses", self.loses),
        )
        return tuple((speaker(say(f"data.label.{key}")), text) for key, text in rows if text)


def metadata_of(job: Job, loses: Said) -> Metadata:
    """Return the words around the data of a map in a format.

    Parameters
    ----------
    job
        Its language is spoken.
    loses
        What the format does not hold.
    """
    scene = job.scene
    speak = Speaker(job.language, scene.languages)
    marking, edition, imprint = scene.marking, scene.edition, scene.imprint
    former = _superseded(scene)
    produced = imprint.produced
    return Metadata(
        title=speak(scene.page_title),
        situation=scene.situation_id,
        situation_title=speak(scene.situation_title),
        map=scene.map_id,
        map_title=speak(scene.map_title),
        edition=edition.number,
        edition_title=speak(edition.text),
        edition_note=speak(edition.note),
        supersedes=former.number if former else None,
        supersedes_text=speak(_edition_text(former)) if former else "",
        cutoff=edition.cutoff.isoformat(),
        cutoff_text=speak(instant(edition.cutoff)),
        produced=produced.isoformat() if produced else None,
        produced_text=speak(instant(produced)) if produced else "",
        language=job.language,
        translation_note=speak(say("marking.draft")) if job.language in scene.drafts else "",
        handling=marking.handling,
        banner=speak(marking.banner),
        footnote=speak(marking.footnote),
        disclaimer=speak(marking.disclaimer),
        attribution=marking.attribution,
        coverage=speak(scene.coverage) if scene.coverage else "",
        producer=speak(imprint.producer) if imprint.producer else "",
        contact=imprint.contact or "",
        sources={
            known.id: CitedSource(id=known.id, text=speak(known.text), url=known.url)
            for known in scene.sources.values()
        },
        layers=tuple(layer.as_json for layer in job.once(records_of)),
        legend=tuple(
            f"{speak(section.title)}: {speak(entry.text)}"
            for section in job.once(drawn_of).legend
            for entry in section.entries
        ),
        loses=speak(loses),
    )


def _superseded(scene: Scene) -> PastEdition | None:
    """Return the edition before this one; a picture between editions replaces none."""
    number = scene.edition.number
    if number is None:
        return None
    former = [known for known in scene.timeline.editions if known.number < number]
    return max(former, key=lambda known: known.number, default=None)


def _edition_text(edition: PastEdition) -> Said:
    return say("data.edition", number=str(edition.number), cutoff=instant(edition.cutoff))
