"""A map as it shows itself in a notebook."""

from __future__ import annotations

import base64
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import SpecError
from geomap.maps import compose_maps
from geomap.render.base import Job

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geomap.model.situation import MapSpec, Situation
    from geomap.render.embed.plate import Plate

#: Height of the page in a cell, in pixels.
_PAGE_HEIGHT_PX = 620


class MapView:
    """A map that shows itself in a notebook, in a frame of its own.

    With the page goes a picture, for whatever shows no frames: a notebook made a PDF, a preview.
    Each is made when it is first asked for, and kept.

    Parameters
    ----------
    situation
        As of the time to show.
    map_spec
        Which of its maps.
    """

    def __init__(self, situation: Situation, map_spec: MapSpec) -> None:
        self.situation = situation
        self.map_spec = map_spec

    def __repr__(self) -> str:
        return f"MapView({self.situation.id!r}, map={self.map_spec.id!r})"

    def html(self) -> str:
        """Return the whole page."""
        return self._html

    def png(self) -> bytes:
        """Return the picture, 1600 pixels wide, in the first language.

        Handling, edition, cut-off and naming footnote are part of it.
        """
        return self._plate.png

    def save(self, path: str | Path) -> Path:
        """Write the page or the picture, as the name of the file says.

        Parameters
        ----------
        path
            Ends with .html or .png; a file that is there is replaced.

        Raises
        ------
        SpecError
            If the name ends otherwise.
        PublishError
            If the file cannot be written; it is then as it was.
        """
        from geomap.publish.store import store

        path = Path(path)
        if path.suffix not in {".html", ".png"}:
            raise SpecError(
                f"{path.name!r} is neither a page nor a picture",
                hint="end the name with .html or .png; geomap.build makes the other formats",
            )
        data = self.png() if path.suffix == ".png" else self.html().encode("utf-8")
        hint = "check the folder, its rights and the space left"
        return store({path.name: data}, path.parent, hint=hint)[0]

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict[str, str], dict[str, Mapping[str, object]]]:
        """Return what a notebook may show, and at which size it shows the picture."""

        def is_wanted(kind: str) -> bool:
            return (not include or kind in include) and kind not in (exclude or ())

        data: dict[str, str] = {"text/plain": repr(self)}
        metadata: dict[str, Mapping[str, object]] = {}
        if is_wanted("text/html"):
            data["text/html"] = self._repr_html_()
        if is_wanted("image/png"):
            data["image/png"] = base64.b64encode(self.png()).decode("ascii")
            metadata["image/png"] = {
                "width": self._plate.width_px,
                "height": self._plate.height_px,
            }
        return data, metadata

    def _repr_html_(self) -> str:
        from geomap.render.embed.frame import frame_with_page

        return frame_with_page(self.html(), title=self.map_spec.id, height_px=_PAGE_HEIGHT_PX)

    @cached_property
    def _job(self) -> Job:
        (scene,) = compose_maps(self.situation, [self.map_spec])
        return Job(scene)

    @cached_property
    def _html(self) -> str:
        from geomap.render.html.page import render_html

        return self._job.once(render_html).data.decode("utf-8")

    @cached_property
    def _plate(self) -> Plate:
        from geomap.render.embed.plate import draw_plate

        return draw_plate(self._job)
