"""Paragraphs on slides: sizes, weights and links; colours and fonts are those of the theme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.text import MSO_AUTO_SIZE, MSO_VERTICAL_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from geomap.render.office.language import office_tag
from geomap.render.office.metrics import LINE

_NAMESPACES = nsdecls("a", "r")


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
        body = frame._txBody  # noqa: SLF001 -- run by run, python-pptx is three times as slow
        for empty in body.p_lst:
            body.remove(empty)
        for paragraph in paragraphs:
            body.append(parse_xml(self._paragraph(frame, paragraph, size_pt)))

    def _paragraph(self, frame: Any, paragraph: Paragraph, size_pt: float | None) -> str:
        """Return a paragraph as XML."""
        form = end = ""
        if size_pt is not None:
            # exact, so that no font needs more room than was reckoned with
            form = (
                f'<a:pPr><a:lnSpc><a:spcPts val="{_hundredths(size_pt * LINE)}"/></a:lnSpc>'
                f'<a:spcBef><a:spcPts val="{_hundredths(paragraph.gap_pt)}"/></a:spcBef></a:pPr>'
            )
            # an empty paragraph is as high as its type, and 18 pt if that is not said
            end = f'<a:endParaRPr lang="{self.tag}" sz="{_hundredths(size_pt)}"/>'
        runs = "".join(self._run(frame, run, size_pt) for run in paragraph.runs if run.text)
        return f"<a:p {_NAMESPACES}>{form}{runs}{end}</a:p>"

    def _run(self, frame: Any, run: Run, size_pt: float | None) -> str:
        size = f' sz="{_hundredths(size_pt)}"' if size_pt is not None else ""
        weight = ' b="1"' if run.bold else ""
        look = ""
        if run.url is not None:
            relation = frame.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            look = f'<a:hlinkClick r:id="{relation}"/>'
        elif run.quiet:
            look = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        properties = f'<a:rPr lang="{self.tag}"{size}{weight}>{look}</a:rPr>'
        return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"

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


def _hundredths(points: float) -> int:
    return round(points * 100)
