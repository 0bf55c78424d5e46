"""Lao alphabetical order: that of the alphabet, with a leading vowel after its consonant."""

from __future__ import annotations

import re

_LEADING = re.compile("([ເແໂໃໄ])([ກ-ຮໜໝ])")
_MARKS = re.compile("[\u0ec8-\u0ecd]")
"""Tones and ໍ count only between words that are equal without them."""
_ORDER = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮະັາຳິີຶືຸູົຼຽເແໂໃໄ"
_PLACES = {ord(letter): chr(0xE000 + place) for place, letter in enumerate(_ORDER)}
_LETTERS = str.maketrans({"ໜ": "ຫນ", "ໝ": "ຫມ"})


def collation_key(text: str) -> tuple[str, str]:
    """Return the key by which to sort headings; Latin and digits come before Lao."""
    spoken = _LEADING.sub(r"\2\1", _MARKS.sub("", text)).translate(_LETTERS)
    return spoken.casefold().translate(_PLACES), text


def initial(text: str) -> str:
    """Return the letter under which a heading is filed: its first consonant, letter or digit."""
    for match in re.finditer("[ກ-ຮໜ-ໟ]|[A-Za-z]|[0-9໐-໙]", text):
        return match[0].upper()
    return ""
