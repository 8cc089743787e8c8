"""The build hook: when the page's script is built again, and what is said when it cannot be."""

import importlib.util
import json
import shutil
import sys

import pytest


@pytest.fixture(scope="module")
def hook(pytestconfig):
    path = pytestconfig.rootpath / "geomap" / "web" / "hatch_build.py"
    spec = importlib.util.spec_from_file_location("geomap_web_hatch_build", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def web(hook, pytestconfig, tmp_path):
    """Copy the sources, and a bundle stamped as built from them."""
    copy = tmp_path / "web"
    source = pytestconfig.rootpath / "geomap" / "web"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("dist", "node_modules"))
    (copy / "dist").mkdir()
    for name in hook.OUTPUTS:
        (copy / "dist" / name).write_text("built", "utf-8")
    (copy / "dist" / hook.STAMP).write_text(json.dumps({"inputs": hook.digest(copy)}), "utf-8")
    return copy


def test_bundle_of_these_sources_is_not_built_again(hook, web):
    assert hook.is_fresh(web)


@pytest.mark.parametrize("name", ["src/index.jsx", "package-lock.json", "build.mjs"])
def test_changed_source_is_built_again(hook, web, name):
    with (web / name).open("a", encoding="utf-8") as file:
        file.write("\n// changed\n")

    assert not hook.is_fresh(web)


def test_missing_piece_of_the_bundle_is_built_again(hook, web):
    (web / "dist" / "geomap.css").unlink()

    assert not hook.is_fresh(web)


def test_line_ends_of_a_checkout_do_not_count(hook, web):
    path = web / "src" / "index.jsx"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert hook.is_fresh(web)


def test_lock_names_no_address_and_checks_every_package(pytestconfig):
    text = (pytestconfig.rootpath / "geomap/web/package-lock.json").read_text("utf-8")

    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}

    assert "://" not in "".join(entry.get("resolved", "") for entry in packages.values())
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
