"""Whether two ways to the same answer agree: build and browser, server and disk."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from guidance.bench.corpus import Corpus
from guidance.search.analyze import fold, keys
from guidance.search.worker import plain

_LETTERS = (
    "".join(map(chr, range(0x0E80, 0x0EE0))) + " \u200b\n.,-'aeiouBCDđéạ019ก中λ🙂\u0301<&\"\\"
)
_CUT = "lines => lines.map(line => a.tokens(line).map(([key]) => key + '\\t' + a.fold(key)))"
_RESULTS = """
() => [...document.querySelectorAll(".md-search-result__link")]
  .map(link => link.href.slice(new URL(".", location.href).href.length))
"""


def token_differences(browser: Browser, corpus: Corpus, strings: int = 100_000) -> int:
    """Return how many lines of the corpus and random strings the browser cuts otherwise."""
    rng = random.Random(5)
    lines = [line for section in corpus.sections() for line in section.text.split("\n")]
    lines += ["".join(rng.choices(_LETTERS, k=rng.randint(1, 24))) for _ in range(strings)]
    page = browser.new_page()
    page.goto("about:blank")
    page.evaluate(f"() => {{ {plain('analyzer.js')}; self.a = analyzer }}")
    differing = 0
    for start in range(0, len(lines), 20_000):
        part = lines[start : start + 20_000]
        cut = page.evaluate(_CUT, part)
        differing += sum(
            theirs != [f"{key}\t{fold(key)}" for key in keys(line)]
            for line, theirs in zip(part, cut, strict=True)
        )
    page.close()
    return differing


def answers_differing(browser: Browser, home: str, folder: Path, texts: Sequence[str]) -> int:
    """Return how many queries the dialog answers otherwise from a disk than from a server."""
    differing = 0
    for text in texts:
        first, second = (
            _answer(browser, f"{root}index.html?q={text}") for root in (home, f"{folder.as_uri()}/")
        )
        differing += not first or first != second
    return differing


def _answer(browser: Browser, url: str) -> list[str]:
    page = browser.new_page()
    page.goto(url)
    page.wait_for_selector(".md-search-result__link", state="attached", timeout=20_000)
    page.wait_for_timeout(1_000)
    found: list[str] = page.evaluate(_RESULTS)
    page.close()
    return found
