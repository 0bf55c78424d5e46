"""Lao spelling: what Unicode lets one write in several ways is written in one.

Every rule is lossless, so an editor's text can be mended by machine: letters, tones and words
stay, only their encoding and the spaces around ໆ change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LAO = "\u0e80-\u0eff"
"""The Lao block, for use inside a character class."""
THAI = "\u0e00-\u0e7f"
"""The Thai block, for use inside a character class."""

_BELOW, _VOWELS, _TONES, _SILENT = "ຼ", "ັິີຶືຸູົໍ", "່້໊໋", "໌"
_BASE = "ກ-ຮໜ-ໟ"
_MARKS = _BELOW + _VOWELS + _TONES + _SILENT
_ORDER = {mark: i for i, marks in enumerate((_BELOW, _VOWELS, _TONES, _SILENT)) for mark in marks}


@dataclass(frozen=True)
class Misspelling:
    """A place that a rule mends."""

    start: int
    wrong: str
    right: str
    what: str
    """The mistake, to follow the word "Here"."""


@dataclass(frozen=True)
class _Rule:
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    what: str


def _ordered(match: re.Match[str]) -> str:
    """Put the marks of one letter in order, each once."""
    return "".join(sorted(dict.fromkeys(match[0]), key=_ORDER.__getitem__))


_RULES = (
    _Rule(
        re.compile(
            "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]|(?<!^)\ufeff", re.DOTALL
        ),
        lambda match: "",
        "stands an invisible character",
    ),
    _Rule(re.compile("ເເ"), lambda match: "ແ", "stands ເ twice for ແ"),
    _Rule(
        re.compile(f"ໍ([{_TONES}]?)າ"),
        lambda match: f"{match[1]}ຳ",
        "stands ໍ and າ for ຳ",
    ),
    _Rule(
        re.compile(f"([ະາຳຽ])([{_TONES}]+)"),
        lambda match: match[2] + match[1],
        "stands a tone after the vowel, not on its letter",
    ),
    _Rule(
        re.compile(f"[{_MARKS}]{{2,}}"),
        _ordered,
        "stand marks in the wrong order or twice",
    ),
    _Rule(
        re.compile("ຫ([ນມລ])"),
        lambda match: {"ນ": "ໜ", "ມ": "ໝ", "ລ": "ຫຼ"}[match[1]],
        "stands the old spelling",
    ),
    _Rule(
        re.compile("[A-Za-z][\u0300-\u036f]+"),
        lambda match: unicodedata.normalize("NFC", match[0]),
        "stands a letter apart from its accent",
    ),
    _Rule(
        re.compile(f'(?<=[{LAO}"”)])(?<!ໆ)ໆ'),
        lambda match: " ໆ",
        "is no space before ໆ",
    ),
    _Rule(
        re.compile(f"ໆ(?=[{LAO}A-Za-z0-9])(?!ໆ)"),
        lambda match: "ໆ ",
        "is no space after ໆ",
    ),
)
_SUSPECT = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0300-\u036f]|ເເ|ຫ[ນມລ]"
    f"|ໍ[{_TONES}]?າ|[ະາຳຽ][{_TONES}]|[{_VOWELS}{_TONES}{_SILENT}]ຼ|[{_TONES}{_SILENT}][{_VOWELS}]"
    f"|{_SILENT}[{_TONES}]|([{_MARKS}])\\1|[{_VOWELS}]{{2}}|[{_TONES}]{{2}}"
    f"|(?<![{_BASE}{_MARKS}])[{_MARKS}]|[^ \u00a0\n]ໆ|ໆ[{LAO}A-Za-z0-9]"
)
"""Finds every place that a rule may mend, and little else: most texts are right."""
_IMPOSSIBLE = (
    (
        re.compile(f"[{_VOWELS}]{{2,}}"),
        "stand two vowels on one letter",
    ),
    (re.compile(f"[{_TONES}]{{2,}}"), "stand two tones on one letter"),
    (
        re.compile(f"(?<![{_BASE}{_MARKS}])[{_MARKS}]"),
        "stands a mark without its letter",
    ),
)


def is_suspect(text: str) -> bool:
    """Whether `text` may hold what `misspellings` or `impossible` report."""
    return bool(_SUSPECT.search(text))


def misspellings(text: str) -> Iterator[Misspelling]:
    """Yield every place that `mend` would change, rule by rule."""
    if not _SUSPECT.search(text):
        return
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            if (right := rule.replace(match)) != match[0]:
                yield Misspelling(match.start(), match[0], right, rule.what)


def impossible(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, text and mistake where marks cannot stand so and only a person knows why."""
    for pattern, what in _IMPOSSIBLE:
        for match in pattern.finditer(text):
            yield match.start(), match[0], what


def mend(text: str) -> str:
    """Return `text` in one spelling; a second run changes nothing."""
    if not _SUSPECT.search(text):
        return text
    while True:
        before = text
        for rule in _RULES:
            text = rule.pattern.sub(rule.replace, text)
        if text == before:
            return text
