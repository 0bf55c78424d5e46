"""How the directory grows: 148 districts with 8 fictional offices each, and ten times as many."""

from __future__ import annotations

import gzip
import json
import math
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from guidance.bench import browser as browsers
from guidance.bench import speed
from guidance.bench.search import Check, table
from guidance.bench.server import Line, serve

SCRIPT = Path("tests", "bench", "contacts_scale.py")
"""Makes the fictional offices; they exist nowhere else."""
_TIMES = ("load_and_check_s", "pages_s", "exports_s", "index_s")
_THROTTLE = 6
_TYPE = """
names => {
  const field = document.querySelector(".place-finder input")
  const times = []
  let missed = 0
  for (const name of names) {
    for (let end = 1; end <= name.length; end++) {
      field.value = name.slice(0, end)
      const started = performance.now()
      field.dispatchEvent(new Event("input"))
      times.push(performance.now() - started)
    }
    if (!document.querySelector(".place-finder-results a")) missed++
  }
  return [times, missed]
}
"""


def run(root: Path, quick: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """Measure one set and, unless `quick`, one ten times larger."""
    found = {}
    with browsers.chromium() as browser:
        for copies in [1] if quick else [1, 10]:
            found[copies] = _measure(root, copies, browser)
            say(f"{copies} x: {found[copies]}")
    one = found[1]
    checks = [
        Check(0, "1 x: query p95 at 6x, ms", one["query_p95_ms"], 100, False),
        Check(0, "1 x: keystroke p95 at 6x, ms", one["key_p95_ms"], None, False),
        Check(0, "1 x: search data before the first result, kB", one["first_kB"], 150, False),
        Check(0, "1 x: place finder, keystroke p95 at 6x, ms", one["finder_p95_ms"], 50, False),
        Check(0, "1 x: queries without a result", one["without_result"], 0, False),
        Check(0, "1 x: place finder, names not found", one["finder_missed"], 0, False),
    ]
    if 10 in found:
        ten = found[10]
        factor = ten["offices"] / one["offices"]

        def growth(name: str, before: float, after: float, most: float) -> Check:
            exponent = math.log(after / before) / math.log(factor)
            return Check(0, f"growth with offices, exponent: {name}", exponent, most, False)

        spent = [sum(figures[key] for key in _TIMES) for figures in (one, ten)]
        checks += [
            growth("build", spent[0], spent[1], 1.15),
            growth("largest page", one["largest_page_kB"], ten["largest_page_kB"], 1.05),
            growth("index", one["index_kB"], ten["index_kB"], 1.05),
            growth("data before the first result", one["first_kB"], ten["first_kB"], 1.0),
            growth("query median", one["query_ms"], ten["query_ms"], 1.15),
            growth("data of the place finder", one["finder_kB"], ten["finder_kB"], 0.01),
        ]
    say(table(checks))
    return {
        "sizes": {str(copies): figures for copies, figures in found.items()},
        "checks": [asdict(check) | {"met": check.met} for check in checks],
    }


def _measure(root: Path, copies: int, browser: Browser) -> dict[str, float]:
    folder = root / "build" / "bench" / f"contacts-{copies}"
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(copies), str(folder)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        timeout=3600,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    queries = json.loads((folder / "queries.json").read_text("utf-8"))
    return figures | _search(browser, folder, queries["search"]) | _finder(browser, folder, queries)


def _search(browser: Browser, folder: Path, texts: Sequence[str]) -> dict[str, float]:
    """Return what the index weighs, what a first query fetches, and how long queries take."""
    files = sorted((folder / "search").glob("lo*.js"))
    first, empty = [], 0
    for text in texts[:6]:
        line = Line()
        with serve(folder, line) as home:
            page = browser.new_page()
            driver = browsers.Driver(page, home, "ours", "lo")
            driver.start()
            empty += not driver.ask([text])[0].pages
            page.close()
        first.append(sum(size for name, size in line.sent if name.startswith("search/")))
    with serve(folder, Line()) as home:
        names = [file.stem for file in files] + ["terms"]
        timing = speed.timing(browser, home, "ours", texts, _THROTTLE, "", names)
    return {
        "index_kB": round(sum(_packed(file) for file in files) / 1000, 1),
        "first_kB": round(statistics.median(first) / 1000, 1),
        "without_result": empty,
        "query_ms": round(timing.query_median, 1),
        "query_p95_ms": round(timing.query_p95, 1),
        "key_p95_ms": round(timing.key_p95, 1),
    }


def _finder(browser: Browser, folder: Path, queries: dict[str, list[str]]) -> dict[str, float]:
    with serve(folder, Line()) as home:
        page = browser.new_page()
        page.goto(f"{home}index.html")
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _THROTTLE})
        times, missed = page.evaluate(_TYPE, queries["finder"])
        page.close()
    return {"finder_p95_ms": round(speed.p95(times), 1), "finder_missed": missed}


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))
