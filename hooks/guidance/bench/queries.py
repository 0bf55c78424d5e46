"""What is asked of a generated site: its own words and phrases, and all ways to mistype them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from guidance.bench.corpus import FUNCTION, Corpus, Page, squash, words_only

Slip: TypeAlias = Callable[[str, random.Random], str]
_TONE = "[່-໋]"
_SIGNS = "ັິີຶືຸູົ"


@dataclass(frozen=True)
class Query:
    """One query, the page it was taken from and all pages that hold it."""

    kind: str
    text: str
    target: str
    holders: frozenset[str]
    language: str = "lo"
    """Of the page on which it is asked."""


def known_items(corpus: Corpus, language: str, count: int) -> list[Query]:
    """Return queries whose answers are known, `count` of each kind."""
    rng = random.Random(f"known{language}")
    pages = corpus.of(language)
    out: list[Query] = []
    kinds: dict[str, Callable[[list[list[str]]], str | None]] = {
        "word": lambda s: rng.choice(rng.choice(s)),
        "two words": lambda s: _run(rng, s, 2, 2),
        "3-5 words": lambda s: _run(rng, s, 3, 5),
        "keyword pair": lambda s: _pair(rng, s),
    }
    for kind, pick in kinds.items():
        seen: set[str] = set()
        for _ in range(count * 40):
            if len(seen) == count:
                break
            page = rng.choice(pages)
            part = rng.choice(page.parts)
            text = pick(
                [[w for w in s if kind != "word" or _content(w)] or [""] for s in part.sentences]
            )
            if not text or text in seen or len(text) < 3:
                continue
            holders = _holders(pages, text, kind == "keyword pair")
            if page.location not in holders or len(holders) > 8:
                continue
            seen.add(text)
            out.append(Query(kind, text, page.location, frozenset(holders), language))
    return out


def natural(corpus: Corpus) -> list[Query]:
    """Return spellings in use, asked where the page has the other one."""
    return [
        Query("natural variants", asked, page, frozenset({page}))
        for _, asked, page in corpus.planted
    ]


def across(corpus: Corpus) -> list[Query]:
    """Return English words asked on Lao pages, and Lao words asked on English pages."""
    out = []
    for word, name, lo, en in corpus.pairs:
        out.append(Query("English to Lao", word, lo.location, frozenset({lo.location}), "lo"))
        out.append(Query("Lao to English", name, en.location, frozenset({en.location}), "en"))
    return out


def _content(word: str) -> bool:
    return all(word not in words for words in FUNCTION.values()) and len(word) > 2


def _glue(words: list[str]) -> str:
    return (" " if re.search("[a-z]", words[0]) else "").join(words)


def _run(rng: random.Random, sentences: list[list[str]], least: int, most: int) -> str | None:
    words = rng.choice(sentences)
    length = rng.randint(least, most)
    if len(words) < length:
        return None
    start = rng.randint(0, len(words) - length)
    run = words[start : start + length]
    return _glue(run) if any(map(_content, run)) else None


def _pair(rng: random.Random, sentences: list[list[str]]) -> str | None:
    words = [word for sentence in sentences for word in sentence if _content(word)]
    if len(words) < 4:
        return None
    first, second = rng.sample(words, 2)
    return f"{first} {second}" if first != second else None


def _holders(pages: list[Page], text: str, pair: bool) -> set[str]:
    clean = words_only if re.search("[a-z]", text) else squash
    parts = [clean(part) for part in text.split()] if pair else [clean(text)]
    return {page.location for page in pages if all(part in page.clean for part in parts)}


def variants(queries: list[Query], count: int) -> list[Query]:
    """Return mistyped forms of Lao queries; a query that a slip does not change is left out."""
    out = []
    for kind, change in _SLIPS.items():
        rng = random.Random(kind)
        made = 0
        for query in queries:
            if made == count:
                break
            if query.kind == "keyword pair":
                continue
            text = change(query.text, rng)
            if text and text != query.text:
                out.append(Query(kind, text, query.target, query.holders))
                made += 1
    return out


def _once(pattern: str, change: Callable[[re.Match[str]], str]) -> Slip:
    """Return a slip made at one random place."""

    def slip(text: str, rng: random.Random) -> str:
        places = list(re.finditer(pattern, text))
        if not places:
            return text
        match = rng.choice(places)
        return text[: match.start()] + change(match) + text[match.end() :]

    return slip


def _everywhere(*pairs: tuple[str, str]) -> Slip:
    def slip(text: str, _: random.Random) -> str:
        for old, new in pairs:
            text = re.sub(old, new, text)
        return text

    return slip


def _delete(text: str, rng: random.Random) -> str:
    if len(text) < 5:
        return text
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 :]


_OTHER = {"ິ": "ີ", "ີ": "ິ", "ຶ": "ື", "ື": "ຶ"}
_TONES = "່້໊໋"
ENCODING = {
    "ໍາ for ຳ": _everywhere(("ຳ", "ໍາ")),
    "ຫນ ຫມ ຫລ": _everywhere(("ໜ", "ຫນ"), ("ໝ", "ຫມ"), ("ຫຼ", "ຫລ")),
    "tone before sign": _everywhere((f"([{_SIGNS}])({_TONE})", r"\2\1")),
    "doubled mark": _once(f"{_TONE}|[{_SIGNS}]", lambda m: m[0] * 2),
    "ເເ for ແ": _everywhere(("ແ", "ເເ")),
    "zero-width space": _once("(?<=[ກ-ຮ])(?=[ກ-ຮ])", lambda m: "\u200b"),
    "stray space": _once("(?<=[ກ-ຮາະ])(?=[ກ-ຮເ-ໄ])", lambda m: " "),
}
SPELLING = {
    "no tones": _everywhere((_TONE, "")),
    "one tone missing": _once(_TONE, lambda m: ""),
    "one tone wrong": _once(_TONE, lambda m: _TONES[(_TONES.index(m[0]) + 1) % 2]),
    "ິ/ີ ຶ/ື": _once("[ິີຶື]", lambda m: _OTHER[m[0]]),
    "ຣ for ລ": _everywhere(("ລ", "ຣ")),
    "tone after ອ": _once("([ກ-ຮ])([່້])ອ(?=[ກງຍດນບມ])", lambda m: f"{m[1]}ອ{m[2]}"),
}
DELETION = {"one character deleted": _delete}
_SLIPS = {**ENCODING, **SPELLING, **DELETION}
