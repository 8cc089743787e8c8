"""What only the whole situation shows: one rule a function, grouped by what they look at.

`validate` runs them all; what each code means to a person stands in `geomap.spec.codes`. May
import `geomap.spec`, `geomap.geodesy` and `geomap.model`.
"""
