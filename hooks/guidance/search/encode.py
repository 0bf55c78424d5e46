"""Numbers and word lists as short printable text that survives JSON and gzip well.

The decoder is in `engine.js`; `tests/vectors/encode.json` holds both to the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SKIP = {ord('"'), ord("\\"), ord("<")}
ALPHABET = "".join(chr(code) for code in range(33, 127) if code not in _SKIP)
"""91 printable characters that JSON and HTML leave alone; never a space."""
_ONE = 60
"""So many numbers take one character."""
_TWO = 28
"""So many first characters announce a second one; the rest announce four."""
_BASE = len(ALPHABET)
_LIMIT_TWO = _ONE + _TWO * _BASE


def number(value: int) -> str:
    """Return a number from 0 on as 1, 2 or 5 characters."""
    if value < _ONE:
        return ALPHABET[value]
    if value < _LIMIT_TWO:
        high, low = divmod(value - _ONE, _BASE)
        return ALPHABET[_ONE + high] + ALPHABET[low]
    rest = value - _LIMIT_TWO
    digits = ""
    for _ in range(3):
        rest, low = divmod(rest, _BASE)
        digits = ALPHABET[low] + digits
    first = _ONE + _TWO + rest
    if first >= _BASE:
        raise ValueError(f"{value} is too large for the index.")
    return ALPHABET[first] + digits


def numbers(values: Iterable[int]) -> str:
    """Return several numbers one after the other."""
    return "".join(map(number, values))


def deltas(ascending: Iterable[int]) -> str:
    """Return rising numbers by their distances."""
    out = []
    last = -1
    for value in ascending:
        out.append(number(value - last - 1))
        last = value
    return "".join(out)


def signed(value: int) -> int:
    """Return 0, -1, 1, -2 … as 0, 1, 2, 3 …"""
    return value * 2 if value >= 0 else -value * 2 - 1


def words(items: Sequence[tuple[str, int]]) -> str:
    """Return words with their frequencies; each word tells what it shares with the one before.

    `A`-`Z` counts the letters shared, one of `()*+,-./` closes the word and gives the order of
    magnitude of its frequency. Words therefore hold no capitals and none of these signs.
    """
    out = []
    before = ""
    for word, count in items:
        shared = 0
        for a, b in zip(before[:25], word, strict=False):
            if a != b:
                break
            shared += 1
        magnitude = min((max(count, 1).bit_length() - 1) // 2, 7)
        out.append(f"{chr(65 + shared)}{word[shared:]}{chr(40 + magnitude)}")
        before = word
    return "".join(out)
