"""What a fresh process does: imports, bytes, connections."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.render.registry import default_formats

HEAVY = {
    "folium",
    "geopandas",
    "pandas",
    "shapely",
    "pydantic",
    "dukpy",
    "pyproj",
    "branca",
    "requests",
    "rich",
}

_LOADED = """
import json, sys
try:
    {code}
except SystemExit:
    pass
print("\\n" + json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""

#: Refuses, in its own words, whatever would reach for a network or another program.
_GUARD = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib.")):
        raise RuntimeError(f"refused: {event} {arguments}")

sys.addaudithook(refuse)
from geomap.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def run_python(*arguments, cwd=None, **environment):
    root = os.pathsep.join(path for path in sys.path if path)
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": root, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def loaded_by(code):
    done = run_python("-c", _LOADED.format(code=code))
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import geomap",
        "import geomap; geomap.SpecError; geomap.build",
        "from geomap.cli.main import run; run(['--help'])",
        "from geomap.cli.main import run; run(['--version'])",
        "from geomap.cli.main import run; run(['formats'])",
        "from geomap.cli.main import run; run(['build', '--help'])",
        "from geomap.cli.main import run; run(['new', '--list'])",
        "from geomap.cli.main import run; run(['refresh', '--help'])",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code):
    assert loaded_by(code) & HEAVY == set()


@pytest.mark.usefixtures("page_assets")
def test_check_needs_neither_pandas_nor_folium(situation_folder):
    folder = situation_folder.write().as_posix()

    loaded = loaded_by(f"from geomap.cli.main import run; run(['check', {folder!r}])")

    assert "shapely" in loaded
    assert loaded & {"pandas", "geopandas", "folium", "branca", "requests", "rich"} == set()


@pytest.mark.usefixtures("page_assets")
def test_unchanged_build_loads_nothing_heavy(situation_folder, tmp_path):
    folder, output = situation_folder.write().as_posix(), (tmp_path / "out").as_posix()
    done = run_python("-m", "geomap", "build", folder, "-o", output)
    assert done.returncode == 0, done.stderr

    loaded = loaded_by(
        f"from geomap.cli.main import run; run(['build', {folder!r}, '-o', {output!r}])"
    )

    assert loaded & HEAVY == set()


@pytest.mark.usefixtures("page_assets")
def test_build_opens_no_connection_and_starts_no_program(layers_folder, tmp_path):
    done = run_python("-c", _GUARD, "build", str(layers_folder), "-o", str(tmp_path / "out"))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.usefixtures("page_assets")
def test_same_input_gives_the_same_bytes_anywhere(make_folder, tmp_path):
    worlds = [
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "HOME": str(tmp_path)},
        {"TZ": "Pacific/Auckland", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "LANG": "tr_TR"},
    ]
    built = []
    for number, environment in enumerate(worlds):
        there = tmp_path / f"place {number}"
        folder = make_folder(there / "situation").write()
        done = run_python(
            "-m", "geomap", "build", folder.name, "-o", "out", cwd=there, **environment
        )
        assert done.returncode == 0, done.stderr
        built.append({path.name: path.read_bytes() for path in Path(there / "out").iterdir()})

    assert built[0].keys() >= {
        *(f"{known}{made.suffix}" for known in ("whole", "part") for made in default_formats()),
        "manifest.json",
    }
    assert built[0] == built[1]


def test_pipe_that_closes_early_is_not_called_a_bug():
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "geomap", "formats", "--json"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(writer)

    assert done.returncode != 70
    assert "bug" not in done.stderr
    assert "Traceback" not in done.stderr
