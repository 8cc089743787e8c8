"""The map of a sheet or picture: everything inside the neat line, and the digits around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.render.base import Job
from geomap.render.drawn import Drawn, drawn_of
from geomap.render.sheet.boxes import Boxes, Taken
from geomap.render.sheet.grid import Grid, draw_grid
from geomap.render.sheet.lettering import Piece, Run
from geomap.render.sheet.marks import Standing, place_marks
from geomap.render.sheet.names import Named, NamePlacer
from geomap.render.sheet.paint import paint_area, paint_circle, paint_line
from geomap.render.sheet.projection import Plane
from geomap.render.sheet.svg import element
from geomap.render.sheet.symbols import symbol_pieces
from geomap.render.sheet.typeset import Typesetter
from geomap.scene.elements import Area, Circle, Element, Label, Path
from geomap.scene.elements import Plane as Depth
from geomap.style.palette import INK, NEIGHBOUR, WHITE, style_of
from geomap.style.symbols import SymbolKey

_DEPTHS = tuple(Depth)
_LEADER = {"stroke": INK, "stroke_width": 1.0, "fill": "none"}
_GEOD = pyproj.Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawn map.

    Parameters
    ----------
    plane
        The paper inside the neat line.
    pieces
        From the ground up; the left top corner of the neat line is at zero.
    grid
        The grid; None if none was asked for.
    left_out
        Ids of the features whose names found no room.
    glyphs
        Signs that stand on it, as a legend names them.
    """

    plane: Plane
    pieces: tuple[Piece, ...]
    grid: Grid | None
    left_out: tuple[str, ...]
    glyphs: frozenset[SymbolKey]


