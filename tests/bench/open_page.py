"""Time how long a built map takes in Chromium until it is drawn and answers.

usage: open_page.py OUTPUT_FOLDER [RUNS]
"""

import os
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("GEOMAP_CHROMIUM") or shutil.which("chromium")
_NOTE_READY = """
new MutationObserver((_, watch) => {
  if (document.querySelector('#gm-page[data-ready="true"]')) {
    window.__ready = performance.now();
    watch.disconnect();
  }
}).observe(document, {subtree: true, childList: true, attributes: true});
"""


def main(folder: Path, runs: int) -> None:
    """Print the median, the quickest and the slowest opening of each map."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for path in sorted(folder.glob("*.html")):
            times = []
            for _ in range(runs):
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.add_init_script(_NOTE_READY)
                page.goto(path.resolve().as_uri())
                page.wait_for_function("window.__ready")
                times.append(page.evaluate("window.__ready"))
                page.close()
            print(
                f"{path.name:<24} {statistics.median(times):5.0f} ms"
                f"  ({min(times):.0f} to {max(times):.0f})"
            )
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
