"""The shell in a real browser: policy, menu, help, leaving, search, other ways to read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from policy_kit import WATCH_POLICY, traces

KINDS = (
    "index.html",
    "en/index.html",
    "help/thailand.html",
    "officers/police.html",
    "law/index.html",
    "contacts/index.html",
    "about/all-pages.html",
)


def phone(page: Page) -> bool:
    assert page.viewport_size
    return page.viewport_size["width"] < 600


def shows_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize("path", KINDS)
def test_a_page_keeps_to_its_policy_and_stores_nothing(page: Page, home: str, path: str):
    page.add_init_script(WATCH_POLICY)
    page.goto(home + path)
    page.wait_for_timeout(150)
    assert traces(page) == []
    assert page.context.cookies() == []
    assert not shows_sideways(page)


def test_the_policy_does_block(browser: Browser, home: str):
    """The check above can fail: an inline script is refused and reported."""
    page = browser.new_page()
    page.add_init_script(WATCH_POLICY)
    page.goto(f"{home}index.html")
    page.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = 'window.planted = 1'; document.body.append(s) }"
    )
    assert page.evaluate("window.planted") is None
    page.wait_for_timeout(100)
    assert len(page.evaluate("window.broken")) == 1
    page.close()


def test_the_first_view_asks_for_no_search(page: Page, server: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}officers/police.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or "bundle" in url]
    size = sum(len(page.request.get(url).body()) for url in asked if url.endswith(".woff2"))
    assert size <= 24_000


def test_leaving_blanks_the_page_and_leaves_no_way_back_to_it(page: Page, home: str):
    page.goto(f"{home}about/all-pages.html")
    page.goto(f"{home}help/thailand.html", wait_until="networkidle")
    page.locator("[data-leave]").click()
    page.wait_for_url(f"{home}new.html")
    assert "ການຄ້າມະນຸດ" not in page.content()
    page.go_back()
    expect(page).to_have_url(f"{home}about/all-pages.html")


def test_shift_three_times_leaves_and_twice_does_not(page: Page, home: str):
    page.goto(f"{home}help/thailand.html", wait_until="networkidle")
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(150)
    expect(page).to_have_url(f"{home}help/thailand.html")
    page.keyboard.press("Shift")
    page.wait_for_url(f"{home}new.html")


@pytest.mark.parametrize("toggle", ["__drawer", "__search"])
def test_neither_menu_nor_search_covers_the_way_out(page: Page, home: str, toggle: str):
    page.goto(f"{home}help/thailand.html")
    page.evaluate("id => { document.getElementById(id).checked = true }", toggle)
    page.locator("[data-leave]").click(timeout=5000)
    page.wait_for_url(f"{home}new.html")


def test_the_page_after_leaving_asks_for_nothing(page: Page, home: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}new.html")
    page.wait_for_timeout(150)
    assert asked == [f"{home}new.html"]


def test_help_offers_a_choice_and_never_dials(page: Page, home: str):
    page.goto(f"{home}officers/police.html")
    page.locator(".bar__help summary").click()
    links = page.locator(".bar__choice a")
    expect(links).to_have_count(6)
    assert all(not href.startswith("tel:") for href in _hrefs(page, ".bar__choice a"))
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    page.locator(".bar__help summary").click()
    links.nth(1).click()
    expect(page).to_have_url(f"{home}help/thailand.html")


def _hrefs(page: Page, selector: str) -> list[str]:
    return page.eval_on_selector_all(selector, "all => all.map(a => a.getAttribute('href'))")


def test_help_and_leaving_stand_apart_and_are_large(page: Page, home: str):
    page.goto(f"{home}help/thailand.html")
    help_box = page.locator(".bar__help summary").bounding_box()
    leave_box = page.locator("[data-leave]").bounding_box()
    assert help_box
    assert leave_box
    for box in (help_box, leave_box):
        assert box["height"] >= 44
        assert box["width"] >= 44
    across = leave_box["x"] - help_box["x"] - help_box["width"]
    down = leave_box["y"] - help_box["y"] - help_box["height"]
    assert max(across, down) >= 10


def test_officers_pages_have_no_button_to_leave(page: Page, home: str):
    page.goto(f"{home}officers/police.html")
    expect(page.locator("[data-leave]")).to_have_count(0)


def test_a_district_is_two_taps_from_home_and_help_is_one(page: Page, home: str):
    page.goto(f"{home}index.html")
    page.locator(".place-finder > ul a", has_text="ໄຊຍະບູລີ").click()
    page.locator(".place-toc a", has_text="ຫົງສາ").click()
    expect(page).to_have_url(re.compile("xayabouly.html#.*hongsa"))
    expect(page.locator(".bar__help summary")).to_be_in_viewport()


def test_every_section_stands_at_the_foot_and_the_readers_own_beside(page: Page, home: str):
    page.goto(f"{home}officers/police.html")
    expect(page.locator(".foot nav a")).to_have_count(page.locator(".nav__panel > ul > li").count())
    own = page.locator(".nav-own a[aria-current=page]")
    expect(own).to_be_hidden() if phone(page) else expect(own).to_be_visible()


def test_the_menu_opens_and_closes_by_keyboard(page: Page, home: str):
    page.goto(f"{home}help/thailand.html")
    first = page.locator(".nav__list a").first
    expect(first).to_be_hidden()
    page.locator("#__drawer").focus()
    page.keyboard.press("Space")
    expect(first).to_be_visible()
    expect(page.locator(".nav a[aria-current=page]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(page.locator("#__drawer")).to_be_focused()


def test_tab_reaches_the_skip_link_search_language_and_bar(page: Page, home: str):
    page.goto(f"{home}help/thailand.html")
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(e => e.matches('[data-leave]') ? 'leave' : e.id || e.classList[0] || e.tagName)"
                "(document.activeElement)"
            )
        )
        visible = page.evaluate(
            "(e => { const r = e.getBoundingClientRect();"
            " return e === document.body || (r.bottom > 0 && r.top < innerHeight) })"
            "(document.activeElement)"
        )
        assert visible, reached
    assert {"skip", "top__brand", "top__button"} <= reached
    assert reached & {"__search", "md-search__input"}


def test_the_search_takes_words_that_were_typed_at_once(page: Page, home: str):
    """Pasted words come without a key; so do words typed before the script has come."""
    page.goto(f"{home}index.html")
    if phone(page):
        page.locator(".top__find").click()
    box = page.locator("input[data-md-component=search-query]")
    box.fill("ຄ້າມະນຸດ")
    expect(page.locator("[data-md-component=search-result] a").first).to_be_visible(timeout=10_000)
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_single_letters_do_nothing_outside_the_search(page: Page, home: str):
    """WCAG 2.1.4: no shortcut of one letter, also once Material's script is there."""
    page.goto(f"{home}officers/police.html")
    for key in ("f", "s", "/", "n", "p"):
        page.keyboard.press(key)
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("Control+k")
    expect(page.locator("input[data-md-component=search-query]")).to_be_focused()
    results = page.locator("[data-md-component=search-result] ol")
    expect(results).to_have_attribute("role", "list")  # Material's script has come
    page.keyboard.press("Escape")
    page.locator("h1").click()
    for key in ("f", "s", "/", "n", "p"):
        page.keyboard.press(key)
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page).to_have_url(f"{home}officers/police.html")


