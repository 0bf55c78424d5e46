"""Registers and the definition in a real browser: they filter, they judge nothing, keep nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SHOWN = (
    "[...document.querySelectorAll('.law-rows li')].filter(row => row.offsetParent)"
    ".map(row => row.querySelector('a').getAttribute('href'))"
)


def test_register_filters_and_sorts(page, server):
    page.goto(f"{server}en/law/treaties/index.html")
    every = page.evaluate(SHOWN)
    page.click(".law-filter summary")
    page.select_option(".law-filter [name=partner]", "vn")
    assert page.evaluate(SHOWN) == [
        "viet-nam-trafficking-2010.html",
        "viet-nam-mla-2020.html",
        "viet-nam-extradition-2024.html",
    ]
    page.select_option(".law-filter [name=sort]", "newest")
    assert page.evaluate(SHOWN)[0] == "viet-nam-extradition-2024.html"
    assert page.inner_text(".law-filter [role=status]").startswith("3 of")
    page.select_option(".law-filter [name=period]", "1950")
    assert page.evaluate(SHOWN) == []
    page.click(".law-filter [type=reset]")
    expect(page.locator(".law-filter [name=partner]")).to_have_value("")
    expect(page.locator(".law-rows li").locator("visible=true")).to_have_count(len(every))
    assert page.evaluate(SHOWN) == every


def test_register_is_whole_without_script(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}law/laws/index.html")
    assert not page.is_visible(".law-filter")
    assert page.locator(".law-rows li").count() > 15
    context.close()


def test_checklist_counts_and_never_judges(page, server):
    page.goto(f"{server}en/law/definition.html")
    assert not page.is_visible(".law-check-state")
    page.locator("[data-part=child] input").check()
    page.locator("[data-part=act] input").first.check()
    state = page.inner_text(".law-check-state")
    assert "Act: named: 1" in state and "Means: none named" in state
    assert "means need not be shown" in state
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    page.click(".law-check [type=reset]")
    page.wait_for_selector(".law-check-state", state="hidden")
    assert page.locator(".law-check input:checked").count() == 0
