"""A map and its marginalia on pages: sizes first, then the map, then the whole.

typst measures the blocks of text; the map gets what they leave.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from geomap.model.paper import Paper
from geomap.render.base import Job
from geomap.render.sheet.drawing import Drawing, draw_map
from geomap.render.sheet.lettering import as_outlines, as_text, printable
from geomap.render.sheet.locator import draw_locator
from geomap.render.sheet.marginalia import (
    fine_print,
    legend_texts,
    marking_texts,
    notes,
    report_rows,
    source_rows,
    technical_notes,
    title_texts,
    words_of,
)
from geomap.render.sheet.picture import alt_text, measures_inset
from geomap.render.sheet.press import Press
from geomap.render.sheet.projection import MM_PER_PX, Plane, plane_for
from geomap.render.sheet.swatches import HEIGHT, WIDTH, draw_sample
from geomap.scene.elements import Swatch
from geomap.style.speech import Speaker

#: As in sheet.typ: the margin, and the strips of the handling label together, on A4.
_MARGIN_MM, _STRIPS_MM, _GAP_MM = 8.0, 12.0, 2.0
#: Width of a column of the legend, beside a map and below it, on A4.
_COLUMN_MM = 62.0
_LOW_COLUMN_MM = 60.0
_LOCATOR_MM = (25.0, 25.0)
#: Short edge of A4: sizes are those of A4, a little larger on larger paper.
_A4_SHORT_MM = 210.0
_GROWTH = 0.5
#: Least share of the paper between the margins that the map gets under its legend.
_LEAST_MAP = 0.62
#: Room of the digits of the grid, pixels of the page: left of the map, and below it.
_DIGITS_PX = (23.0, 15.0)
_EDGE_PX = 1.0
#: Size of the samples of the legend, as a share of that of what they stand for.
_SAMPLE = 0.9
#: Share of the width that the strip of the handling may take between producer and page.
_STRIP_SHARE = 0.66


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet ready to be compiled.

    Parameters
    ----------
    paper
        As it lies.
    drawing
        The map.
    told
        What sheet.typ reads, the map as text.
    outlined
        The map with its text as outlines.
    """

    paper: Paper
    drawing: Drawing
    told: dict[str, Any]
    outlined: str

    def press(self, *, outlined: bool = False) -> Press:
        """Return the document; for SVG, text of the map has to be outlines."""
        told = self.told
        if outlined:
            told = {**told, "map": {**told["map"], "svg": self.outlined}}
        return Press(_source(), _printable(told))


@cache
def _source() -> str:
    return files("geomap.render.sheet").joinpath("sheet.typ").read_text("utf-8")


def lay_out(job: Job) -> Layout:
    """Lay out the sheet of a job; ask for it by `Job.once`.

    Paper that may be turned lies as gives the larger scale.
    """
    if not job.paper.is_turnable:
        return _Frame(job, job.paper).lay_out()
    papers = (job.paper.fixed(), job.paper.turned.fixed())
    # sheets of one map lie the same way in all languages, so that they can be laid on each other
    first = Job(job.scene, paper=job.paper)
    frames = [_Frame(first, paper) for paper in papers]
    best = min(frames, key=lambda frame: frame.plane.denominator)
    return (best if job.language == first.language else _Frame(job, best.paper)).lay_out()


