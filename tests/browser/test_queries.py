"""What officers type, spelt as on a phone, and the page that must be among the first three."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

VECTORS = Path(__file__).parents[1] / "vectors" / "queries.json"
QUERIES: dict[str, list[tuple[str, list[str]]]] = json.loads(VECTORS.read_text("utf-8"))
FOUND = """
base => [...document.querySelectorAll(".md-search-result__item")].map(item =>
  item.querySelector("a").href.slice(base.length).split(/[?#]/)[0])
"""


def first_pages(page: Page, home: str, count: int) -> list[str]:
    """Pages of the first rows; the row below a hit, its twin in the other language, is no hit."""
    english = "/en/" in page.url
    found = page.evaluate(FOUND, home)
    return [path for path in found if path.startswith("en/") == english][:count]


@pytest.fixture(scope="module", params=["lo", "en"])
def dialog(request, browser: Browser, server: str):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{server}{'en/' if request.param == 'en' else ''}index.html")
    page.locator("header label[for=__search]").first.click()
    yield request.param, page, server
    page.close()


def test_officers_find_the_page_among_the_first_three(dialog):
    language, page, home = dialog
    missed = {}
    for query, wanted in QUERIES[language]:
        box = page.locator("input[data-md-component=search-query]")
        box.fill("")
        expect(page.locator(".md-search-result__item")).to_have_count(0, timeout=10_000)
        box.fill(query)
        expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=10_000)
        page.wait_for_timeout(400)
        found = first_pages(page, home, 3)
        if not set(found) & set(wanted):
            missed[query] = found
    assert missed == {}


def test_a_lost_script_is_told_and_fetched_again(browser: Browser, server: str):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route("**/search/shim.js", lambda route: route.abort())
    page.goto(f"{server}en/index.html")
    box = page.locator("input[data-md-component=search-query]")
    box.click()
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_contain_text("could not be loaded", timeout=10_000)
    page.unroute("**/search/shim.js")
    box.blur()
    box.fill("shelter")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=10_000)
    page.close()
