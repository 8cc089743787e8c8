"""The sheet: a scene as our own SVG in a projected CRS, laid out on paper by typst.

`products` makes the files and `picture` the map alone; others use these, `lettering` and
`png_file`. From the ground up:

projection               longitude and latitude to paper, at a round scale
svg, lettering, paint    numbers and paths; text as text and as outlines; styles and hatches
boxes, marks, symbols    what is taken; where symbols stand, and how they are drawn
typeset, spots, names    names as blocks of lines, where they may stand, and where they do
grid, measures           UTM, MGRS and degrees; scale bar and north arrows
drawing                  all of these: the map inside its neat line
swatches, locator        the small drawings around it
marginalia, layout       what is said around it; the pages, with sheet.typ, by press
png_file, svg_file       what typst leaves to be done; letters warns of what cannot be printed

May import `geomap.scene` and what lies below it.
"""
