"""A template to the files of a new situation: its id, its title and its first day filled in.

Why no placeholders in braces: each template is itself a situation that can be checked and drawn;
what is filled in are the plain words that stand in it.
"""

import datetime as dt
import json
import re
import unicodedata
from importlib.resources import files

from geomap.errors import SpecError
from geomap.spec.fields import PATTERNS, SLUG
from geomap.templates.table import Template

#: What stands in a template for what is new about a situation.
_ID, _TITLE, _DAY = "id-of-the-situation", "TITLE OF THE SITUATION", "2000-01-01"

_MAX_ID_LENGTH, _MAX_TITLE_LENGTH = 64, 4000
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def fill(
    template: Template,
    *,
    name: str,
    situation_id: str | None = None,
    title: str | None = None,
    day: dt.date | None = None,
) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a new situation.

    Parameters
    ----------
    template
        What to start from.
    name
        Name of the new folder; id and title are made of it where they are not given.
    situation_id, title
        Those of the new situation; a template that is an example keeps its own.
    day
        Day of the first cut-off and of the placeholder report; that in the template if none is
        given.

    Returns
    -------
    tuple of (str, bytes)
        Names and contents, situation.toml last.

    Raises
    ------
    SpecError
        If the id or the title cannot be one, or the template takes neither.
    """
    if template.is_example:
        _refuse_names(template, situation_id, title)
        return tuple((file, _read(template, file)) for file in template.files)
    words = {
        _ID: _checked_id(situation_id, name),
        _TITLE: _in_toml(_checked_title(title or title_of(name))),
        _DAY: day.isoformat() if day else _DAY,
    }
    pattern = re.compile("|".join(map(re.escape, words)))
    return tuple(
        (file, pattern.sub(lambda found: words[found[0]], _read(template, file).decode()).encode())
        for file in template.files
    )


def slug_of(name: str) -> str:
    """Make an id of a name; empty if nothing in it can stand in one.

    Examples
    --------
    >>> slug_of("Îles du Nord, 2024")
    'iles-du-nord-2024'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-")[:_MAX_ID_LENGTH].strip("-")


def title_of(name: str) -> str:
    """Make a title of the name of a folder.

    Examples
    --------
    >>> title_of("north-coast_2024")
    'North coast 2024'
    """
    words = " ".join(re.split(r"[-_\s]+", name)).strip()
    return words[:1].upper() + words[1:]


def _read(template: Template, file: str) -> bytes:
    return files("geomap.templates").joinpath(template.id, file).read_bytes()


def _refuse_names(template: Template, situation_id: str | None, title: str | None) -> None:
    given = [key for key, value in (("--id", situation_id), ("--title", title)) if value]
    if given:
        raise SpecError(
            f"the template {template.id!r} is a fictional example and keeps its id and title",
            hint=f"leave out {' and '.join(given)}, or start from another template",
        )


def _checked_id(given: str | None, name: str) -> str:
    made = slug_of(name) if given is None else given
    if not made:
        raise SpecError(f"no id can be made of the name {name!r}", hint="give one with --id")
    if len(made) > _MAX_ID_LENGTH or not re.fullmatch(SLUG, made):
        raise SpecError(f"{made!r} cannot be the id of a situation", hint=PATTERNS[SLUG])
    return made


def _checked_title(title: str) -> str:
    if not title.strip() or len(title) > _MAX_TITLE_LENGTH or not title.isprintable():
        raise SpecError(
            f"{title[:80]!r} cannot be the title of a situation",
            hint="write one line of text, with --title",
        )
    return title.strip()


def _in_toml(text: str) -> str:
    """Write a text for between the quotes of a TOML string; a printable one is as in JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
