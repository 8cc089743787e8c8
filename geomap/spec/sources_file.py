"""Schema of sources.toml."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, RootModel, Strict, field_validator

from geomap.model.source import Evidence
from geomap.spec.fields import Language, Line, SourceId
from geomap.spec.links import is_link


class SourceTable(BaseModel):
    """`[S01]`: one source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    publisher: Line
    title: Line
    evidence: Evidence
    url: Line | None = None
    date: Annotated[dt.date, Strict()] | None = None
    language: Language | None = None
    note: Line | None = None

    @field_validator("url")
    @classmethod
    def _is_a_link(cls, url: str | None) -> str | None:
        if url is not None and not is_link(url):
            raise ValueError("a link starts with https:, http: or mailto: and names a host")
        return url


class SourcesFile(RootModel[dict[SourceId, SourceTable]]):
    """The whole of sources.toml: sources by id."""
