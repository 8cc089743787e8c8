"""The sheet: a scene as our own SVG in a projected CRS, laid out on paper by typst.

`picture` and `products` are what others call. May import `geomap.scene` and what lies below it.
"""
