import pytest

from geomap.model.paper import paper_named
from geomap.publish.manifest import PRODUCT
from geomap.render.base import Job


@pytest.fixture
def scene(make_scene, make_layer):
    return make_scene(make_layer(), languages=("en", "sr-Latn"))


def test_a_job_speaks_the_first_language_on_the_paper_of_the_situation(scene):
    job = Job(scene)

    assert job.language == "en"
    assert job.paper == paper_named("A4")


def test_what_is_shared_is_made_once_for_each_job(scene):
    made = []

    def make(job):
        made.append(job)
        return len(made)

    one, other = Job(scene), Job(scene)

    assert [one.once(make), one.once(make), other.once(make)] == [1, 1, 2]
    assert made == [one, other]


@pytest.mark.parametrize(
    "language, page, name",
    [
        ("en", 1, "whole.png"),
        ("en", 3, "whole.p3.png"),
        ("sr-Latn", 1, "whole.sr-Latn.png"),
        ("sr-Latn", 12, "whole.sr-Latn.p12.png"),
    ],
)
def test_products_are_named_by_map_language_and_page_and_known_as_products(
    scene, language, page, name
):
    assert Job(scene, language=language).name(".png", page=page) == name
    assert PRODUCT.match(name)


@pytest.mark.parametrize(
    "name", ["notes.txt", "whole.p.png", "../whole.png", "whole.png.bak", ".png"]
)
def test_what_geomap_does_not_name_so_is_no_product(name):
    assert not PRODUCT.match(name)
