"""Start another situation folder. Not called ``start``: it would take the function's place."""

import datetime as dt
from pathlib import Path

from geomap.errors import SpecError
from geomap.publish.begin import begin_folder
from geomap.templates.fill import fill
from geomap.templates.table import TEMPLATES, template_named


def start(
    folder: str | Path,
    *,
    template: str = "empty",
    id: str | None = None,  # noqa: A002 -- as on the command line
    title: str | None = None,
    day: dt.date | None = None,
) -> tuple[Path, ...]:
    """Start another situation folder from a template.

    Parameters
    ----------
    folder
        Folder to make; an empty one may be there already.
    template
        Name of the template: "empty", or "strait", a finished fictional example.
    id, title
        Those of the new situation; made of the folder's name where not given. An example keeps
        its own.
    day
        Day of the first cut-off; 1 January 2000, plainly a placeholder, if none is given.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    SpecError
        If there is no such template, or the id or title cannot be one.
    PublishError
        If the folder holds anything or cannot be written. Nothing is then written.
    """
    folder = Path(folder)
    try:
        chosen = template_named(template)
    except KeyError:
        names = ", ".join(known.id for known in TEMPLATES)
        raise SpecError(f"there is no template {template!r}; there are {names}") from None
    files = fill(chosen, name=folder.resolve().name, situation_id=id, title=title, day=day)
    return begin_folder(folder, files)
