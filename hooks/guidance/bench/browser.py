"""Runs the two searches in a real Chromium: in their workers, and on a page's thread for timing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--enable-precise-memory-info",
]

_DRIVER = """
async ({ folder, mode, lang }) => {
  const bench = (self.bench = { answers: [], mode })
  const answer = message => {
    if (message.type === 1 && bench.ready) bench.ready()
    if (message.type === 3 && !(message.data.guidance || {}).partial) bench.done(message.data)
  }
  const script = url => new Promise((resolve, reject) => {
    const node = document.createElement("script")
    node.src = url
    node.onload = resolve
    node.onerror = reject
    document.head.append(node)
  })
  bench.ask = text => new Promise(resolve => {
    bench.done = resolve
    bench.send({ type: 2, data: text })
  })
  const material = mode.startsWith("material")
  const index = material ? await (await fetch(folder + "search_index.json")).text() : ""
  if (mode === "ours-page") {
    await script(folder + "worker.js")
    const files = new Map()
    const load = async name => {
      if (!files.has(name)) files.set(name, await (await fetch(folder + name + ".js")).text())
      const text = files.get(name)
      return JSON.parse("[" + text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")) + "]")[2]
    }
    bench.preload = names => Promise.all(names.map(load))
    bench.create = async () => {
      bench.send = guidanceService((await load(lang)).rules, load, answer)
      bench.send({ type: 0, page: { lang, strings: {} } })
      return bench.ask("ການ") // set up means: a query for a common word is answered
    }
  } else if (mode === "material-page") {
    bench.create = () => new Promise(async resolve => {
      bench.ready = resolve
      addEventListener("message", event => answer(event.data))
      addEventListener("unhandledrejection", event => event.preventDefault())
      await script(folder + bench.worker)
      bench.send = message => postMessage(message)
      const { config, docs } = JSON.parse(index)
      bench.send({ type: 0, data: { config, docs, options: { suggest: false } } })
    })
  } else {
    bench.create = () => new Promise(resolve => {
      bench.ready = resolve
      const worker = new Worker(folder + (material ? bench.worker : "worker.js"))
      worker.onmessage = event => answer(event.data)
      bench.send = message => worker.postMessage(message)
      const { config, docs } = material ? JSON.parse(index) : {}
      const data = material ? { config, docs, options: { suggest: false } } : {}
      bench.send({ type: 0, data, page: { lang, strings: {} } })
      if (!material)
        fetch(folder + lang + ".js").then(response => response.text()).then(text => {
          bench.send({ type: 4, text })
          bench.ask("ການ").then(resolve)
        })
    })
  }
}
"""

_ASK = """
async texts => {
  const out = []
  for (const text of texts) {
    const started = performance.now()
    const { items } = await bench.ask(text)
    const time = performance.now() - started
    const pages = items
      .filter(group => !bench.mode.startsWith("ours") || group.length > 1 || group[0].score > 0)
      .map(group => group[0].location.split(/[?#]/)[0])
    out.push([[...new Set(pages)].slice(0, 40), time])
  }
  return out
}
"""


_START = """
async () => {
  const started = performance.now()
  await bench.create()
  return performance.now() - started
}
"""


@dataclass(frozen=True)
class Answer:
    """Pages found, best first, and how long it took."""

    pages: list[str]
    milliseconds: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium: the machine's own, else the one playwright has installed."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Driver:
    """One search on one page of a served site."""

    def __init__(self, page: Page, home: str, mode: str, lang: str, worker: str = "") -> None:
        self.page = page
        prefix = "en/" if lang == "en" else ""
        page.goto(f"{home}{prefix}index.html")
        page.evaluate(_DRIVER, {"folder": f"{home}search/", "mode": mode, "lang": lang})
        page.evaluate("name => { bench.worker = name }", worker)
        self.session: Any = page.context.new_cdp_session(page)

    def throttle(self, rate: int) -> None:
        """Make the page's thread so many times slower."""
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": rate})

    def start(self) -> float:
        """Start the search; return the milliseconds until it is ready."""
        return float(self.page.evaluate(_START))

    def ask(self, texts: Sequence[str]) -> list[Answer]:
        """Ask one query after the other."""
        return [Answer(pages, time) for pages, time in self.page.evaluate(_ASK, list(texts))]

    def heap(self) -> float:
        """Return the megabytes of JavaScript objects in use after a collection."""
        self.session.send("HeapProfiler.enable")
        self.session.send("HeapProfiler.collectGarbage")
        return float(self.page.evaluate("performance.memory.usedJSHeapSize")) / 1e6
