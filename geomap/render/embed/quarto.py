"""A Quarto figure: the map itself where there are scripts, its picture in print."""

from geomap.render.embed.embedding import SEPARATOR, Embedding
from geomap.render.embed.frame import frame_element
from geomap.render.embed.markdown import destination, inline, paragraph


def quarto_snippet(embedding: Embedding) -> str:
    """Write a figure with a caption and an id to refer to: `@fig-north` for the map "north".

    The condition is `html:js`, formats that can run a script: `html` alone would hold for EPUB, in
    which the map would be an empty frame. The last paragraph of the figure is its caption. The
    picture is an upright sheet or a lying one: at four fifths of the width either leaves room for
    the caption on its page.

    Parameters
    ----------
    embedding
        The map.
    """
    said = (embedding.title, embedding.details, embedding.footnote)
    caption = SEPARATOR.join(filter(None, said))
    return f"""\
::: {{#fig-{embedding.map_id}}}

:::: {{.content-visible when-format="html:js"}}

```{{=html}}
{frame_element(embedding)}
```

::::

:::: {{.content-visible unless-format="html:js"}}

![]({destination(embedding.picture)}){{fig-alt="{inline(embedding.alt)}" width=80%}}

::::

{paragraph(caption)}

:::"""