def draw_map(job: Job, plane: Plane, *, with_grid: bool, insets: Sequence["Inset"] = ()) -> Drawing:
    """Draw a map.

    Parameters
    ----------
    job
        The map, and the language of its names.
    plane
        The paper.
    with_grid
        Whether UTM and degrees are drawn over it.
    insets
        What covers its corners.
    """
    drawn = job.once(drawn_of)
    line = _line_of_reference(drawn, plane)
    edge = np.array([4.0, 4.0, plane.width - 4, plane.height - 4])
    taken = Taken(edge)
    for inset in insets:
        taken.add(np.array([inset.x, inset.y, inset.x + inset.width, inset.y + inset.height]))
    grid = draw_grid(plane) if with_grid else None
    for label in grid.labels if grid else ():
        if isinstance(label, Run):
            taken.add(_box_of(label))
    letters = _free_letters(grid, taken) if grid else []
    standing = place_marks(drawn, plane, line, taken)
    naming = NamePlacer(drawn, plane, line, standing, taken).place(Typesetter(drawn, job.language))
    hidden = {id(dot) for dot in naming.hidden}
    pieces: list[Piece] = [
        element(
            "clipPath",
            element("rect", width=plane.width, height=plane.height),
            id="gm-frame",
        ),
        '<g clip-path="url(#gm-frame)">',
        element("rect", width=plane.width, height=plane.height, fill=NEIGHBOUR),
        *_shapes(drawn, plane),
        *(grid.lines if grid else ()),
        *letters,
        *_leaders(naming.named),
        *_names(naming.named),
        *_ties(standing),
        *_symbols([placed for placed in standing if id(placed) not in hidden]),
        "</g>",
        *(piece for inset in insets for piece in inset.framed()),
        *(grid.labels if grid else ()),
        element(
            "rect",
            width=plane.width,
            height=plane.height,
            fill="none",
            stroke=INK,
            stroke_width=1.2,
        ),
    ]
    names = drawn.scene.names
    seen = [names[name.block.label.named] for name in naming.named]
    left_out = tuple(
        # a town is named by a municipality that bears its name
        dict.fromkeys(label.named for label in naming.left_out if names[label.named] not in seen)
    )
    glyphs = frozenset(_signs(placed for placed in standing if id(placed) not in hidden))
    return Drawing(plane=plane, pieces=tuple(pieces), grid=grid, left_out=left_out, glyphs=glyphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """Something small on a white ground in a corner of a map; pixels of the page."""

    pieces: tuple[Piece, ...]
    x: float
    y: float
    width: float
    height: float
    opacity: float = 0.86

    def framed(self) -> Iterator[Piece]:
        """Yield it on its ground."""
        yield element(
            "rect",
            x=self.x,
            y=self.y,
            width=self.width,
            height=self.height,
            fill=WHITE,
            fill_opacity=f"{self.opacity:g}",
        )
        yield f'<g transform="translate({self.x:.2f} {self.y:.2f})">'
        yield from self.pieces
        yield "</g>"


def _free_letters(grid: Grid, taken: Taken) -> list[Run]:
    """Return the letters of each square at the first of its spots that is free, and take it."""
    found: list[Run] = []
    for spots in grid.letters:
        run = next((run for run in spots if taken.is_free(_box_of(run)[None, :])[0]), None)
        if run is not None:
            taken.add(_box_of(run))
            found.append(run)
    return found


def _signs(standing: Iterable[Standing]) -> Iterator[SymbolKey]:
    for placed in standing:
        symbol = placed.mark.symbol
        yield SymbolKey(symbol.code)
        if symbol.doubtful:
            yield SymbolKey(symbol.code, doubtful=True)


def _box_of(run: Run) -> Boxes:
    return np.array([run.left, run.y - run.size, run.left + run.width, run.y + run.size * 0.25])


def _line_of_reference(drawn: Drawn, plane: Plane) -> BaseGeometry:
    parts = [
        plane.place(element.geometry)
        for element in drawn.elements
        if isinstance(element, Path) and style_of(element.style).casing is not None
    ]
    return shapely.union_all(parts) if parts else shapely.MultiLineString()


def _shapes(drawn: Drawn, plane: Plane) -> Iterator[Piece]:
    frame = plane.frame.buffer(4)
    shapes = [part for part in drawn.elements if isinstance(part, Area | Path | Circle)]
    for shape in sorted(shapes, key=_depth):
        style = style_of(shape.style)
        if shape.feature is not None:
            yield f'<g data-feature="{shape.feature}">'
        match shape:
            case Area():
                copies = tuple(plane.place(area) for area in (shape.geometry, *shape.cores))
                yield from paint_area(copies, style, frame)
            case Path():
                yield from paint_line(plane.place(shape.geometry), style)
            case Circle():
                x, y = plane.point(*shape.at)
                yield paint_circle(x, y, _radius_px(plane, shape), style)
        if shape.feature is not None:
            yield "</g>"


def _depth(shape: Element) -> int:
    if isinstance(shape, Area | Path):
        return _DEPTHS.index(shape.plane)
    return _DEPTHS.index(Depth.REPORTS)


def _radius_px(plane: Plane, circle: Circle) -> float:
    """Return how far a circle reaches on paper, to the east of its middle."""
    lon, lat = circle.at
    east, north, _ = _GEOD.fwd(lon, lat, 90, circle.radius_m)
    (start, end) = plane.to_px(np.array([[lon, lat], [east, north]]))
    return float(np.hypot(*(end - start)))


def _ties(standing: Sequence[Standing]) -> Iterator[Piece]:
    for placed in standing:
        if placed.tie is None:
            continue
        for (x, y), (end_x, end_y) in filter(None, ((placed.home, placed.tie), placed.bar)):
            yield element("line", x1=x, y1=y, x2=end_x, y2=end_y, **_LEADER)
        x, y = placed.home
        yield element("circle", cx=x, cy=y, r=2.5, **{**_LEADER, "fill": WHITE})


def _leaders(named: Sequence[Named]) -> Iterator[Piece]:
    for placed in named:
        if placed.leader is not None:
            (x, y), (end_x, end_y) = placed.leader
            stroke = {"stroke": placed.block.ink, "stroke_width": 1.0}
            yield element("line", x1=x, y1=y, x2=end_x, y2=end_y, **stroke)


def _symbols(standing: Sequence[Standing]) -> Iterator[Piece]:
    order = sorted(standing, key=lambda placed: (not placed.mark.faded, placed.symbol.height))
    for placed in order:
        left, top = float(placed.box[0]), float(placed.box[1])
        yield f'<g data-feature="{placed.mark.feature}">'
        yield from symbol_pieces(placed.symbol, left, top, faded=placed.mark.faded)
        yield "</g>"


def _names(named: Sequence[Named]) -> Iterator[Piece]:
    for placed in reversed(named):
        label: Label = placed.block.label
        yield f'<g data-named="{label.named}">'
        yield f'<g transform="translate({placed.x:.2f} {placed.y:.2f})">'
        yield from placed.block.pieces
        yield "</g></g>"
