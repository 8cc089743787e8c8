"""The only code that writes: all files or none, the manifest last.

May import `geomap.render.base`, `geomap.model` and `geomap.errors`.
"""
