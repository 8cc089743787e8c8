"""The frame that puts a map into another web page, or into a notebook."""

from html import escape

from geomap.render.embed.embedding import SEPARATOR, Embedding

#: Scripts without an origin: the page can draw itself and nothing else. Sources open in new tabs
#: that are free of the sandbox; pictures and data can be saved.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
_EDGE = "#A8A294"
_STYLE = (
    "display: block; box-sizing: border-box; width: 100%; height: auto; aspect-ratio: 4 / 3; "
    f"min-height: 480px; max-height: 90vh; border: 1px solid {_EDGE}"
)


def html_snippet(embedding: Embedding) -> str:
    """Write the HTML that shows a map in a frame with a caption.

    The picture is a link in the caption: that is what feed readers, mail and systems that strip
    frames leave over. Where only scripts are off, the page in the frame says so itself.

    Parameters
    ----------
    embedding
        The map.
    """
    footnote = f"<br>\n    <small>{_text(embedding.footnote)}</small>" if embedding.footnote else ""
    return (
        f'<figure lang="{escape(embedding.language)}">\n'
        f'  <iframe src="{escape(embedding.frame)}" title="{_text(embedding.label)}"\n'
        f'    sandbox="{SANDBOX}"\n'
        '    allow="fullscreen" loading="lazy"\n'
        f'    style="{_STYLE}"></iframe>\n'
        f'  <figcaption><a href="{escape(embedding.frame)}">{_text(embedding.title)}</a>'
        f"{SEPARATOR}{_text(embedding.details)}{SEPARATOR}"
        f'<a href="{escape(embedding.picture)}">{_text(embedding.picture_text)}</a>{footnote}\n'
        "  </figcaption>\n"
        "</figure>"
    )


def frame_element(embedding: Embedding, *, width_px: int | None = None, height_px: int = 0) -> str:
    """Write the frame alone, on one line.

    Parameters
    ----------
    embedding
        The map.
    width_px, height_px
        Its size; as wide as there is room by default.
    """
    size = f'width="{width_px}" height="{height_px}" ' if width_px else ""
    style = f"border: 1px solid {_EDGE}; box-sizing: border-box; max-width: 100%"
    return (
        f'<iframe src="{escape(embedding.frame)}" title="{_text(embedding.label)}" '
        f'sandbox="{SANDBOX}" allow="fullscreen" loading="lazy" '
        f'{size}style="{style if width_px else _STYLE}"></iframe>'
    )


def frame_with_page(html: str, *, title: str, height_px: int) -> str:
    """Return a frame that holds a whole page, for a notebook."""
    return (
        f'<iframe title="{escape(title)}" srcdoc="{escape(html)}" sandbox="{SANDBOX}" '
        f'allow="fullscreen" width="100%" height="{height_px}" '
        f'style="border:1px solid {_EDGE}"></iframe>'
    )


def _text(text: str) -> str:
    """Write a text for HTML that may be pasted into a template or a Markdown file.

    A blank line would end the HTML there; between braces and backticks, site generators and Quarto
    look for code to run before they read any HTML.
    """
    written = escape(" ".join(text.split()))
    return written.replace("`", "&#96;").replace("{", "&#123;").replace("}", "&#125;")
