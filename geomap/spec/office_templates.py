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

#: Kinds of placeholders that take no text.
WITHOUT_TEXT = frozenset({"pic", "tbl", "chart", "dgm", "media", "clipArt", "sldImg"})

#: Least width and height of the picture of a map on a slide.
PICTURE_MM = (80.0, 50.0)
