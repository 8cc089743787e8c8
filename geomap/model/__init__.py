"""Frozen values: what a situation is. No input, no output, no drawing.

May import `geomap.errors` and nothing else of geomap.
"""
