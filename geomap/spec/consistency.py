"""What the schema cannot say of situation.toml: that its parts fit together."""

import zoneinfo
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geomap.model.layer import LayerKind
from geomap.model.problem import Problem
from geomap.spec.basemap import basemap_named
from geomap.spec.codes import explanation_of
from geomap.spec.explain import json_path, suggest
from geomap.spec.situation_file import SituationFile

if TYPE_CHECKING:
    from pyproj._crs import AreaOfUse

#: Names that products or the program itself use in the output folder.
RESERVED_MAP_IDS = frozenset({"index", "manifest", "readme"})


def find_zone(name: str) -> zoneinfo.ZoneInfo | None:
    """Return the time zone with an IANA name; None if there is none."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def check_consistency(spec: SituationFile, *, file: str) -> list[Problem]:
    """Find references to nothing, repeated ids and times out of order in situation.toml."""
    found = [
        *_time_zone(spec),
        *_repeated("$.layers", "id", [layer.id for layer in spec.layers]),
        *_repeated("$.layers", "file", [layer.file for layer in spec.layers]),
        *_repeated("$.maps", "id", [drawn.id for drawn in spec.maps]),
        *_repeated("$.upstreams", "id", [known.id for known in spec.upstreams]),
        *_editions(spec),
        *_map_layers(spec),
        *_named_things(spec),
        *_listed_once("$.situation.languages", spec.situation.languages),
        *_drafts(spec),
        *_basemap(spec),
        *_crs(spec),
        *_upstreams(spec),
    ]
    return [
        explanation_of("GM-SPEC-REFERENCE").problem(message, cure=cure, file=file, path=path)
        for path, message, cure in found
    ]


_Finding = tuple[str, str, str]


def _time_zone(spec: SituationFile) -> Iterator[_Finding]:
    if find_zone(spec.situation.time_zone) is None:
        yield (
            "$.situation.time_zone",
            f"{spec.situation.time_zone!r} is not a time zone",
            "give an IANA name such as 'Europe/Paris'",
        )


def _crs(spec: SituationFile) -> Iterator[_Finding]:
    code = spec.situation.crs
    if code is None:
        return
    import pyproj  # noqa: PLC0415 -- few situations name one

    cure = "name a projection in metres, such as the UTM zone of the maps, or take the key out"
    try:
        crs = pyproj.CRS.from_user_input(code)
    except pyproj.exceptions.CRSError:
        yield "$.situation.crs", f"{code} is no coordinate reference system", cure
        return
    units = {axis.unit_name for axis in crs.axis_info}
    if not crs.is_projected or units != {"metre"}:
        yield "$.situation.crs", f"{code} ({crs.name}) is no projection in metres", cure
        return
    used = crs.area_of_use
    if used is not None and not all(_is_used_at(used, drawn.bounds) for drawn in spec.maps):
        yield (
            "$.situation.crs",
            f"{code} ({crs.name}) is made for {used.name}, where not all maps lie",
            cure,
        )


def _is_used_at(used: "AreaOfUse", bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    is_across = used.west > used.east  # the 180th meridian
    beside = not is_across and (east < used.west or west > used.east)
    return not (beside or north < used.south or south > used.north)


def _basemap(spec: SituationFile) -> Iterator[_Finding]:
    if spec.situation.basemap is None:
        return
    try:
        basemap_named(spec.situation.basemap)
    except ValueError as error:
        yield "$.situation.basemap", str(error), 'name tiles such as "osm", or take the key out'


def _repeated(path: str, key: str, values: list[str]) -> Iterator[_Finding]:
    for place, value in enumerate(values):
        first = values.index(value)
        if first < place:
            yield (
                f"{path}[{place}].{key}",
                f"{value!r} is already the {key} of {path[2:]}[{first}]",
                f"give each its own {key}",
            )


def _listed_once(path: str, values: Sequence[str]) -> Iterator[_Finding]:
    for place, value in enumerate(values):
        if value in values[:place]:
            yield f"{path}[{place}]", f"{value!r} is listed twice", "list it once"


def _editions(spec: SituationFile) -> Iterator[_Finding]:
    for place in range(1, len(spec.editions)):
        before, after = spec.editions[place - 1], spec.editions[place]
        if after.number <= before.number:
            yield (
                f"$.editions[{place}].number",
                f"edition {after.number} stands after edition {before.number}",
                "number editions upwards",
            )
        if after.cutoff <= before.cutoff:
            yield (
                f"$.editions[{place}].cutoff",
                f"the cut-off of edition {after.number} is not after that of {before.number}",
                "put the editions in order of time",
            )


def _map_layers(spec: SituationFile) -> Iterator[_Finding]:
    ids = [layer.id for layer in spec.layers]
    for place, drawn in enumerate(spec.maps):
        if drawn.id in RESERVED_MAP_IDS:
            yield f"$.maps[{place}].id", f"{drawn.id!r} is the name of another product", "rename it"
        for index, layer_id in enumerate(drawn.layers):
            if layer_id not in ids:
                yield (
                    f"$.maps[{place}].layers[{index}]",
                    f"there is no layer {layer_id!r}",
                    _nearest(layer_id, ids),
                )
        yield from _listed_once(f"$.maps[{place}].layers", drawn.layers)


def _named_things(spec: SituationFile) -> Iterator[_Finding]:
    line = spec.situation.line
    lines = [layer.id for layer in spec.layers if layer.kind is LayerKind.LINE]
    if line is not None and line not in lines:
        yield (
            "$.situation.line",
            f"there is no layer {line!r} of kind 'line'",
            _nearest(line, lines),
        )
    footnote = spec.situation.footnote
    if footnote != "none" and footnote not in spec.footnotes:
        yield (
            "$.situation.footnote",
            f"there is no footnote {footnote!r}",
            f"write it under [footnotes.{footnote}], or say footnote = 'none'",
        )


def _upstreams(spec: SituationFile) -> Iterator[_Finding]:
    for place, known in enumerate(spec.upstreams):
        path = f"$.upstreams[{place}]"
        names = list(known.units.values())
        for feature, name in known.units.items():
            if names.count(name) > 1:
                yield (
                    json_path(["units", feature], path),
                    f"{name!r} stands for more than one feature",
                    "name a unit of its own for each",
                )
        for feature in known.areas:
            if feature not in known.units:
                yield (
                    json_path(["areas", feature], path),
                    f"{feature!r} is none of the units",
                    _nearest(feature, known.units),
                )
        if known.within in known.units:
            yield f"{path}.within", "a unit cannot be its own outline", "name what lies around it"


def _drafts(spec: SituationFile) -> Iterator[_Finding]:
    languages = spec.situation.languages
    for place, language in enumerate(spec.situation.drafts):
        if language not in languages:
            yield (
                f"$.situation.drafts[{place}]",
                f"{language!r} is not a language of the situation",
                _nearest(language, languages),
            )


def _nearest(word: str, known: Iterable[str]) -> str:
    known = list(known)
    otherwise = f"there are {', '.join(known)}" if known else "add it to [[layers]]"
    return suggest(word, known, otherwise=otherwise)
