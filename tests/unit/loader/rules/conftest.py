"""Load a folder with these reports, and what is wrong with them."""

import pytest


@pytest.fixture
def broken(situation_folder):
    """Load a folder with these reports and return the one problem found."""

    def read(*reports):
        situation_folder.files["reports.geojson"] = list(reports)
        (problem,) = situation_folder.problems()
        assert problem.severity == "error"
        assert problem.file == (situation_folder.path / "reports.geojson").as_posix()
        return problem

    return read


@pytest.fixture
def fine(situation_folder):
    """Load a folder with these reports and tell whether nothing is wrong."""

    def read(*reports):
        situation_folder.files["reports.geojson"] = list(reports)
        return situation_folder.problems() == ()

    return read
