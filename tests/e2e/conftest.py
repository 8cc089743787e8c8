"""A real Chromium with the network off, watched for everything a page must not do."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

import geomap

DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
WALL = ViewportSize(width=1920, height=1080)

#: Told by the page itself: what its policy refused.
_WATCH = """
window.__refused = [];
addEventListener("securitypolicyviolation", (event) => {
  window.__refused.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`);
});
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
    geomap.build(pytestconfig.rootpath / "layers", output)
    return output


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open a file; on leaving, hold every opened page to the rules that hold for all of them."""
    opened: list[tuple[Page, Watch]] = []

    def open_(path: Path, size: ViewportSize = DESKTOP, **options: object) -> Page:
        context = browser.new_context(viewport=size, offline=True, **options)  # type: ignore[arg-type]
        context.add_init_script(_WATCH)
        page, watch = context.new_page(), Watch()
        page.on("console", lambda message: watch.console.append(message.text))
        page.on("pageerror", lambda error: watch.console.append(str(error)))
        page.on("request", lambda request: watch.requests.append(request.url))
        opened.append((page, watch))
        page.goto(path.as_uri())
        page.locator("#gm-page[data-ready=true]").wait_for(state="attached", timeout=10_000)
        return page

    yield open_
    for page, watch in opened:
        outside = [
            url for url in watch.requests[1:] if not url.startswith(("data:", "blob:", "about:"))
        ]
        refused = page.evaluate("window.__refused")
        page.context.close()
        assert outside == [], "the page made requests"
        assert watch.console == [], "the page wrote to the console"
        assert refused == [], "the page leaned on its policy"
