"""Tiles by name, for those who ask for them; nothing is fetched here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

#: Short names for what is asked for most.
_SHORT = {"osm": "OpenStreetMap.Mapnik"}
_DEEPEST, _SIZE = 19, 256
#: What the page's script puts in itself.
_PLACES = frozenset("xyzsr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """Tiles below the map, from a host that every reader's browser will contact.

    Parameters
    ----------
    url
        With {x}, {y}, {z} and perhaps {s}, one of the letters in `subdomains`, and {r}.
    """

    url: str
    attribution: str
    max_zoom: int
    subdomains: str

    @property
    def host(self) -> str:
        """The host; an asterisk stands for the whole of its first part if a letter in it changes.

        A content security policy knows no other asterisk.
        """
        return re.sub(r"^[^.]*\{s\}[^.]*", "*", urlsplit(self.url).netloc)


def basemap_named(name: str) -> Basemap:
    """Return tiles by the name that xyzservices gives them.

    Parameters
    ----------
    name
        Such as "osm" or "OpenTopoMap"; case, dots and hyphens do not count.

    Raises
    ------
    ValueError
        If there are none of that name, they do not come by https, they are not cut as the page
        lays them, or they need a key, which everyone who has the page could read.
    """
    import xyzservices.providers as known_tiles  # noqa: PLC0415 -- few situations need it

    found = dict(known_tiles.query_name(_SHORT.get(name.casefold(), name)))
    if any(isinstance(value, str) and value.startswith("<insert") for value in found.values()):
        raise ValueError(f"the tiles {name!r} need a key, which everyone could read in the page")
    if not _is_cut_as_usual(found):
        raise ValueError(f"the tiles {name!r} are not cut as those of EPSG:3857 usually are")
    url = re.sub(
        r"\{(\w+)\}",
        lambda place: place[0] if place[1] in _PLACES else str(found[place[1]]),
        str(found["url"]),
    )
    if not url.startswith("https://"):
        raise ValueError(f"the tiles {name!r} do not come by https")
    return Basemap(
        url=url,
        attribution=str(found.get("attribution", "")).replace("(C)", "©"),
        max_zoom=int(found.get("max_zoom", _DEEPEST)),
        subdomains=str(found.get("subdomains", "abc")),
    )


def _is_cut_as_usual(found: Mapping[str, object]) -> bool:
    """Tell whether tiles lie where the page lays them: any others would be on wrong ground."""
    matrix = str(found.get("TileMatrixSet", "PM"))
    return (
        found.get("crs", "EPSG:3857") == "EPSG:3857"
        and found.get("tileSize", _SIZE) == _SIZE
        and not found.get("tms")
        and matrix.startswith("PM")
    )
