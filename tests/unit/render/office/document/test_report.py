"""Documents, read back as python-docx reads them."""

import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn

import geomap
from geomap.maps import compose_maps
from geomap.model.situation import TemplateFile
from geomap.render.base import Job
from geomap.render.contents import contents_of
from geomap.render.lines import ranges
from geomap.render.office.document.report import render_docx

FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


@pytest.fixture(scope="module")
def shipped(layers_folder, page_assets):  # noqa: ARG001 -- symbols need them
    situation = geomap.load(layers_folder)
    (scene,) = compose_maps(situation, [situation.map("situation")])
    return scene


@pytest.fixture(scope="module")
def document(shipped, document_of):
    return document_of(shipped)


def styled(document, name):
    return [known.text for known in document.paragraphs if known.style.name == name]


def footnotes(document):
    root = docx.oxml.parser.parse_xml(document.part.part_related_by(FOOTNOTES).blob)
    return [note for note in root if note.get(qn("w:type")) is None]


def test_outline_is_made_of_real_headings(document):
    assert styled(document, "Title") == ["Kosovo–Serbia: the situation as reported*"]
    assert styled(document, "Heading 1") == [
        "Key reports", "What changed since edition 2", "Reports", "Sources and grades",
        "About this map",
    ]  # fmt: skip
    assert styled(document, "Heading 2") == ["What this map does not show"]


def test_picture_has_a_text_and_a_caption_with_a_counted_number(document):
    picture = document.inline_shapes[0]
    (caption,) = styled(document, "Caption")
    counted = [node.text.strip() for node in document.element.iter(qn("w:instrText"))]

    assert "18 October 2023" in picture._inline.docPr.get("descr")
    assert caption.startswith("Map 1: Kosovo–Serbia: the situation as reported. Edition 3 of 3")
    assert counted == ["SEQ Map \\* ARABIC"]


def test_ids_of_pictures_are_unique(document):
    ids = [shape._inline.docPr.get("id") for shape in document.inline_shapes]

    assert len(set(ids)) == len(ids) > 10


def test_legend_has_a_sample_with_a_text_for_each_entry(shipped, document):
    entries = [entry for section in contents_of(Job(shipped)).legend for entry in section.entries]

    legend = document.tables[0]
    text = "\n".join(known.text for cell in legend.rows[0].cells for known in cell.paragraphs)
    samples = [shape._inline.docPr.get("descr") for shape in document.inline_shapes][1:]
    assert len(samples) == sum(entry.swatch is not None for entry in entries)
    assert all(sample in text for sample in samples)


def test_footnote_is_a_real_one_where_the_asterisk_stands(document):
    (note,) = footnotes(document)
    (reference,) = document.element.iter(qn("w:footnoteReference"))

    text = "".join(node.text for node in note.iter(qn("w:t")))
    assert text.startswith("* This designation is without prejudice")
    assert reference.get(qn("w:id")) == note.get(qn("w:id"))
    assert reference.get(qn("w:customMarkFollows")) == "1"
    assert reference.getnext().text == "*"


def test_footnote_goes_to_the_first_name_with_an_asterisk(make_scene, make_layer, document_of):
    title = {"en": "Ruritania* and its neighbour"}
    document = document_of(
        make_scene(make_layer(), title=title, footnote={"en": "* Without prejudice."})
    )

    (reference,) = document.element.iter(qn("w:footnoteReference"))
    paragraph = reference.getparent().getparent()
    assert "".join(node.text for node in paragraph.iter(qn("w:t"))) == title["en"]


def test_footnote_without_an_asterisk_is_numbered(make_scene, make_layer, document_of):
    document = document_of(make_scene(make_layer(), footnote={"en": "The naming is neutral."}))

    (note,) = footnotes(document)
    assert note.find(f".//{qn('w:footnoteRef')}") is not None
    assert "".join(node.text for node in note.iter(qn("w:t"))) == " The naming is neutral."


