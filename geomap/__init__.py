"""geomap: offline situation maps from GeoJSON layers.

>>> import geomap
>>> situation = geomap.load("layers").at(edition=2)  # doctest: +SKIP
>>> geomap.build("layers", "output")  # doctest: +SKIP
>>> geomap.view("layers", map="north")  # in a notebook  # doctest: +SKIP
>>> geomap.start("river")  # another situation folder  # doctest: +SKIP

Names are loaded when they are used; importing geomap costs nothing. Error types are stable,
messages are not.
"""

from typing import TYPE_CHECKING

from geomap._version import __version__ as __version__

if TYPE_CHECKING:
    from geomap.api import (
        build,
        check,
        embed,
        folium_map,
        load,
        refresh,
        view,
    )
    from geomap.building import BuildResult
    from geomap.errors import (
        AssetsMissingError,
        GeomapError,
        LoadError,
        MissingExtraError,
        PublishError,
        RefreshError,
        RenderError,
        SpecError,
    )
    from geomap.geodataframe import to_geodataframe
    from geomap.model.bounds import Bounds
    from geomap.model.layer import Layer
    from geomap.model.problem import Problem
    from geomap.model.report import Feature, Report
    from geomap.model.situation import Edition, MapSpec, Situation
    from geomap.model.source import Source
    from geomap.notebook import MapView
    from geomap.starting import start
    from geomap.upstream.result import RefreshResult, UnitChange

_HOMES = {
    "geomap.api": (
        "build",
        "check",
        "embed",
        "folium_map",
        "load",
        "refresh",
        "view",
    ),
    "geomap.building": ("BuildResult",),
    "geomap.geodataframe": ("to_geodataframe",),
    "geomap.errors": (
        "AssetsMissingError",
        "GeomapError",
        "LoadError",
        "MissingExtraError",
        "PublishError",
        "RefreshError",
        "RenderError",
        "SpecError",
    ),
    "geomap.model.bounds": ("Bounds",),
    "geomap.model.layer": ("Layer",),
    "geomap.model.problem": ("Problem",),
    "geomap.model.report": ("Feature", "Report"),
    "geomap.model.situation": ("Edition", "MapSpec", "Situation"),
    "geomap.model.source": ("Source",),
    "geomap.notebook": ("MapView",),
    "geomap.starting": ("start",),
    "geomap.upstream.result": ("RefreshResult", "UnitChange"),
}

__all__ = [
    "AssetsMissingError",
    "Bounds",
    "BuildResult",
    "Edition",
    "Feature",
    "GeomapError",
    "Layer",
    "LoadError",
    "MapSpec",
    "MapView",
    "MissingExtraError",
    "Problem",
    "PublishError",
    "RefreshError",
    "RefreshResult",
    "RenderError",
    "Report",
    "Situation",
    "Source",
    "SpecError",
    "UnitChange",
    "build",
    "check",
    "embed",
    "folium_map",
    "load",
    "refresh",
    "start",
    "to_geodataframe",
    "view",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'geomap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
