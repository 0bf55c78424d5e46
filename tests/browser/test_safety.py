"""What a frightened reader relies on: the way out is never covered, and no word of hers is kept."""

from __future__ import annotations

import io
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

WORDS = "ຫົງສາ"
QUERY = "[data-md-component=search-query]"
RESULT = ".md-search-result__link"
HERE = "document.activeElement"


def narrow(page: Page) -> bool:
    assert page.viewport_size
    return page.viewport_size["width"] < 600


def open_menu(page: Page) -> None:
    page.locator(".top__menu").click()
    expect(page.locator(".nav__panel a").first).to_be_visible()


def open_help(page: Page) -> None:
    page.locator(".bar__help summary").click()


def open_search(page: Page) -> None:
    page.locator(".top__find" if narrow(page) else QUERY).click()
    page.locator(QUERY).press_sequentially(WORDS)
    expect(page.locator(RESULT).first).to_be_visible(timeout=10_000)


@pytest.mark.parametrize("opened", [open_menu, open_help, open_search])
def test_one_press_leaves_whatever_is_open(page: Page, home: str, opened):
    page.goto(f"{home}help/thailand.html")
    opened(page)
    page.locator("[data-leave]").click(timeout=3_000)
    page.wait_for_url(f"{home}new.html")


def test_results_end_above_the_bar(page: Page, home: str):
    page.goto(f"{home}help/thailand.html")
    open_search(page)
    box, bar = (page.locator(one).bounding_box() for one in (".md-search__output", ".bar"))
    assert box
    assert bar
    assert not narrow(page) or box["y"] + box["height"] <= bar["y"] + 1


def test_what_was_looked_for_stands_in_no_address(page: Page, home: str):
    """Neither the history nor the server learns it; the opened page marks it all the same."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}index.html")
    open_search(page)
    page.locator(RESULT).first.click()
    expect(page.locator("main mark").first).to_have_text(WORDS)
    assert "?" not in page.url
    assert not [url for url in asked if quote(WORDS) in url or WORDS in url]
    assert page.evaluate("window.name") == ""


def test_words_on_their_way_to_a_page_are_forgotten_on_leaving(page: Page, server: str):
    page.goto(f"{server}help/thailand.html")
    page.evaluate(f"window.name = 'sought:{WORDS}'")
    page.locator("[data-leave]").click()
    page.wait_for_url(f"{server}new.html")
    assert page.evaluate("window.name") == ""


def test_a_result_on_the_same_page_shows_its_place(page: Page, home: str):
    page.goto(f"{home}contacts/provinces/xayabouly.html")
    open_search(page)
    page.locator(f"{RESULT}[href$='#hongsa']").first.click()
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator("#hongsa")).to_be_in_viewport()
    assert page.evaluate("window.name") == ""


def hidden(picture: bytes) -> bool:
    """Say whether a picture of the screen shows one colour only."""
    colours = Image.open(io.BytesIO(picture)).convert("RGB").getcolors()
    return colours is not None and len(colours) == 1


def test_without_script_the_pressed_link_hides_the_page(browser: Browser, server: str):
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    ) as context:
        page = context.new_page()
        page.goto(f"{server}help/thailand.html")
        assert not hidden(page.screenshot())
        page.locator(".bar__help summary").click()
        page.locator("[data-leave]").hover()
        page.mouse.down()
        assert hidden(page.screenshot(caret="initial"))
        page.mouse.up()
        page.wait_for_url(f"{server}new.html")


def test_the_page_of_a_wrong_address_has_the_way_out(page: Page, server: str):
    page.goto(f"{server}404.html")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{server}new.html")


def test_what_opens_closes_when_the_focus_goes_on(page: Page, home: str):
    """What has the focus is never covered (WCAG 2.4.11), also while Material's script is away."""
    page.goto(f"{home}help/thailand.html")
    page.locator(".bar__help summary").focus()
    page.keyboard.press("Enter")
    page.locator("[data-leave]").focus()
    expect(page.locator(".bar__choice")).to_be_hidden()
    page.route("**/bundle.*.js", lambda route: None)
    page.keyboard.press("Control+k")
    expect(page.locator("#__search")).to_be_checked()
    page.locator(".top__language").focus()
    expect(page.locator("#__search")).not_to_be_checked()


def test_escape_gives_the_focus_back(page: Page, home: str):
    page.goto(f"{home}help/thailand.html")
    page.locator(".top__language").focus()
    page.keyboard.press("Control+k")
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator("#__search" if narrow(page) else ".top__language")).to_be_focused()


def test_enter_opens_the_menu(page: Page, home: str):
    page.goto(f"{home}help/thailand.html")
    page.locator("#__drawer").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nav a[aria-current=page]")).to_be_focused()


@pytest.mark.parametrize("path", ["law/definition.html", "contacts/index.html"])
def test_the_bar_covers_nothing_that_has_the_focus(page: Page, server: str, path: str):
    page.goto(server + path)
    covered = []
    for _ in range(200):
        page.keyboard.press("Tab")
        where = page.evaluate(
            f"(e => {{ const [r] = e.getClientRects();"
            " const b = document.querySelector('.bar').getBoundingClientRect();"
            " return [e === document.body, !e.closest('.bar') && r && r.left < b.right"
            " && r.right > b.left && r.top >= b.top - 1 && r.bottom <= b.bottom + 1"
            f" && e.innerText] }})({HERE})"
        )
        if where[0]:
            break
        covered += [where[1]] if where[1] else []
    else:
        raise AssertionError("the walk does not end")
    assert covered == []


@pytest.mark.parametrize("path", ["contacts/index.html", "en/law/definition.html", "index.html"])
def test_letters_of_double_size_fit_a_phone(browser: Browser, server: str, path: str):
    """The reader's own size of letters, without zoom (WCAG 1.4.4)."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(server + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


SPACING = """
() => document.querySelectorAll("body *").forEach(e => {
  e.style.cssText += ";line-height:1.5!important;letter-spacing:.12em!important;" +
    "word-spacing:.16em!important" + (e.tagName === "P" ? ";margin-bottom:2em!important" : "")
})
"""


@pytest.mark.parametrize("path", ["contacts/index.html", "en/help/thailand.html", "index.html"])
def test_wider_spacing_cuts_nothing_off(page: Page, server: str, path: str):
    """The spacing of WCAG 1.4.12."""
    page.goto(server + path)
    page.evaluate(SPACING)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".top *, .bar *, main *")]
            .filter(e => e.checkVisibility({ visibilityProperty: true })
              && !e.closest("svg, .md-search__inner, .md-toggle"))
            .filter(e => /hidden|clip/.test(getComputedStyle(e).overflow)
              && e.scrollHeight > e.clientHeight + 2)
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut == []
