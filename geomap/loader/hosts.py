"""What a situation asks the browsers of its readers to contact."""

from geomap.model.problem import Problem
from geomap.spec.basemap import basemap_named
from geomap.spec.codes import explanation_of
from geomap.spec.situation_file import SituationFile


def announce_hosts(spec: SituationFile, *, file: str) -> list[Problem]:
    """Warn of every host that the pages will contact.

    Parameters
    ----------
    spec
        situation.toml, whose parts fit together.
    file
        Its name as the user knows it.
    """
    name = spec.situation.basemap
    if name is None:
        return []
    code = explanation_of("GM-SPEC-HOST")
    host = basemap_named(name).host
    message = f"basemap = {name!r}: the pages load tiles from {host}"
    cure = "take it out unless your readers may be seen; the maps are complete without it"
    return [code.problem(message, cure=cure, file=file, path="$.situation.basemap")]
