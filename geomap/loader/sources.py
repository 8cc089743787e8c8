"""Whether sources.toml holds what the layers cite, and says where it can be checked."""

from collections.abc import Iterator, Mapping, Sequence

from geomap.model.layer import Layer
from geomap.model.problem import Problem
from geomap.model.source import Evidence
from geomap.spec.codes import explanation_of
from geomap.spec.sources_file import SourceTable

_Finding = tuple[str, str, str, str]


def check_sources(
    sources: Mapping[str, SourceTable], layers: Sequence[Layer], *, file: str
) -> list[Problem]:
    """Find sources that nothing cites, and originals that cannot be looked up.

    Parameters
    ----------
    sources
        The sources that are right in themselves, by id.
    layers
        All layers, every feature of which could be read.
    file
        Name of sources.toml as the user knows it.
    """
    return [
        explanation_of(code).problem(message, cure=cure, file=file, path=path)
        for code, path, message, cure in _findings(sources, layers)
    ]


def _findings(sources: Mapping[str, SourceTable], layers: Sequence[Layer]) -> Iterator[_Finding]:
    cited = {source for layer in layers for known in layer.features for source in known.sources}
    for name, source in sources.items():
        if name not in cited:
            yield (
                "GM-SPEC-UNCITED",
                f"$.{name}",
                f"no feature cites source {name}",
                "cite it where it was used, or take it out",
            )
        if source.evidence is Evidence.ORIGINAL and source.url is None and source.note is None:
            yield (
                "GM-SPEC-ADDRESS",
                f"$.{name}.url",
                f"source {name} is called original, and has no address",
                "give its url; of print or broadcast say in note where it is; else say 'copy'",
            )
