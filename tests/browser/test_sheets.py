"""Sheets as they are used: printed on one A4 page, and as one upright picture for a phone."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from guidance import catalogue as catalogues
from guidance.edition import Edition
from guidance.problems import Problems

PAGES = re.compile(rb"/Type\s*/Page\b")
BOX = """() => {
  const box = document.querySelector(".sheet"), size = box.getBoundingClientRect();
  const letters = [...box.querySelectorAll("p, li, h1, h2, td")]
    .filter((e) => e.getClientRects().length && !e.closest(".sheet__foot, .sheet__numbers"))
    .map((e) => parseFloat(getComputedStyle(e).fontSize));
  return {top: size.top + scrollY, left: size.left, width: size.width, height: size.height,
          wide: box.scrollWidth > box.clientWidth, letters: Math.min(...letters)};
}"""


@cache
def sheets(site: Path) -> dict[str, Path]:
    found = (path for path in site.rglob("*.html") if "sheets" in path.relative_to(site).parts)
    return {path.relative_to(site).as_posix(): path for path in sorted(found)}


@pytest.fixture(scope="module")
def opened(browser: Browser):
    context = browser.new_context(viewport={"width": 540, "height": 960}, locale="lo")
    page = context.new_page()
    yield page
    context.close()


def test_every_sheet_fits_one_a4_page_in_letters_that_can_be_read(site: Path, opened):
    found = sheets(site)
    assert len(found) >= 40
    counts, letters = {}, {}
    for name, path in found.items():
        opened.goto(path.as_uri())
        counts[name] = len(PAGES.findall(opened.pdf(format="A4", prefer_css_page_size=True)))
        opened.emulate_media(media="print")
        letters[name] = opened.evaluate(BOX)["letters"] * 0.75
        opened.emulate_media(media="null")
    assert {name: count for name, count in counts.items() if count != 1} == {}
    # Marks beside a sentence are a little smaller than its letters, and no paragraphs.
    assert {name: size for name, size in letters.items() if size < 10.5} == {}


def test_every_picture_fits_540_by_960_and_begins_at_the_top(site: Path, opened):
    for name, path in sheets(site).items():
        opened.goto(f"{path.as_uri()}#picture")
        box = opened.evaluate(BOX)
        assert (box["top"], box["left"], box["width"], box["height"]) == (0, 0, 540, 960), name
        assert not box["wide"], name
        assert box["letters"] >= 15, name


def test_a_narrow_phone_shows_the_same_picture_whole(site: Path, browser: Browser):
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    for name in ("sheets/officers/village.html", "en/sheets/officers/village.html"):
        page.goto(f"{sheets(site)[name].as_uri()}#picture")
        box = page.evaluate(BOX)
        assert (box["width"], round(box["height"])) == (360, 640), name
    context.close()


def test_a_page_leads_to_its_sheet_and_back(page, home: str):
    page.goto(f"{home}en/officers/police.html")
    page.get_by_role("link", name="One page to print").click()
    assert page.locator("h1").inner_text() == "Police"
    assert page.locator(".draft").is_visible()
    assert page.locator(".leaf__print").is_visible()
    page.get_by_role("link", name="Picture for the phone").click()
    assert not page.locator("#screening").is_visible()
    page.get_by_role("link", name="One page to print").click()
    assert page.locator("#screening").is_visible()
    page.get_by_role("link", name="The whole page").click()
    assert page.locator("#page-sources").is_visible()


def test_no_sheet_has_a_number_that_its_owner_has_not_confirmed(site: Path, root: Path):
    loaded = catalogues.load(root / "data", root / "docs", root, Edition(), Problems())
    unconfirmed = {
        channel.number.removeprefix("+856")
        for office in loaded.contacts.offices
        for channel in office.channels
        if channel.kind in {"short_code", "phone"} and not channel.confirmed
    }
    assert {"1362", "1191"} <= unconfirmed
    for name, path in sheets(site).items():
        body = html.parse(io.BytesIO(path.read_bytes()), html.HTMLParser(encoding="utf-8"))
        text = " ".join(body.getroot().xpath("//main//text()"))
        digits = set(re.findall(r"\d+", re.sub(r"(?<=\d)[ -](?=\d)", "", text)))
        assert not digits & unconfirmed, name
        assert not body.getroot().xpath("//main//a"), name
        assert "1362" not in (site / name).read_text("utf-8"), name


def test_the_search_leads_to_pages_and_not_to_their_sheets(site: Path):
    indexes = [path.read_text("utf-8") for path in site.glob("search/*.js")]
    assert any("officers/police.html" in text for text in indexes)
    assert not any("sheets/officers" in text for text in indexes)
