"""Situation folders to start from, as data, and filling in what is new about one.

May import `geomap.spec`, `geomap.model` and `geomap.errors`.
"""
