"""What is wrong with an office file as a template: found without opening it as a program would."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from geomap.spec.links import is_link
from geomap.spec.office_templates import LAYOUTS, PICTURE_MM, STYLES, WITHOUT_TEXT

MAX_BYTES = 32 * 1024 * 1024
_MAX_PARTS, _MAX_PART_BYTES, _MAX_UNPACKED_BYTES = 4000, 64 * 1024 * 1024, 256 * 1024 * 1024

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    "slides": f"{_OFFICE}presentationml.presentation.main+xml",
    "document": f"{_OFFICE}wordprocessingml.document.main+xml",
}
_SUFFIX = {"slides": ".pptx", "document": ".docx"}
_LAYOUT = f"{_OFFICE}presentationml.slideLayout+xml"
_STYLES = f"{_OFFICE}wordprocessingml.styles+xml"
_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "t": "http://schemas.openxmlformats.org/package/2006/content-types",
    "r": "http://schemas.openxmlformats.org/package/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}
_EMU_PER_MM = 36000
#: Longest edge of a picture: that of the largest slide.
_LARGEST_MM = 1450.0


_LINKS = frozenset(
    f"{base}/relationships/hyperlink"
    for base in (
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://purl.oclc.org/ooxml/officeDocument",
    )
)
#: Last pieces of the types of parts that programs run.
_ACTIVE = frozenset(
    {"vbaProject", "control", "oleObject", "package", "activeXControlBinary", "attachedTemplate"}
)
_LOADING_FIELD = re.compile(r"\b(?:INCLUDE\w*|DDE\w*|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, its cure, and the code of its kind."""

    message: str
    cure: str
    code: str = "GM-SPEC-TEMPLATE"


#: Parts that are XML, by name; elements of lxml, which has no types.
Parts = Mapping[str, Any]


