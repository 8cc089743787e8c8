"""Decks, read back as python-pptx reads them."""

import io

import pytest
from pptx.util import Emu

import geomap
from geomap.maps import compose_maps
from geomap.model.situation import TemplateFile
from geomap.render.base import Job
from geomap.render.contents import contents_of
from geomap.render.office.metrics import LINE, line_count
from geomap.render.office.picture import SIZE_MM
from geomap.render.office.slides.deck import render_pptx
from geomap.render.office.slides.layouts import Canvas, open_deck

LANGUAGES = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")


@pytest.fixture(scope="module")
def shipped(layers_folder, page_assets):  # noqa: ARG001 -- symbols need them
    situation = geomap.load(layers_folder)
    (scene,) = compose_maps(situation, [situation.map("situation")])
    return scene


@pytest.fixture(scope="module")
def deck(shipped, deck_of):
    return deck_of(shipped)


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def tables(deck, name):
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.name == name]
    return [shape.table for shape in shapes]


def placed(deck):
    """Yield every shape of a deck with its slide; of groups what they hold."""
    for slide in deck.slides:
        for shape in slide.shapes:
            yield slide, shape
            if shape.shape_type == 6:  # a group
                yield from ((slide, inner) for inner in shape.shapes)


def test_slides_stand_in_order_and_go_on_where_one_is_not_enough(deck):
    found = titles(deck)

    assert found[0] == "Kosovo–Serbia: the situation as reported"
    assert found[1] == "Legend"
    assert found[2:4] == ["What changed since edition 2", "What changed since edition 2 (2)"]
    assert "Reports" in found
    assert "Reports (2)" in found
    assert found.index("Sources and grades") < found.index("Sources and grades (2)")
    assert (deck.slide_width, deck.slide_height) == (Emu(12192000), Emu(6858000))


def test_ids_of_shapes_are_unique_on_each_slide(deck):
    for slide in deck.slides:
        ids = slide.element.xpath(".//p:cNvPr/@id")
        assert len(set(ids)) == len(ids)


def test_every_slide_carries_handling_edition_and_naming(deck, texts_of):
    for slide in deck.slides:
        texts = texts_of(slide)
        assert texts.count("TLP:CLEAR · PUBLIC SOURCES – NOT AN OFFICIAL PRODUCT") == 2
        footer = " ".join(texts)
        assert "Edition 3 of 3, supersedes edition 2 · As of 18 October 2023, 23:59" in footer
        assert "* This designation is without prejudice" in footer
        assert "not verified" in footer


def test_footer_says_on_which_slide_the_sources_begin(deck, texts_of):
    number = titles(deck).index("Sources and grades") + 1

    assert f"76 sources, from slide {number}" in " ".join(texts_of(deck.slides[0]))


def test_picture_has_a_text_and_its_place(deck):
    (picture,) = (shape for shape in deck.slides[0].shapes if shape.name == "picture")

    assert picture.image.content_type == "image/png"
    assert "18 October 2023" in picture._element.nvPicPr.cNvPr.get("descr")
    assert picture.width / deck.slide_width == pytest.approx(2 / 3, abs=0.06)


def test_every_report_and_every_source_is_in_a_table(shipped, deck):
    contents = contents_of(Job(shipped))

    reports = [row.cells[0].text for table in tables(deck, "reports") for row in table.rows]
    sources = [row.cells[0].text for table in tables(deck, "sources") for row in table.rows]

    assert [name for name in reports if name != "Report"] == [
        line.title for line in contents.reports
    ]
    assert [name for name in sources if name != "No."] == [
        str(number) for number in range(1, len(contents.sources) + 1)
    ]


def test_cells_have_their_parts_once_and_in_order(deck):
    for table in tables(deck, "reports"):
        for cell in table._tbl.xpath(".//a:tc"):
            assert [part.tag.rpartition("}")[2] for part in cell] == ["txBody", "tcPr"]


def test_links_lead_to_the_sources_and_nowhere_else(shipped, deck):
    links = {
        relation.target_ref
        for slide in deck.slides
        for relation in slide.part.rels.values()
        if relation.is_external
    }

    assert links == {source.url for source in contents_of(Job(shipped)).sources if source.url}


