"""A map as a report: heading, picture, key reports, changes, the table of reports, the sources."""

import io
from collections.abc import Mapping
from typing import Any

from docx.enum.section import WD_ORIENTATION, WD_SECTION_START
from docx.shared import RGBColor

from geomap.render.base import Artifact, Job
from geomap.render.contents import Contents, contents_of
from geomap.render.lines import ReportLine, ranges
from geomap.render.office.document.figure import add_caption, add_legend, add_picture
from geomap.render.office.document.footnotes import Footnote
from geomap.render.office.document.inline import add_link
from geomap.render.office.document.marking import mark_pages
from geomap.render.office.document.numbering import count_from_one
from geomap.render.office.document.tables import Row, add_table, name_table
from geomap.render.office.document.template import open_document, style_named
from geomap.render.office.package import describe, sealed
from geomap.style.palette import QUIET_INK

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_GAP = " · "
_QUIET = RGBColor.from_string(QUIET_INK.removeprefix("#"))


def render_docx(job: Job) -> Artifact:
    """Render a map as a document.

    Raises
    ------
    RenderError
        If the template of the situation cannot be used.
    """
    contents = job.once(contents_of)
    document = open_document(job.scene.templates.get("document"), job.language)
    _ReportWriter(job, contents, document).write()
    describe(document.core_properties, contents)
    saved = io.BytesIO()
    document.save(saved)
    return Artifact(name=job.name(".docx"), data=sealed(saved.getvalue()), media_type=MEDIA_TYPE)


class _ReportWriter:
    def __init__(self, job: Job, contents: Contents, document: Any) -> None:
        self.job, self.contents, self.document = job, contents, document
        self.footnote = Footnote(document, contents.footnote)

    def write(self) -> None:
        """Write the document from its title to the end."""
        mark_pages(self.document, self.contents)
        self._write_title()
        add_picture(self.document, self.job, self._width())
        add_caption(self.document, self.contents)
        add_legend(self.document, self.job, self.contents, self._width())
        self._write_key_reports()
        self._write_changes()
        self._turn(WD_ORIENTATION.LANDSCAPE)
        self._write_reports()
        self._turn(WD_ORIENTATION.PORTRAIT)
        self._write_sources()
        self._write_about()

    # --- pieces -----------------------------------------------------------------------------------

    def _add(self, style: str, text: str = "") -> Any:
        paragraph = self.document.add_paragraph(style=style_named(self.document, style))
        if text:
            self.footnote.add_run(paragraph, text)
        return paragraph

    def _heading(self, key: str) -> None:
        self._add("Heading 1", self.contents.word(f"office.{key}"))

    def _width(self) -> int:
        """Return the width of the text of the present section, in EMU."""
        section = self.document.sections[-1]
        return int(section.page_width - section.left_margin - section.right_margin)

    def _turn(self, orientation: WD_ORIENTATION) -> None:
        """Begin a section on paper that lies or stands."""
        section = self.document.add_section(WD_SECTION_START.NEW_PAGE)
        edges = sorted((section.page_width, section.page_height))
        lying = orientation is WD_ORIENTATION.LANDSCAPE
        section.page_height, section.page_width = edges if lying else reversed(edges)
        section.orientation = orientation

    # --- parts of the document --------------------------------------------------------------------

    def _write_title(self) -> None:
        contents = self.contents
        title = self._add("Title", contents.title)
        subtitle = self._add("Subtitle", contents.situation)
        texts = [contents.title, contents.situation]
        for report in contents.key_reports:
            texts += [report.title, report.claim, report.claimant]
        if self.footnote.is_pending and not any(map(self.footnote.belongs_to, texts)):
            self.footnote.refer(title)
        told = (contents.edition, contents.cutoff, contents.imprint)
        self._add("Normal", _GAP.join(filter(None, told)))
        self._add("Normal", " ".join(filter(None, (contents.disclaimer, contents.draft))))
        for paragraph in (title, subtitle):
            paragraph.paragraph_format.keep_with_next = True

    def _write_key_reports(self) -> None:
        self._heading("key_reports")
        if not self.contents.key_reports:
            self._add("Normal", self.contents.word("office.no_reports"))
        for report in self.contents.key_reports:
            paragraph = self._add("List Bullet")
            self.footnote.add_run(paragraph, report.title).bold = True
            self.footnote.add_run(paragraph, f" – {report.claim}").add_break()
            self.footnote.add_run(paragraph, self._attribution(report)).font.color.rgb = _QUIET

    def _attribution(self, report: ReportLine) -> str:
        sources = self.contents.word("office.cited", numbers=ranges(report.sources))
        told = (report.claimant, report.when, report.grade, report.quantity)
        return _GAP.join(filter(None, (*told, sources if report.sources else "")))

    def _write_changes(self) -> None:
        contents = self.contents
        self._add("Heading 1", contents.changes_title)
        if contents.edition_note:
            self._add("Normal", contents.edition_note)
        if not contents.changes:
            self._add("Normal", contents.no_changes)
            return
        head = self._head(
            {"change": 1.6, "report": 2.6, "claim": 4.6, "claimant": 2.2, "grade": 1.1}
        )
        rows = [
            Row(
                cells=(
                    change.what,
                    change.report.title,
                    contents.with_successors(change),
                    change.report.claimant,
                    change.report.grade,
                ),
                subject=1,
            )
            for change in contents.changes
        ]
        self._table(head, rows, contents.changes_title)

    def _write_reports(self) -> None:
        contents = self.contents
        self._heading("reports")
        if contents.left_out:
            self._add("Normal", contents.left_out)
        if not contents.reports:
            self._add("Normal", contents.word("office.no_reports"))
            return
        head = self._head(
            {
                "report": 3.2,
                "claimant": 2.9,
                "when": 2.2,
                "grade": 1.1,
                "precision": 1.4,
                "quantity": 1.5,
                "standing": 1.3,
                "sources": 1.5,
            }
        )
        rows = [
            Row(
                cells=(
                    line.title, line.claimant, line.when, line.grade, line.precision,
                    line.quantity, line.standing, ranges(line.sources),
                ),
                is_greyed=line.is_greyed,
            )
            for line in contents.reports
        ]  # fmt: skip
        self._table(head, rows, contents.word("office.reports"))

    def _head(self, shares: Mapping[str, float]) -> list[tuple[str, float]]:
        return [
            (self.contents.word(f"report.column.{key}"), share) for key, share in shares.items()
        ]

    def _table(self, head: list[tuple[str, float]], rows: list[Row], title: str) -> None:
        table = add_table(self.document, head, rows, width=self._width(), footnote=self.footnote)
        name_table(table, title)

    def _write_sources(self) -> None:
        contents = self.contents
        self._heading("sources_grades")
        for text in contents.grades:
            self._add("Normal", text)
        paragraphs = []
        for source in contents.sources:
            paragraph = self._add("List Number", source.text)
            paragraphs.append(paragraph)
            if source.url is not None:
                paragraph.add_run(" ")
                add_link(self.document, paragraph, source.url)
        count_from_one(self.document, paragraphs)

    def _write_about(self) -> None:
        contents = self.contents
        self._heading("about")
        if contents.coverage:
            self._add("Heading 2", contents.word("report.coverage"))
        for text in (contents.coverage, contents.footnote, contents.attribution):
            if text:
                self._add("Normal", text)
