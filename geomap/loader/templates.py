"""The house templates that situation.toml names: read, and told what is wrong with them."""

from geomap.loader.folder import Folder
from geomap.model.problem import Problem
from geomap.model.situation import TemplateFile
from geomap.spec.codes import explanation_of
from geomap.spec.situation_file import SituationFile


def read_templates(
    folder: Folder, spec: SituationFile | None
) -> tuple[dict[str, TemplateFile], list[Problem]]:
    """Read the templates of a situation, by product, and find what is wrong with them.

    Parameters
    ----------
    folder
        Where they lie.
    spec
        situation.toml; None if it could not be read.
    """
    templates: dict[str, TemplateFile] = {}
    problems: list[Problem] = []
    named = spec.situation.templates.model_dump(exclude_none=True) if spec else {}
    for product, name in named.items():
        data = folder.read(
            name,
            code="GM-SPEC-TEMPLATE",
            cure=f"put it into the folder, or take {product} out of [situation.templates]",
        )
        if isinstance(data, Problem):
            problems.append(data)
            continue
        found = _check(product, data, file=folder.shown(name))
        problems += found
        if not found:
            templates[product] = TemplateFile(path=folder.shown(name), data=data)
    return templates, problems


def _check(product: str, data: bytes, *, file: str) -> list[Problem]:
    # lxml is wanted only where a template is named
    from geomap.loader.office_file import find_faults  # noqa: PLC0415 -- as above

    return [
        explanation_of(fault.code).problem(fault.message, cure=fault.cure, file=file)
        for fault in find_faults(product, data)
    ]
