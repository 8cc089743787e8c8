"""The page around a Folium map: head, policy, skeleton, data, script, in one file."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlsplit

from branca.element import Figure

from geomap._version import __version__
from geomap.errors import RenderError
from geomap.render.base import Artifact, Job
from geomap.render.embed.embedding import oembed_address
from geomap.render.html.folium_map import SituationMap, build_map, split_frame
from geomap.render.html.inline import content_security_policy, packed_island, read_asset
from geomap.render.html.payload import page_payload
from geomap.scene.elements import Scene
from geomap.style.speech import Speaker

#: Where the skeleton of the page holds the place of the map.
_SLOT = '<div id="gm-map-slot"></div>'
_VIEW = 'data-view="full"'


def render_html(job: Job) -> Artifact:
    """Render a map as one self-contained page, in all its languages.

    Parameters
    ----------
    job
        The map.

    Returns
    -------
    Artifact
        HTML in UTF-8; equal bytes for equal scenes.

    Raises
    ------
    AssetsMissingError
        If the page's script and style were not built.
    """
    html = folium_map(job.scene).get_root().render()
    return Artifact(
        name=f"{job.scene.map_id}.html", data=html.encode("utf-8"), media_type="text/html"
    )


def render_embed(job: Job) -> Artifact:
    """Render a map as a page for a frame in another page: the same, with less around the map.

    The two pages differ in the view that the skeleton names.

    Parameters
    ----------
    job
        The map.

    Raises
    ------
    AssetsMissingError
        If the page's script and style were not built.
    """
    page = job.once(render_html)
    # it stands behind the style, the script and the data, and none of these can hold it
    before, found, after = page.data.rpartition(_VIEW.encode())
    return replace(
        page,
        name=f"{page.name.removesuffix('.html')}.embed.html",
        data=b"".join((before, found.replace(b"full", b"embed"), after)),
    )


def folium_map(scene: Scene, *, online: bool = False) -> SituationMap:
    """Return a scene as a Folium map, to which any Folium child can be added.

    Parameters
    ----------
    scene
        The map.
    online
        Whether children that load resources from other hosts are let in; the page then contacts
        those hosts when it is opened.
    """
    made = build_map(scene)
    page = PageFigure(scene, online=online)
    page.add_child(made)
    return made


class PageFigure(Figure):  # type: ignore[misc]
    """The root of a situation map: renders the page instead of Folium's.

    Parameters
    ----------
    scene
        The map.
    online
        As for `folium_map`.
    """

    def __init__(self, scene: Scene, *, online: bool) -> None:
        super().__init__()
        self._id = "gm"
        self.scene = scene
        self.online = online

    def render(self, **kwargs: Any) -> str:
        """Render the page.

        Raises
        ------
        RenderError
            If a child that was added needs resources from another host and `online` is False.
        """
        parts = (self.header, self.html, self.script)
        before = [dict(part._children) for part in parts]  # noqa: SLF001 -- branca keeps no other
        for child in self._children.values():
            child.render(**kwargs)
        head, body, script, links = split_frame(self)
        # rendering adds to these; taken back, the same map renders to the same bytes again
        for part, children in zip(parts, before, strict=True):
            part._children = OrderedDict(children)  # noqa: SLF001
        if links and not self.online:
            raise RenderError(
                f"something added to the map loads {', '.join(sorted(links))}",
                hint="ask for folium_map(online=True); the page will then contact those hosts",
            )
        return self._assemble(head, body, script, hosts=_origins(links))

    def _assemble(self, head: str, body: str, script: str, *, hosts: Sequence[str]) -> str:
        scene = self.scene
        title = Speaker(scene.languages[0], scene.languages)(scene.page_title)
        island = packed_island(page_payload(scene, version=__version__))
        # the skeleton is ours and the slot is in it once; what replaces it is never searched again
        before, _, after = read_asset("skeleton.html").partition(_SLOT)
        code = (
            f"<style>{read_asset('geomap.css')}</style>\n"
            f"<script>{read_asset('geomap.js')}</script>\n"
            f"{head}"
        )
        tail = f"<script>\n{script}\n</script>"
        images = [f"https://{scene.basemap.host}"] if scene.basemap else []
        policy = content_security_policy(f"{code}{body}{tail}", hosts=hosts, image_hosts=images)
        return (
            "<!DOCTYPE html>\n"
            f'<html lang="{escape(scene.languages[0], quote=True)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f'<meta name="generator" content="geomap {__version__}">\n'
            f"<title>{escape(title)}</title>\n"
            f"{_discovery(scene, title)}"
            f"{code}\n</head>\n<body>\n"
            f'<script type="application/octet-stream" id="geomap-data">{island}</script>\n'
            f"{before}{body}{after}\n{tail}\n</body>\n</html>\n"
        )


def _discovery(scene: Scene, title: str) -> str:
    """Say where the oEmbed response lies; no browser asks for it, whoever embeds the page does."""
    address = oembed_address(scene)
    if address is None:
        return ""
    return (
        '<link rel="alternate" type="application/json+oembed" '
        f'href="{escape(address)}" title="{escape(title)}">\n'
    )


def _origins(links: Sequence[str]) -> list[str]:
    """Return the origins of addresses; tile hosts that differ by a letter share a wildcard."""
    parts = (urlsplit(link.replace("{s}", "*")) for link in links)
    return [f"{part.scheme}://{part.netloc}" for part in parts]