def test_notes_tell_each_key_report_with_claimant_grade_and_sources(shipped, deck):
    notes = deck.slides[0].notes_slide.notes_text_frame.text

    for report in contents_of(Job(shipped)).key_reports:
        assert report.title in notes
        assert report.claim in notes
    assert "B2 · sources 29–31, 39" in notes
    assert "What this map does not show" in notes


def test_samples_of_the_legend_are_native_and_say_what_they_stand_for(deck):
    samples = [
        shape for slide, shape in placed(deck) if slide == deck.slides[1] and shape.name == "sample"
    ]

    patterns = [
        fill.get("prst")
        for shape in samples
        for fill in shape._element.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}pattFill"
        )
    ]
    assert len(set(patterns)) == 4
    assert all(shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in samples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_leaves_the_slide_and_every_text_fits_its_shape(shipped, deck_of, language):
    deck = deck_of(shipped, language)

    for slide, shape in placed(deck):
        name = f"{slide.shapes.title.text_frame.text}: {shape.name}"
        assert shape.left >= 0, name
        assert shape.top >= 0, name
        assert shape.left + shape.width <= deck.slide_width, name
        assert shape.top + shape.height <= deck.slide_height, name
        if shape.has_text_frame and shape.text_frame.text:
            assert height_pt(shape) <= shape.height / 12700 + 0.1, name


def height_pt(shape):
    """Estimate the height of the text of a shape."""
    used = 0.0
    for paragraph in shape.text_frame.paragraphs:
        sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
        size = sizes[0] if sizes else {"title": 28.0, "subtitle": 14.0}.get(shape.name, 12.0)
        bold = shape.name == "title" or any(run.font.bold for run in paragraph.runs)
        lines = line_count(paragraph.text, size, shape.width / 12700, bold=bold)
        used += lines * size * LINE
        if paragraph.space_before is not None:
            used += paragraph.space_before.pt
    return used


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_end_above_the_footer(shipped, deck_of, language):
    deck = deck_of(shipped, language)

    for slide in deck.slides:
        footer = next(shape for shape in slide.shapes if shape.name == "footer")
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= footer.top


def test_legend_lies_above_the_footer_and_below_the_claims(deck):
    shapes = {shape.name: shape for shape in deck.slides[0].shapes}

    assert shapes["claims"].top + shapes["claims"].height <= shapes["legend"].top
    assert shapes["legend"].top + shapes["legend"].height <= shapes["legend entries"].top
    assert (
        shapes["legend entries"].top + shapes["legend entries"].height
        <= shapes["legend elsewhere"].top
    )
    assert (
        shapes["legend elsewhere"].top + shapes["legend elsewhere"].height <= shapes["footer"].top
    )


def test_three_key_reports_at_least_are_told_beside_the_map_in_14_points(deck):
    claims = next(shape for shape in deck.slides[0].shapes if shape.name == "claims")

    runs = [run for paragraph in claims.text_frame.paragraphs for run in paragraph.runs]
    assert {run.font.size.pt for run in runs} == {14.0}
    assert sum(run.font.bold is True for run in runs) - 1 >= 3


def test_texts_are_marked_with_their_language(shipped, deck_of):
    deck = deck_of(shipped, "sr-Cyrl")

    runs = deck.slides[0].element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr")
    assert {run.get("lang") for run in runs if run.get("lang")} == {"sr-Cyrl-RS"}
    assert deck.core_properties.language == "sr-Cyrl"


def test_properties_say_what_it_is(deck):
    properties = deck.core_properties

    assert properties.title == "Kosovo–Serbia: the situation as reported"
    assert "TLP:CLEAR" in properties.keywords
    assert properties.category == "Edition 3 of 3, supersedes edition 2"
    assert properties.created == properties.modified


def test_empty_map_says_so(make_scene, make_layer, deck_of, texts_of):
    deck = deck_of(make_scene(make_layer()))

    assert titles(deck) == [
        "Whole", "What changed since edition 2", "Reports", "Sources and grades"
    ]  # fmt: skip
    assert "No report of this map has changed." in texts_of(deck.slides[1])
    assert "No report is shown." in texts_of(deck.slides[2])


def test_map_with_one_report_has_its_whole_legend_beside_it(
    make_scene, make_layer, make_report, deck_of
):
    deck = deck_of(make_scene(make_layer(make_report())))

    assert "Legend" not in titles(deck)
    assert any(shape.name == "legend entries" for shape in deck.slides[0].shapes)


def test_hundreds_of_reports_go_on_further_slides(make_scene, make_layer, make_report, deck_of):
    reports = [
        make_report(f"report-{number}", names={"en": "Report of a place " * (number % 9 + 1)})
        for number in range(300)
    ]

    deck = deck_of(make_scene(make_layer(*reports)))

    rows = [row for table in tables(deck, "reports") for row in list(table.rows)[1:]]
    assert len(rows) == 300
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table:
                bottom = shape.top + sum(row.height for row in shape.table.rows)
                assert bottom <= Emu(5_800_000)


def test_hostile_texts_are_shown_as_they_are(hostile_scene, hostile, deck_of, texts_of):
    deck = deck_of(hostile_scene)

    told = " ".join(text for slide in deck.slides for text in texts_of(slide))
    for text in hostile:
        assert text in told
    links = [
        relation.target_ref
        for slide in deck.slides
        for relation in slide.part.rels.values()
        if relation.is_external
    ]
    assert set(links) == {"https://paper.example/a?b=c&d=%22"}


def test_title_without_end_is_cut_on_the_slide(make_scene, make_layer, deck_of):
    deck = deck_of(make_scene(make_layer(), title={"en": "word " * 800}))

    subtitle = next(shape for shape in deck.slides[0].shapes if shape.name == "subtitle")
    assert subtitle.text_frame.text.endswith("…")


# --- house templates ------------------------------------------------------------------------------


@pytest.fixture
def house(changed_template):
    """A template with other fonts, no subtitle, and the picture elsewhere."""
    data = changed_template(
        "slides",
        replaced=[
            ('typeface="Arial"', 'typeface="House Sans"'),
            ('name="subtitle"', 'name="something else"'),
            ('<a:off x="411480" y="1298448"/><a:ext cx="7635240"',
             '<a:off x="500000" y="1298448"/><a:ext cx="7000000"'),
        ],
    )  # fmt: skip
    return {"slides": TemplateFile(path="house.pptx", data=data)}


def test_template_of_the_house_is_used(make_scene, make_layer, make_report, deck_of, house):
    deck = deck_of(make_scene(make_layer(make_report()), templates=house))

    slide = deck.slides[0]
    (picture,) = (shape for shape in slide.shapes if shape.name == "picture")
    assert slide.slide_layout.name == "geomap map"
    assert (picture.left, picture.width) == (500000, 7000000)
    # what nothing was written into does not ask to be clicked
    assert not any(shape.name == "something else" for shape in slide.shapes)
    with_fonts = deck.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    )
    assert b"House Sans" in with_fonts.blob


