"""The naming footnote as a real one: at the foot of the page where the name first stands.

python-docx knows nothing of footnotes; this writes their part as Word does.
"""

import re
from importlib.resources import files
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from lxml import etree

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_STAR = re.compile(r"(?<=\w)\*")

#: The styles of a footnote, for templates in which nobody has written one yet.
_STYLES = (
    (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="FootnoteText">'
        '<w:name w:val="footnote text"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0"/>'
        '</w:pPr><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
    ),
    (
        f'<w:style {nsdecls("w")} w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:uiPriority w:val="99"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    ),
)


class Footnote:
    """A footnote that waits for the first text it belongs to.

    Parameters
    ----------
    document
        Where it will stand.
    text
        Of the footnote; it may begin with the asterisk that it explains. Empty for none.
    """

    def __init__(self, document: Any, text: str) -> None:
        self._document = document
        self._is_starred = text.startswith("*")
        self._text = text.removeprefix("*").strip()
        self.is_pending = bool(self._text)

    def belongs_to(self, text: str) -> bool:
        """Tell whether a text has the asterisk that is explained."""
        return self._is_starred and _STAR.search(text) is not None

    def add_run(self, paragraph: Any, text: str) -> Any:
        """Add text to a paragraph, with the footnote at its first asterisk if it still waits."""
        star = _STAR.search(text) if self.is_pending and self._is_starred else None
        if star is None:
            return paragraph.add_run(text)
        run = paragraph.add_run(text[: star.start()])
        self.refer(paragraph)
        after = text[star.end() :]
        if after:
            self._like(run, paragraph.add_run(after))
        return run

    def _like(self, run: Any, other: Any) -> None:
        other.bold, other.style, other.font.size = run.bold, run.style, run.font.size

    def refer(self, paragraph: Any) -> None:
        """Refer to the footnote at the end of a paragraph, and write it."""
        self.is_pending = False
        names = self._style_ids()
        number = self._write(names)
        run = paragraph.add_run()
        run.style = self._document.styles["footnote reference"]
        reference = OxmlElement("w:footnoteReference")
        if self._is_starred:
            reference.set(qn("w:customMarkFollows"), "1")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)  # noqa: SLF001 -- python-docx has no way to
        if self._is_starred:
            run.add_text("*")

    def _style_ids(self) -> tuple[str, str]:
        """Return the ids of the styles of a footnote; they are added if they are missing."""
        styles = self._document.styles
        for name, written in zip(("footnote text", "footnote reference"), _STYLES, strict=True):
            if name not in styles:
                styles.element.append(parse_xml(written))
        return styles["footnote text"].style_id, styles["footnote reference"].style_id

    def _write(self, style_ids: tuple[str, str]) -> int:
        part = self._part()
        notes = parse_xml(part.blob)
        number = max((int(note.get(qn("w:id"))) for note in notes), default=0) + 1
        note = etree.SubElement(notes, qn("w:footnote"))
        note.set(qn("w:id"), str(number))
        paragraph = etree.SubElement(note, qn("w:p"))
        properties = etree.SubElement(paragraph, qn("w:pPr"))
        etree.SubElement(properties, qn("w:pStyle")).set(qn("w:val"), style_ids[0])
        mark = etree.SubElement(paragraph, qn("w:r"))
        described = etree.SubElement(mark, qn("w:rPr"))
        etree.SubElement(described, qn("w:rStyle")).set(qn("w:val"), style_ids[1])
        if self._is_starred:
            etree.SubElement(mark, qn("w:t")).text = "*"
        else:
            etree.SubElement(mark, qn("w:footnoteRef"))
        told = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
        told.set(qn("xml:space"), "preserve")
        told.text = f" {self._text}"
        part._blob = etree.tostring(  # noqa: SLF001 -- a plain part has no other way
            notes, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return number

    def _part(self) -> Any:
        """Return the part that holds footnotes; it is added if it is missing."""
        document = self._document.part
        try:
            return document.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        except KeyError:
            empty = files("geomap.render.office").joinpath("builtin", "document", "footnotes.xml")
            part = Part(
                PackURI("/word/footnotes.xml"),
                _CONTENT_TYPE,
                empty.read_bytes(),
                document.package,
            )
            document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
            return part
