"""Every page from a folder: it keeps to its policy, asks nobody and leaves nothing.

Online the same is watched while axe looks at every page.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from policy_kit import WATCH_POLICY, traces


def test_every_page_keeps_to_its_policy_and_leaves_nothing(browser: Browser, offline: Path):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(WATCH_POLICY)
    faults: dict[str, list[str]] = {}
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    paths = sorted(offline.rglob("*.html"))
    for path in paths:
        page.goto(path.as_uri())
        if found := traces(page):
            faults[path.relative_to(offline).as_posix()] = found
    cookies = context.cookies()
    context.close()
    assert faults == {}
    assert cookies == []
    assert [url for url in asked if not url.startswith((offline.as_uri(), "data:"))] == []
    assert len(asked) > len(paths) > 300
