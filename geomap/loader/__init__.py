"""From a situation folder to a `Situation`, and to everything wrong with the folder.

Not called ``load``: a package of that name would take the place of the function `geomap.load` as
soon as it is imported.

May import `geomap.spec`, `geomap.model` and `geomap.errors`.
"""
