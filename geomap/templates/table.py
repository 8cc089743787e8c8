"""The templates there are, in one table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A situation folder to start from.

    Parameters
    ----------
    id
        Its name on the command line, and that of its folder in the package.
    summary
        One line on what it is for.
    files
        Its files, situation.toml last: a folder without it is no situation yet.
    is_example
        Whether it is a finished example, which keeps its own id and title.
    """

    id: str
    summary: str
    files: tuple[str, ...]
    is_example: bool = False


TEMPLATES = (
    Template(
        id="empty",
        summary="a placeholder of each file, with every key explained: begin here",
        files=(
            "README.md",
            "area.geojson",
            "places.geojson",
            "reports.geojson",
            "sources.toml",
            "situation.toml",
        ),
    ),
    Template(
        id="strait",
        summary="a fictional example of everything: earthquake, ferry dispute, disputed sea line",
        files=(
            "README.md",
            "cantons.geojson",
            "coast.geojson",
            "earthquake.geojson",
            "ferry-lane.geojson",
            "ferry.geojson",
            "ground.geojson",
            "line.geojson",
            "places.geojson",
            "ports.geojson",
            "relief.geojson",
            "rock.geojson",
            "sea-incidents.geojson",
            "sea-zones.geojson",
            "statements.geojson",
            "vessels.geojson",
            "sources.toml",
            "situation.toml",
        ),
        is_example=True,
    ),
)


def template_named(template_id: str) -> Template:
    """Return the template with an id.

    Raises
    ------
    KeyError
        If there is none.
    """
    for template in TEMPLATES:
        if template.id == template_id:
            return template
    raise KeyError(template_id)
