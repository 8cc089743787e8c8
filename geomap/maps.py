"""Maps of a situation, by name, and planned: what every way of building needs first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import AssetsMissingError, LoadError, RenderError, SpecError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model.situation import MapSpec, Situation
    from geomap.scene.elements import Scene


def compose_maps(situation: Situation, maps: Sequence[MapSpec]) -> tuple[Scene, ...]:
    """Plan maps.

    Parameters
    ----------
    situation
        As of the time to show.
    maps
        Which of its maps.

    Raises
    ------
    LoadError
        If a layer names a symbol that cannot be drawn: it is the fault of the layer.
    RenderError
        If something else cannot be drawn.
    """
    from geomap.scene.compose import compose_all
    from geomap.scene.symbol_codes import find_symbol_problems

    try:
        return compose_all(situation, maps)
    except AssetsMissingError:
        raise
    except RenderError as error:
        problems = find_symbol_problems(situation)
        if not problems:
            raise
        raise LoadError(str(error), problems=problems, hint=error.hint) from None


def map_named(situation: Situation, map_id: str | None) -> MapSpec:
    """Return the map with an id; the first one for None.

    Raises
    ------
    SpecError
        If there is none.
    """
    if map_id is None:
        return situation.maps[0]
    try:
        return situation.map(map_id)
    except KeyError:
        names = ", ".join(known.id for known in situation.maps)
        raise SpecError(f"there is no map {map_id!r}; there are {names}") from None