class _Frame:
    """A sheet on one paper: what is said on it, and where the map goes."""

    def __init__(self, job: Job, paper: Paper) -> None:
        self.job, self.paper = job, paper
        short = min(paper.width_mm, paper.height_mm)
        self.size = max(0.8, (short / _A4_SHORT_MM) ** _GROWTH)
        self.is_landscape = paper.width_mm >= paper.height_mm
        self.mm_per_px = MM_PER_PX * self.size
        self.width_mm = paper.width_mm - 2 * _MARGIN_MM
        self.column_mm = (_COLUMN_MM if self.is_landscape else _LOW_COLUMN_MM) * self.size
        columns = int((self.width_mm + 2 * _GAP_MM) / (self.column_mm + 2 * _GAP_MM))
        self.legend_columns = 1 if self.is_landscape else max(1, columns)
        self.told = self._told()
        self.sizes = self._measure()
        self.below_mm = 0.0
        self.plane = self._plane()

    def _measure(self) -> dict[str, float]:
        """Have typst measure the blocks around the map."""
        placeholder = _plane_like(self.job, self.mm_per_px)
        technical = technical_notes(self.job, placeholder, None, paper=self._paper_text())
        # one line more, for the grid is not drawn yet
        told = {
            **self.told,
            "measure": True,
            "technical": [*technical, technical[-1]],
            # what lies behind the map takes no room on its page
            "reports": [],
            "sources": [],
        }
        (entry,) = Press(_source(), _printable(told)).ask("<sizes>")
        return {name: float(value) for name, value in entry["value"].items()}

    def _plane(self) -> Plane:
        body = self.paper.height_mm - 2 * _MARGIN_MM - _STRIPS_MM * self.size
        gap = _GAP_MM * self.size
        height = body - self.sizes["title"] - self.sizes["fine"] - 3 * gap - 1
        width = self.width_mm
        if self.is_landscape:
            width -= self.column_mm + 2 * gap
        else:
            spare = height * (1 - _LEAST_MAP)
            self.below_mm = max(min(self.sizes["below"] + 1, spare), self.sizes["place"])
            height -= self.below_mm + gap
        left, below = (px * self.mm_per_px for px in _DIGITS_PX)
        self.map_mm = (width, height)
        scene = self.job.scene
        return plane_for(
            scene.bounds,
            scene.crs,
            width_mm=width - left - _EDGE_PX * self.mm_per_px,
            height_mm=height - below - _EDGE_PX * self.mm_per_px,
            mm_per_px=self.mm_per_px,
        )

    def lay_out(self) -> Layout:
        """Draw the map and put everything together."""
        job, plane = self.job, self.plane
        drawing = draw_map(job, plane, with_grid=True, insets=[measures_inset(job, plane)])
        technical = technical_notes(job, plane, drawing, paper=self._paper_text())
        width, height = self.map_mm
        told = self.told | {
            "measure": False,
            "technical": [_unbroken(note) for note in technical],
            "map": {"svg": self._svg(as_text(drawing.pieces)), "width": width, "height": height},
            "locator": self.told["locator"]
            | {"svg": draw_locator(job.scene, plane, **self._locator_size())},
            "heights": {"title": self.sizes["title"], "below": self.below_mm},
            "legend": self._legend(drawing),
            "notes": notes(job, drawing.left_out),
        }
        return Layout(
            paper=self.paper,
            drawing=drawing,
            told=told,
            outlined=self._svg(as_outlines(drawing.pieces, prefix="m")),
        )

    def _legend(self, drawing: Drawing | None) -> list[dict[str, Any]]:
        """Return the legend with its samples, of what was drawn once that is known."""
        sections = [
            {
                "title": section["title"],
                "entries": [
                    {
                        "text": entry["text"],
                        "svg": self._sample(entry["swatch"], f"l{place}-{index}-"),
                    }
                    for index, entry in enumerate(section["entries"])
                    if _is_drawn(entry["swatch"], drawing)
                ],
            }
            for place, section in enumerate(legend_texts(self.job))
        ]
        return [section for section in sections if section["entries"]]

    def _sample(self, swatch: Swatch | None, prefix: str) -> str | None:
        if swatch is None:
            return None
        symbols = self.job.scene.symbols
        return draw_sample(swatch, symbols, mm_per_px=self.mm_per_px, prefix=prefix).svg

    def _svg(self, body: str) -> str:
        left, _ = _DIGITS_PX
        width, height = (edge / self.mm_per_px for edge in self.map_mm)
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{self.map_mm[0]:.3f}mm" height="{self.map_mm[1]:.3f}mm" '
            f'viewBox="{-left:g} {-_EDGE_PX:g} {width:.3f} {height:.3f}">{body}</svg>'
        )

    def _locator_size(self) -> dict[str, float]:
        width, height = _LOCATOR_MM
        return {"width_mm": width * self.size, "height_mm": height * self.size}

    def _paper_text(self) -> str:
        speak = Speaker(self.job.language)
        return f"{speak.number(self.paper.width_mm)} × {speak.number(self.paper.height_mm)} mm"

    def _told(self) -> dict[str, Any]:
        job, scene = self.job, self.job.scene
        language, _, script = job.language.partition("-")
        locator = self._locator_size()
        sample = _SAMPLE * self.mm_per_px
        strip = self.width_mm * _STRIP_SHARE / self.size
        empty = '<svg xmlns="http://www.w3.org/2000/svg" width="1mm" height="1mm"/>'
        return {
            "measure": True,
            "landscape": self.is_landscape,
            "page": {"width": self.paper.width_mm, "height": self.paper.height_mm},
            "size": self.size,
            "column": self.column_mm,
            "legend_columns": self.legend_columns,
            "source_columns": max(1, round(self.width_mm / (75 * self.size))),
            "sample": {"width": WIDTH * sample, "height": HEIGHT * sample},
            "lang": {
                "language": language,
                "region": None,
                "script": script.lower() if len(script) == len("Latn") else "auto",
            },
            "alt": alt_text(job),
            "keywords": [scene.marking.handling, scene.situation_id, scene.map_id],
            "author": [Speaker(job.language, scene.languages)(scene.imprint.producer)]
            if scene.imprint.producer
            else [],
            "made": _parts(scene.imprint.produced),
            "marking": marking_texts(job, strip),
            "title": title_texts(job),
            "fine_print": fine_print(job, strip),
            "legend": self._legend(None),
            "reports": report_rows(job),
            "sources": source_rows(job),
            "notes": [],
            "technical": [],
            "words": words_of(job),
            "map": {"svg": empty, "width": 1, "height": 1},
            "locator": {
                "svg": empty,
                "width": locator["width_mm"],
                "height": locator["height_mm"],
            },
            "heights": {"title": 0, "below": 0},
        }


