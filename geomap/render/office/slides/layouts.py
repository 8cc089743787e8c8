"""Slides of a template: its layouts and their placeholders by name."""

import copy
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from geomap.errors import RenderError
from geomap.model.situation import TemplateFile
from geomap.render.office.metrics import LINE, fitting_size, shortened
from geomap.render.office.package import PACKAGE_KEEPS, built_in, cut_loose, unusable
from geomap.render.office.slides.text import Pen, plain
from geomap.spec.office_templates import LAYOUTS

EMU_PER_POINT = 12700
EMU_PER_MM = 36000

_NAMES = frozenset(name for names in LAYOUTS.values() for name in names)
#: Kinds of parts that make the design of slides.
_KEPT = frozenset(
    {
        "presProps", "viewProps", "theme", "tableStyles", "slideMaster", "notesMaster",
        "handoutMaster", "font",
    }
)  # fmt: skip
_TITLE_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
_SUBTITLE_PT = 14.0


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def room_pt(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width / EMU_PER_POINT, self.height / EMU_PER_POINT

    def below(self, height: float) -> "Box":
        """Return what is left of it below a strip of a height, in EMU."""
        cut = min(round(height), self.height)
        return Box(self.left, self.top + cut, self.width, self.height - cut)


def open_deck(template: TemplateFile | None) -> Any:
    """Open a template for a deck without slides; the built-in one if None is given.

    Raises
    ------
    RenderError
        If it cannot be opened.
    """
    try:
        deck = Presentation(io.BytesIO(template.data if template else built_in("slides")))
        layouts = list(deck.slide_layouts)
    except Exception as error:
        # these libraries raise whatever the file makes them meet: all of it means the same here
        raise unusable(template, error) from error
    if not layouts:
        raise unusable(template, "it has no layouts")
    _empty(deck)
    return deck


def _empty(deck: Any) -> None:
    """Remove the slides of a template, and the sections and shows that name them."""
    slides = deck.slides._sldIdLst  # noqa: SLF001 -- python-pptx has no way to
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    for named in deck.part._element.xpath(  # noqa: SLF001 -- as above
        "./p:custShowLst | ./p:custDataLst | ./p:smartTags"
        " | ./p:extLst/p:ext[*[local-name() = 'sectionLst']]"
    ):
        named.getparent().remove(named)
    cut_loose(deck.part.rels._rels, _KEPT)  # noqa: SLF001 -- as above
    cut_loose(deck.part.package._rels._rels, PACKAGE_KEEPS)  # noqa: SLF001 -- as above


class Canvas:
    """A new slide, whose placeholders are known by the names that they have in the layout.

    Parameters
    ----------
    deck
        To which the slide is added.
    layout_name
        Of the layout.
    """

    def __init__(self, deck: Any, layout_name: str) -> None:
        self.deck = deck
        layout = next(known for known in deck.slide_layouts if known.name == layout_name)
        self.slide = deck.slides.add_slide(layout)
        self._layout = {shape.name: shape for shape in layout.placeholders}
        self._adopt()

    def _adopt(self) -> None:
        """Name placeholders as in the layout; add what python-pptx leaves out.

        That is the footer and the number; a date would be that of reading, and is left out.
        """
        by_index = {shape.placeholder_format.idx: shape for shape in self.slide.placeholders}
        for name, known in self._layout.items():
            shape = by_index.get(known.placeholder_format.idx)
            if shape is not None:
                shape.name = name
            elif name in _NAMES or known.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                self._add(known)

    def _add(self, known: Any) -> None:
        element = copy.deepcopy(known._element)  # noqa: SLF001 -- as above
        tree = self.slide.shapes._spTree  # noqa: SLF001
        element.nvSpPr.cNvPr.set("id", str(max(map(int, tree.xpath(".//p:cNvPr/@id"))) + 1))
        properties = element.spPr
        for child in list(properties):
            properties.remove(child)
        for child in element.txBody.xpath("./a:lstStyle/* | ./a:p[position() > 1]"):
            child.getparent().remove(child)
        if known.name == "footer":
            for child in element.txBody.xpath("./a:p/*"):
                child.getparent().remove(child)
        tree.append(element)

    def title(self, title: str, subtitle: str, pen: Pen) -> None:
        """Write title and subtitle; the title is smaller where it is long."""
        room = self.box("title").room_pt
        size = fitting_size(title, _TITLE_SIZES, room, bold=True)
        text = shortened(title, size, room[0], lines=max(int(room[1] / size / LINE), 1), bold=True)
        changed = None if size == _TITLE_SIZES[0] else size
        pen.write(self.placeholder("title").text_frame, [plain(text)], size_pt=changed)
        if self.has("subtitle"):
            line = shortened(subtitle, _SUBTITLE_PT, self.box("subtitle").room_pt[0], lines=1)
            pen.write(self.placeholder("subtitle").text_frame, [plain(line)])

    def has(self, name: str) -> bool:
        """Tell whether the layout has a placeholder."""
        return name in self._layout

    def placeholder(self, name: str) -> Any:
        """Return a placeholder of the slide by its name; None if the layout has none."""
        return next((shape for shape in self.slide.placeholders if shape.name == name), None)

    def box(self, name: str) -> Box:
        """Return where a placeholder lies."""
        shape = self._layout[name]
        if shape.width is None:
            raise RenderError(
                f"the template of the slides gives no size to its placeholder {name!r}",
                hint="move it a little in the slide master, so that it has a place of its own",
            )
        return Box(shape.left, shape.top, shape.width, shape.height)

    def take(self, name: str) -> Box:
        """Remove a placeholder, whose room something else will fill, and return its place."""
        box = self.box(name)
        self.drop(name)
        return box

    def drop(self, name: str) -> None:
        """Remove a placeholder that stays empty."""
        shape = self.placeholder(name)
        if shape is not None:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 -- as above

    def unused(self) -> Iterator[str]:
        """Yield the names of placeholders that are still empty."""
        for shape in list(self.slide.placeholders):
            if shape.has_text_frame and not shape.text_frame.text.strip():
                yield shape.name
