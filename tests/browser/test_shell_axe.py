"""axe on every page once, and on every kind of page in every mode: no finding at all.

While every page is open, its policy and the browser's storage are looked at too.
"""

from __future__ import annotations

import itertools
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from policy_kit import WATCH_POLICY, traces

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
KINDS = (
    "index.html",
    "help/index.html",
    "help/thailand.html",
    "learn/warning-signs.html",
    "officers/police.html",
    "identification/indicators.html",
    "law/index.html",
    "law/glossary.html",
    "law/obligations.html",
    "contacts/index.html",
    "contacts/provinces/xayabouly.html",
    "overview/statistics.html",
    "about/all-pages.html",
    "about/sources.html",
    "404.html",
    "new.html",
)
MODES = tuple(itertools.product(("light", "dark"), (360, 1280)))


def findings(page: Page) -> list[str]:
    """Run axe with all its rules, WCAG and best practice alike."""
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]


PARTS = 8
"""Into so many tests the pages are dealt: none may take so long that it counts as hung."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_once(browser: Browser, server: str, site: Path, part: int):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(WATCH_POLICY)
    faults: dict[str, list[str]] = {}
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    paths = sorted(site.rglob("*.html"))[part::PARTS]
    assert len(paths) > 30
    for path in paths:
        name = path.relative_to(site).as_posix()
        page.goto(server + name)
        if found := [*traces(page), *findings(page)]:
            faults[name] = found
    cookies = context.cookies()
    context.close()
    assert faults == {}
    assert cookies == []
    assert [url for url in asked if not url.startswith((server, "data:"))] == []


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_every_kind_of_page_in_every_mode(browser: Browser, server: str, scheme: str, width: int):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    faults: dict[str, list[str]] = {}
    for kind in KINDS:
        languages = ("",) if kind in {"404.html", "new.html"} else ("", "en/")
        for language in languages:
            answer = page.goto(server + language + kind)
            assert answer
            assert answer.ok, language + kind
            if found := findings(page):
                faults[language + kind] = found
    context.close()
    assert faults == {}


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_what_opens_is_clean_too(browser: Browser, server: str, scheme: str, width: int):
    """Menu, choice of help, and search with results."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server}help/thailand.html")
    page.locator(".bar__help summary").click()
    opened = {"help": findings(page)}
    page.keyboard.press("Escape")
    if width < 600:
        page.locator(".top__menu").click()
        page.wait_for_timeout(300)
        opened["menu"] = findings(page)
        page.keyboard.press("Escape")
        page.locator(".top__find").click()
    page.locator("input[data-md-component=search-query]").fill("ຄ້າມະນຸດ")
    page.locator("[data-md-component=search-result] a").first.wait_for(timeout=10_000)
    opened["search"] = findings(page)
    context.close()
    assert not any(opened.values()), opened


def test_axe_does_find(browser: Browser, server: str):
    """The checks above can fail: a planted fault is found."""
    page = browser.new_page()
    page.goto(f"{server}index.html")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(fault.startswith("button-name") for fault in findings(page))
    page.close()
