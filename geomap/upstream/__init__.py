"""Better base geometry from the services that situation.toml names: ask, check, fit, replace.

The only package that uses the network, and only when it is asked to. Not called ``refresh``: a
package of that name would take the place of the function `geomap.refresh`.

May import `geomap.publish`, `geomap.loader`, `geomap.spec`, `geomap.geodesy`, `geomap.model` and
`geomap.errors`.
"""
