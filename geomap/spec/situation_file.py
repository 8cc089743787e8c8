"""Schema of situation.toml."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    model_validator,
)

from geomap.model.handling import Handling
from geomap.model.layer import LayerKind, LayerStyle
from geomap.model.moment import in_zone
from geomap.model.paper import Paper, paper_named
from geomap.spec.fields import Language, Line, Slug, Texts
from geomap.spec.links import is_folder_address
from geomap.spec.upstream_table import UpstreamTable

SCHEMA = "geomap/1"

#: Style a layer gets when it names none, and the styles it may name.
STYLES: dict[LayerKind, tuple[LayerStyle, ...]] = {
    LayerKind.COUNTRIES: (LayerStyle.NEUTRAL,),
    LayerKind.BORDERS: (LayerStyle.NEUTRAL,),
    LayerKind.LINE: (LayerStyle.NEUTRAL,),
    LayerKind.UNITS: (LayerStyle.CONTEXT, LayerStyle.INTEREST),
    LayerKind.ZONES: (LayerStyle.NEUTRAL, LayerStyle.CONTEXT),
    LayerKind.PLACES: (LayerStyle.NEUTRAL,),
    LayerKind.REPORTS: (
        LayerStyle.NEUTRAL,
        LayerStyle.DEPLOYMENTS,
        LayerStyle.REINFORCEMENT,
        LayerStyle.EVENTS,
    ),
}


def _plain_file_name(name: str) -> str:
    if re.search(r"[/\\:\0]|^\.", name):
        raise ValueError("a file lies in the situation folder itself: a name without folders")
    return name


FileName = Annotated[Line, AfterValidator(_plain_file_name)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


def _folder_address(url: str) -> str:
    if not is_folder_address(url):
        raise ValueError(
            "write the https: address of the folder in which the maps will lie, with a slash at "
            "its end, such as 'https://example.org/maps/'"
        )
    return url


FolderAddress = Annotated[Line, AfterValidator(_folder_address)]


def _inside_calendar(time: dt.datetime) -> dt.datetime:
    in_zone(time, dt.UTC)
    return time


Cutoff = Annotated[AwareDatetime, Strict(), AfterValidator(_inside_calendar)]


def _paper(text: object) -> object:
    return paper_named(text) if isinstance(text, str) else text


SheetPaper = Annotated[Paper, BeforeValidator(_paper)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PerspectiveTable(_Table):
    """`[situation.perspective]`: whose view the frames of symbols show, and of which sides."""

    view_of: Line
    friend: list[Line] = []
    neutral: list[Line] = []
    suspect: list[Line] = []
    hostile: list[Line] = []

    @model_validator(mode="after")
    def _one_identity_each(self) -> "PerspectiveTable":
        named = (self.friend, self.neutral, self.suspect, self.hostile)
        sides = [side for sides in named for side in set(sides)]
        twice = next((side for side in sides if sides.count(side) > 1), None)
        if twice is not None:
            raise ValueError(f"the side {twice!r} has two identities")
        return self


def _none_if_neutral(value: object) -> object:
    if value == "neutral":
        return None
    if isinstance(value, str):
        raise ValueError(  # noqa: TRY004 -- pydantic reports no other
            "write 'neutral', or a table with view_of and the sides it names"
        )
    return value


class TemplatesTable(_Table):
    """`[situation.templates]`: office files that slides and documents are made from."""

    slides: FileName | None = None
    document: FileName | None = None


class SituationTable(_Table):
    """`[situation]`: what this is, and how it is marked."""

    id: Slug
    title: Texts
    languages: Annotated[list[Language], Field(min_length=1)]
    handling: Handling = Handling.CLEAR
    banner: Line | Texts = "PUBLIC SOURCES – NOT AN OFFICIAL PRODUCT"
    footnote: Slug = "none"
    attribution: Line | None = None
    producer: Line | Texts | None = None
    contact: Line | None = None
    address: FolderAddress | None = None
    crs: Annotated[str, Field(pattern=r"^EPSG:[0-9]{4,6}$")] | None = None
    paper: SheetPaper = paper_named("A4")
    time_zone: Line = "UTC"
    line: Slug | None = None
    drafts: list[Language] = []
    coverage: Texts | None = None
    stale_after_days: Annotated[int, Field(ge=1, le=36_500), Strict()] = 7
    basemap: Line | None = None
    perspective: Annotated[PerspectiveTable | None, BeforeValidator(_none_if_neutral)] = None
    templates: TemplatesTable = TemplatesTable()


class EditionTable(_Table):
    """`[[editions]]`: one dated edition."""

    number: Annotated[int, Field(ge=1, le=1_000_000)]
    cutoff: Cutoff
    note: Texts | None = None
    key_reports: Annotated[list[Slug], Field(max_length=9)] = []
    produced: Cutoff | None = None


class LayerTable(_Table):
    """`[[layers]]`: one layer file."""

    id: Slug
    file: FileName
    kind: LayerKind
    title: Texts
    group: Line | Texts = "Layers"
    visible: bool = True
    style: LayerStyle | None = None

    @model_validator(mode="after")
    def _style_suits_kind(self) -> "LayerTable":
        allowed = STYLES[self.kind]
        if self.style is not None and self.style not in allowed:
            names = ", ".join(style.value for style in allowed)
            raise ValueError(f"a layer of kind {self.kind.value} has style {names}")
        return self


class MapTable(_Table):
    """`[[maps]]`: one map."""

    id: Slug
    title: Texts
    bounds: tuple[Longitude, Latitude, Longitude, Latitude]
    layers: Annotated[list[Slug], Field(min_length=1)]

    @model_validator(mode="after")
    def _south_below_north(self) -> "MapTable":
        if self.bounds[1] >= self.bounds[3]:
            raise ValueError("bounds are west, south, east, north; south must be below north")
        if self.bounds[0] >= self.bounds[2]:
            raise ValueError(
                "bounds are west, south, east, north; west must be left of east, and a map cannot "
                "cross the 180th meridian"
            )
        return self


class SituationFile(_Table):
    """The whole of situation.toml."""

    schema_: Annotated[Literal["geomap/1"], Field(alias="schema")]
    situation: SituationTable
    editions: Annotated[list[EditionTable], Field(min_length=1)]
    layers: Annotated[list[LayerTable], Field(min_length=1)]
    maps: Annotated[list[MapTable], Field(min_length=1)]
    footnotes: dict[Slug, Texts] = {}
    sides: dict[Line, Texts] = {}
    upstreams: list[UpstreamTable] = []
