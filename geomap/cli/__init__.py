"""The command line: words in, `geomap.api` called, words out. Sits on top of everything."""
