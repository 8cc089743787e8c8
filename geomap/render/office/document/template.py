"""The template of a document: opened, emptied, and its styles by name."""

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from geomap.model.situation import TemplateFile
from geomap.render.office.language import office_tag
from geomap.render.office.package import PACKAGE_KEEPS, built_in, cut_loose, unusable

#: What takes the place of a style that a template need not have.
_INSTEAD = {
    "Subtitle": "Normal",
    "List Bullet": "Normal",
    "geomap table": "Table Grid",
    "Normal Table": None,
    "Hyperlink": None,
    "footnote text": "Normal",
    "footnote reference": None,
}


#: Kinds of parts that make the design of a document.
_KEPT = frozenset(
    {"styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "numbering"}
)


def open_document(template: TemplateFile | None, language: str) -> Any:
    """Open a template without its text; the built-in one if None is given.

    Parameters
    ----------
    template
        A document.
    language
        In which the text will be.

    Raises
    ------
    RenderError
        If it cannot be opened.
    """
    try:
        document = Document(io.BytesIO(template.data if template else built_in("document")))
    except Exception as error:
        # these libraries raise whatever the file makes them meet: all of it means the same here
        raise unusable(template, error) from error
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    _cut_loose(document)
    _speak(document, language)
    return document


def _cut_loose(document: Any) -> None:
    """Leave behind what the text of the template led to; its notes too, and what refers to them."""
    heads = document.element.body.iter(qn("w:headerReference"), qn("w:footerReference"))
    cut_loose(document.part.rels, _KEPT, {head.get(qn("r:id")) for head in heads})
    cut_loose(document.part.package.rels, PACKAGE_KEEPS)
    settings = document.settings.element
    for name in ("w:footnotePr", "w:endnotePr", "w:rsids", "w:docVars"):
        for child in settings.findall(qn(name)):
            settings.remove(child)


def _speak(document: Any, language: str) -> None:
    """Set the language that is checked and hyphenated in."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    holder = None if defaults is None else defaults.find(qn("w:rPrDefault"))
    if holder is None:
        return
    properties = holder.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        holder.append(properties)
    spoken = properties.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        properties.append(spoken)
    spoken.set(qn("w:val"), office_tag(language))


def style_named(document: Any, name: str) -> Any:
    """Return a style; what may stand for it where a template does not have it, None for nothing."""
    if name in document.styles:
        return document.styles[name]
    instead = _INSTEAD[name]
    return None if instead is None else document.styles[instead]
