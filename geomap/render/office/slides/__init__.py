"""A deck of slides: the map, how to read it, what changed, the reports and the sources."""
