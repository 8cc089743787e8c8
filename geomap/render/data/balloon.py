"""The card of a feature, and what a map says of itself, as the HTML of a KML balloon.

KML wants HTML there. It is made of this module's own tags and of escaped texts; nothing in it is
loaded and nothing runs, and only addresses of the web and of mail are links.
"""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urlsplit

from geomap.render.data.metadata import CitedSource, Metadata
from geomap.render.data.records import Record
from geomap.scene.elements import Row, Scene
from geomap.style.phrases import say
from geomap.style.speech import Speaker

_LINKED = frozenset({"http", "https", "mailto"})


def describe_record(record: Record, scene: Scene, about: Metadata, speak: Speaker) -> str:
    """Return everything said about a feature, as of the time of the scene."""
    card = scene.cards.get(record.id)
    if card is None:
        return _table(
            (key, str(value)) for key, value in record.properties.items() if ":" not in key
        )
    rows: list[tuple[str, str]] = []
    if card.standing is not None:
        standing = say(f"standing.{card.standing.value}")
        rows.append((speak(say("data.label.standing")), speak(standing)))
    rows += [(speak(row.label), speak(row.value)) for row in card.rows if _is_told(row, scene)]
    rows.append((speak(say("data.label.handling")), _handling(record, about)))
    rows.append((speak(say("data.label.footnote")), about.footnote))
    parts = [
        _paragraph(speak(card.claim) if card.claim else ""),
        _paragraph(speak(card.notice) if card.notice else ""),
        _table(rows),
        _sources(about.sources[known] for known in card.sources),
    ]
    return "".join(parts)


def describe_map(about: Metadata, speak: Speaker) -> str:
    """Return what a map has to say of itself, its legend and its sources."""
    legend = "".join(f"<li>{escape(text)}</li>" for text in about.legend)
    return "".join(
        (
            _table(about.as_rows(speak)),
            f"<h4>{escape(speak(say('data.label.legend')))}</h4><ul>{legend}</ul>",
            f"<h4>{escape(speak(say('data.label.sources')))}</h4>",
            _sources(about.sources.values()),
        )
    )


def _handling(record: Record, about: Metadata) -> str:
    own = record.report.handling if record.report else None
    return own.value if own else about.handling


def _is_told(row: Row, scene: Scene) -> bool:
    time = scene.edition.cutoff
    return (row.since is None or row.since <= time) and (row.until is None or time < row.until)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><th align='left' valign='top'>{escape(label)}</th><td>{escape(value)}</td></tr>"
        for label, value in rows
        if value
    )
    return f"<table>{lines}</table>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _sources(sources: Iterable[CitedSource]) -> str:
    return f"<ul>{''.join(_source_items(sources))}</ul>"


def _source_items(sources: Iterable[CitedSource]) -> Iterator[str]:
    for source in sources:
        text = f"[{escape(source.id)}] {escape(source.text)}"
        if source.url and _is_linked(source.url):
            text += f' <a href="{escape(source.url)}">{escape(source.url)}</a>'
        yield f"<li>{text}</li>"


def _is_linked(url: str) -> bool:
    try:
        return urlsplit(url).scheme in _LINKED
    except ValueError:
        return False