def test_situation_without_a_footnote_has_none(make_scene, make_layer, document_of):
    document = document_of(make_scene(make_layer(), footnote={}))

    assert "footnotes" not in str([known.reltype for known in document.part.rels.values()])
    assert not list(document.element.iter(qn("w:footnoteReference")))


def test_every_report_is_a_row_with_the_numbers_of_its_sources(shipped, document):
    rows = [[cell.text for cell in row.cells] for row in document.tables[2].rows]

    assert rows[0] == [
        "Report", "Who says so", "When", "Grade", "How exact", "How many", "Standing", "Sources"
    ]  # fmt: skip
    assert [(row[0], row[7]) for row in rows[1:]] == [
        (line.title, ranges(line.sources)) for line in contents_of(Job(shipped)).reports
    ]


def test_heads_are_repeated_and_rows_stay_whole(document):
    for table in document.tables[1:]:
        rows = [row._tr for row in table.rows]
        assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
        assert not any(row.find(f".//{qn('w:tblHeader')}") is not None for row in rows[1:])
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_tables_are_as_wide_as_the_text(document):
    widths = [
        section.page_width - section.left_margin - section.right_margin
        for section in document.sections
    ]

    for table, width in zip(document.tables[1:], widths, strict=False):
        assert sum(column.width for column in table.columns) == pytest.approx(width, abs=5000)


def test_wide_table_lies_on_its_own_pages(document):
    turns = [section.orientation for section in document.sections]

    assert turns == [WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT]
    assert {
        tuple(sorted((round(section.page_width.mm), round(section.page_height.mm))))
        for section in document.sections
    } == {(210, 297)}


def test_sources_are_one_numbered_list_with_links(shipped, document):
    sources = contents_of(Job(shipped)).sources
    listed = [known for known in document.paragraphs if known.style.name == "List Number"]

    assert len(listed) == len(sources)
    assert len({known._p.pPr.numPr.numId.val for known in listed}) == 1
    assert [known.hyperlinks[0].address for known in listed] == [source.url for source in sources]


def test_each_page_bears_handling_at_the_top_and_at_the_bottom(document):
    handling = "TLP:CLEAR · PUBLIC SOURCES – NOT AN OFFICIAL PRODUCT"
    section = document.sections[0]

    assert section.header.paragraphs[0].text == handling
    assert section.footer.paragraphs[-1].text == handling
    assert "Edition 3 of 3" in section.footer.paragraphs[1].text
    assert all(later.header.is_linked_to_previous for later in list(document.sections)[1:])


def test_language_and_properties_are_those_of_the_map(shipped, document_of):
    document = document_of(shipped, "fr")

    (spoken,) = document.styles.element.iter(qn("w:lang"))
    assert spoken.get(qn("w:val")) == "fr-FR"
    properties = document.core_properties
    assert properties.language == "fr"
    assert properties.title == "Kosovo–Serbie : la situation telle que rapportée"
    assert properties.created == properties.modified
    assert "Traduction" in " ".join(known.text for known in document.paragraphs)


def test_what_is_kept_for_the_record_is_grey(document):
    row = document.tables[2].rows[-1]

    assert row.cells[6].text == "Superseded"
    assert str(row.cells[0].paragraphs[0].runs[0].font.color.rgb) == "6F6C66"


def test_empty_map_says_so(make_scene, make_layer, document_of):
    document = document_of(make_scene(make_layer()))

    texts = [known.text for known in document.paragraphs]
    assert texts.count("No report is shown.") == 2
    assert "No report of this map has changed." in texts


def test_hundreds_of_reports_are_all_there(make_scene, make_layer, make_report, document_of):
    reports = [make_report(f"report-{number}") for number in range(300)]

    document = document_of(make_scene(make_layer(*reports)))

    assert len(document.tables[1].rows) == 301


