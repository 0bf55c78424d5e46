"""How well a search answers queries whose answers are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from guidance.bench.browser import Answer, Driver
from guidance.bench.corpus import Corpus
from guidance.bench.queries import (
    DELETION,
    ENCODING,
    SPELLING,
    Query,
    across,
    known_items,
    natural,
    variants,
)

GOALS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("Lao words, phrases and pairs", ("word", "two words", "3-5 words", "keyword pair"), 0.99),
    ("encoding variants", tuple(ENCODING), 0.99),
    ("spelling slips", tuple(SPELLING), 0.95),
    ("natural variants", ("natural variants",), 0.90),
    ("one character deleted", tuple(DELETION), 0.85),
    ("English to Lao and back", ("English to Lao", "Lao to English"), 0.95),
)


@dataclass(frozen=True)
class Score:
    """Figures of one kind of query."""

    kind: str
    count: int
    recall: float
    mrr: float
    empty: float
    exact_first: float


def questions(corpus: Corpus, count: int) -> list[Query]:
    """Return all queries for a site; the same for the same site."""
    lao = known_items(corpus, "lo", count)
    return [
        *lao,
        *variants(lao, count),
        *natural(corpus),
        *across(corpus),
        *known_items(corpus, "en", count),
    ]


def measure(
    browser: Browser, home: str, mode: str, queries: Sequence[Query], worker: str = ""
) -> tuple[list[Score], dict[str, list[float]]]:
    """Ask all queries in a worker; return the scores by kind, and typing's share per fifth."""
    rows: dict[str, list[tuple[Query, Answer]]] = defaultdict(list)
    typed: dict[str, list[float]] = {}
    for lang in ("lo", "en"):
        page = browser.new_page()
        driver = Driver(page, home, mode, lang, worker)
        driver.start()
        mine = [query for query in queries if query.language == lang]
        for query, answer in zip(mine, driver.ask([q.text for q in mine]), strict=True):
            name = query.kind if lang == "lo" or "to" in query.kind.split() else f"en {query.kind}"
            rows[name].append((query, _here(answer, lang, mode)))
        if lang == "lo":
            known = [q for q in mine if q.kind in ("word", "two words", "3-5 words")]
            typed["typing"] = _typing(driver, known)
        page.close()
    return [_score(kind, pairs) for kind, pairs in rows.items()], typed


def _here(answer: Answer, lang: str, mode: str) -> Answer:
    """Keep the corpus's pages in the reader's language; Material has one list for both."""
    pages = [
        page
        for page in answer.pages
        if page.startswith("en/") == (lang == "en") and "about/" not in page
    ]
    return Answer(pages[:10], answer.milliseconds)


def _score(kind: str, pairs: Sequence[tuple[Query, Answer]]) -> Score:
    count = len(pairs)
    found = [a.pages.index(q.target) for q, a in pairs if q.target in a.pages]
    first = 0
    for query, answer in pairs:
        leading = 0
        for page in answer.pages:
            if page not in query.holders:
                break
            leading += 1
        first += leading >= min(len(query.holders), 10)
    return Score(
        kind,
        count,
        len(found) / count,
        sum(1 / (place + 1) for place in found) / count,
        sum(not a.pages for _, a in pairs) / count,
        first / count,
    )


def _typing(driver: Driver, queries: Sequence[Query]) -> list[float]:
    """Return the share of targets in the top ten when a fifth, two fifths … are typed."""
    out = []
    for fifth in range(1, 6):
        cut = [q.text[: -(-len(q.text) * fifth // 5)] for q in queries]
        answers = driver.ask(cut)
        hits = sum(
            q.target in _here(a, "lo", "").pages for q, a in zip(queries, answers, strict=True)
        )
        out.append(hits / len(queries))
    return out


def goal(scores: Sequence[Score], kinds: Sequence[str]) -> float:
    """Return the recall over several kinds of query together."""
    mine = [score for score in scores if score.kind in kinds]
    return sum(s.recall * s.count for s in mine) / max(1, sum(s.count for s in mine))
