"""What a sheet says around its map, spoken: for the layout, which only arranges it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from geomap.render.base import Job
from geomap.render.drawn import Drawn, drawn_of, numbered
from geomap.render.sheet.drawing import Drawing
from geomap.render.sheet.projection import Plane
from geomap.style.phrases import (
    Listed,
    Number,
    Phrase,
    Written,
    date_time_group,
    distance,
    instant,
    say,
)
from geomap.style.speech import Speaker

#: Less than this, degrees, grid north and true north are told to be one.
_SAME_DEG = 1 / 120


def marking_texts(job: Job) -> dict[str, Any]:
    """Return what stands on every page: handling, who answers, how pages are counted."""
    speak, scene = _speaker(job), job.scene
    imprint = scene.imprint
    banner = speak(scene.marking.banner)
    made_by = [
        speak(say("sheet.producer", producer=imprint.producer)) if imprint.producer else "",
        imprint.contact or "",
    ]
    return {
        "handling": " · ".join(filter(None, (scene.marking.handling, banner))),
        "producer": " · ".join(filter(None, made_by)),
        "page": speak(say("sheet.page", number="{number}", count="{count}")),
    }


def title_texts(job: Job) -> dict[str, Any]:
    """Return the title block: what the map is, which edition, as of when, made when."""
    speak, scene = _speaker(job), job.scene
    title, situation = speak(scene.map_title), speak(scene.situation_title)
    return {
        "title": title,
        "subtitle": situation if situation != title else "",
        "edition": [speak(line) for line in _edition_lines(job)],
        "draft": speak(say("marking.draft")) if job.language in scene.drafts else "",
    }


def _edition_lines(job: Job) -> Iterator[Phrase]:
    scene = job.scene
    edition, past = scene.edition, scene.timeline.editions
    former = past[-2].number if edition.number is not None and len(past) > 1 else None
    if former is None:
        yield edition.text
    else:
        yield say("report.supersedes", edition=edition.text, number=str(former))
    yield say("sheet.cutoff", time=_told(edition.cutoff))
    if scene.imprint.produced is not None:
        yield say("report.produced", time=_told(scene.imprint.produced))


def _told(time: dt.datetime) -> Phrase:
    """Say a time with its zone, and as a date-time group."""
    return Listed((instant(time), date_time_group(time)))


def fine_print(job: Job) -> list[str]:
    """Return what every reader must know: naming, what positions are worth, whose data it is."""
    speak, marking = _speaker(job), job.scene.marking
    return [
        speak(told) for told in (marking.footnote, marking.disclaimer, marking.attribution) if told
    ]


def technical_notes(job: Job, plane: Plane, drawing: Drawing | None, *, paper: str) -> list[str]:
    """Return scale, projection, north and grid in words."""
    speak = _speaker(job)
    notes: list[Phrase] = [
        say("sheet.scale", number=Number(plane.denominator), paper=paper),
        say("sheet.projection", name=plane.crs.name, datum=_datum(plane)),
    ]
    turn = plane.convergence_deg()
    if abs(turn) < _SAME_DEG:
        notes.append(say("sheet.north.same"))
    else:
        side = "east" if turn > 0 else "west"
        notes.append(say(f"sheet.north.{side}", angle=_angle(turn)))
    grid = drawing.grid if drawing else None
    if grid is not None and grid.step_m is not None:
        step, zones = distance(grid.step_m), Listed(grid.zones)
        notes.append(say("sheet.grid", step=step, zones=zones))
    return [speak(note) for note in notes]


def _angle(degrees: float) -> str:
    minutes = round(abs(degrees) * 60)
    return f"{minutes // 60}°{minutes % 60:02d}\N{PRIME}"


def _datum(plane: Plane) -> str:
    datum = plane.crs.datum
    name = datum.name if datum is not None else "WGS 84"
    return "WGS 84" if "World Geodetic System 1984" in name else name


def legend_texts(job: Job) -> list[dict[str, Any]]:
    """Return the sections of the legend of what is drawn; samples are put in by the layout."""
    speak, drawn = _speaker(job), job.once(drawn_of)
    return [
        {
            "title": speak(section.title),
            "entries": [
                {"text": speak(entry.text), "swatch": entry.swatch} for entry in section.entries
            ],
        }
        for section in drawn.legend
    ]


def report_rows(job: Job) -> list[dict[str, Any]]:
    """Return the reports of the layers that are on: those that hold first, then the others."""
    drawn = job.once(drawn_of)
    former = [name for name in drawn.reports if drawn.is_greyed(name)]
    numbers = numbered(drawn.sources)
    return [_report_row(job, name, numbers) for name in (*drawn.current, *former)]


def _report_row(job: Job, name: str, numbers: Any) -> dict[str, Any]:
    speak, scene = _speaker(job), job.scene
    card, facts = scene.cards[name], scene.reports[name]
    standing = card.standing.value if card.standing else "current"
    precision: Phrase = say(f"precision_short.{facts.properties['precision']}")
    return {
        "title": speak(Written(card.names)),
        "claimant": speak(facts.claimant),
        "when": speak(facts.event or facts.reported),
        "grade": card.grade or "",
        "precision": speak(precision),
        "quantity": speak(facts.quantity) if facts.quantity else "",
        "standing": speak(say(f"standing.{standing}")),
        "greyed": job.once(drawn_of).is_greyed(name),
        "sources": sorted(numbers[source] for source in card.sources if source in numbers),
    }


def source_rows(job: Job) -> list[dict[str, Any]]:
    """Return the sources that what is drawn rests on, numbered."""
    speak, drawn = _speaker(job), job.once(drawn_of)
    return [
        {
            "number": number,
            "text": speak(job.scene.sources[source].text),
            "url": job.scene.sources[source].url or "",
        }
        for source, number in numbered(drawn.sources).items()
    ]


def notes(job: Job, left_out: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what else a reader must know: what is missing, and how good the ground is."""
    speak, scene = _speaker(job), job.scene
    drawn = job.once(drawn_of)
    found: list[tuple[str, list[str]]] = []
    if scene.edition.note:
        found.append((speak(scene.edition.text), [speak(scene.edition.note)]))
    missing = [speak(scene.coverage)] if scene.coverage else []
    off = [speak(layer.title) for layer in scene.layers if not layer.visible]
    if off:
        missing.append(speak(say("sheet.off", layers=", ".join(off))))
    if left_out:
        names = ", ".join(speak(Written(scene.names[name])) for name in left_out)
        missing.append(speak(say("sheet.left_out", names=names)))
    if missing:
        found.append((speak(say("report.coverage")), missing))
    accuracy = [f"{title}: {text}." for title, text in _accuracy(drawn, speak)]
    if accuracy:
        found.append((speak(say("sheet.accuracy")), accuracy))
    return [{"title": title, "lines": lines} for title, lines in found]


def _accuracy(drawn: Drawn, speak: Speaker) -> Iterator[tuple[str, str]]:
    """Yield how good the base geometry of each layer is."""
    cards = drawn.scene.cards.values()
    for layer in drawn.layers:
        told = (
            speak(row.value)
            for card in cards
            if card.layer == layer.id and card.standing is None
            for row in card.rows
            if row.label == say("card.accuracy")
        )
        texts = list(dict.fromkeys(told))
        if texts:
            yield speak(layer.title), "; ".join(texts)


def words_of(job: Job) -> dict[str, str]:
    """Return the words of the layout itself."""
    speak = _speaker(job)
    own = ("continued", "reports", "sources", "locator")
    columns = (
        "report",
        "claimant",
        "when",
        "grade",
        "precision",
        "quantity",
        "standing",
        "sources",
    )
    return {
        "legend": speak(say("report.legend")),
        **{name: speak(say(f"sheet.{name}", title="{title}")) for name in own},
        **{f"column_{name}": speak(say(f"report.column.{name}")) for name in columns},
    }


def _speaker(job: Job) -> Speaker:
    return Speaker(job.language, job.scene.languages)
