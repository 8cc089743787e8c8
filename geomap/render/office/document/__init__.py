"""A report page: the map with its caption, key reports, changes, all reports and the sources."""
