"""The files a user writes: their schema, and reading situation.toml and sources.toml.

May import `geomap.model` and `geomap.errors`.
"""
