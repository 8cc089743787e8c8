"""House templates that look right and still cannot be opened: found before anything is built."""

from geomap.errors import RenderError
from geomap.model.problem import Problem
from geomap.model.situation import Situation
from geomap.render.office.document.template import open_document
from geomap.render.office.slides.layouts import open_deck
from geomap.spec.codes import explanation_of


def find_template_problems(situation: Situation) -> list[Problem]:
    """Open the templates of a situation, and return why one cannot be."""
    found = []
    for product, template in situation.templates.items():
        try:
            if product == "slides":
                open_deck(template)
            else:
                open_document(template, situation.languages[0])
        except RenderError as error:
            found.append(
                explanation_of("GM-SPEC-TEMPLATE").problem(
                    str(error), cure=error.hint or "save it again", file=template.path
                )
            )
    return found
