"""Schema of `[[upstreams]]` in situation.toml: where better base geometry can be had."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from geomap.spec.fields import Line, Slug
from geomap.spec.links import is_fetchable

_MAX_UNITS = 100_000


class Service(StrEnum):
    """Which program answers, and so in which form."""

    GEOBOUNDARIES = "geoboundaries"
    OVERPASS = "overpass"


def _fetchable(url: str) -> str:
    if not is_fetchable(url):
        raise ValueError("an upstream is asked over https: (plain http: only on this machine)")
    return url


Url = Annotated[Line, AfterValidator(_fetchable)]
AreaKm2 = Annotated[float, Field(ge=0, le=600_000_000, allow_inf_nan=False)]


class AreaTable(BaseModel):
    """What area one unit may have whatever it has now, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    area_km2: tuple[AreaKm2, AreaKm2]
    reason: Line

    @model_validator(mode="after")
    def _in_order(self) -> "AreaTable":
        if self.area_km2[0] >= self.area_km2[1]:
            raise ValueError("area_km2 is the least and the most; the least must be below the most")
        return self


class UpstreamTable(BaseModel):
    """`[[upstreams]]`: a service, and which of its units stand for which features.

    `count` is how many units the whole answer has, those within `within` alone if that is given.
    `max_area_change` is a share: 0.10 lets a unit grow or shrink by a tenth.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    service: Service
    url: Url
    name_property: Line
    count: Annotated[int, Field(ge=1, le=_MAX_UNITS)]
    units: Annotated[dict[Slug, Line], Field(min_length=1)]
    within: Slug | None = None
    max_area_change: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 0.10
    areas: dict[Slug, AreaTable] = {}
    query: Line | None = None
    detail: Literal["full", "simplified"] = "full"

    @model_validator(mode="after")
    def _suits_service(self) -> "UpstreamTable":
        asks = self.service is Service.OVERPASS
        if asks and self.query is None:
            raise ValueError("service 'overpass' needs a query")
        if not asks and self.query is not None:
            raise ValueError("only service 'overpass' has a query")
        if asks and self.detail != "full":
            raise ValueError("only service 'geoboundaries' has a detail")
        return self
