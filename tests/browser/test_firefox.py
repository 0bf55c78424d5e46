"""Firefox where one is found: the site online and from a folder, the same search as Chromium."""

from __future__ import annotations

from pathlib import Path

import firefox
import pytest
from playwright.sync_api import Browser

BINARY = firefox.path()
pytestmark = pytest.mark.skipif(
    BINARY is None, reason="no Firefox on this machine; set FIREFOX to the path of one"
)
QUERIES = (
    "ການຄ້າມະນຸດ",
    "ສາຍດ່ວນ",
    "ກົດຫມາຍ",
    "ຫົງສາ",
    "ສືກສາ",
    "໑໓໖໒",
    "LWU",
    "trafficking law",
    "victims rights",
    "hongsa",
)
RESULT = ".md-search-result__list > li > a"
OPEN = """
() => new Promise((resolve, reject) => {
  const field = document.querySelector("[data-md-component=search-query]")
  field.dispatchEvent(new Event("pointerenter"))
  const start = performance.now()
  const watch = setInterval(() => {
    const late = performance.now() - start > 60000
    if (!self.document$ && !late) return
    clearInterval(watch)
    late ? reject(new Error("Material's script did not start")) : resolve(true)
  }, 20)
})
"""
ASK = """
text => new Promise(resolve => {
  const client = (self.client = self.client || new Worker("ignored"))
  const hear = ({ data }) => {
    if (data.type !== 3 || (data.data.guidance || {}).partial) return
    client.removeEventListener("message", hear)
    resolve(data.data.items.slice(0, 10).map(group => group[0].location))
  }
  client.addEventListener("message", hear)
  client.postMessage({ type: 2, data: text })
})
"""
"""Ask the engine behind the dialog, once Material's script has started it."""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory):
    assert BINARY
    with firefox.running(BINARY, tmp_path_factory.mktemp("firefox") / "profile") as running:
        running.resize(360, 740)
        yield running


def follow_first(tab: firefox.Firefox, text: str) -> str:
    """Search for a text, follow the first result and return the words of the page it leads to."""
    start = tab.value("location.href")
    tab.click(".top__find")
    tab.wait("document.activeElement.name === 'query'")
    tab.type(text)
    tab.wait(f"!!document.querySelector({RESULT!r})")
    tab.click(RESULT)
    there = f"location.href !== {start!r} && document.readyState === 'complete'"
    words: str = tab.wait(f"{there} && document.querySelector('main').innerText")
    return words


def test_a_visit_in_both_languages(tab: firefox.Firefox, home: str) -> None:
    tab.open(f"{home}index.html")
    assert tab.value("document.documentElement.lang") == "lo"
    tab.wait("[...document.fonts].some(font => font.status === 'loaded')")
    assert tab.value("document.documentElement.scrollWidth <= innerWidth")
    assert "ຫົງສາ" in follow_first(tab, "ຫົງສາ")

    tab.open(f"{home}index.html")
    tab.click(".top__language")
    tab.wait("document.documentElement.lang === 'en' && document.readyState === 'complete'")
    assert "hotline" in follow_first(tab, "hotline").lower()
    assert tab.faults == []


def test_the_same_ten_answers_as_in_chromium(
    tab: firefox.Firefox, browser: Browser, server: str, offline: Path
) -> None:
    answers: dict[str, list[list[str]]] = {}
    page = browser.new_page()
    for home in (server, offline.as_uri() + "/"):
        for start in ("index.html", "en/index.html"):
            page.goto(home + start)
            page.evaluate(OPEN)
            tab.open(home + start)
            tab.value(f"({OPEN})()")
            for query in QUERIES:
                found = answers.setdefault(f"{start}: {query}", [])
                found.append(page.evaluate(ASK, query))
                found.append(tab.value(f"({ASK})({query!r})"))
    page.close()
    for asked, (first, *others) in answers.items():
        assert first, asked
        assert others == [first] * 3, asked
    assert tab.faults == []
