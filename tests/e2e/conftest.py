"""A real Chromium with the network off, watched for everything a page must not do."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

import geomap
from geomap.model.situation import Situation

DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
WALL = ViewportSize(width=1920, height=1080)

SIZES = {"wall": WALL, "laptop": DESKTOP, "phone": PHONE}
LANGUAGES = ("en", "fr", "sr-Latn", "sr-Cyrl", "sq")
#: When pages are opened, for those who look at their own age: the day after the last cut-off.
NOW = "2023-10-19T10:00:00Z"

#: Told by the page itself: what its policy refused.
_WATCH = """
window.__refused = [];
addEventListener("securitypolicyviolation", (event) => {
  window.__refused.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`);
});
"""
# the clock goes on, for animations need it
_SHIFT_CLOCK = """
{ const [now, shift] = [Date.now, Date.parse("NOW") - Date.now()];
  Date.now = () => now() + shift; }
"""
_OFFLINE = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


@dataclass
class Watch:
    """What a page did while it was open."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Page]


def find_chromium() -> str | None:
    """Return a Chromium of this machine; GEOMAP_CHROMIUM names one that is not on PATH."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = (shutil.which(name) for name in names)
    return os.environ.get("GEOMAP_CHROMIUM") or next((path for path in found if path), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        message = "NO CHROMIUM: what a person sees is NOT tested; install chromium to test it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_OFFLINE))
        yield running
        running.close()


@pytest.fixture(scope="session")
def shipped(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped situation, built once."""
    output = tmp_path_factory.mktemp("shipped")
    geomap.build(pytestconfig.rootpath / "layers", output, formats=["html", "embed"])
    return output


@pytest.fixture(scope="session")
def situation(pytestconfig: pytest.Config) -> Situation:
    """The shipped situation, as of its last edition."""
    return geomap.load(pytestconfig.rootpath / "layers")


@pytest.fixture(scope="session")
def island(shipped: Path, island_of: Callable[[str], tuple[dict[str, Any], str, str]]) -> Any:
    """The data of the shipped situation map."""
    return island_of((shipped / "situation.html").read_text("utf-8"))[0]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open a file; on leaving, hold every opened page to the rules that hold for all of them."""
    opened: list[tuple[Page, Watch]] = []
    allowed: set[str] = set()

    def open_(
        path: Path,
        size: ViewportSize = DESKTOP,
        *,
        fragment: str = "",
        now: str = NOW,
        framed: Sequence[Path] = (),
        **options: object,
    ) -> Page:
        context = browser.new_context(viewport=size, offline=True, **options)  # type: ignore[arg-type]
        context.add_init_script(_WATCH)
        context.add_init_script(_SHIFT_CLOCK.replace("NOW", now))
        page, watch = context.new_page(), Watch()
        page.on("console", lambda message: watch.console.append(message.text))
        page.on("pageerror", lambda error: watch.console.append(str(error)))
        page.on("request", lambda request: watch.requests.append(request.url))
        opened.append((page, watch))
        allowed.update(known.as_uri() for known in framed)
        page.goto(f"{path.as_uri()}#{fragment}" if fragment else path.as_uri())
        page.locator("#gm-page[data-ready=true]").wait_for(state="attached", timeout=10_000)
        return page

    yield open_
    for page, watch in opened:
        outside = [
            url
            for url in watch.requests[1:]
            if not url.startswith(("data:", "blob:", "about:")) and url not in allowed
        ]
        refused = page.evaluate("window.__refused")
        page.context.close()
        assert outside == [], "the page made requests"
        assert watch.console == [], "the page wrote to the console"
        assert refused == [], "the page leaned on its policy"
