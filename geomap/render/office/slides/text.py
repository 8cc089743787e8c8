"""Paragraphs on slides: sizes, weights and links; colours and fonts are those of the theme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_AUTO_SIZE, MSO_VERTICAL_ANCHOR
from pptx.util import Pt

from geomap.render.office.language import office_tag
from geomap.render.office.metrics import LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text; quiet text has the second colour of the theme."""

    text: str
    bold: bool = False
    quiet: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs one after the other, and the gap above them in points."""

    runs: tuple[Run, ...]
    gap_pt: float = 0.0

    @property
    def text(self) -> str:
        """The runs as one text."""
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        """Whether it begins in bold type."""
        return self.runs[0].bold


def plain(text: str, *, bold: bool = False, quiet: bool = False, gap_pt: float = 0.0) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text=text, bold=bold, quiet=quiet),), gap_pt)


class Pen:
    """Writes paragraphs in a language."""

    def __init__(self, language: str) -> None:
        self.tag = office_tag(language)

    def write(
        self, frame: Any, paragraphs: Sequence[Paragraph], *, size_pt: float | None = None
    ) -> None:
        """Write paragraphs into an empty text frame.

        Parameters
        ----------
        frame
            Of a shape or a cell.
        paragraphs
            At least one.
        size_pt
            Of the type; that of the placeholder by default.
        """
        for place, paragraph in enumerate(paragraphs):
            written = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            self._write(written, paragraph, size_pt)

    def _write(self, written: Any, paragraph: Paragraph, size_pt: float | None) -> None:
        if size_pt is not None:
            # exact, so that no font needs more room than was reckoned with
            written.line_spacing = Pt(round(size_pt * LINE, 1))
            written.space_before = Pt(paragraph.gap_pt)
            # an empty paragraph is as high as its type, and 18 pt if that is not said
            end = written._p.get_or_add_endParaRPr()  # noqa: SLF001 -- no other way
            end.set("sz", str(round(size_pt * 100)))
        for run in filter(attrgetter("text"), paragraph.runs):
            added = written.add_run()
            added.text = run.text
            if size_pt is not None:
                added.font.size = Pt(size_pt)
            if run.bold:
                added.font.bold = True
            if run.url is not None:
                added.hyperlink.address = run.url
            elif run.quiet:
                added.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
            added._r.get_or_add_rPr().set("lang", self.tag)  # noqa: SLF001 -- no other way

    def text_box(
        self,
        shapes: Any,
        place: tuple[int, int, int, int],
        paragraphs: Iterable[Paragraph],
        *,
        size_pt: float,
    ) -> Any:
        """Add a text box without margins that keeps its size."""
        box = shapes.add_textbox(*place)
        frame = box.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_VERTICAL_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        self.write(frame, tuple(paragraphs), size_pt=size_pt)
        return box
