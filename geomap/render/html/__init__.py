"""The interactive map: a Folium map in a page of our own, in one file.

Folium renders everything it is given as a template, twice, so nothing that came from a file may
reach it: it makes the frame from ids that the schema has checked, and data travels past it, as one
block of escaped JSON that the page's script draws.
"""
