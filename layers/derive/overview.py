"""Draw the overview of the layers: ``python layers/derive/overview.py``.

It reads the committed layers and writes ``layers/overview.svg``: plain SVG, the same bytes for the
same layers. Colours are those of the program's maps.
"""

import json
import sys
import textwrap
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import shapely
from labels import Placed, Sheet, Text, baselines, beside, led_to, within
from plane import to_plane
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry
from svg import draw_crossing, draw_dot, draw_path, draw_sample, draw_scale, draw_stroke, number

from geomap.style import palette

_LAYERS = Path(__file__).resolve().parent.parent
_BOUNDS = (20.0, 42.14, 21.97, 43.47)
"""West, south, east, north."""
_WIDTH, _FOOT = 1200.0, 66.0
_GROUND = {"kosovo", "serbia"}
_SMALL = "north-mitrovica"
"""Too small for its name, which gets a leader."""
_TOWN_KINDS = {"city", "town", "village"}
_LEAST_LABELLED = 9_000.0
"""Area of a country within the map, in square units, from which it is named."""
_THE_FOUR = replace(palette.style_of("units.interest"), stroke=palette.BORDER, width=1.8)
_REDUCED = 0.83
_TOWN_SIZE = {1: 17.0, 2: 14.0, 3: 12.5, 4: 11.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a name is set."""

    color: str
    italic: bool = False


_TOWN = Look(color=palette.INK)
_CROSSING = Look(color=palette.INK, italic=True)
_QUIET = Look(color=palette.QUIET_INK)
_WATER = Look(color="#4A6E86", italic=True)
_COUNTRY = Look(color=palette.BORDER)

Features = dict[str, tuple[dict[str, str], BaseGeometry]]
Name = tuple[tuple[Text, ...], BaseGeometry]
Batch = tuple[Callable[..., Iterator[tuple[float, Placed]]], Look, Sequence[Name]]


class Projection:
    """From longitude and latitude to units of the drawing, y downwards."""

    def __init__(self) -> None:
        west, south, east, north = to_plane(box(*_BOUNDS).segmentize(0.05)).bounds
        self.unit_m = (east - west) / _WIDTH
        self.height = round((north - south) / self.unit_m)
        self._origin = (west, north)

    def __call__(self, geom: BaseGeometry) -> BaseGeometry:
        """Project lon/lat geometry."""
        west, north = self._origin
        return shapely.transform(
            to_plane(geom), lambda xy: (xy - (west, north)) / self.unit_m * (1, -1)
        )


def compose_overview(folder: Path) -> str:
    """Compose the overview.

    Parameters
    ----------
    folder
        Where the layer files lie.

    Returns
    -------
    svg
        The drawing as text.
    """
    project = Projection()
    layers = {
        name: _read(folder / f"{name}.geojson", project)
        for name in (
            "countries",
            "borders",
            "line",
            "northern-municipalities",
            "neighbouring-municipalities",
            "ground-safety-zone",
            "places",
            "crossings",
        )
    }
    frame = box(0, 0, _WIDTH, project.height)
    return "\n".join(
        [
            *_head(project.height),
            *_ground(layers, frame),
            *_points(layers, frame),
            *_labels(layers, frame),
            *_legend(project),
            "</g>",
            *_foot(project.height),
            "</svg>\n",
        ]
    )


def write_overview(folder: Path) -> None:
    """Write the overview of a folder of layers into it; its texts are of the situation here."""
    path = folder / "overview.svg"
    path.write_text(compose_overview(folder), encoding="utf-8", newline="\n")


def _read(path: Path, project: Projection) -> Features:
    content = json.loads(path.read_text(encoding="utf-8"))
    return {
        feature["properties"]["id"]: (feature["properties"], project(shape(feature["geometry"])))
        for feature in content["features"]
    }


# --- what lies on the ground ----------------------------------------------------------------------


def _head(height: int) -> Iterator[str]:
    whole = height + _FOOT
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {whole:.0f}" '
        f'width="{_WIDTH:.0f}" height="{whole:.0f}" font-family="sans-serif" '
        f'fill="{palette.INK}">'
    )
    yield "<title>The base geometry of the layers</title>"
    yield (
        "<desc>Kosovo and Serbia with the line between them, the four northern municipalities and "
        "their neighbours, the Ground Safety Zone, towns and crossings.</desc>"
    )
    yield f'<rect width="{_WIDTH:.0f}" height="{whole:.0f}" fill="{palette.WHITE}"/>'
    yield f'<clipPath id="frame"><rect width="{_WIDTH:.0f}" height="{height}"/></clipPath>'
    yield '<g clip-path="url(#frame)" stroke-linejoin="round">'
    yield f'<rect width="{_WIDTH:.0f}" height="{height}" fill="{palette.NEIGHBOUR}"/>'


def _ground(layers: dict[str, Features], frame: BaseGeometry) -> Iterator[str]:
    for known, (_, geom) in layers["countries"].items():
        if known in _GROUND:
            yield draw_path(geom, frame, palette.style_of("ground.land"))
    for layer, style in (
        ("neighbouring-municipalities", "units.context"),
        ("northern-municipalities", "units.interest"),
        ("ground-safety-zone", "zone.outline"),
        ("borders", "line.border"),
        ("line", "line.reference"),
    ):
        for _, geom in layers[layer].values():
            yield draw_path(geom, frame, palette.style_of(style))
        if layer == "northern-municipalities":
            four = shapely.union_all([geom for _, geom in layers[layer].values()])
            yield draw_path(four, frame, replace(_THE_FOUR, fill=None))


# --- points and names -----------------------------------------------------------------------------


def _towns(layers: dict[str, Features], frame: BaseGeometry) -> Features:
    return {
        known: row
        for known, row in layers["places"].items()
        if row[0]["kind"] in _TOWN_KINDS and frame.contains(row[1])
    }


def _points(layers: dict[str, Features], frame: BaseGeometry) -> Iterator[str]:
    for _, at in _towns(layers, frame).values():
        yield draw_dot(at.x, at.y)
    for _, at in layers["crossings"].values():
        yield draw_crossing(at.x, at.y)


def _labels(layers: dict[str, Features], frame: BaseGeometry) -> Iterator[str]:
    """Place the names, the most important and the most tied first."""
    towns = {known: (row, at.buffer(4)) for known, (row, at) in _towns(layers, frame).items()}
    crossings = {
        known: (row, box(*at.buffer(6).bounds)) for known, (row, at) in layers["crossings"].items()
    }
    northern, others = layers["northern-municipalities"], layers["neighbouring-municipalities"]
    sheet = Sheet(
        frame=frame.buffer(-4),
        line=layers["line"]["kosovo-serbia-line"][1],
        borders=shapely.union_all(
            [geom for _, geom in layers["borders"].values()]
            + [geom.boundary for _, geom in (*northern.values(), *others.values())]
        ),
        homes=[
            geom for layer in (northern, others, layers["countries"]) for _, geom in layer.values()
        ],
        taken=[_legend_box(), *(at for _, at in (*towns.values(), *crossings.values()))],
    )
    by_rank = sorted(towns.values(), key=lambda row: (int(row[0]["rank"]), row[0]["id"]))
    lake, lake_at = layers["places"]["gazivode-lake"]
    drawn, drawn_at = northern[_SMALL]
    batches: Sequence[Batch] = (
        (
            partial(beside, settled=False),
            _CROSSING,
            [(_lines(row, 11.0), at) for row, at in crossings.values()],
        ),
        (within, _WATER, [(_lines(lake, 11.0), lake_at.buffer(45))]),
        (beside, _TOWN, [_town(row, at) for row, at in by_rank]),
        (within, _QUIET, [_unit(*northern[known], 12.0, frame) for known in _fit(northern)]),
        (within, _QUIET, [(_capitals(drawn, 10.5), drawn_at)]),
        (within, _QUIET, [_unit(*others[known], 10.5, frame) for known in _fit(others)]),
        (
            within,
            _COUNTRY,
            [
                ((_wide(row, 19.0 if known in _GROUND else 15.0),), _largest(geom, frame))
                for known, (row, geom) in layers["countries"].items()
                if geom.intersection(frame).area > _LEAST_LABELLED
            ],
        ),
    )
    for offer, look, names in batches:
        for lines, at in names:
            offers = [offer(lines, at)]
            if offer is within:
                small = tuple(line.scaled(_REDUCED) for line in lines)
                offers += [within(small, at), led_to(lines, sheet.free_point(at))]
            yield _label(sheet.place(lines, *offers), look)


def _fit(units: Features) -> list[str]:
    """List the units into which their names fit."""
    return [known for known in units if known != _SMALL]


def _town(row: dict[str, str], at: BaseGeometry) -> Name:
    return _lines(row, _TOWN_SIZE[int(row["rank"])]), at


def _unit(row: dict[str, str], geom: BaseGeometry, size: float, frame: BaseGeometry) -> Name:
    return _capitals(row, size), geom.intersection(frame)


def _largest(geom: BaseGeometry, frame: BaseGeometry) -> BaseGeometry:
    return max(shapely.get_parts(geom.intersection(frame)), key=lambda part: part.area)


def _lines(row: dict[str, str], size: float) -> tuple[Text, ...]:
    """Set a name in lines: the second toponym below the first and smaller."""
    first, *second = row["name"].split("/")
    return (Text(text=first, size=size), *(Text(text=name, size=size - 1.5) for name in second))


def _capitals(row: dict[str, str], size: float) -> tuple[Text, ...]:
    """Set the name of a municipality: spaced capitals, a name of two words in two lines."""
    first, *second = row["name"].upper().split("/")
    return tuple(
        Text(text=name, size=of_line, spacing=of_line / 10)
        for name, of_line in (
            *((word, size) for word in first.split(" ")),
            *((name, size - 2) for name in second),
        )
    )


def _wide(row: dict[str, str], size: float) -> Text:
    """Set the name of a country: wide-spaced capitals."""
    return Text(text=row["name"].upper(), size=size, spacing=6.0)


def _label(placed: Placed, look: Look) -> str:
    parts = []
    if placed.leader is not None:
        (x1, y1), (x2, y2) = placed.leader.coords
        parts.append(
            f'<path d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" stroke="{look.color}" '
            'stroke-width="0.8"/>'
            f'<circle cx="{number(x1)}" cy="{number(y1)}" r="1.8" fill="{look.color}"/>'
        )
    slant = ' font-style="italic"' if look.italic else ""
    for line, x, y in baselines(placed):
        spacing = f' letter-spacing="{line.spacing:.1f}"' if line.spacing else ""
        parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{line.size:g}" fill="{look.color}" '
            f'text-anchor="{placed.align}"{slant}{spacing} paint-order="stroke" '
            f'stroke="{palette.LAND}" stroke-width="3" stroke-opacity="0.85">'
            f"{escape(line.text)}</text>"
        )
    return "\n".join(parts)


# --- legend and foot ------------------------------------------------------------------------------


def _legend_box() -> BaseGeometry:
    return box(0, 0, 316, 224)


def _legend(project: Projection) -> Iterator[str]:
    left, top, right, bottom = _legend_box().bounds
    yield (
        f'<rect x="{number(left + 12)}" y="{number(top + 12)}" width="{number(right - left - 24)}" '
        f'height="{number(bottom - top - 24)}" rx="6" fill="{palette.WHITE}" fill-opacity="0.92" '
        f'stroke="{palette.BORDER}" stroke-width="0.6"/>'
    )
    x, y = left + 26, top + 36
    styles = palette.style_of
    for sample, down, text in (
        (draw_stroke(x, y, styles("line.reference")), 0, "Administrative boundary line / border"),
        ("", 16, "(status disputed)"),
        (draw_stroke(x, y + 40, styles("line.border")), 40, "Other state borders"),
        (draw_sample(x, y + 64, _THE_FOUR), 64, "The four northern municipalities"),
        (draw_sample(x, y + 88, styles("units.context")), 88, "Neighbouring municipalities"),
        (draw_sample(x, y + 112, styles("zone.outline")), 112, "Ground Safety Zone (5 km)"),
        (draw_crossing(x + 16, y + 136), 136, "Crossing"),
        (draw_dot(x + 16, y + 160), 160, "Town or village"),
    ):
        at = f'x="{number(x + 44)}" y="{number(y + down + 4)}"'
        yield f'{sample}<text {at} font-size="12">{text}</text>'
    yield from draw_scale(24, project.height - 20, unit_m=project.unit_m)


def _foot(height: int) -> Iterator[str]:
    yield (
        f'<rect x="0.5" y="0.5" width="{_WIDTH - 1:.0f}" height="{height - 1}" fill="none" '
        f'stroke="{palette.BORDER}"/>'
    )
    situation = tomllib.loads((_LAYERS / "situation.toml").read_text(encoding="utf-8"))
    chosen = situation["situation"]
    texts = [
        *textwrap.wrap(situation["footnotes"][chosen["footnote"]]["en"], 190),
        "North Mitrovica is schematic; municipal limits may be off by a kilometre and more.",
        f"{chosen['attribution']}. Transverse Mercator about 21° E, WGS 84.",
    ]
    for row, text in enumerate(texts):
        yield (
            f'<text x="4" y="{height + 20 + 17 * row}" font-size="11.5" '
            f'fill="{palette.QUIET_INK}">{escape(text)}</text>'
        )


if __name__ == "__main__":
    write_overview(_LAYERS)
    sys.exit(0)
