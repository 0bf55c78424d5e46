"""What a reader does, online and from a folder, on a phone and on a desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from guidance.search.lao import collation_key

QUERY = "input[data-md-component=search-query]"
RESULTS = "[data-md-component=search-result] a"


def search(page: Page, words: str) -> None:
    box = page.locator(QUERY)
    if not box.is_visible():
        page.locator("header label[for=__search]").first.click()
    box.click()
    box.press_sequentially(words, delay=30)


def test_the_language_switch_keeps_the_page(page: Page, home: str):
    page.goto(f"{home}help/thailand.html")
    page.locator("header a[hreflang=en]").click()
    expect(page).to_have_url(f"{home}en/help/thailand.html")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("header a[hreflang=lo]").click()
    expect(page).to_have_url(f"{home}help/thailand.html")


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("index.html", "ຄ້າມະນຸດ"),
        ("index.html", "ກໍານົດຕົວ"),
        ("index.html", "ໜ້າທີ່"),
        ("index.html", "ຫນ້າທີ່"),
        ("en/index.html", "identification"),
    ],
)
def test_a_search_finds_a_page_that_holds_the_words(page: Page, home: str, start: str, words: str):
    page.goto(home + start)
    search(page, words)
    first = page.locator(RESULTS).first
    expect(first).to_be_visible(timeout=10_000)
    first.click()
    page.wait_for_load_state()
    text = page.locator("main").inner_text().lower()
    modern = words.replace("ໍາ", "ຳ").replace("ຫນ", "ໜ").lower()
    assert modern in re.sub("[\u200b\u00ad]", "", text)


def test_a_phone_link_dials_the_short_code(page: Page, home: str):
    page.goto(f"{home}contacts/index.html")
    link = page.locator("main a[href='tel:1362']").first
    expect(link).to_be_visible()
    assert "1362" in link.inner_text()


def test_a_province_is_two_taps_from_home(page: Page, home: str):
    page.goto(f"{home}index.html")
    page.locator("main a[href*='contacts/']").first.click()
    page.locator("main a[href*='xayabouly.html']").first.click()
    expect(page.locator("h1")).to_contain_text("ໄຊຍະບູລີ")


@pytest.mark.parametrize("path", ["index.html", "en/law/treaties/index.html", "help/index.html"])
def test_nothing_is_stored_and_nothing_breaks(page: Page, home: str, path: str):
    page.goto(home + path)
    page.wait_for_timeout(300)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


@pytest.mark.parametrize("path", ["index.html", "contacts/index.html", "law/glossary.html"])
def test_a_page_is_whole_without_scripts(browser: Browser, home: str, path: str):
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    ) as c:
        page = c.new_page()
        page.goto(home + path)
        assert len(page.locator("main").inner_text()) > 300
        expect(page.locator("a[href$='all-pages.html']").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_fonts_of_the_site_are_used(page: Page, home: str):
    page.goto(f"{home}index.html")
    assert page.evaluate(
        "document.fonts.ready.then("
        "() => [...document.fonts].filter(font => font.status == 'loaded').length)"
    )


def test_our_lao_order_is_that_of_the_browser(page: Page, server: str, root: Path):
    """All Lao names of places, and a hard case, sorted by both."""
    found = yaml.safe_load((root / "data/places.yml").read_text("utf-8"))["provinces"]
    names = [place["name"]["lo"] for p in found for place in (p, *p["districts"])]
    page.goto(f"{server}index.html")
    in_browser = page.evaluate(
        "names => [...names].sort(new Intl.Collator('lo').compare)", [*names, "ເຊກອງ", "ສະ"]
    )
    ours = sorted([*names, "ເຊກອງ", "ສະ"], key=collation_key)
    assert [collation_key(n)[0] for n in ours] == [collation_key(n)[0] for n in in_browser]


@pytest.mark.parametrize(
    "path", ["contacts/index.html", "protection/first-hour.html", "help/index.html"]
)
def test_no_unconfirmed_number_goes_onto_paper(page: Page, server: str, path: str):
    page.goto(server + path)
    assert re.search("1362|1191", page.locator("main").inner_text())
    page.emulate_media(media="print")
    printed = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
            .filter(e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) > 0)
            .map(e => [...e.childNodes].filter(n => n.nodeType == 3).map(n => n.data).join(" "))
            .join(" ")"""
    )
    assert not re.search(r"\b(1362|1191|1195)\b", printed)
