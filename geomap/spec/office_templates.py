"""What a house template has to have: names of layouts, placeholders and styles."""

#: Layouts of the slides, and the placeholders of each by name.
MAP_LAYOUT, TABLE_LAYOUT = "geomap map", "geomap table"
_MARKS = ("title", "handling-top", "handling-bottom", "footer")
LAYOUTS = {
    MAP_LAYOUT: (*_MARKS, "picture", "claims", "legend"),
    TABLE_LAYOUT: (*_MARKS, "table"),
}

#: Styles of a document, as Word stores their names.
STYLES = (
    "Title", "heading 1", "heading 2", "caption", "header", "footer", "List Number", "Table Grid",
)  # fmt: skip
