"""A map as a deck: the order of its slides, and what each of them carries."""

import io
from collections.abc import Mapping

from geomap.render.base import Artifact, Job
from geomap.render.contents import Contents, contents_of
from geomap.render.lines import SourceLine, ranges
from geomap.render.office.package import describe, sealed
from geomap.render.office.samples import draw_samples
from geomap.render.office.slides.layouts import EMU_PER_POINT, Box, Canvas, open_deck
from geomap.render.office.slides.legend import LegendDrawer
from geomap.render.office.slides.legend_layout import legend_columns
from geomap.render.office.slides.map_slide import draw_column, draw_picture_of
from geomap.render.office.slides.marking import mark, write_notes
from geomap.render.office.slides.tables import Column, Table, draw_table
from geomap.render.office.slides.text import Paragraph, Pen, Run, plain
from geomap.spec.office_templates import MAP_LAYOUT, TABLE_LAYOUT

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_LEGEND_COLUMNS, _COLUMN_GAP_PT = 3, 26.0
_SOURCE_PT, _SOURCE_PADDING_PT = 10.0, 2.5


def render_pptx(job: Job) -> Artifact:
    """Render a map as a deck of slides.

    Raises
    ------
    RenderError
        If the template of the situation cannot be used.
    """
    contents = job.once(contents_of)
    writer = _DeckWriter(job, contents)
    writer.write()
    saved = io.BytesIO()
    describe(writer.deck.core_properties, contents)
    writer.deck.save(saved)
    return Artifact(name=job.name(".pptx"), data=sealed(saved.getvalue()), media_type=MEDIA_TYPE)


class _DeckWriter:
    def __init__(self, job: Job, contents: Contents) -> None:
        self.job, self.contents = job, contents
        self.deck = open_deck(job.scene.templates.get("slides"))
        self.pen = Pen(job.language)
        self.drawer = LegendDrawer(job.once(draw_samples), self.pen)
        self.canvases: list[Canvas] = []

    def write(self) -> None:
        """Write every slide, then what all of them carry."""
        self._write_map()
        self._write_changes()
        self._write_reports()
        first_of_sources = len(self.canvases) + 1
        self._write_sources()
        for canvas in self.canvases:
            mark(canvas, self.contents, self.pen, sources_on=first_of_sources)

    def _add(self, layout: str, title: str, subtitle: str) -> Canvas:
        canvas = Canvas(self.deck, layout)
        canvas.title(title, subtitle, self.pen)
        self.canvases.append(canvas)
        return canvas

    def _page(self, title: str, number: int) -> Canvas:
        if number > 1:
            title = self.contents.word("office.continued", title=title, number=str(number))
        return self._add(TABLE_LAYOUT, title, self.contents.title)

    def _write_map(self) -> None:
        canvas = self._add(MAP_LAYOUT, self.contents.title, self.contents.situation)
        draw_picture_of(self.job, canvas)
        complete = draw_column(canvas, self.contents, self.pen, self.drawer)
        write_notes(canvas, self.contents)
        if not complete:
            self._write_legend()

    def _write_legend(self) -> None:
        """Write the whole legend, in columns."""
        title = self.contents.word("report.legend")
        canvas = self._page(title, 1)
        box = canvas.take("table")
        gap = round(_COLUMN_GAP_PT * EMU_PER_POINT)
        width = (box.width - gap * (_LEGEND_COLUMNS - 1)) // _LEGEND_COLUMNS
        room = (width / EMU_PER_POINT, box.room_pt[1])
        columns = legend_columns(self.contents, room, most=_LEGEND_COLUMNS)
        for place, column in enumerate(columns):
            page, across = divmod(place, _LEGEND_COLUMNS)
            if page and not across:
                canvas = self._page(title, page + 1)
                canvas.drop("table")
            left = box.left + across * (width + gap)
            self.drawer.draw(canvas.slide.shapes, Box(left, box.top, width, box.height), column)

    def _draw(self, title: str, table: Table) -> None:
        draw_table(table, self.pen, lambda number: self._page(title, number))

    def _columns(self, shares: Mapping[str, float]) -> list[Column]:
        return [
            Column(title=self.contents.word(f"report.column.{key}"), share=share)
            for key, share in shares.items()
        ]

    def _write_changes(self) -> None:
        rows = [
            (
                plain(change.what, bold=True),
                plain(change.report.title, bold=True),
                plain(self.contents.with_successors(change)),
                plain(change.report.claimant),
                plain(change.report.grade),
            )
            for change in self.contents.changes
        ]
        notes = (self.contents.edition_note, "" if rows else self.contents.no_changes)
        table = Table(
            name="changes",
            columns=self._columns(
                {"change": 1.2, "report": 2.6, "claim": 5.2, "claimant": 2.4, "grade": 0.8}
            ),
            rows=rows,
            notes=tuple(filter(None, notes)),
            size_pt=11.0 if rows else 14.0,
        )
        self._draw(self.contents.changes_title, table)

    def _write_reports(self) -> None:
        rows = [
            (
                plain(line.title, bold=not line.is_greyed, quiet=line.is_greyed),
                *(
                    plain(text, quiet=line.is_greyed)
                    for text in (
                        line.claimant, line.when, line.grade, line.precision, line.quantity,
                        line.standing, ranges(line.sources),
                    )
                ),
            )
            for line in self.contents.reports
        ]  # fmt: skip
        shares = {
            "report": 3.1, "claimant": 2.7, "when": 2.0, "grade": 0.75, "precision": 1.2,
            "quantity": 1.4, "standing": 1.2, "sources": 1.2,
        }  # fmt: skip
        nothing = () if rows else (self.contents.word("office.no_reports"),)
        table = Table(
            name="reports",
            columns=self._columns(shares),
            rows=rows,
            notes=(*nothing, *filter(None, (self.contents.left_out,))),
            size_pt=11.0 if rows else 14.0,
        )
        self._draw(self.contents.word("office.reports"), table)

    def _write_sources(self) -> None:
        rows = [
            (plain(str(line.number), bold=True), _source(line)) for line in self.contents.sources
        ]
        table = Table(
            name="sources",
            columns=self._columns({"number": 0.5, "source": 12.0}),
            rows=rows,
            notes=(*self.contents.grades, *filter(None, (self.contents.attribution,))),
            size_pt=_SOURCE_PT,
            padding_pt=_SOURCE_PADDING_PT,
        )
        self._draw(self.contents.word("office.sources_grades"), table)


def _source(line: SourceLine) -> Paragraph:
    """Name a source; the link is its site, for an address is longer than a line."""
    told = Run(text=line.text)
    if line.url is None:
        return Paragraph((told,))
    return Paragraph((told, Run(text=" "), Run(text=line.site, url=line.url)))
