"""The search's figures on generated sites, beside Material's own search on the same pages."""

from __future__ import annotations

import gzip
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from guidance.bench import browser as browsers
from guidance.bench import quality, same, site, speed
from guidance.bench.corpus import Corpus
from guidance.bench.queries import Query
from guidance.bench.server import Line, serve
from guidance.search import postings, worker
from guidance.search.build import write_index
from guidance.search.encode import deltas

SIZES = (60, 500, 2000)
"""Pages per language."""


@dataclass(frozen=True)
class Check:
    """One figure to reach, and what was reached."""

    pages: int
    name: str
    reached: float | None
    goal: float | None
    """None where the figure is told, not demanded."""
    at_least: bool
    material: float | None = None

    @property
    def met(self) -> bool:
        """Whether the figure is reached."""
        if self.goal is None:
            return True
        if self.reached is None:
            return False
        return self.reached >= self.goal if self.at_least else self.reached <= self.goal


Say = Callable[[str], None]


def run(root: Path, quick: bool, say: Say) -> dict[str, Any]:
    """Measure all sizes; return everything measured, ready for JSON."""
    started = time.monotonic()

    def tell(step: str) -> None:
        say(f"{time.monotonic() - started:5.0f} s  {step}")

    checks = [Check(0, "search JavaScript less lunr, bytes gzip", script_bytes(), 8192, False)]
    folder = root / "build" / "bench"
    report: dict[str, Any] = {}
    with browsers.chromium() as browser:
        tell("a site to search in")
        small = Corpus(SIZES[0])
        report["shell_seconds"] = site.shell(small, folder / "shell", root)
        tell("tokens of build and browser")
        differing = same.token_differences(browser, small)
        checks.append(Check(0, "token differences of Python and JavaScript", differing, 0, False))
        for pages in SIZES[:2] if quick else SIZES:
            tell(f"{pages} pages per language: index")
            corpus = small if pages == SIZES[0] else Corpus(pages)
            built = site.with_pages(corpus, folder / "shell" / "site", folder / str(pages))
            report[str(pages)], found = _size(browser, corpus, built, quick, tell)
            checks += found
    report["checks"] = [asdict(check) | {"met": check.met} for check in checks]
    report["seconds"] = time.monotonic() - started
    tell("done")
    say(table(checks))
    return report


def _size(
    browser: Browser, corpus: Corpus, built: site.BenchSite, quick: bool, say: Say
) -> tuple[dict[str, Any], list[Check]]:
    pages = len(corpus.of("lo"))
    count = 40 if quick else (100 if pages <= 500 else 60)
    queries = quality.questions(corpus, count)
    material = next(p.name for p in (built.material / "search").glob("*.js"))
    report: dict[str, Any] = {"index": _index(corpus, built.ours)}
    checks = _index_checks(pages, report["index"])

    say(f"{pages}: quality")
    with serve(built.ours, Line()) as home:
        ours, typed = quality.measure(browser, home, "ours", queries)
    theirs: list[quality.Score] = []
    if pages <= 500:
        say(f"{pages}: quality of Material's search")
        with serve(built.material, Line()) as home:
            theirs, _ = quality.measure(browser, home, "material", queries, material)
    report["quality"] = [asdict(score) for score in ours]
    report["material_quality"] = [asdict(score) for score in theirs]
    report["typing"] = typed["typing"]
    found = _quality_checks(pages, ours, theirs, typed["typing"])

    say(f"{pages}: speed")
    texts = _sample(queries, 30 if quick else 50)
    for mode, folder, script in (
        ("ours", built.ours, ""),
        ("material", built.material, material),
    ):
        if mode == "material" and pages > 500:
            continue
        files = [file.stem for file in (folder / "search").glob("lo*.js")] + ["terms"]
        with serve(folder, Line()) as home:
            report[f"{mode}_timing"] = [
                asdict(speed.timing(browser, home, mode, texts, throttle, script, files))
                for throttle in (1, 6)
            ]
    found += _speed_checks(pages, report["ours_timing"], report.get("material_timing"))
    checks += found if pages <= 500 else [replace(check, goal=None) for check in found]

    say(f"{pages}: cold visits")
    cold = {
        mode: [asdict(speed.visit(browser, folder, text)) for text in texts[:tries]]
        for mode, folder, tries in (
            ("ours", built.ours, 2 if quick else 5),
            ("material", built.material, 0 if pages > 500 or (quick and pages > 60) else 1),
        )
    }
    report["cold"] = cold
    report["before_opening"] = speed.before_opening(browser, built.ours)
    checks += _cold_checks(pages, cold, report["before_opening"])

    say(f"{pages}: server and disk")
    with serve(built.ours, Line()) as home:
        other = same.answers_differing(browser, home, built.ours, texts[:8])
    checks.append(Check(pages, "queries answered otherwise from a disk", other, 0, False))
    return report, checks


