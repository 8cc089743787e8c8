"""What a user writes instead of `geomap build --format pdf`: a sheet with matplotlib, GeoPandas.

It draws what a sheet of geomap has, as far as the libraries give it: base, line, zones, hatched
areas, reports, names, legend, UTM grid, scale bar, north arrow, title, handling, footnote, sources.
Names lie where they fall, symbols are markers.

usage: matplotlib_sheet.py LAYERS OUT.pdf OUT.png
"""

import json
import sys
import tomllib
from pathlib import Path

import geopandas as gpd
import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import patheffects
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import FuncFormatter, MultipleLocator
from shapely import box

CRS = "EPSG:32634"
BOUNDS = (20.0, 42.15, 21.95, 43.5)
PAPER_INCHES = (11.69, 8.27)
REPORTS = {"deployments": "#7B3FA0", "kfor": "#0E7A63", "events": "#B25209"}
HATCHES = {1: "xxxx", 2: "////", 3: "//", 4: "/"}
HALO = [patheffects.withStroke(linewidth=2.5, foreground="white")]


def read(layers: Path, name: str) -> gpd.GeoDataFrame:
    """Read a layer, projected; features without a place are left out."""
    gdf = gpd.read_file(layers / f"{name}.geojson")  # noqa: TID251 -- this is the usual stack
    return gdf[~gdf.geometry.isna() & ~gdf.geometry.is_empty].to_crs(CRS)


def draw_base(axes: plt.Axes, layers: Path) -> None:
    """Draw countries, units, the zone and the line, dashed over a white casing."""
    countries = read(layers, "countries")
    countries.plot(ax=axes, color="#F1EDE3", edgecolor="#8A8577", linewidth=0.6)
    read(layers, "borders").plot(ax=axes, color="#8A8577", linewidth=0.7)
    for name in ("northern-municipalities", "neighbouring-municipalities"):
        read(layers, name).boundary.plot(ax=axes, color="#6B6759", linewidth=0.5)
    zone = read(layers, "ground-safety-zone")
    zone.plot(ax=axes, facecolor="none", edgecolor="#55606B", hatch="||", linewidth=0.5, alpha=0.5)
    line = read(layers, "line")
    line.plot(ax=axes, color="white", linewidth=4)
    line.plot(ax=axes, color="black", linewidth=1.8, linestyle=(0, (5, 3)))
    for _, country in countries.iterrows():
        seen = country.geometry.intersection(frame_of(axes))
        if not seen.is_empty:
            at = seen.representative_point()
            axes.text(
                at.x,
                at.y,
                country["name"].upper(),
                color="#6B6759",
                fontsize=9,
                ha="center",
                clip_on=True,
            )