def find_faults(product: str, data: bytes) -> list[Fault]:
    """Find everything that keeps an office file from being the template of a product.

    Parameters
    ----------
    product
        "slides" or "document".
    data
        The file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            faults = list(_package_faults(package, len(data)))
            parts = {} if faults else _read_parts(package, faults)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        return [_not_office(product)]
    if faults:
        return faults
    types = _content_types(parts)
    faults = [*_kind_faults(product, types), *_remote_faults(parts)]
    if faults:
        return faults
    find = _layout_faults if product == "slides" else _style_faults
    return list(find(parts, types))


def _not_office(product: str) -> Fault:
    return Fault(
        f"the file is no {_SUFFIX[product]}, or it is locked with a password",
        f"save it as {_SUFFIX[product]}, without a password",
    )


def _package_faults(package: zipfile.ZipFile, size: int) -> Iterator[Fault]:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if size > MAX_BYTES:
        yield Fault(
            f"the file has {size} bytes; {MAX_BYTES} are read at most",
            "take large pictures out of it",
        )
    if (
        len(parts) > _MAX_PARTS
        or any(part.file_size > _MAX_PART_BYTES for part in parts)
        or sum(part.file_size for part in parts) > _MAX_UNPACKED_BYTES
    ):
        yield Fault("unpacked, the file is far too large", "take slides and pictures out of it")
    if len(set(names)) < len(names) or any(
        name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names
    ):
        yield Fault(
            "the file holds parts twice, or outside of itself", "save it again in an office program"
        )


def _read_parts(package: zipfile.ZipFile, faults: list[Fault]) -> dict[str, Any]:
    """Return the parts that are XML."""
    parts: dict[str, Any] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name in package.namelist():
        if not name.lower().endswith((".xml", ".rels")):
            continue
        try:
            root = etree.fromstring(package.read(name), parser)
        except etree.XMLSyntaxError as error:
            faults.append(
                Fault(f"its part {name} is not XML: {error.msg}", "save it again, or mend it")
            )
            continue
        if root.getroottree().docinfo.doctype:
            faults.append(
                Fault(
                    f"its part {name} declares a document type, which office files never do",
                    "use a template whose origin you know",
                )
            )
        parts[name] = root
    return parts


def _content_types(parts: Parts) -> dict[str, str]:
    """Return the type of each part that has one of its own; "" for what types are by suffix."""
    root = parts.get("[Content_Types].xml")
    if root is None:
        return {}
    types = {
        str(known.get("PartName", "")).removeprefix("/"): str(known.get("ContentType", ""))
        for known in root.iterfind("t:Override", _NAMES)
    }
    further = (known.get("ContentType", "") for known in root.iterfind("t:Default", _NAMES))
    return types | {f"*.{place}": str(known) for place, known in enumerate(further)}


def _kind_faults(product: str, types: Mapping[str, str]) -> Iterator[Fault]:
    if any("macro" in known.lower() or "vba" in known.lower() for known in types.values()):
        yield Fault(
            "the file has macros, which would run at every reader of the product",
            f"save it as {_SUFFIX[product]}, without macros",
        )
    elif _MAIN[product] not in types.values():
        yield _not_office(product)


def _remote_faults(parts: Parts) -> Iterator[Fault]:
    """Find what a program would load from elsewhere when a reader opens the product."""
    for name, root in parts.items():
        if name.lower().endswith(".rels"):
            for relation in root.iterfind("r:Relationship", _NAMES):
                yield from _relation_faults(relation)
            continue
        fields = [node.text or "" for node in root.iter(f"{{{_NAMES['w']}}}instrText")]
        fields += [
            node.get(f"{{{_NAMES['w']}}}instr", "")
            for node in root.iter(f"{{{_NAMES['w']}}}fldSimple")
        ]
        loading = _LOADING_FIELD.search(" ".join(fields))
        if loading is not None:
            yield Fault(
                f"its part {name} has a field that loads or runs something: {loading[0]}",
                "put what it loads into the file itself",
            )


def _relation_faults(relation: Any) -> Iterator[Fault]:
    """Find what a relationship loads, runs or leads to that a product may not."""
    kind, target = str(relation.get("Type", "")), str(relation.get("Target", ""))
    if str(relation.get("TargetMode", "")).lower() == "external":
        if kind not in _LINKS:
            yield Fault(
                f"the file loads {target[:80]!r} from elsewhere",
                "put what it loads into the file itself",
            )
        elif not is_link(target):
            yield Fault(
                f"the file links to {target[:80]!r}, which is neither a page nor a mail address",
                "take the link out, or let it lead to https://…",
            )
    elif kind.rpartition("/")[2] in _ACTIVE:
        yield Fault(
            f"the file has a part that programs run: {target[:80]!r}",
            "take macros, controls and embedded objects out of it",
        )


def _layout_faults(parts: Parts, types: Mapping[str, str]) -> Iterator[Fault]:
    layouts = {
        str(root.find("p:cSld", _NAMES).get("name", "")): root
        for name, root in parts.items()
        if types.get(name) == _LAYOUT and root.find("p:cSld", _NAMES) is not None
    }
    for layout, wanted in LAYOUTS.items():
        if layout not in layouts:
            yield Fault(
                f"it has no layout named {layout!r}",
                f"add it in the slide master, with placeholders named {', '.join(wanted)}",
                "GM-SPEC-LAYOUT",
            )
            continue
        shapes = _placeholders(layouts[layout])
        for name in wanted:
            fault = _placeholder_fault(name, shapes.get(name))
            if fault is not None:
                message, cure = fault
                yield Fault(f"layout {layout!r}: {message}", cure, "GM-SPEC-LAYOUT")


def _placeholders(layout: Any) -> dict[str, Any]:
    return {
        str(shape.find("p:nvSpPr/p:cNvPr", _NAMES).get("name")): shape
        for shape in layout.iterfind("p:cSld/p:spTree/p:sp", _NAMES)
        if shape.find("p:nvSpPr/p:nvPr/p:ph", _NAMES) is not None
    }


def _placeholder_fault(name: str, shape: Any) -> tuple[str, str] | None:
    if shape is None:
        return (
            f"it has no placeholder named {name!r}",
            "name it so in the selection pane of the slide master",
        )
    kind = shape.find("p:nvSpPr/p:nvPr/p:ph", _NAMES).get("type", "obj")
    is_picture = kind in WITHOUT_TEXT
    if is_picture and name not in {"picture", "table"}:
        return f"its placeholder {name!r} takes no text", "use a placeholder for text"
    size = shape.find("p:spPr/a:xfrm/a:ext", _NAMES)
    if name != "picture" or size is None:
        return None
    told = [str(size.get(edge, "")) for edge in ("cx", "cy")]
    edges = [int(edge) / _EMU_PER_MM if edge.isdecimal() else 0.0 for edge in told]
    least = " by ".join(f"{edge:g}" for edge in PICTURE_MM)
    if any(edge < known for edge, known in zip(edges, PICTURE_MM, strict=True)):
        return "its placeholder 'picture' is too small for a map", f"make it {least} mm or larger"
    if max(edges) > _LARGEST_MM:
        return (
            "its placeholder 'picture' is too large for a map",
            f"make it {least} mm or larger, and {_LARGEST_MM:g} mm at most",
        )
    return None


def _style_faults(parts: Parts, types: Mapping[str, str]) -> Iterator[Fault]:
    main = [root for name, root in parts.items() if types.get(name) == _MAIN["document"]]
    if not any(root.find("w:body/w:sectPr", _NAMES) is not None for root in main):
        yield Fault(
            "it has no page: the setup of a section is missing",
            "save it again in an office program",
        )
    known = {
        str(style.get(f"{{{_NAMES['w']}}}val"))
        for name, root in parts.items()
        if types.get(name) == _STYLES
        for style in root.iterfind("w:style/w:name", _NAMES)
    }
    for style in STYLES:
        if style not in known:
            yield Fault(
                f"it has no style named {style!r}",
                "use the style once in the file, so that the program keeps it",
                "GM-SPEC-LAYOUT",
            )