def script_bytes() -> int:
    """Return what a search fetches of scripts, less what lunr alone would take."""
    fetched = worker.scripts()
    return sum(map(_packed, (fetched["worker.js"], fetched["shim.js"]))) - _packed(worker.lunr())


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def _index(corpus: Corpus, ours: Path) -> dict[str, float]:
    """Return the sizes of the Lao index, and how long its writing takes."""
    sections = corpus.sections()
    folder = ours.parent / "index"
    started = time.perf_counter()
    report = write_index(sections, folder, (), corpus.glossary())
    seconds = time.perf_counter() - started
    lao = report.languages["lo"]

    def packed(pattern: str) -> int:
        files = (ours / "search").glob(pattern)
        return sum(_packed(file.read_text(encoding="utf-8")) for file in files)

    counted = postings.collect([s for s in sections if s.language == "lo"], [()] * lao.sections)
    starts: list[int] = []
    cursor = 0
    for lengths in counted.lengths:
        starts.append(cursor)
        cursor += sum(lengths) + 2
    bare = " ".join(_sections_only(places, starts) for places in counted.places.values())
    return {
        "text_mb": lao.text_bytes / 1e6,
        "with_places_kb": (packed("lo.js") + packed("lo-p*.js")) / 1e3,
        "without_places_kb": (packed("lo.js") + _packed(bare)) / 1e3,
        "text_store_kb": packed("lo-t*.js") / 1e3,
        "words": lao.terms,
        "sections": lao.sections,
        "files": len(report.files),
        "index_seconds": seconds,
    }


def _sections_only(places: Sequence[int], starts: Sequence[int]) -> str:
    """Return what a list of places would take if it told the sections alone."""
    found: list[int] = []
    number = 0
    for place in places:
        while number + 1 < len(starts) and starts[number + 1] <= place:
            number += 1
        if not found or found[-1] != number:
            found.append(number)
    return deltas(found)


def _sample(queries: Sequence[Query], count: int) -> list[str]:
    kinds = ("word", "two words", "3-5 words", "keyword pair")
    texts = [query.text for query in queries if query.language == "lo" and query.kind in kinds]
    random.Random(1).shuffle(texts)
    return texts[:count]


def _index_checks(pages: int, index: dict[str, float]) -> list[Check]:
    return [
        Check(pages, f"index {name}, kB gzip per MB of Lao", size / index["text_mb"], goal, False)
        for name, size, goal in (
            ("without places", index["without_places_kb"], 100),
            ("with places", index["with_places_kb"], 220),
            ("text store", index["text_store_kb"], None),
        )
    ]


def _quality_checks(
    pages: int,
    ours: Sequence[quality.Score],
    theirs: Sequence[quality.Score],
    typing: Sequence[float],
) -> list[Check]:
    checks = [
        Check(
            pages,
            f"recall@10, {name}",
            quality.goal(ours, kinds),
            least,
            True,
            quality.goal(theirs, kinds) if theirs else None,
        )
        for name, kinds, least in quality.GOALS
    ]
    exact = [s for s in ours if s.kind in ("word", "two words", "3-5 words")]
    first = sum(s.exact_first * s.count for s in exact) / sum(s.count for s in exact)
    known = [s for s in ours if s.kind in quality.GOALS[0][1]]
    return [
        *checks,
        Check(pages, "queries without a result", max(s.empty for s in known), 0, False),
        Check(pages, "pages with the exact string first", first, 0.99, True),
        Check(pages, "target in top ten at 60 % typed", typing[2], 0.80, True),
        Check(pages, "target in top ten at 80 % typed", typing[3], 0.98, True),
    ]


def _speed_checks(
    pages: int, ours: Sequence[dict[str, float]], theirs: Sequence[dict[str, float]] | None
) -> list[Check]:
    slow = ours[1]
    return [
        Check(
            pages, f"{name} at 6x, ms", slow[key], goal, False, theirs[1][key] if theirs else None
        )
        for name, key, goal in (
            ("ready", "ready", 200),
            ("query p95", "query_p95", 100),
            ("keystroke p95", "key_p95", 50),
        )
    ] + [
        Check(
            pages,
            "heap, MB",
            slow["heap_mb"],
            None,
            False,
            theirs[1]["heap_mb"] if theirs else None,
        )
    ]


def _cold_checks(pages: int, cold: dict[str, list[dict[str, Any]]], before: int) -> list[Check]:
    def middle(mode: str, key: str) -> float | None:
        values = [visit[key] for visit in cold[mode] if visit["seconds"] is not None]
        return statistics.median(values) if values else None

    return [
        Check(
            pages,
            "cold page to first result, s",
            middle("ours", "seconds"),
            6,
            False,
            middle("material", "seconds"),
        ),
        Check(
            pages,
            "search data before the first result, kB gzip",
            _thousands(middle("ours", "data_bytes")),
            150,
            False,
            _thousands(middle("material", "data_bytes")),
        ),
        Check(pages, "search data before the search is opened, bytes", before, 1000, False),
    ]


def _thousands(value: float | None) -> float | None:
    return None if value is None else value / 1000


def table(checks: Sequence[Check]) -> str:
    """Return the checks as text, one line each."""
    lines = [f"{'pages':>5}  {'figure':<50}{'reached':>10}{'goal':>10}{'Material':>10}{'ratio':>7}"]
    for check in checks:
        reached = "none" if check.reached is None else f"{check.reached:.4g}"
        sign = "≥" if check.at_least else "≤"
        goal = "" if check.goal is None else f"{sign} {check.goal:g}"
        other = "" if check.material is None else f"{check.material:.4g}"
        ratio = f"{check.material / check.reached:.1f}" if check.material and check.reached else ""
        mark = "" if check.goal is None else "  met" if check.met else "  MISSED"
        pages = check.pages or ""
        lines.append(
            f"{pages!s:>5}  {check.name:<50}{reached:>10}{goal:>10}{other:>10}{ratio:>7}{mark}"
        )
    return "\n".join(lines)
