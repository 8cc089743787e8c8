"""Time fixed products of one map against its HTML, and against the same sheet with matplotlib.

All run as whole processes, in turn, so that their ratios hold when the machine's speed drifts; the
time that a process computes tells what it would take on a machine with nothing else to do.
matplotlib is no dependency of geomap; give the sheet drawn with it another Python:

    python3 -m venv bench && bench/bin/pip install matplotlib geopandas

usage: sheet.py [RUNS [PYTHON]]
"""

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from cold_build import ROOT, seconds

from geomap.render.registry import FORMATS

MAP = "situation"
EVERY, HTML, PDF, PEER = "every format", "html", "pdf", "matplotlib, pdf and png"
#: What has to hold: seconds for every format of one map, and times the HTML for a PDF alone.
MOST_S, MOST_RATIO = 6.0, 2.0


def commands_for(peer: str) -> dict[str, list[str]]:
    """Return what is timed, as far as this geomap and the other Python can do it."""
    layers = str(ROOT / "layers")
    build = [sys.executable, "-m", "geomap", "build", layers, "--map", MAP, "--force"]
    known = [made.id for made in FORMATS]
    found = {
        HTML: [*build, "-o", HTML, "--format", HTML],
        **{
            name: [*build, "-o", name, "--format", name]
            for name in (PDF, "png", "pptx", "docx")
            if name in known
        },
        EVERY: [*build, "-o", "every"],
    }
    if has_matplotlib(peer):
        script = str(Path(__file__).with_name("matplotlib_sheet.py"))
        found[PEER] = [peer, script, layers, "peer.pdf", "peer.png"]
    return found


def has_matplotlib(python: str) -> bool:
    """Tell whether a Python can draw the sheet of the peer."""
    done = subprocess.run(
        [python, "-c", "import matplotlib, geopandas"], check=False, capture_output=True
    )
    return done.returncode == 0


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command in a folder; return its wall time, and how long it computed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = seconds(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def verdict(holds: bool) -> str:  # noqa: FBT001 -- one word of two
    """Say whether a target is met."""
    return "met" if holds else "MISSED"


def main(runs: int, peer: str) -> None:
    """Print median times, their ratios to the HTML build pair by pair, targets, and sizes."""
    commands = commands_for(peer)
    times: dict[str, list[float]] = {name: [] for name in commands}
    computed: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for run in range(runs + 1):
            for name, command in commands.items():
                wall, cpu = timed(command, folder)
                if run:  # the first round warms the disk
                    times[name].append(wall)
                    computed[name].append(cpu)
        made = [*sorted((folder / "every").iterdir()), *sorted(folder.glob("peer.*"))]
        sizes = [(path.name, path.stat().st_size / 1000) for path in made]
    ratios = {
        name: statistics.median(
            mine / other for mine, other in zip(taken, times[HTML], strict=True)
        )
        for name, taken in times.items()
    }
    for name, taken in times.items():
        print(
            f"{name:<24} {statistics.median(taken):6.2f} s   {ratios[name]:5.2f} x the HTML   "
            f"{statistics.median(computed[name]):6.2f} s computing"
        )
    every = statistics.median(times[EVERY])
    print(
        f"every format of one map in {MOST_S:g} s at most: {every:.2f}, {verdict(every <= MOST_S)}"
    )
    if PDF in ratios:
        met = verdict(ratios[PDF] <= MOST_RATIO)
        print(f"PDF in {MOST_RATIO:g} times the HTML at most: {ratios[PDF]:.2f}, {met}")
    else:
        print("PDF: this geomap has no such format")
    if PEER not in times:
        print(f"{peer} has no matplotlib and GeoPandas; see the head of this file")
    for name, size in sizes:
        print(f"{name:<28} {size:8,.0f} KB")


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 5,
        sys.argv[2] if len(sys.argv) > 2 else sys.executable,
    )
