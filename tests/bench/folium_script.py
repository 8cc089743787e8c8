"""What a user writes instead of geomap: every layer file of a folder on one plain Folium map.

usage: folium_script.py LAYERS OUT.html
"""

import sys
from pathlib import Path

import folium
import geopandas as gpd

MIDDLE = (42.85, 20.97)


def main(layers: Path, out: Path) -> None:
    """Draw the layers with a popup of their first attributes, and save."""
    drawn = folium.Map(location=MIDDLE, zoom_start=9)
    for path in sorted(layers.glob("*.geojson")):
        gdf = gpd.read_file(path)  # noqa: TID251 -- this is the usual stack, measured against
        gdf = gdf[~gdf.geometry.isna() & ~gdf.geometry.is_empty]
        if gdf.empty:
            continue
        fields = [column for column in gdf.columns if column != "geometry"]
        for column in fields:
            gdf[column] = gdf[column].astype(str)
        popup = folium.GeoJsonPopup(fields=fields[:8])
        folium.GeoJson(gdf, name=path.stem, popup=popup).add_to(drawn)
    folium.LayerControl().add_to(drawn)
    drawn.save(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
