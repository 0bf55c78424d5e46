"""How long a search takes: set-up, queries and keystrokes when throttled, and a cold visit."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error

from guidance.bench.browser import Driver
from guidance.bench.server import Line, serve

SLOW = (400_000 / 8, 0.4)
"""Bytes a second and seconds a round trip of a weak mobile connection."""
REPEATS = 3
_PATIENCE = 150
"""Seconds after which a cold visit is given up."""
_WATCH = """
new MutationObserver((_, observer) => {
  const link = document.querySelector(".md-search-result__link")
  if (!link) return
  observer.disconnect()
  self.firstResult = performance.now()
}).observe(document, { childList: true, subtree: true })
"""


@dataclass(frozen=True)
class Timing:
    """Milliseconds on the page's own thread at one throttle, and the heap afterwards."""

    throttle: int
    ready: float
    query_median: float
    query_p95: float
    key_median: float
    key_p95: float
    heap_mb: float


@dataclass(frozen=True)
class Visit:
    """A first visit over a slow line, straight to a search."""

    seconds: float | None
    """Until the first result is on the screen; None when it never came."""
    data_bytes: int
    """Of the search's own files up to then, as sent (gzip)."""
    all_bytes: int


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def timing(
    browser: Browser,
    home: str,
    mode: str,
    texts: Sequence[str],
    throttle: int,
    worker: str,
    files: Sequence[str] = (),
) -> Timing:
    """Time the set-up, whole queries and every keystroke of some of them.

    Each is timed on `REPEATS` fresh pages, and the quickest counts: what else the machine does is
    no part of the figure. `files` of the index are fetched before, but not parsed: the line is
    timed by `visit`.
    """
    keys = [text[:end] for text in texts[10::5] for end in range(2, len(text) + 1)]
    runs = [_run(browser, home, mode, texts, keys, throttle, worker, files) for _ in range(REPEATS)]
    queries = [min(times) for times in zip(*(run.queries for run in runs), strict=True)]
    strokes = [min(times) for times in zip(*(run.strokes for run in runs), strict=True)]
    return Timing(
        throttle,
        min(run.ready for run in runs),
        statistics.median(queries),
        p95(queries),
        statistics.median(strokes),
        p95(strokes),
        min(run.heap for run in runs),
    )


@dataclass(frozen=True)
class _Run:
    ready: float
    queries: list[float]
    strokes: list[float]
    heap: float


def _run(
    browser: Browser,
    home: str,
    mode: str,
    texts: Sequence[str],
    keys: Sequence[str],
    throttle: int,
    worker: str,
    files: Sequence[str],
) -> _Run:
    page = browser.new_page()
    driver = Driver(page, home, f"{mode}-page", "lo", worker)
    if mode == "ours":
        page.evaluate("names => bench.preload(names).then(() => 0)", list(files))
    driver.throttle(throttle)
    ready = driver.start()
    driver.ask(texts[:10])
    queries = [answer.milliseconds for answer in driver.ask(texts[10:])]
    strokes = [answer.milliseconds for answer in driver.ask(keys)]
    driver.throttle(1)
    heap = driver.heap()
    page.close()
    return _Run(ready, queries, strokes, heap)


def visit(browser: Browser, root: Path, text: str) -> Visit:
    """Open the site on a query, over a slow line and at a quarter of the speed."""
    rate, delay = SLOW
    line = Line(rate, delay)
    with serve(root, line) as home:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.add_init_script(_WATCH)
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        seconds = None
        try:
            page.goto(f"{home}index.html?q={text}", wait_until="commit")
            page.wait_for_selector(
                ".md-search-result__link", state="attached", timeout=_PATIENCE * 1000
            )
            seconds = float(page.evaluate("self.firstResult")) / 1000
        except Error:
            pass
        sent = list(line.sent)
        context.close()
    own = sum(size for name, size in sent if name.startswith("search/"))
    return Visit(seconds, own, sum(size for _, size in sent))


def before_opening(browser: Browser, root: Path) -> int:
    """Return the bytes of the search's data fetched by a visit that does not search."""
    line = Line()
    with serve(root, line) as home:
        page = browser.new_page()
        page.goto(f"{home}index.html", wait_until="load")
        page.wait_for_timeout(500)
        page.close()
    return sum(size for name, size in line.sent if name.startswith("search/"))
