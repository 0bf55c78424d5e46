"""Lao alphabetical order: a vowel written before its consonant counts after it."""

from __future__ import annotations

import re

_LEADING = re.compile("([ເແໂໃໄ])([ກ-ຮໜ-ໟ])")
_TONES = re.compile("[\u0ec8-\u0ecb]")
_LATER = str.maketrans({"ໜ": "ຫນ", "ໝ": "ຫມ", "ຼ": "ລ"})


def collation_key(text: str) -> tuple[str, str]:
    """Return the key by which to sort Lao headings: letters first, tones only between equals."""
    modern = text.translate(_LATER)
    plain = _TONES.sub("", modern)
    return _LEADING.sub(r"\2\1", plain).casefold(), text


def initial(text: str) -> str:
    """Return the letter under which a heading is filed: its first consonant, letter or digit."""
    for match in re.finditer("[ກ-ຮໜ-ໟ]|[A-Za-z]|[0-9໐-໙]", text):
        return match[0].upper()
    return ""
