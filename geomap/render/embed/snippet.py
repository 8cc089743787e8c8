"""A map to what is pasted into somebody's text, in one form or another."""

from collections.abc import Callable, Mapping

from geomap.render.embed.embedding import Embedding
from geomap.render.embed.form import Form
from geomap.render.embed.frame import html_snippet
from geomap.render.embed.markdown import markdown_snippet
from geomap.render.embed.quarto import quarto_snippet

_WRITERS: Mapping[Form, Callable[[Embedding], str]] = {
    Form.HTML: html_snippet,
    Form.MARKDOWN: markdown_snippet,
    Form.QUARTO: quarto_snippet,
}


def write_snippet(embedding: Embedding, form: Form) -> str:
    """Write what is pasted.

    Parameters
    ----------
    embedding
        The map.
    form
        For which kind of text.
    """
    return _WRITERS[form](embedding)
