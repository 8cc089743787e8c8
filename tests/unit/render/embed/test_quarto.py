"""A Quarto figure, line by line: Quarto itself is no dependency of the tests."""

import re

from geomap.render.embed.quarto import quarto_snippet

FIGURE = re.compile(
    r"""::: \{#(?P<id>fig-[a-z0-9-]+)\}

:::: \{\.content-visible when-format="html:js"\}

```\{=html\}
(?P<frame><iframe [^\n]*></iframe>)
```

::::

:::: \{\.content-visible unless-format="html:js"\}

!\[\]\((?P<picture>[^\s()]+)\)\{fig-alt="(?P<alt>[^"\n]*)" width=80%\}

::::

(?P<caption>[^\n]+)

:::"""
)


def test_figure_has_an_id_a_frame_a_picture_and_a_caption(embedding):
    figure = FIGURE.fullmatch(quarto_snippet(embedding))

    assert figure["id"] == "fig-whole"
    assert 'src="whole.embed.html"' in figure["frame"]
    assert "allow-same-origin" not in figure["frame"]
    assert figure["picture"] == "whole.png"
    assert figure["alt"] == embedding.alt
    assert figure["caption"] == (
        "Small – Whole · Edition 3 of 3, as of 18 October 2023, 23:59 (UTC+2) · TLP:CLEAR · "
        "The naming is neutral."
    )


def test_hostile_texts_add_no_line_and_no_code(hostile):
    text = quarto_snippet(hostile)
    figure = FIGURE.fullmatch(text)

    assert figure
    for part in ("frame", "alt", "caption"):
        assert not set("`{}") & set(figure[part]), part
    assert not set('<>"|@$\\[]') & set(figure["caption"])
    assert not set("<>|@$\\[]") & set(figure["alt"])
    assert figure["caption"].startswith("&#49;.")
