"""What every slide carries: handling, edition, cut-off, naming; and the notes of the map."""

from typing import Any

from geomap.render.contents import Contents
from geomap.render.lines import ReportLine, ranges
from geomap.render.office.metrics import fitting_size, shortened
from geomap.render.office.slides.layouts import Canvas
from geomap.render.office.slides.text import Pen, plain

_FOOTER_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)
_GAP = " · "
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def mark(canvas: Canvas, contents: Contents, pen: Pen, *, sources_on: int) -> None:
    """Write what a slide must not be without.

    Parameters
    ----------
    canvas
        A slide; all but these is on it.
    contents
        What the map says.
    pen
        Writes the texts.
    sources_on
        Number of the slide on which the sources begin.
    """
    for name in ("handling-top", "handling-bottom"):
        place = canvas.placeholder(name)
        text = shortened(contents.handling, 12.0, canvas.box(name).room_pt[0], lines=1, bold=True)
        pen.write(place.text_frame, [plain(text)])
    texts = footer_texts(contents, sources_on=sources_on)
    room = canvas.box("footer").room_pt
    size = fitting_size("\n".join(texts), _FOOTER_SIZES, room)
    footer = canvas.placeholder("footer")
    pen.write(footer.text_frame, [plain(text) for text in texts], size_pt=size)
    for name in list(canvas.unused()):
        canvas.drop(name)
    for run in canvas.slide.element.iter(f"{{{_DRAWING}}}rPr"):  # that of the number too
        run.set("lang", pen.tag)


def footer_texts(contents: Contents, *, sources_on: int) -> list[str]:
    """Return the paragraphs of the small print."""
    count = len(contents.sources)
    sources = ""
    if count:
        sources = contents.word("office.sources_on", count=str(count), number=str(sources_on))
    known = _joined(contents.edition, contents.cutoff, sources, contents.imprint)
    naming = _spaced(contents.footnote, contents.disclaimer, contents.draft)
    return [text for text in (known, naming) if text]


def _joined(*texts: str) -> str:
    return _GAP.join(filter(None, texts))


def _spaced(*texts: str) -> str:
    return " ".join(filter(None, texts))


def write_notes(canvas: Canvas, contents: Contents) -> None:
    """Write the notes for the speaker: what must be said, and what must be known."""
    parts = [
        [contents.handling, contents.title, _joined(contents.edition, contents.cutoff)],
        [contents.word("office.key_reports"), *map(_told(contents), contents.key_reports)],
        [contents.coverage and contents.word("report.coverage"), contents.coverage],
        [contents.left_out, contents.disclaimer, contents.footnote, contents.draft],
    ]
    text = "\n\n".join("\n".join(filter(None, part)) for part in parts if any(part))
    notes: Any = canvas.slide.notes_slide
    notes.notes_text_frame.text = text


def _told(contents: Contents) -> Any:
    def tell(report: ReportLine) -> str:
        told = (report.claimant, report.when, report.grade, report.quantity)
        sources = contents.word("office.cited", numbers=ranges(report.sources))
        return f"– {report.title}. {report.claim} [{_joined(*told, sources)}]"

    return tell
