"""A real Chromium, online and from files, at two widths."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"phone": (360, 740), "desktop": (1280, 800)}


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if Path(item.fspath).parent.name == "browser":
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(params=["http", "file"])
def home(request, server: str, offline: Path) -> str:
    """Address of the site's root, by server and from the unpacked offline copy."""
    return server if request.param == "http" else offline.as_uri() + "/"


@pytest.fixture(params=list(WIDTHS))
def page(request, browser: Browser):
    """A page that fails the test on any console error, failed request or foreign address."""
    width, height = WIDTHS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="lo")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("requestfailed", lambda r: faults.append(f"failed: {r.url}") if _lost(r) else None)
    opened.on("request", lambda r: faults.append(f"foreign: {r.url}") if _foreign(r.url) else None)
    yield opened
    context.close()
    assert faults == []


def _lost(request: Request) -> bool:
    """Whether a request came to nothing; one that a click away cut off did not."""
    return request.failure != "net::ERR_ABORTED"


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:"))
