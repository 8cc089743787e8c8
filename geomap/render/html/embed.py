"""The frame that puts a map into another web page, or into a notebook."""

from html import escape
from urllib.parse import urlencode

from geomap.scene.elements import Scene
from geomap.style.phrases import Phrase
from geomap.style.speech import Speaker

#: Scripts without an origin: the page can draw itself and nothing else. Sources open in new tabs
#: that are free of the sandbox; pictures and data can be saved.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
_EDGE = "#A8A294"


def embed_snippet(scene: Scene, *, src: str | None = None, language: str | None = None) -> str:
    """Write the HTML that shows a map in a frame.

    Parameters
    ----------
    scene
        The map.
    src
        Address of the page; "MAP.embed.html" by default.
    language
        Language that the frame is named and opened in; the first by default.

    Raises
    ------
    ValueError
        If the scene does not have that language.
    """
    if language is not None and language not in scene.languages:
        raise ValueError(f"the map has no language {language!r}")
    chosen = language or scene.languages[0]
    speak = Speaker(chosen, scene.languages)
    address = src or f"{scene.map_id}.embed.html"
    if language is not None and language != scene.languages[0]:
        address = f"{address}#{urlencode({'g': language})}"
    label = _joined(speak, scene.page_title, scene.edition.text)
    caption = _joined(speak, scene.page_title, scene.edition.text, scene.marking.handling)
    return (
        f'<figure lang="{escape(chosen)}">\n'
        f'  <iframe src="{escape(address)}" title="{escape(label)}" sandbox="{SANDBOX}"\n'
        '    allow="fullscreen" loading="lazy"\n'
        '    style="display: block; box-sizing: border-box; width: 100%; height: auto; '
        f'aspect-ratio: 4 / 3; min-height: 480px; max-height: 90vh; border: 1px solid {_EDGE}">'
        "</iframe>\n"
        f'  <figcaption><a href="{escape(address)}">{escape(caption)}</a></figcaption>\n'
        "</figure>"
    )


def _joined(speak: Speaker, *parts: Phrase) -> str:
    """Join phrases by commas."""
    return ", ".join(speak(part) for part in parts)


def frame_with_page(html: str, *, title: str, height_px: int) -> str:
    """Return a frame that holds a whole page, for a notebook."""
    return (
        f'<iframe title="{escape(title)}" srcdoc="{escape(html)}" sandbox="{SANDBOX}" '
        f'allow="fullscreen" width="100%" height="{height_px}" '
        f'style="border:1px solid {_EDGE}"></iframe>'
    )
