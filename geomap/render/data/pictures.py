"""Symbols and lines of text as pixels, for programs that draw no SVG."""

from collections.abc import Iterable
from contextlib import ExitStack
from html import escape
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

import resvg_py

from geomap.errors import AssetsMissingError
from geomap.render.data.markup import legal
from geomap.style.palette import INK, WHITE

#: The pictures are twice as large as they are shown, for fine screens.
ZOOM = 2

_FAMILY = "Noto Sans"
_FONTS = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")
#: Of a strip of text: size of the letters, space around them, width of an average letter.
_SIZE_PX, _SPACE_PX, _LETTER_EM = 15, 8, 0.62


def draw_png(svgs: Iterable[str]) -> list[bytes]:
    """Draw pictures, with the fonts of the page and no other, so that they are always the same.

    Raises
    ------
    AssetsMissingError
        If the fonts were not built into this installation.
    """
    with ExitStack() as stack:
        fonts = [str(stack.enter_context(as_file(_font(name)))) for name in _FONTS]
        return [
            resvg_py.svg_to_bytes(
                # a generic family would need a font of the system; without one, text is left out
                svg_string=svg.replace('font-family="sans-serif"', f'font-family="{_FAMILY}"'),
                skip_system_fonts=True,
                font_files=fonts,
                zoom=ZOOM,
            )
            for svg in svgs
        ]


def strip_svg(text: str) -> str:
    """Return a line of text on a white strip, such as a handling label."""
    width = round(len(text) * _SIZE_PX * _LETTER_EM) + 2 * _SPACE_PX
    height = _SIZE_PX + 2 * _SPACE_PX
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="{WHITE}" stroke="{INK}"/>'
        f'<text x="{width / 2:g}" y="{_SPACE_PX + _SIZE_PX * 0.85:g}" text-anchor="middle" '
        f'font-family="{_FAMILY}" font-weight="600" font-size="{_SIZE_PX}" fill="{INK}">'
        f"{escape(legal(text))}</text></svg>"
    )


def _font(name: str) -> Traversable:
    font = files("geomap").joinpath("web", "dist", name)
    if not font.is_file():
        raise AssetsMissingError(
            "the fonts were not built", hint="install geomap again: pip install ."
        )
    return font
