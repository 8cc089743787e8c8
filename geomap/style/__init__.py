"""The visual language: colours, patterns, symbols and words. It knows nothing of any backend.

May import `geomap.model`, `geomap.geodesy` and `geomap.errors`.
"""
