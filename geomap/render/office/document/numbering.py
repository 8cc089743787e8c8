"""Numbered lists: the sources are counted from one, whatever else a template counts."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

#: What counts where the style of a template does not.
_DECIMAL = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{{number}}">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
)


def count_from_one(document: Any, paragraphs: Sequence[Any]) -> None:
    """Count paragraphs as one list of its own.

    Parameters
    ----------
    document
        Which has them.
    paragraphs
        All of one style, whose form of numbers is kept.
    """
    if not paragraphs:
        return
    numbering = _numbering(document)
    form = _form_of(paragraphs[0].style, numbering)
    if form is None:
        form = _add_form(numbering)
    number = max((int(known.get(qn("w:numId"))) for known in numbering.num_lst), default=0) + 1
    instance = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{form}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    last = numbering.find(qn("w:numIdMacAtCleanup"))
    if last is None:
        numbering.append(instance)
    else:
        last.addprevious(instance)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 -- no other way
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number


def _numbering(document: Any) -> Any:
    """Return the definitions of lists; they are added to a template that has none."""
    part = document.part
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        empty = files("geomap.render.office").joinpath("builtin", "document", "numbering.xml")
        added = NumberingPart.load(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            empty.read_bytes(),
            part.package,
        )
        part.relate_to(added, RELATIONSHIP_TYPE.NUMBERING)
        return added.element


def _form_of(style: Any, numbering: Any) -> str | None:
    """Return the id of the form of numbers that a style or one it is based on has."""
    while style is not None:
        found = style.element.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        if found:
            forms = numbering.xpath(f'./w:num[@w:numId="{int(found[0])}"]/w:abstractNumId/@w:val')
            return str(forms[0]) if forms else None
        style = style.base_style
    return None


def _add_form(numbering: Any) -> str:
    known = numbering.xpath("./w:abstractNum/@w:abstractNumId")
    number = max(map(int, known), default=-1) + 1
    form = parse_xml(_DECIMAL.format(number=number))
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(form)
    else:  # forms stand before what uses them
        first.addprevious(form)
    return str(number)
