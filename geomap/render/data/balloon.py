"""The card of a feature, and what a map says of itself, as the HTML of a KML balloon.

KML wants HTML there. It is made of this module's own tags and of escaped texts; nothing in it is
loaded and nothing runs, and only addresses of the web and of mail are links.
"""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urlsplit

from geomap.render.data.card_rows import rows_of_card
from geomap.render.data.metadata import CitedSource, Metadata
from geomap.render.data.records import Record
from geomap.scene.elements import Scene
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
    parts = [
        _paragraph(speak(card.claim) if card.claim else ""),
        _paragraph(speak(card.notice) if card.notice else ""),
        _table(rows_of_card(card, record, (scene, about), speak)),
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
