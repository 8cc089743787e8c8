"""Maps to embed, friendly and hostile."""

import pytest

from geomap.render.embed.embedding import embedding_of

#: Everything that could mean something to HTML, Markdown, Pandoc, Quarto or a site generator.
HOSTILE = (
    '1. a](javascript:alert(1)) "><script>alert(1)</script> `r system("x")` {{< include x >}} '
    "{{ site.secret }} | $x$ ![y](z)\n:::\n\n# heading {#id .c} q' \\ *a* _b_ ~s~ ^s^ [^1] @cite "
    "www.x.example http://x.example & &lt;\n```\n---\n<!-- "
)


@pytest.fixture
def hostile_text():
    return HOSTILE


@pytest.fixture
def scene(make_scene, make_layer):
    return make_scene(
        make_layer(),
        languages=("en", "fr"),
        title={"en": "Small", "fr": "Petite"},
        footnote={"en": "The naming is neutral.", "fr": "Les noms sont neutres."},
    )


@pytest.fixture
def embedding(scene):
    return embedding_of(scene)


@pytest.fixture
def hostile(make_scene, make_layer):
    made = make_scene(make_layer(), title={"en": HOSTILE}, footnote={"en": f"- {HOSTILE}"})
    return embedding_of(made)
