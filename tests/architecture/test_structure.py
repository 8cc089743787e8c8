"""Rules about the code itself."""

import ast
import doctest
import pkgutil
import re
import shutil
import statistics
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import geomap
from geomap.cli.main import VERBS
from geomap.render.registry import FORMATS

PACKAGE = Path(geomap.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "web" not in path.parts)
NAMES = sorted(
    known.name
    for known in pkgutil.walk_packages(geomap.__path__, "geomap.")
    if not known.name.startswith(("geomap.__main__", "geomap.web"))
)


def lines(path):
    return path.read_text("utf-8").count("\n")


def test_import_contract_holds(request):
    program = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert program, "import-linter is not installed beside this Python"

    done = subprocess.run(
        [program, "--no-cache"],
        cwd=request.config.rootpath,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def test_public_names_are_listed_sorted_and_can_all_be_had():
    assert geomap.__all__ == sorted(geomap.__all__)
    assert len(set(geomap.__all__)) == len(geomap.__all__)
    for name in geomap.__all__:
        assert getattr(geomap, name) is not None


def test_public_names_are_those_of_the_lazy_table_and_the_type_checker():
    promised = {name for names in geomap._HOMES.values() for name in names}
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    typed = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        for inner in node.body
        if isinstance(inner, ast.ImportFrom)
        for alias in inner.names
    }

    assert promised == set(geomap.__all__)
    assert typed == set(geomap.__all__)
    assert set(dir(geomap)) == {*geomap.__all__, "__version__"}


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = geomap.nothing


def test_version_is_that_of_the_distribution():
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", geomap.__version__)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_is_short_enough_to_be_read_in_one_go(path):
    assert lines(path) <= 400


def test_modules_are_short_as_a_rule():
    assert statistics.median(lines(path) for path in MODULES) < 200


def test_only_the_folium_side_knows_the_order_of_latitude_and_longitude():
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if re.search("lat_?lon|lat_?lng", path.read_text("utf-8"), re.IGNORECASE)
    ]

    assert found == ["render/html/folium_map.py"]


def test_package_does_not_know_which_crisis_is_shipped(crisis_words):
    kinds = {".py", ".toml", ".js", ".mjs", ".css", ".html", ".json", ".geojson", ".md"}
    found = [
        f"{path.relative_to(PACKAGE).as_posix()}: {word[0]}"
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in kinds and not {"dist", "node_modules"} & set(path.parts)
        for word in crisis_words.finditer(path.read_text("utf-8"))
    ]

    assert found == []


def test_no_module_is_a_drawer_for_everything():
    names = {path.stem for path in MODULES}

    assert not names & {"utils", "util", "common", "helpers", "misc", "tools"}


@pytest.mark.parametrize(
    "call",
    ["datetime.now", "date.today", "time.time(", "os.urandom", "random.", "os.environ", "getcwd",
     "Path.cwd", "locale."],
)  # fmt: skip
def test_core_reads_no_clock_chance_environment_or_place(call):
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if "cli" not in path.parts
        and any(call in line.partition("#")[0] for line in path.read_text("utf-8").splitlines())
    ]

    assert found == []


def test_only_publish_writes_files():
    written = re.compile(r"\.write_(?:text|bytes)\(|\.open\(\s*[\"'][wax]|\bopen\(|os\.replace")
    found = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        if written.search(path.read_text("utf-8"))
    }

    assert found <= {"publish", "cli"}  # cli: webbrowser.open


@pytest.mark.parametrize("name", NAMES)
def test_examples_in_docstrings_are_true(name):
    result = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)

    assert result.failed == 0


def test_some_docstrings_have_examples():
    finder = doctest.DocTestFinder()

    examples = sum(
        len(test.examples) for name in NAMES for test in finder.find(import_module(name))
    )

    assert examples >= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_module_says_what_it_is_for(name):
    assert import_module(name).__doc__


@pytest.fixture(scope="module")
def readme(request):
    return (request.config.rootpath / "README.md").read_text("utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_readme_names_every_command(readme, verb):
    assert f"geomap {verb}" in readme


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.id)
def test_readme_names_every_format(readme, known):
    assert known.suffix in readme


def test_readme_commands_are_commands(readme):
    named = set(re.findall(r"(?:`|^    .*\b)geomap ([a-z]+)", readme, flags=re.MULTILINE))

    assert named
    assert named <= set(VERBS)


def test_changelog_names_this_version(request):
    text = (request.config.rootpath / "CHANGELOG.md").read_text("utf-8")

    assert geomap.__version__ in text or "Unreleased" in text
