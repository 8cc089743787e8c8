"""What stands in a line of text: fields that count, and links."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from geomap.render.office.document.template import style_named


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field, such as the number of the page.

    Parameters
    ----------
    paragraph
        Where it is added at the end.
    instruction
        Such as "PAGE" or "SEQ Map".
    shown
        Until a program counts itself.
    """
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "instruction":
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {instruction} "
            run._r.append(text)  # noqa: SLF001 -- python-docx has no way to
        elif kind != "shown":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 -- as above


def add_link(document: Any, paragraph: Any, url: str) -> None:
    """Add an address as a link to itself."""
    relation = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(url, style=style_named(document, "Hyperlink"))
    link.append(run._r)  # noqa: SLF001 -- python-docx has no way to
    paragraph._p.append(link)  # noqa: SLF001 -- as above
