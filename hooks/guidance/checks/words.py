"""Number words of both languages, so that "three" in one and 3 in the other are equal."""

from __future__ import annotations

import re
from collections import Counter

from guidance.models.base import Language

_ENGLISH = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_MULTIPLES = {"once": "1", "twice": "2", "half": "0.5", "hundred": "100", "thousand": "1000"}
_LAO = ["ໜຶ່ງ", "ສອງ", "ສາມ", "ສີ່", "ຫ້າ", "ຫົກ", "ເຈັດ", "ແປດ", "ເກົ້າ", "ສິບ"]
_LAO_MORE = {"ຊາວ": "20", "ຮ້ອຍ": "100", "ພັນ": "1000", "ທຳອິດ": "1", "ດຽວ": "1"}
_VALUES: dict[Language, dict[str, str]] = {
    Language.EN: {word: str(i) for i, word in enumerate(_ENGLISH, 1)}
    | {word: str(i) for i, word in enumerate(_ORDINALS, 1)}
    | _MULTIPLES,
    Language.LO: {word: str(i) for i, word in enumerate(_LAO, 1)} | _LAO_MORE,
}
_PATTERNS = {
    Language.EN: re.compile(rf"\b(?:{'|'.join(_VALUES[Language.EN])})\b", re.IGNORECASE),
    Language.LO: re.compile("|".join(_VALUES[Language.LO])),
}


def number_words(text: str, language: Language) -> Counter[str]:
    """Count the numbers that `text` writes as words.

    Lao has no spaces between words, so a syllable of a longer word may be counted as well: the
    count excuses a number in digits in the other language, and must never accuse one.
    """
    values = _VALUES[language]
    return Counter(values[match[0].lower()] for match in _PATTERNS[language].finditer(text))
