"""From a situation folder to a `Situation`, and to everything wrong with the folder.

May import `geomap.spec`, `geomap.model` and `geomap.errors`.
"""