def frame_of(axes: plt.Axes) -> object:
    """Return what is seen of the ground."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    return box(west, south, east, north)


def draw_reports(axes: plt.Axes, layers: Path) -> None:
    """Draw areas hatched by credibility, and points with their circles of error."""
    for name, colour in REPORTS.items():
        reports = read(layers, name)
        is_point = reports.geometry.geom_type == "Point"
        for _, report in reports[~is_point].iterrows():
            hatch = HATCHES.get(int(report["credibility"]), "/")
            gpd.GeoSeries([report.geometry], crs=CRS).plot(
                ax=axes, facecolor=f"{colour}22", edgecolor=colour, hatch=hatch, linewidth=0
            )
            name_at(axes, report, colour)
        points = reports[is_point]
        if points.empty:
            continue
        circles = points.geometry.buffer(points["radius_m"].fillna(500))
        circles.boundary.plot(ax=axes, color=colour, linewidth=0.7, linestyle=":")
        points.plot(ax=axes, color=colour, marker="s", markersize=40, edgecolor="black", zorder=5)
        for _, report in points.iterrows():
            name_at(axes, report, colour)


def name_at(axes: plt.Axes, feature: gpd.GeoSeries, colour: str) -> None:
    """Write the name of a feature on it."""
    at = feature.geometry.representative_point()
    axes.annotate(
        feature["name"], (at.x, at.y), xytext=(4, 4), textcoords="offset points", fontsize=6,
        color=colour, path_effects=HALO, clip_on=True, zorder=6,
    )  # fmt: skip


def draw_places(axes: plt.Axes, layers: Path) -> None:
    """Draw places and crossings with their names."""
    for name, marker in (("places", "o"), ("crossings", "D")):
        places = read(layers, name)
        places.plot(ax=axes, color="white", edgecolor="black", marker=marker, markersize=12)
        for _, place in places.iterrows():
            name_at(axes, place, "black")


def draw_measures(axes: plt.Axes) -> None:
    """Draw UTM grid with its digits, scale bar and north arrow."""
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MultipleLocator(20_000))
        axis.set_major_formatter(FuncFormatter(lambda metres, _: f"{metres / 1000:.0f}"))
    axes.grid(color="#3B6EA5", linewidth=0.25, alpha=0.7)
    axes.tick_params(labelsize=6)
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    x, y = west + 0.03 * (east - west), south + 0.03 * (north - south)
    for place in range(4):
        axes.add_patch(
            Rectangle(
                (x + place * 5000, y), 5000, 900, facecolor="black" if place % 2 else "white",
                edgecolor="black", linewidth=0.6, zorder=7,
            )
        )  # fmt: skip
    axes.text(x, y + 1500, "0          10         20 km", fontsize=6, zorder=7)
    axes.annotate(
        "N", (x + 3000, y + 13_000), xytext=(x + 3000, y + 5000), ha="center", fontsize=8,
        arrowprops={"arrowstyle": "->", "linewidth": 1.2}, zorder=7,
    )  # fmt: skip


def draw_legend(axes: plt.Axes) -> None:
    """Draw what lines and hatches mean."""
    entries = [
        Line2D([], [], color="black", linewidth=1.8, linestyle=(0, (5, 3)), label="line"),
        Patch(facecolor="none", edgecolor="#55606B", hatch="||", label="Ground Safety Zone"),
        *(Patch(facecolor=f"{c}22", edgecolor=c, hatch="//", label=n) for n, c in REPORTS.items()),
        Line2D([], [], color="white", marker="o", markeredgecolor="black", label="place"),
        Line2D([], [], color="white", marker="D", markeredgecolor="black", label="crossing"),
        Line2D([], [], color="black", linestyle=":", label="may be off by this much"),
    ]
    axes.legend(handles=entries, loc="upper left", fontsize=6, framealpha=1, title="Legend")


def write_margins(figure: plt.Figure, layers: Path) -> None:
    """Write title, handling, footnote, attribution and the sources that are cited."""
    told = tomllib.loads((layers / "situation.toml").read_text("utf-8"))
    sources = tomllib.loads((layers / "sources.toml").read_text("utf-8"))
    about = told["situation"]
    marking = f"{about['handling']} – {about['banner']['en']}"
    for y in (0.975, 0.012):
        figure.text(0.5, y, marking, ha="center", fontsize=8, weight="bold")
    figure.text(0.03, 0.945, about["title"]["en"], fontsize=11, weight="bold")
    footnote = told["footnotes"][about["footnote"]]["en"]
    figure.text(0.03, 0.04, f"{footnote}\n{about['attribution']}", fontsize=5.5)
    cited: set[str] = set()
    for name in REPORTS:
        for feature in json.loads((layers / f"{name}.geojson").read_text("utf-8"))["features"]:
            named = feature["properties"]["sources"]
            cited.update(named if isinstance(named, list) else named.split(";"))
    lines = [
        f"{key} {source['publisher']}: {source['title']}"[:62]
        for key, source in sources.items()
        if key in cited
    ]
    figure.text(0.745, 0.92, "Sources\n" + "\n".join(lines), fontsize=4.6, va="top")


def main(layers: Path, pdf: Path, png: Path) -> None:
    """Draw the sheet and save it twice."""
    mpl.use("Agg")
    figure = plt.figure(figsize=PAPER_INCHES)
    axes = figure.add_axes((0.05, 0.09, 0.68, 0.84))
    west, south, east, north = (
        gpd.GeoSeries([box(*BOUNDS)], crs="OGC:CRS84").to_crs(CRS).total_bounds
    )
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_autoscale_on(False)
    draw_base(axes, layers)
    draw_reports(axes, layers)
    draw_places(axes, layers)
    draw_measures(axes)
    draw_legend(axes)
    axes.set_aspect("equal")
    axes.set(xlabel="", ylabel="")
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    write_margins(figure, layers)
    figure.savefig(pdf)
    figure.savefig(png, dpi=300)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
