"""One map in every format: the same features, legend, handling, footnote, title, edition, cut-off.

Each product is opened with a library that is not ours, and says what it says.
"""

import csv
import io
import json
import re
import sqlite3
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import geopandas
import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Emu
from pyarrow import parquet

import geomap
from geomap.maps import compose_maps
from geomap.model.report import Precision
from geomap.render.base import Job
from geomap.render.drawn import drawn_of
from geomap.render.registry import default_formats
from geomap.style.phrases import instant
from geomap.style.speech import Speaker

MAPS = [("situation", "en"), ("north", "sr-Cyrl"), ("deployments", "fr")]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a product says.

    Parameters
    ----------
    features
        Ids of what is drawn and on; None where a product cannot name it.
    legend
        Its entries, if the product has a list of them.
    text
        Everything it says, without blanks and hyphens; entries of the legend too, if it has one.
    cutoff
        As ISO 8601, if it is told so.
    """

    text: str
    features: frozenset[str] | None = None
    legend: frozenset[str] | None = None
    has_legend: bool = True
    cutoff: str | None = None


def bare(text):
    """Leave out what lines, cells and hyphens at their ends add or take."""
    return re.sub(r"[\s\-\ufffe\x02]", "", text)


# --- what is expected -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Expected:
    job: Job
    folder: Path

    def __post_init__(self):
        object.__setattr__(self, "speak", Speaker(self.job.language, self.job.scene.languages))

    @property
    def drawn(self):
        return self.job.once(drawn_of)

    @property
    def legend(self):
        return {self.speak(entry.text) for part in self.drawn.legend for entry in part.entries}

    @property
    def signs(self):
        """Signs of places: on paper some lie beyond the neat line, or give way to names."""
        entries = (entry for part in self.drawn.legend for entry in part.entries)
        return {
            self.speak(entry.text)
            for entry in entries
            if entry.swatch and entry.swatch.symbol and entry.swatch.symbol.is_glyph
        }

    @property
    def points(self):
        reports = self.job.scene.reports
        return {
            name
            for name in self.drawn.features & reports.keys()
            if Precision(reports[name].properties["precision"]).is_point
        }


@pytest.fixture(scope="session", params=MAPS, ids=["-".join(known) for known in MAPS])
def expected(request, pytestconfig, page_assets, tmp_path_factory):  # noqa: ARG001
    map_id, language = request.param
    layers = pytestconfig.rootpath / "layers"
    output = tmp_path_factory.mktemp(f"parity-{map_id}")
    geomap.build(layers, output, maps=[map_id], languages=[language])
    situation = geomap.load(layers)
    (scene,) = compose_maps(situation, [situation.map(map_id)])
    return Expected(job=Job(scene, language=language), folder=output)


# --- readers: one for each format -----------------------------------------------------------------


def read_html(path, expected, open_page):
    page = open_page(path, fragment=f"g={expected.job.language}&p=layers")
    seen = page.evaluate(
        """() => ({
          marks: [...document.querySelectorAll(".gm-mark")]
            .map((mark) => mark.getAttribute("data-feature")),
          legend: [...document.querySelectorAll(".gm-legend li")].map((entry) => entry.textContent),
          words: document.body.innerText + document.title,
        })"""
    )
    page.evaluate("location.hash = `${location.hash}&p=about`")
    page.wait_for_timeout(200)
    return Told(
        features=frozenset(seen["marks"]),
        legend=frozenset(seen["legend"]),
        text=seen["words"] + page.evaluate("document.body.innerText"),
    )


def drawn_in(svg):
    """Return the features that a drawing names."""
    marked = (element.get("data-feature") for element in etree.fromstring(svg).iter())
    return frozenset(filter(None, marked))


def read_svg(path, _expected, _):
    pages = sorted(path.parent.glob(path.name.replace(".svg", "*.svg")), key=lambda page: page.name)
    text = " ".join(
        element.text or ""
        for page in pages
        for element in etree.fromstring(page.read_bytes()).iter("{*}text")
    )
    return Told(features=drawn_in(path.read_bytes()), text=text)


def read_pdf(path, _expected, _):
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
    return Told(text=text)


def read_png(path, _expected, _):
    with Image.open(path) as picture:
        return Told(text=" ".join(map(str, picture.info.values())), has_legend=False)


def pictures_of(archive):
    """Return the features of the map in an office file: its largest vector picture."""
    drawings = [archive.read(name) for name in archive.namelist() if name.endswith(".svg")]
    return drawn_in(max(drawings, key=len))


def shapes_of(shapes):
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from shapes_of(shape.shapes)
        else:
            yield shape


def read_pptx(path, _expected, _):
    deck = Presentation(path)
    assert deck.slide_width == Emu(12192000)
    texts = []
    for slide in deck.slides:
        for shape in shapes_of(slide.shapes):
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return Told(features=pictures_of(zipfile.ZipFile(path)), text=" ".join(texts))


def read_docx(path, _expected, _):
    document = docx.Document(path)
    archive = zipfile.ZipFile(path)
    parts = [name for name in archive.namelist() if re.fullmatch(r"word/\w+\.xml", name)]
    text = " ".join(
        element.text or ""
        for name in parts
        for element in etree.fromstring(archive.read(name)).iter("{*}t")
    )
    assert document.paragraphs
    return Told(features=pictures_of(archive), text=text)


def said_of(metadata, features, **changes):
    """Return what a format with metadata says."""
    return Told(
        features=frozenset(features),
        legend=frozenset(entry.partition(": ")[2] for entry in metadata["legend"]),
        text=json.dumps(metadata, ensure_ascii=False),
        cutoff=metadata["cutoff"],
        **changes,
    )


def read_geojson(path, _expected, _):
    whole = json.loads(path.read_text("utf-8"))
    on = (
        feature["properties"]
        for feature in whole["features"]
        if feature["geometry"] is not None and feature["properties"]["visible"]
    )
    return said_of(whole["geomap"], (known["id"] for known in on))


def read_gpkg(path, _expected, _):
    base = sqlite3.connect(path)
    told = base.execute("SELECT key, value FROM metadata").fetchall()
    metadata = {key: json.loads(value) if value[:1] in "[{" else value for key, value in told}
    features = set()
    for (table,) in base.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall():
        frame = geopandas.read_file(path, layer=table)  # noqa: TID251 -- we wrote it
        on = frame[frame["visible"].astype(bool) & ~frame.geometry.isna()]
        features |= set(on["id"])
    base.close()
    return said_of(metadata, features)


def read_geoparquet(path, _expected, _):
    metadata = json.loads(parquet.read_schema(path).metadata[b"geomap"])
    frame = geopandas.read_parquet(path)
    on = frame[frame["visible"] & ~frame.geometry.isna()]
    return said_of(metadata, on["id"])


def read_kmz(path, _expected, _):
    archive = zipfile.ZipFile(path)
    root = etree.fromstring(archive.read("doc.kml"))
    space = {"k": root.nsmap[None]}
    on = [
        placemark.xpath("string(k:ExtendedData//k:Data[@name='id']/k:value)", namespaces=space)
        for placemark in root.iter("{*}Placemark")
        if not placemark.xpath("ancestor-or-self::*[k:visibility='0']", namespaces=space)
        and placemark.xpath(".//k:Point | .//k:Polygon | .//k:LineString", namespaces=space)
    ]
    text = re.sub(r"<[^>]*>", " ", root.findtext("k:Document/k:description", "", space))
    text += root.findtext("k:Document/k:name", "", space)
    return Told(features=frozenset(filter(None, on)), text=text)


def read_csv(path, _expected, _):
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    on = {row["id"] for row in rows if row["visible"] == "true" and (row["lon"] or row["wkt"])}
    (cutoff,) = {row["cutoff"] for row in rows}
    told = {value for row in rows for value in row.values()}
    return Told(features=frozenset(on), text=" ".join(told), has_legend=False, cutoff=cutoff)


def read_cot(path, _expected, _):
    root = etree.fromstring(path.read_bytes())
    on = {event.get("uid").rpartition(".")[2] for event in root.iter("event")}
    return Told(
        features=frozenset(on),
        legend=frozenset(entry.text.partition(": ")[2] for entry in root.iter("legend")),
        text=" ".join(root.itertext()) + " ".join(root.find("geomap").attrib.values()),
        cutoff=root.find("geomap").get("cutoff"),
    )


def read_oembed(path, _expected, _):
    told = json.loads(path.read_text("utf-8"))
    return Told(text=json.dumps(told, ensure_ascii=False), has_legend=False, cutoff=told["cutoff"])


READERS = {
    "html": read_html,
    "embed": read_html,
    "pdf": read_pdf,
    "svg": read_svg,
    "png": read_png,
    "pptx": read_pptx,
    "docx": read_docx,
    "geojson": read_geojson,
    "csv": read_csv,
    "gpkg": read_gpkg,
    "kmz": read_kmz,
    "cot": read_cot,
    "geoparquet": read_geoparquet,
    "oembed": read_oembed,
}


def test_no_format_is_left_out():
    assert {known.id for known in default_formats()} == READERS.keys()


@pytest.mark.parametrize("format_id", READERS)
def test_every_format_says_and_shows_the_same(expected, open_page, format_id):
    (known,) = (known for known in default_formats() if known.id == format_id)
    job, speak = expected.job, expected.speak
    name = job.name(known.suffix) if known.speaks else f"{job.scene.map_id}{known.suffix}"

    told = READERS[format_id](expected.folder / name, expected, open_page)

    says = bare(told.text)
    scene = job.scene
    assert bare(speak(scene.map_title)) in says
    assert bare(scene.marking.handling) in says
    if format_id != "oembed":
        assert bare(speak(scene.marking.banner)) in says
    # a real footnote of a document has its asterisk as the sign of the note
    assert bare(speak(scene.marking.footnote)).lstrip("*") in says
    assert bare(speak(scene.edition.text)) in says or f'"edition":{scene.edition.number}' in says
    if told.cutoff is None:
        assert bare(speak(instant(scene.edition.cutoff))) in says
    else:
        assert told.cutoff == scene.edition.cutoff.isoformat()

    if told.legend is not None:
        assert told.legend == expected.legend
    elif told.has_legend:
        missing = {entry for entry in expected.legend if bare(entry) not in says}
        assert missing <= (expected.signs if known.id in {"pdf", "svg"} else set())

    if told.features is None:
        return
    reports = scene.reports.keys()
    if format_id == "cot":
        assert told.features & reports == expected.points
    else:
        assert told.features & reports == expected.drawn.features & reports
