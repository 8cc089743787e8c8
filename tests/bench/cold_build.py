"""Time a cold ``geomap build`` against a plain Folium script over the same layers.

Both run as whole processes, in turn, so that their ratio holds when the machine's speed drifts.

usage: cold_build.py [RUNS]
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def seconds(command: list[str], folder: Path) -> float:
    """Run a command in a folder and return its wall time."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Print the median times and the median of the ratios, pair by pair."""
    layers = str(ROOT / "layers")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        python = sys.executable
        build = [python, "-m", "geomap", "build", layers]
        one_map = [*build, "-o", "one", "--map", "situation", "--format", "html"]
        commands = {
            "build, every format": [*build, "-o", "every", "--map", "situation", "--force"],
            "build, three maps": [*build, "-o", "all", "--format", "html", "--force"],
            "build, one map": [*one_map, "--force"],
            "build, unchanged": one_map,
            "folium script": [
                python,
                str(Path(__file__).with_name("folium_script.py")),
                layers,
                "folium.html",
            ],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                taken = seconds(command, folder)
                if run:  # the first round warms the disk
                    times[name].append(taken)
        size = (folder / "one" / "situation.html").stat().st_size
    base = times["folium script"]
    for name, taken in times.items():
        ratios = [mine / other for mine, other in zip(taken, base, strict=True)]
        print(
            f"{name:<20} {statistics.median(taken):6.2f} s   "
            f"{statistics.median(ratios):5.2f} x the folium script"
        )
    print(f"situation.html       {size / 1000:6.0f} KB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