def test_hostile_texts_are_shown_as_they_are(hostile_scene, hostile, document_of):
    document = document_of(hostile_scene)

    told = " ".join(node.text or "" for node in document.element.iter(qn("w:t")))
    for text in hostile:
        assert text in told
    links = [
        relation.target_ref for relation in document.part.rels.values() if relation.is_external
    ]
    assert set(links) == {"https://paper.example/a?b=c&d=%22"}


# --- house templates ------------------------------------------------------------------------------


def template_of(document):
    saved = io.BytesIO()
    document.save(saved)
    return {"document": TemplateFile(path="house.docx", data=saved.getvalue())}


@pytest.fixture
def house():
    """The template that python-docx has: other styles, and neither footnotes nor ours."""
    document = docx.Document()
    document.add_paragraph("Somebody else's text")
    document.sections[0].header.paragraphs[0].add_run("The House")
    document.styles["Heading 1"].font.name = "House Sans"
    return document


def test_template_of_the_house_is_used_and_its_text_is_not(
    make_scene, make_layer, make_report, document_of, house
):
    document = document_of(make_scene(make_layer(make_report()), templates=template_of(house)))

    assert document.styles["Heading 1"].font.name == "House Sans"
    assert "Somebody else's text" not in [known.text for known in document.paragraphs]
    assert document.tables[1].style.name == "Table Grid"
    header = [known.text for known in document.sections[0].header.paragraphs]
    assert header == ["The House", "TLP:CLEAR · PUBLIC SOURCES"]
    assert len(footnotes(document)) == 1


def test_first_and_even_pages_of_a_template_bear_the_handling_too(
    make_scene, make_layer, document_of, house
):
    house.settings.odd_and_even_pages_header_footer = True
    house.sections[0].different_first_page_header_footer = True

    document = document_of(make_scene(make_layer(), templates=template_of(house)))

    section = document.sections[0]
    for holder in (section.first_page_header, section.even_page_footer, section.header):
        assert holder.paragraphs[-1].text == "TLP:CLEAR · PUBLIC SOURCES"


def test_list_of_a_template_that_does_not_count_is_numbered(
    make_scene, make_layer, make_report, document_of, house
):
    numbered = house.styles["List Number"].element
    numbered.pPr.remove(numbered.pPr.numPr)

    document = document_of(make_scene(make_layer(make_report()), templates=template_of(house)))

    (source,) = (known for known in document.paragraphs if known.style.name == "List Number")
    number = source._p.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    (form,) = numbering.xpath(f'./w:num[@w:numId="{number}"]/w:abstractNumId/@w:val')
    (kind,) = numbering.xpath(f'./w:abstractNum[@w:abstractNumId="{form}"]/w:lvl/w:numFmt/@w:val')
    assert kind == "decimal"


def test_template_without_any_list_gets_one(
    make_scene, make_layer, make_report, document_of, changed_template
):
    data = changed_template(
        "document",
        [
            ('  <Relationship Id="rId3"', '  <!-- <Relationship Id="rId3"'),
            ('Target="numbering.xml"/>', 'Target="numbering.xml"/> -->'),
            ('<w:numPr><w:numId w:val="1"/></w:numPr>', ""),
        ],
    )
    template = {"document": TemplateFile(path="house.docx", data=data)}

    document = document_of(make_scene(make_layer(make_report()), templates=template))

    (source,) = (known for known in document.paragraphs if known.style.name == "List Number")
    assert source._p.pPr.numPr.numId.val > 0


def test_template_that_cannot_be_opened_is_a_render_error(make_scene, make_layer):
    template = {"document": TemplateFile(path="house.docx", data=b"nothing")}

    with pytest.raises(geomap.RenderError, match=r"house\.docx cannot be opened"):
        render_docx(Job(make_scene(make_layer(), templates=template)))


def test_parts_of_the_package_are_well_formed_and_named_once(shipped):
    with zipfile.ZipFile(io.BytesIO(render_docx(Job(shipped)).data)) as package:
        names = package.namelist()
        types = package.read("[Content_Types].xml").decode()

    assert len(set(names)) == len(names)
    assert types.count("footnotes+xml") == 1
