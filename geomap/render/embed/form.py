"""In which languages a map can be put into somebody's text. Light: the command line lists them."""

from enum import StrEnum


class Form(StrEnum):
    """What is pasted."""

    HTML = "html"
    MARKDOWN = "markdown"
    QUARTO = "quarto"