@pytest.mark.parametrize(
    "path",
    ["officers/police.html", "index.html", "contacts/index.html", "law/treaties/index.html"],
)
@pytest.mark.parametrize("late", ["*.woff2", "assets/site.*.js"])
def test_nothing_moves_when_font_or_script_come_late(
    browser: Browser, server: str, path: str, late: str
):
    context = browser.new_context(viewport={"width": 360, "height": 2400})
    page = context.new_page()
    page.route(f"**/{late}", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries()"
        ".forEach(e => window.moved += e.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(server + path)
    page.wait_for_timeout(1500)
    assert page.evaluate("window.moved") == 0
    context.close()


def test_a_device_without_lao_letters_waits_for_ours(browser: Browser, server: str):
    page = browser.new_page()
    page.add_init_script(
        "CanvasRenderingContext2D.prototype.measureText = () => ({ width: 60 })"  # only boxes
    )
    page.goto(f"{server}index.html")
    assert "Lao Needed" in page.evaluate("getComputedStyle(document.body).fontFamily")
    faces = page.evaluate(
        "document.fonts.load('16px \\'Lao Needed\\'', 'ກ').then(all => all.length)"
    )
    assert faces == 1
    page.close()


@pytest.fixture
def bare(browser: Browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script_menu_help_language_and_leaving_work(bare: Page, home: str):
    bare.goto(f"{home}help/thailand.html")
    bare.locator(".top__menu").click()
    expect(bare.locator(".nav__list a").first).to_be_visible()
    bare.locator(".nav__close").click()
    expect(bare.locator(".nav__list a").first).to_be_hidden()
    expect(bare.locator(".md-search")).to_be_hidden()
    bare.locator(".bar__help summary").click()
    expect(bare.locator(".bar__choice a")).to_have_count(6)
    bare.locator(".bar__help summary").click()
    bare.locator("header a[hreflang=en]").click()
    expect(bare).to_have_url(f"{home}en/help/thailand.html")
    bare.locator("[data-leave]").click()
    expect(bare).to_have_url(f"{home}new.html")


def test_without_script_the_search_gives_way_to_the_list_of_pages(bare: Page, home: str):
    bare.goto(f"{home}index.html")
    bare.locator("header noscript a, header a.top__button:not([hreflang])").click()
    expect(bare).to_have_url(f"{home}about/all-pages.html")


@pytest.mark.parametrize("path", ["officers/police.html", "help/thailand.html", "index.html"])
def test_at_four_hundred_per_cent_nothing_runs_off_sideways(
    browser: Browser, server: str, path: str
):
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(server + path)
    assert not shows_sideways(page)
    bar = page.locator(".bar").bounding_box()
    assert bar
    assert bar["height"] < 256 / 4
    context.close()


def test_paper_shows_the_draft_mark_and_the_text_only(browser: Browser, server: str):
    page = browser.new_page()
    page.goto(f"{server}officers/police.html")
    page.emulate_media(media="print")
    expect(page.locator(".draft")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    for chrome in (".top__inner", ".nav", ".nav-own", ".bar", ".toc", ".crumbs", ".foot nav"):
        expect(page.locator(chrome)).to_be_hidden()
    page.close()
