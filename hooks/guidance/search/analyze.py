"""From text to tokens; the twin of `analyzer.js`, driven by the same rules."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from guidance.search.rules import RULES, expand


class Token(NamedTuple):
    """One syllable, word or number."""

    key: str
    """What the index holds."""
    start: int
    """Place in the text, in code points; JavaScript counts UTF-16 units: never mix the two."""
    end: int


def _python(replacement: str) -> str:
    return replacement.replace("$", "\\")


def _compiled(rules: list[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), _python(new)) for pattern, new in rules]


_TOKEN = re.compile(expand(RULES["token"], RULES["parts"]))
_DROP = re.compile(RULES["drop"])
_TONE = re.compile(RULES["tone"])
_SPELL = _compiled(RULES["spell"])
_FOLD = _compiled(RULES["fold"])
_LATIN = re.compile(RULES["latin"])
_BASE = RULES["base"]
_ENDING = re.compile(r"[a-z]*(?=\$$)")
_STEM = [
    [(_ENDING.findall(pattern)[0], re.compile(pattern), _python(new)) for pattern, new in stage]
    for stage in RULES["stem"]
]
"""Each rule behind the plain letters that a word must end in to be tried: most do not."""
_ALIKE = str.maketrans(*RULES["alike"])
_APOSTROPHE = re.compile("['\u2019]")
_MARKS = re.compile("[\u0300-\u036f]")
_ASCII = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def tokens(text: str) -> list[Token]:
    """Return the tokens of `text` in order; punctuation and lone signs give none."""
    found = []
    for match in _TOKEN.finditer(text.translate(_ALIKE)):
        if key := key_of(match[0]):
            found.append(Token(key, match.start(), match.end()))
    return found


def keys(text: str) -> list[str]:
    """Return the keys alone."""
    return [key for word in _TOKEN.findall(text.translate(_ALIKE)) if (key := key_of(word))]


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """Return the key of one piece that the token pattern has cut."""
    if "ກ" <= word[0] <= "ໟ":
        return _lao(word)
    if word[0] < "\u0370" or "\u1e00" <= word[0] <= "\u1eff" or word[0] == "\u2019":
        return _plain(word)
    return word


def _lao(word: str) -> str:
    tones = _TONE.findall(word)
    word = _DROP.sub("", word)
    for pattern, new in _SPELL:
        word = pattern.sub(new, word)
    return word + tones[-1] if tones else word


def _plain(word: str) -> str:
    """Return a Latin word in small letters without accents and apostrophes."""
    word = _APOSTROPHE.sub("", word).translate(_ASCII)
    return _LATIN.sub(lambda match: _bare(match[0]), word)


def _bare(letters: str) -> str:
    letters = _MARKS.sub("", unicodedata.normalize("NFKD", letters.lower()))
    letters = _MARKS.sub("", letters.lower())
    for special, base in _BASE:
        letters = letters.replace(special, base)
    return letters


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of an English word; short words and words with other letters stay."""
    if len(word) < 4:
        return word
    for stage in _STEM:
        for end, pattern, new in stage:
            if word.endswith(end) and pattern.search(word):
                word = pattern.sub(new, word)
                break
    return word


def letters(key: str) -> str:
    """Return a key without its tone."""
    return _TONE.sub("", key)


@lru_cache(maxsize=1 << 16)
def fold(key: str) -> str:
    """Return what keys have in common that count as nearly the same.

    For Lao, what is left when spelling slips; for a Latin word, its stem.
    """
    if not "ກ" <= key[:1] <= "ໟ":
        return stem(key)
    key = letters(key)
    for pattern, new in _FOLD:
        key = pattern.sub(new, key)
    return key
