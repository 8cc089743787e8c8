"""What the page looks like, against pictures that a person has looked at.

Pictures are kept at a quarter of their size: differences of fonts and of edges between machines
fall away, what is missing, moved or another colour does not. After a wanted change:
GEOMAP_UPDATE_GOLDEN=1 pytest tests/e2e/test_pictures.py, and look at what changed.
"""

import io

import pytest
from PIL import Image

SIZES = {
    "wall": {"width": 1920, "height": 1080},
    "laptop": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
}
STATES = {
    "opened": "",
    "card": "s=kfor-north",
    "changes": "p=changes",
    "reports": "p=reports&f.side=RS",
    "first-edition": "t=1696111199",
    "table": "b=1",
    "grids": "r=degrees,mgrs",
}
SHOTS = [(state, "en", size) for state in STATES for size in SIZES]
SHOTS += [("opened", language, "laptop") for language in ("fr", "sr-Latn", "sr-Cyrl", "sq")]
SHOTS += [("card", language, "phone") for language in ("fr", "sr-Latn", "sr-Cyrl", "sq")]


@pytest.mark.parametrize("state, language, size", SHOTS)
def test_page_looks_as_it_did_when_it_was_looked_at(
    open_page, shipped, assert_looks_as_kept, state, language, size
):
    fragment = "&".join(
        part for part in (STATES[state], language != "en" and f"g={language}") if part
    )
    page = open_page(
        shipped / "situation.html", SIZES[size], fragment=fragment, reduced_motion="reduce"
    )
    page.wait_for_timeout(300)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = shot.resize((shot.width // 4, shot.height // 4), Image.Resampling.BOX)

    assert_looks_as_kept(small, f"{state}-{language}-{size}")
