"""The whole payload of one small situation, read by a person once and then kept.

After a wanted change: GEOMAP_UPDATE_GOLDEN=1 pytest tests/golden, and read the difference.
"""

import json
import os
import re

import pytest

import geomap
from geomap.render.html.payload import page_payload
from geomap.scene.compose import compose


@pytest.mark.usefixtures("page_assets")
def test_payload_of_the_small_situation_is_as_reviewed(request, unpack_line):
    tests = request.config.rootpath / "tests"
    situation = geomap.load(tests / "data" / "small").at(edition=2)
    told = page_payload(compose(situation, situation.map("whole")), version="0")
    # what comes from libraries and catalogues has tests of its own, and changes for other reasons
    told["about"]["licences"] = ""
    del told["words"]
    for symbol in told["symbols"].values():
        symbol["svg"] = symbol["svg"].partition(" ")[0]
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    # lists of numbers in one line, so that a difference can be read
    text = re.sub(r"\[[-\d.,\s]+\]", lambda found: re.sub(r"\s+", " ", found[0]), text)

    golden = tests / "golden" / "small.json"
    if os.environ.get("GEOMAP_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")

    made, kept = json.loads(text), json.loads(golden.read_text("utf-8"))
    # soft edges are computed: another release of the geometry library may differ by a metre or two
    drawn, expected = areas(made), areas(kept)
    assert drawn.keys() == expected.keys()
    for ring, packed in drawn.items():
        positions, others = unpack_line(packed), unpack_line(expected[ring])
        assert sum(positions, ()) == pytest.approx(sum(others, ()), abs=3), ring
    assert made == kept


def areas(told):
    """Take the rings of areas out of a payload: by shape, polygon and ring."""
    taken = {
        place
        for element in told["elements"]
        if element["t"] == "area"
        for place in element["rings"]
    }
    rings = {
        (place, number, index): ring
        for place in taken
        for number, polygon in enumerate(told["shapes"][place].split("|"))
        for index, ring in enumerate(polygon.split(" "))
    }
    for place in taken:
        told["shapes"][place] = None
    return rings
