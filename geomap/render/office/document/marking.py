"""Header and footer of every page: handling at the top and at the bottom, edition and page."""

from collections.abc import Iterator
from typing import Any

from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

from geomap.render.contents import Contents
from geomap.render.office.document.inline import add_field
from geomap.render.office.document.template import style_named


def mark_pages(document: Any, contents: Contents) -> None:
    """Write into each kind of header and footer that the template has; what is there stays."""
    section = document.sections[0]
    for header in _kinds(document, section, "header"):
        _handling(_new(document, header, "Header"), contents)
    for footer in _kinds(document, section, "footer"):
        line = _new(document, footer, "Footer")
        line.add_run(f"{contents.title} · ")
        add_field(line, "PAGE", "1")
        line.add_run(" / ")
        add_field(line, "NUMPAGES", "1")
        _new(document, footer, "Footer").add_run(f"{contents.edition} · {contents.cutoff}")
        _handling(_new(document, footer, "Footer"), contents)


def _kinds(document: Any, section: Any, name: str) -> Iterator[Any]:
    yield getattr(section, name)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{name}")
    if document.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{name}")


def _new(document: Any, holder: Any, style: str) -> Any:
    """Return an empty paragraph at the end, in the middle of the line."""
    holder.is_linked_to_previous = False
    last = next(reversed(holder.paragraphs), None)
    paragraph: Any = holder.add_paragraph() if last is None or last.runs or last.text else last
    paragraph.style = style_named(document, style)
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    return paragraph


def _handling(paragraph: Any, contents: Contents) -> None:
    paragraph.add_run(contents.handling).bold = True
