"""Start another situation folder. Not called ``start``: it would take the function's place."""

import datetime as dt
import unicodedata
from pathlib import Path

from geomap.errors import SpecError
from geomap.publish.begin import begin_folder
from geomap.templates.fill import fill
from geomap.templates.table import TEMPLATES, template_named

#: Controls and line breaks: a name with one is told over two lines, and no shell line can hold it.
_BREAKING = frozenset({"Cc", "Zl", "Zp"})


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
        If there is no such template, the id or title cannot be one, or the folder's name holds a
        line break.
    PublishError
        If the folder holds anything or cannot be written. Nothing is then written.
    """
    folder = Path(folder)
    try:
        chosen = template_named(template)
    except KeyError:
        names = ", ".join(known.id for known in TEMPLATES)
        raise SpecError(f"there is no template {template!r}; there are {names}") from None
    _refuse_breaks(folder)
    files = fill(chosen, name=_name_of(folder), situation_id=id, title=title, day=day)
    return begin_folder(folder, files)


def _refuse_breaks(folder: Path) -> None:
    name = str(folder)
    if any(unicodedata.category(character) in _BREAKING for character in name):
        raise SpecError(
            f"the name {name[:80]!r} holds a line break or another control character",
            hint="name the folder in one line of plain text",
        )


def _name_of(folder: Path) -> str:
    """Return the name of a folder, also of one that is named by dots or a link."""
    try:
        return folder.resolve().name
    except (OSError, RuntimeError):  # a link to itself, say; what is in the way is told later
        return folder.name
