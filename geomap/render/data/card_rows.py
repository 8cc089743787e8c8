"""The card of a feature as labels and texts, for formats that hold words."""

from geomap.render.data.metadata import Metadata
from geomap.render.data.records import Record
from geomap.scene.elements import Card, Row, Scene
from geomap.style.phrases import say
from geomap.style.speech import Speaker


def rows_of_card(
    card: Card, record: Record, context: tuple[Scene, Metadata], speak: Speaker
) -> tuple[tuple[str, str], ...]:
    """Return everything that a card tells as of the time of the scene, and what must go with it.

    Parameters
    ----------
    card, record
        Of the same feature.
    context
        Of the map, and what it has to say of itself.
    speak
        In which language.
    """
    scene, about = context
    rows: list[tuple[str, str]] = []
    if card.standing is not None:
        standing = say(f"standing.{card.standing.value}")
        rows.append((speak(say("data.label.standing")), speak(standing)))
    rows += [(speak(row.label), speak(row.value)) for row in card.rows if _is_told(row, scene)]
    own = record.report.handling if record.report else None
    further = (
        ("handling", own.value if own else about.handling),
        ("cutoff", about.cutoff_text),
        ("footnote", about.footnote),
        ("disclaimer", about.disclaimer),
    )
    rows += [(speak(say(f"data.label.{key}")), text) for key, text in further if text]
    return tuple(rows)


def _is_told(row: Row, scene: Scene) -> bool:
    time = scene.edition.cutoff
    return (row.since is None or row.since <= time) and (row.until is None or time < row.until)