def _unbroken(note: str) -> str:
    """Keep together what a line must not break: a number and its unit, a name and its year."""
    return re.sub(
        r"(?<=WGS) (?=84)|(?<=\d) (?=(?:×|m{1,2}\b|km\b))|(?<=×) ", "\N{NO-BREAK SPACE}", note
    )


def _printable(told: Any, key: str = "") -> Any:
    """Replace in all texts, but not in drawings and addresses, what the font cannot print."""
    match told:
        case str():
            return told if key in {"svg", "url"} else printable(told)
        case dict():
            return {name: _printable(value, name) for name, value in told.items()}
        case list():
            return [_printable(value, key) for value in told]
        case _:
            return told


def _is_drawn(swatch: Swatch | None, drawing: Drawing | None) -> bool:
    """Tell whether a sign of the legend stands on the paper; dots may have given way to names."""
    if drawing is None or swatch is None or swatch.symbol is None or not swatch.symbol.is_glyph:
        return True
    return swatch.symbol in drawing.glyphs


def _plane_like(job: Job, mm_per_px: float) -> Plane:
    """Return a plane whose words are as long as those of the sheet will be."""
    scene = job.scene
    return plane_for(scene.bounds, scene.crs, width_mm=200, height_mm=150, mm_per_px=mm_per_px)


def _parts(time: dt.datetime | None) -> dict[str, int] | None:
    if time is None:
        return None
    utc = time.astimezone(dt.UTC)
    names = ("year", "month", "day", "hour", "minute", "second")
    return {name: getattr(utc, name) for name in names}
