"""Slides and documents: each map as a deck and as a report, editable in the usual programs.

May import everything that `geomap.render` may, and python-pptx, python-docx and lxml.
"""
