"""oEmbed: what a site reads of a map when somebody pastes its address there."""

import json
import struct

from geomap.render.base import Artifact, Job
from geomap.render.embed.embedding import OEMBED_SUFFIX, Embedding, embedding_of
from geomap.render.embed.frame import frame_element
from geomap.render.sheet.products import render_png
from geomap.spec.links import is_link
from geomap.style.speech import Speaker

#: Size of the frame. The response is a file, so that it cannot obey maxwidth and maxheight.
_WIDTH_PX, _HEIGHT_PX = 800, 600


def render_oembed(job: Job) -> Artifact:
    """Render the oEmbed response for a map: "rich", version 1.0.

    A consumer has nothing to resolve a relative address against: the addresses in it are good only
    where the situation says at which address its products lie. The frame alone is its `html`, for
    consumers strip what is around a frame; edition, cut-off, handling and footnote are
    parameters of our own, which the specification lets in, and in the page itself. The thumbnail
    is the first page of the sheet.

    Parameters
    ----------
    job
        The map, and in which language.

    References
    ----------
    .. [1] oEmbed, https://oembed.com, sections 2.3.4 and 2.3.4.4.
    """
    scene = job.scene
    embedding = embedding_of(scene, language=job.language)
    response: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": embedding.label,
        **_author(job),
        "html": frame_element(embedding, width_px=_WIDTH_PX, height_px=_HEIGHT_PX),
        "width": _WIDTH_PX,
        "height": _HEIGHT_PX,
        **_thumbnail(job, embedding),
        "language": job.language,
        "edition": scene.edition.number,
        "cutoff": scene.edition.cutoff.isoformat(),
        "handling": scene.marking.handling,
        "footnote": embedding.footnote,
    }
    text = json.dumps(response, ensure_ascii=False, indent=1)
    return Artifact(
        name=job.name(OEMBED_SUFFIX), data=f"{text}\n".encode(), media_type="application/json"
    )


def _author(job: Job) -> dict[str, str]:
    """Say who answers for the map, as far as the situation does; they are the provider, too."""
    imprint, said = job.scene.imprint, {}
    if imprint.producer is not None:
        name = Speaker(job.language, job.scene.languages)(imprint.producer)
        said = {"author_name": name, "provider_name": name}
    if imprint.contact and imprint.contact.startswith("http") and is_link(imprint.contact):
        said["author_url"] = imprint.contact
    if job.scene.address:
        said["provider_url"] = job.scene.address
    return said


def _thumbnail(job: Job, embedding: Embedding) -> dict[str, str | int]:
    """Name the picture and its size, which are told together or not at all."""
    if not job.scene.address:
        return {}
    width, height = struct.unpack(">II", job.once(render_png).result()[0].data[16:24])
    return {
        "thumbnail_url": embedding.picture,
        "thumbnail_width": width,
        "thumbnail_height": height,
    }
