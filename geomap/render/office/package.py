"""Office files as packages: the built-in templates, and the same bytes whoever saves them when."""

import io
import zipfile
from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import Any, Protocol

from geomap.errors import RenderError
from geomap.model.situation import TemplateFile
from geomap.render.contents import Contents

#: Parts of the built-in templates by their name in the package, and the files they come from.
_SLIDES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels",
    "ppt/presentation.xml": "presentation.xml",
    "ppt/_rels/presentation.xml.rels": "presentation.rels",
    "ppt/slideMasters/slideMaster1.xml": "master.xml",
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": "master.rels",
    "ppt/slideLayouts/slideLayout1.xml": "layout_map.xml",
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": "layout.rels",
    "ppt/slideLayouts/slideLayout2.xml": "layout_table.xml",
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": "layout.rels",
    "ppt/theme/theme1.xml": "theme.xml",
}
_DOCUMENT = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document.rels",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/numbering.xml": "numbering.xml",
    "word/footnotes.xml": "footnotes.xml",
}
BUILT_IN: Mapping[str, Mapping[str, str]] = {"slides": _SLIDES, "document": _DOCUMENT}

#: What a whole package keeps of a template.
PACKAGE_KEEPS = frozenset({"core-properties", "officeDocument"})
#: The earliest time that a zip file can hold.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Parts that are small already.
_STORED = (".png", ".jpeg", ".jpg")


class _Properties(Protocol):
    """Core properties, as python-pptx and python-docx have them both."""


def built_in(product: str) -> bytes:
    """Return the template that is used unless the situation names one: "slides" or "document"."""
    folder = files("geomap.render.office").joinpath("builtin", product)
    return _packed(
        {part: folder.joinpath(name).read_bytes() for part, name in BUILT_IN[product].items()}
    )


def unusable(template: TemplateFile | None, reason: object) -> RenderError:
    """Return the error to raise where a template cannot be opened."""
    name = template.path if template else "the built-in template"
    return RenderError(
        f"{name} cannot be opened as a template: {reason}",
        hint="open it in an office program and save it again",
    )


def cut_loose(
    relationships: Any, kept: Collection[str], used: Collection[str] = frozenset()
) -> None:
    """Cut a part of a template off from all that is no part of its design.

    What no relationship leads to is not saved: pictures, notes, comments, properties and a small
    picture of the document that the template was made of would go out with the product.

    Parameters
    ----------
    relationships
        Of the part, by id.
    kept
        Kinds that stay: the last piece of their type.
    used
        Ids that stay, whatever their kind.
    """
    for name, known in list(relationships.items()):
        if known.reltype.rpartition("/")[2] not in kept and name not in used:
            relationships.pop(name)


def sealed(data: bytes) -> bytes:
    """Return a package whose bytes tell nothing of when and where it was saved."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return _packed({part.filename: package.read(part) for part in package.infolist()})


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 0, 0
            stored = name.lower().endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            package.writestr(entry, data, compresslevel=6)
    return packed.getvalue()


def describe(properties: _Properties, contents: Contents) -> None:
    """Write the core properties of a package; whatever a template had there goes.

    Parameters
    ----------
    properties
        Of a presentation or a document.
    contents
        What it says.
    """
    told = {
        "title": contents.title,
        "subject": contents.situation,
        "keywords": ", ".join((contents.handling, *contents.layers)),
        "category": contents.edition,
        "comments": contents.disclaimer,
        "language": contents.language,
        "author": contents.producer,
        "last_modified_by": contents.producer,
        "content_status": "",
        "identifier": "",
        "version": "",
        "revision": 1,
        "created": contents.made_at,
        "modified": contents.made_at,
    }
    for name, value in told.items():
        # both libraries refuse what is longer
        setattr(properties, name, value[:255] if isinstance(value, str) else value)
