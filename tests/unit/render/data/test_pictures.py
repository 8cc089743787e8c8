import io

import numpy as np
import pytest
from PIL import Image

from geomap.render.data.pictures import ZOOM, draw_png, strip_svg
from geomap.style.symbols import SymbolKey, draw_symbols

pytestmark = pytest.mark.usefixtures("page_assets")


def pixels(svg):
    (png,) = draw_png([svg])
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


def test_picture_is_twice_the_size_it_is_shown_in():
    key = SymbolKey("10041000001211000000", "B2")
    symbol = draw_symbols([key])[key]

    height, width, _ = pixels(symbol.svg).shape

    assert (width, height) == pytest.approx((symbol.width * ZOOM, symbol.height * ZOOM), abs=2)


def test_text_of_a_symbol_is_drawn():
    keys = [SymbolKey("10041000001211000000", designation=name) for name in ("III", "MMM")]
    one, other = (symbol.svg for symbol in draw_symbols(keys).values())

    # the same symbol with other letters is another picture, unless letters are left out
    assert pixels(one).tobytes() != pixels(one.replace("III", "HHH")).tobytes()
    assert pixels(other).tobytes() != pixels(other.replace("MMM", "WWW")).tobytes()


def test_strip_holds_its_text_with_room_on_both_sides():
    drawn = pixels(strip_svg("TLP:AMBER+STRICT · <b> & ŽĐШ · 18 October 2023"))

    dark = (drawn[4:-4, 4:-4, :3].max(axis=2) < 100).any(axis=0)
    columns = np.flatnonzero(dark)
    assert columns.size
    assert columns[0] > 4
    assert columns[-1] < dark.size - 4
