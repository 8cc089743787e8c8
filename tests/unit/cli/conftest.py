"""The command line as a test calls it."""

import pytest

from geomap.cli.main import run


@pytest.fixture
def cli(capsys):
    """Run the command line; return its exit code and what it printed."""

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call
