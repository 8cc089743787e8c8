"""What every way of embedding a map says of it, and where its products lie."""

from dataclasses import dataclass
from urllib.parse import urlencode

from geomap.render.base import Job
from geomap.scene.elements import Scene
from geomap.style.phrases import Listed, Phrase, instant, say
from geomap.style.speech import Speaker

#: Between the parts of a caption; titles have commas of their own, and some days end with a stop.
SEPARATOR = " · "
OEMBED_SUFFIX = ".oembed.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """A map to be embedded, in one language.

    Parameters
    ----------
    map_id, language
        Which map, and the language it opens in.
    frame, page, picture
        Addresses of the page for a frame, of the whole page, and of the static picture.
    title
        Of the map.
    label
        Title, edition and handling: what a frame is called.
    details
        Edition, cut-off and handling.
    footnote
        In which sense names are used; empty if the situation has none.
    alt
        What stands for the picture where it is not seen.
    picture_text
        What a link to the picture is called.
    """

    map_id: str
    language: str
    frame: str
    page: str
    picture: str
    title: str
    label: str
    details: str
    footnote: str
    alt: str
    picture_text: str


def embedding_of(
    scene: Scene, *, language: str | None = None, src: str | None = None, picture: str | None = None
) -> Embedding:
    """Say of a map what whoever embeds it has to pass on.

    Without other addresses, products lie where the situation says, or else beside the text that
    they are put into. The naming footnote and the handling label are part of the caption in every
    form, for a caption is copied where the frame is not.

    Parameters
    ----------
    scene
        The map.
    language
        Language that the map is named and opened in; the first by default.
    src
        Where the page will lie; it is both framed and linked to.
    picture
        Where the static picture will lie.

    Raises
    ------
    ValueError
        If the scene does not have that language.
    """
    if language is not None and language not in scene.languages:
        raise ValueError(f"the map has no language {language!r}")
    job = Job(scene, language=language)
    base = scene.address or ""
    first = scene.languages[0]
    opened = "" if job.language == first else f"#{urlencode({'g': job.language})}"
    speak = Speaker(job.language, scene.languages)
    cutoff = say("embed.as_of", cutoff=instant(scene.edition.cutoff))
    edition, handling = scene.edition.text, scene.marking.handling

    def joined(*parts: Phrase, separator: str = ", ") -> str:
        return speak(Listed(parts, separator))

    return Embedding(
        map_id=scene.map_id,
        language=job.language,
        frame=f"{src or f'{base}{scene.map_id}.embed.html'}{opened}",
        page=f"{src or f'{base}{scene.map_id}.html'}{opened}",
        picture=picture or f"{base}{job.name('.png')}",
        title=speak(scene.page_title),
        label=joined(scene.page_title, edition, handling),
        details=joined(Listed((edition, cutoff)), handling, separator=SEPARATOR),
        footnote=speak(scene.marking.footnote),
        alt=joined(say("embed.alt", title=scene.page_title), edition, cutoff, handling),
        picture_text=speak(say("embed.picture")),
    )


def oembed_address(scene: Scene) -> str | None:
    """Return where the oEmbed response for a map will lie; None if nothing says where."""
    return f"{scene.address}{scene.map_id}{OEMBED_SUFFIX}" if scene.address else None