def test_date_of_a_template_does_not_come_alive(make_scene, make_layer, deck_of, changed_template):
    data = changed_template(
        "slides",
        [
            ('name="subtitle"', 'name="date"'),
            ('type="body" sz="quarter" idx="10"', 'type="dt" idx="10"'),
        ],
    )
    template = {"slides": TemplateFile(path="house.pptx", data=data)}

    deck = deck_of(make_scene(make_layer(), templates=template))

    assert not any(shape.name == "date" for slide in deck.slides for shape in slide.shapes)


def test_slides_of_a_template_are_not_in_the_product(make_scene, make_layer, deck_of):
    full = render_pptx(Job(make_scene(make_layer(), title={"en": "Somebody else's"}))).data
    template = {"slides": TemplateFile(path="full.pptx", data=full)}

    deck = deck_of(make_scene(make_layer(), templates=template))

    saved = io.BytesIO()
    deck.save(saved)
    assert len(deck.slides) == 4
    assert b"Somebody else" not in saved.getvalue()
    assert not any("Somebody else" in text for slide in deck.slides for text in slide_texts(slide))


def slide_texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_template_that_cannot_be_opened_is_a_render_error(make_scene, make_layer):
    template = {"slides": TemplateFile(path="house.pptx", data=b"nothing")}

    with pytest.raises(geomap.RenderError, match=r"house\.pptx cannot be opened"):
        render_pptx(Job(make_scene(make_layer(), templates=template)))


def test_picture_of_the_built_in_template_is_the_one_that_documents_share():
    canvas = Canvas(open_deck(None), "geomap map")
    box = canvas.box("picture")

    assert (round(box.width / 36000, 1), round(box.height / 36000, 1)) == SIZE_MM
