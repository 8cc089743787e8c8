"""Whether the key reports of the editions are reports, and known by then."""

from collections.abc import Sequence

from geomap.model.layer import Layer
from geomap.model.problem import Problem
from geomap.spec.codes import explanation_of
from geomap.spec.explain import suggest
from geomap.spec.situation_file import SituationFile


def check_key_reports(spec: SituationFile, layers: Sequence[Layer], *, file: str) -> list[Problem]:
    """Find key reports that no layer has, or that were not known by the cut-off of their edition.

    Parameters
    ----------
    spec
        situation.toml, whose parts fit together.
    layers
        All its layers, every feature of which could be read.
    file
        Name of situation.toml as the user knows it.
    """
    reports = {report.id: report for layer in layers for report in layer.reports}
    found: list[Problem] = []
    for place, edition in enumerate(spec.editions):
        for index, name in enumerate(edition.key_reports):
            report = reports.get(name)
            if report is None:
                message = f"no layer has a report {name!r}"
                cure = suggest(name, reports, otherwise="name one of their ids")
            elif report.reported_at.end > edition.cutoff:
                message = f"{name!r} was not known by the cut-off of edition {edition.number}"
                cure = "name a report that was, or a later edition"
            else:
                continue
            found.append(
                explanation_of("GM-SPEC-REFERENCE").problem(
                    message,
                    cure=cure,
                    file=file,
                    path=f"$.editions[{place}].key_reports[{index}]",
                )
            )
    return found
