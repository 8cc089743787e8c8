"""The reports of a map that have a point, as Cursor-on-Target events.

How a report becomes an event:

===========  =======================================================================================
event        report
===========  =======================================================================================
uid          "geomap", situation and report: a later edition replaces what an earlier one said
type         atoms, by identity and symbol set of its symbol code; ``a-u-G``, an atom on the ground
             of unknown identity, where it has none
how          ``h-t``, transcribed from its source; ``h-e``, estimated, where an editor placed it
time         the cut-off of the edition: when this was said
start        since when it is so, as far as it says
stale        when it was superseded or had ended; else the cut-off and the days after which the
             situation calls itself old. One that was over before it began is thereby dropped
access       its handling label, else that of the situation
point/ce     its radius in metres, else 9999999: unknown
point/hae    9999999, and le as well: nobody said how high
detail       name as callsign; all that the card tells, handling and footnote as remarks; the symbol
===========  =======================================================================================

An area, a stretch or "along the line" is no point, and none is made up for it. Reports of layers
that are off are left out.

References
----------
.. [1] Event-PUBLIC.xsd, "Schema for Cursor-On-Target (CoT) Event data model (Version 2.0)", MITRE.
.. [2] M. Butler, "The Developer's Guide to Cursor on Target", MITRE (2005).
"""

import datetime as dt
from xml.etree.ElementTree import Element

from geomap.model.report import Report
from geomap.render.base import Artifact, Job
from geomap.render.data.card_rows import rows_of_card
from geomap.render.data.markup import add, to_bytes
from geomap.render.data.metadata import Metadata, metadata_of
from geomap.render.data.records import LayerRecords, Record, records_of
from geomap.render.drawn import GREYED
from geomap.scene.elements import Scene
from geomap.scene.places import point_of
from geomap.style.phrases import say
from geomap.style.speech import Speaker

#: No bound is known: see the guide [2]_.
_UNKNOWN = "9999999.0"

#: Standard identity of a symbol code of APP-6 (its fourth digit) to the affiliation of an atom.
_IDENTITIES = {"0": "p", "1": "u", "2": "a", "3": "f", "4": "n", "5": "s", "6": "h"}

#: Symbol set (its fifth and sixth digit) to battle dimension; others are on the ground.
_DIMENSIONS = {
    "01": "A", "02": "A", "05": "P", "06": "P",
    "10": "G-U", "11": "G-U", "15": "G-E", "20": "G-I", "27": "G-U",
    "30": "S", "35": "U", "36": "U",
}  # fmt: skip


def render_cot(job: Job) -> Artifact:
    """Render the reports of a map that have a point as Cursor-on-Target events in one document."""
    about = metadata_of(job, say("data.loses.cot"))
    root = Element("events")
    speaker = Speaker(job.language, job.scene.languages)
    _add_about(root, about, speaker)
    # an event is always seen: there is no way to hand one over switched off
    for layer in (known for known in job.once(records_of) if known.visible):
        for record in layer.records:
            if record.report is not None and record.report.precision.is_point:
                _add_event(root, record, record.report, layer, (job.scene, about, speaker))
    return Artifact(name=job.name(".cot.xml"), data=to_bytes(root), media_type="application/xml")


def _add_about(root: Element, about: Metadata, speaker: Speaker) -> None:
    """Add what the map has to say of itself; a reader of events leaves it out."""
    geomap = add(root, "geomap", title=about.title, cutoff=about.cutoff, handling=about.handling)
    for label, text in about.as_rows(speaker):
        add(geomap, "about", text, label=label)
    for text in about.legend:
        add(geomap, "legend", text)
    for source in about.sources.values():
        add(
            geomap,
            "source",
            source.text,
            id=source.id,
            **({"url": source.url} if source.url else {}),
        )


def _add_event(
    root: Element,
    record: Record,
    report: Report,
    layer: LayerRecords,
    context: tuple[Scene, Metadata, Speaker],
) -> None:
    scene, about, speaker = context
    if record.geometry is None:
        return
    start, stale = times_of(report, scene)
    event = add(
        root,
        "event",
        version="2.0",
        uid=f"geomap.{scene.situation_id}.{report.id}",
        type=type_of(report.sidc),
        how="h-e" if report.geometry_basis == "editorial" else "h-t",
        time=_zulu(scene.edition.cutoff),
        start=_zulu(start),
        stale=_zulu(stale),
        access=report.handling or about.handling,
    )
    lon, lat = point_of(record.geometry)
    error = _UNKNOWN if report.radius_m is None else f"{report.radius_m:.1f}"
    add(event, "point", lat=lat, lon=lon, hae=_UNKNOWN, ce=error, le=_UNKNOWN)
    detail = add(event, "detail")
    add(detail, "contact", callsign=record.title)
    if report.sidc:
        add(detail, "__milsym", id=report.sidc)
    add(detail, "remarks", _remarks(record, report, (scene, about), speaker), source="geomap")
    add(
        detail,
        "geomap",
        layer=layer.id,
        visible="true" if layer.visible else "false",
        standing=report.standing,
        grade=report.grade,
        precision=report.precision,
        sources=";".join(report.sources),
    )


def type_of(sidc: str | None) -> str:
    """Return the type of an event by the symbol code of what it tells of.

    Examples
    --------
    >>> type_of("10041000001211000000"), type_of(None)
    ('a-n-G-U', 'a-u-G')
    """
    if sidc is None:
        return "a-u-G"
    return f"a-{_IDENTITIES.get(sidc[3], 'u')}-{_DIMENSIONS.get(sidc[4:6], 'G')}"


def times_of(report: Report, scene: Scene) -> tuple[dt.datetime, dt.datetime]:
    """Return since when a report is so, and from when on nobody should rely on it."""
    facts = scene.reports[report.id]
    over = [step.at for step in facts.history.known if step.standing in GREYED]
    old = scene.edition.cutoff + dt.timedelta(days=scene.stale_after_days)
    return facts.event_start, over[0] if over else old


def _remarks(
    record: Record, report: Report, context: tuple[Scene, Metadata], speaker: Speaker
) -> str:
    scene, about = context
    card = scene.cards[record.id]
    rows = rows_of_card(card, record, context, speaker)
    lines = [
        speaker(card.claim) if card.claim else "",
        speaker(card.notice) if card.notice else "",
        *(f"{label}: {text}" for label, text in rows),
    ]
    lines += [
        f"[{known}] {' '.join(filter(None, (source.text, source.url)))}"
        for known, source in about.sources.items()
        if known in report.sources
    ]
    return "\n".join(filter(None, lines))


def _zulu(time: dt.datetime) -> str:
    return f"{time.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000Z"
