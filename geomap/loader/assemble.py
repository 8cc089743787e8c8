"""A checked spec and checked layers to a `Situation`."""

import zoneinfo
from collections.abc import Mapping, Sequence

from geomap.model.bounds import Bounds
from geomap.model.layer import Layer
from geomap.model.perspective import NEUTRAL, Identity, Perspective
from geomap.model.report import Feature
from geomap.model.situation import Edition, InputFile, MapSpec, Situation, TemplateFile
from geomap.model.source import Source
from geomap.spec.situation_file import STYLES, LayerTable, PerspectiveTable, SituationFile
from geomap.spec.sources_file import SourceTable


def assemble_layer(
    table: LayerTable, features: Sequence[Feature], *, language: str, file: str
) -> Layer:
    """Make a layer of its table and its features; `language` is that of a plain group name."""
    return Layer(
        id=table.id,
        kind=table.kind,
        style=table.style or STYLES[table.kind][0],
        title=table.title,
        group=_texts(table.group, language),
        visible=table.visible,
        file=file,
        features=tuple(features),
    )


def _texts(text: str | Mapping[str, str], language: str) -> Mapping[str, str]:
    """Read a plain text as one in a language."""
    return {language: text} if isinstance(text, str) else text


def assemble_source(source_id: str, table: SourceTable) -> Source:
    """Make a source of its table."""
    return Source(id=source_id, **table.model_dump())


def assemble_perspective(table: PerspectiveTable | None) -> Perspective:
    """Make a perspective of its table; the neutral one of none."""
    if table is None:
        return NEUTRAL
    sides = {
        Identity.FRIEND: table.friend,
        Identity.NEUTRAL: table.neutral,
        Identity.SUSPECT: table.suspect,
        Identity.HOSTILE: table.hostile,
    }
    return Perspective(
        view_of=table.view_of,
        identities={side: identity for identity, named in sides.items() for side in named},
    )


def assemble_situation(
    spec: SituationFile,
    *,
    layers: Sequence[Layer],
    sources: Mapping[str, Source],
    inputs: tuple[InputFile, ...],
    templates: Mapping[str, TemplateFile],
) -> Situation:
    """Join everything to the situation as of its last edition."""
    table = spec.situation
    editions = tuple(
        Edition(
            number=known.number,
            cutoff=known.cutoff,
            note=known.note or {},
            key_reports=tuple(known.key_reports),
            produced=known.produced,
        )
        for known in spec.editions
    )
    situation = Situation(
        id=table.id,
        title=table.title,
        languages=tuple(table.languages),
        handling=table.handling,
        banner=_texts(table.banner, table.languages[0]),
        footnote=spec.footnotes.get(table.footnote),
        attribution=table.attribution or "",
        crs=table.crs,
        zone=zoneinfo.ZoneInfo(table.time_zone),
        line=table.line,
        perspective=assemble_perspective(table.perspective),
        drafts=tuple(table.drafts),
        editions=editions,
        maps=tuple(
            MapSpec(
                id=drawn.id,
                title=drawn.title,
                bounds=Bounds(*drawn.bounds),
                layers=tuple(drawn.layers),
            )
            for drawn in spec.maps
        ),
        sources=dict(sources),
        record=tuple(layers),
        layers=(),
        as_of=editions[-1].cutoff,
        edition=None,
        coverage=table.coverage or {},
        stale_after_days=table.stale_after_days,
        basemap=table.basemap,
        sides=spec.sides,
        producer=_texts(table.producer or {}, table.languages[0]),
        contact=table.contact,
        address=table.address,
        paper=table.paper,
        inputs=inputs,
        templates=templates,
    )
    return situation.at(edition=editions[-1].number)
