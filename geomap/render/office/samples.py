"""Samples of a legend as pictures: symbols on slides, and every sample in documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files

import typst

from geomap.scene.elements import Scene, Swatch
from geomap.style.palette import Hatch, Style, style_of

#: Size of a sample of an area or a line, in pixels of the page.
AREA_PX = (30.0, 16.0)
_PPI = 288
_PIXELS_PER_INCH = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A picture, and how large it is to be shown, in points."""

    png: bytes
    width_pt: float
    height_pt: float


def draw_samples(swatches: Iterable[Swatch], scene: Scene) -> Mapping[Swatch, Sample]:
    """Draw samples, all at once.

    Parameters
    ----------
    swatches
        What to draw; repeated ones are drawn once.
    scene
        Has the symbols.
    """
    wanted = list(dict.fromkeys(swatches))
    if not wanted:
        return {}
    drawings = [_drawing(swatch, scene) for swatch in wanted]
    pages = _rendered(drawings)
    scale = 72 / _PIXELS_PER_INCH
    return {
        swatch: Sample(png=png, width_pt=width * scale, height_pt=height * scale)
        for swatch, png, (_, width, height) in zip(wanted, pages, drawings, strict=True)
    }


def _rendered(drawings: Iterable[tuple[str, float, float]]) -> list[bytes]:
    """Return the pictures of SVG drawings with their sizes."""
    inputs: dict[str, str] = {}
    lines = ["#set page(margin: 0pt, fill: none)"]
    scale = 72 / _PIXELS_PER_INCH
    for place, (svg, width, height) in enumerate(drawings):
        inputs[f"s{place}"] = svg
        size = f"width: {width * scale:.3f}pt, height: {height * scale:.3f}pt"
        image = f'image(bytes(sys.inputs.at("s{place}")), format: "svg", {size})'
        lines.append(f"#page({size}, {image})")
    with as_file(files("geomap").joinpath("web", "dist")) as fonts:
        made = typst.compile(
            "\n".join(lines).encode(),
            format="png",
            ppi=_PPI,
            sys_inputs=inputs,
            ignore_system_fonts=True,
            font_paths=[str(fonts)],
        )
    return made if isinstance(made, list) else [made]


def _drawing(swatch: Swatch, scene: Scene) -> tuple[str, float, float]:
    if swatch.symbol is not None:
        symbol = scene.symbols[swatch.symbol]
        return symbol.svg, symbol.width, symbol.height
    style = style_of(swatch.style or "")
    match swatch.kind:
        case "line":
            body = _line(style)
        case "circle":
            body = f'<circle cx="15" cy="8" r="7" {_painted(style)}/>'
        case _:
            body = _area(style)
    width, height = AREA_PX
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{body}</svg>'
    )
    return svg, width, height


def _line(style: Style) -> str:
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    return f'<path d="M0 8H30" stroke="{style.stroke}" stroke-width="{style.width:g}"{dash}/>'


def _area(style: Style) -> str:
    box = 'x="0.75" y="0.75" width="28.5" height="14.5"'
    if style.hatch is None:
        return f"<rect {box} {_painted(style)}/>"
    return (
        f"<defs>{_pattern(style.hatch)}</defs>"
        f'<rect {box} fill="{style.fill or "none"}" fill-opacity="{style.fill_opacity:g}"/>'
        f'<rect {box} fill="url(#hatch)"/>'
    )


def _pattern(hatch: Hatch) -> str:
    # a sample is small and stands alone: its lines are as strong as those of nested areas together
    size = min(hatch.spacing, 8)
    return (
        f'<pattern id="hatch" width="{size:g}" height="{size:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({-hatch.angle:g})"><path d="M0 {size / 2:g}H{size:g}" '
        f'stroke="{hatch.color}" stroke-width="{hatch.width:g}"/></pattern>'
    )


def _painted(style: Style) -> str:
    fill = f'fill="{style.fill or "none"}" fill-opacity="{style.fill_opacity:g}"'
    if style.stroke is None:
        return fill
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    return f'{fill} stroke="{style.stroke}" stroke-width="{style.width:g}"{dash}'
