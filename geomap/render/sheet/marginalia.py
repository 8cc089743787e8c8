"""What a sheet says around its map, spoken: for the layout, which only arranges it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from geomap.render.base import Job
from geomap.render.contents import contents_of
from geomap.render.drawn import drawn_of
from geomap.render.sheet.drawing import Drawing
from geomap.render.sheet.lettering import Face, measure
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

#: Size of the letters of the strips, mm, and the room between them, as in sheet.typ.
_STRIP_MM_PER_EM, _STRIP_SPACING = 2.82, 0.06
#: Less than this, degrees, grid north and true north are told to be one.
_SAME_DEG = 1 / 120


def strip_text(job: Job, width_mm: float) -> str:
    """Return handling and banner for the strips above and below; a long banner is cut there.

    Parameters
    ----------
    job
        The map.
    width_mm
        Room for it at its usual size. The handling is never cut.
    """
    contents = job.once(contents_of)
    told, room = contents.handling, width_mm / _STRIP_MM_PER_EM
    if measure(told, 1, Face.SEMIBOLD, spacing=_STRIP_SPACING) <= room:
        return told
    least = len(job.scene.marking.handling)
    while measure(f"{told}…", 1, Face.SEMIBOLD, spacing=_STRIP_SPACING) > room:
        if len(told) <= least:
            return job.scene.marking.handling
        told = told[:-1].rstrip()
    return f"{told}…"


def marking_texts(job: Job, width_mm: float) -> dict[str, Any]:
    """Return what stands on every page: handling, who answers, how pages are counted."""
    contents, imprint = job.once(contents_of), job.scene.imprint
    producer = contents.producer and contents.word("sheet.producer", producer=contents.producer)
    return {
        "handling": strip_text(job, width_mm),
        "producer": " · ".join(filter(None, (producer, imprint.contact))),
        "page": contents.word("sheet.page", number="{number}", count="{count}"),
    }


def title_texts(job: Job) -> dict[str, Any]:
    """Return the title block: what the map is, which edition, as of when, made when."""
    contents, produced = job.once(contents_of), job.scene.imprint.produced
    edition = [
        contents.edition,
        contents.word("sheet.cutoff", time=_told(job.scene.edition.cutoff)),
    ]
    if produced is not None:
        edition.append(contents.word("report.produced", time=_told(produced)))
    same = contents.situation == contents.title
    return {
        "title": contents.title,
        "subtitle": "" if same else contents.situation,
        "edition": edition,
        "draft": contents.draft,
    }


def _told(time: dt.datetime) -> Phrase:
    """Say a time with its zone, and as a date-time group."""
    return Listed((instant(time), date_time_group(time)))


def fine_print(job: Job, width_mm: float) -> list[str]:
    """Return what every reader must know: naming, what positions are worth, whose data it is."""
    contents = job.once(contents_of)
    told = (contents.footnote, contents.disclaimer, contents.attribution)
    cut = strip_text(job, width_mm) != contents.handling
    banner = [contents.say(job.scene.marking.banner)] if cut else []
    return [*banner, *(text for text in told if text)]


def technical_notes(job: Job, plane: Plane, drawing: Drawing | None, *, paper: str) -> list[str]:
    """Return scale, projection, north and grid in words."""
    speak = _speaker(job)
    notes: list[Phrase] = [
        say("sheet.scale", number=Number(plane.denominator), paper=paper),
        say("sheet.projection", name=_projection(plane), datum=_datum(plane)),
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


def _projection(plane: Plane) -> str:
    """Name the projection; one of our own by its method."""
    if plane.crs.name != "unknown":
        return plane.crs.name
    operation = plane.crs.coordinate_operation
    return operation.method_name if operation is not None else plane.crs.name


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
    return [asdict(line) for line in job.once(contents_of).reports]


def source_rows(job: Job) -> list[dict[str, Any]]:
    """Return the sources that what is drawn rests on, numbered."""
    return [asdict(line) for line in job.once(contents_of).sources]


def notes(job: Job, left_out: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what else a reader must know: what is missing, and how good the ground is."""
    contents, scene = job.once(contents_of), job.scene
    missing = [contents.coverage] if contents.coverage else []
    off = Listed(tuple(layer.title for layer in scene.layers if not layer.visible))
    if off.parts:
        missing.append(contents.word("sheet.off", layers=off))
    if left_out:
        names = Listed(tuple(Written(scene.names[name]) for name in left_out))
        missing.append(contents.word("sheet.left_out", names=names))
    accuracy = [f"{title}: {text}." for title, text in _accuracy(job)]
    told = (
        (contents.say(scene.edition.text), [contents.edition_note]),
        (contents.word("report.coverage"), missing),
        (contents.word("sheet.accuracy"), accuracy),
    )
    return [{"title": title, "lines": lines} for title, lines in told if any(lines)]


def _accuracy(job: Job) -> Iterator[tuple[str, str]]:
    """Yield how good the base geometry of each layer is, by feature where that differs."""
    contents, cards = job.once(contents_of), job.scene.cards
    for layer in job.once(drawn_of).layers:
        told: dict[str, list[str]] = {}
        for card in cards.values():
            if card.layer != layer.id or card.standing is not None:
                continue
            for row in card.rows:
                if row.label == say("card.accuracy"):
                    name = contents.say(Written(card.names))
                    told.setdefault(contents.say(row.value), []).append(name)
        if len(told) == 1:
            yield contents.say(layer.title), next(iter(told))
        elif told:
            parts = (f"{text} ({', '.join(names)})" for text, names in told.items())
            yield contents.say(layer.title), "; ".join(parts)


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
