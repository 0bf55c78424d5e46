"""Numbers and words as text; the browser test reads the same vectors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidance.search import encode

VECTORS = json.loads(
    (Path(__file__).parents[2] / "vectors" / "encode.json").read_text(encoding="utf-8")
)


def test_numbers():
    assert encode.numbers(VECTORS["numbers"]) == VECTORS["text"]


def test_places_are_written_by_their_distances():
    assert encode.deltas(VECTORS["places"]) == VECTORS["places_text"]


def test_a_number_beyond_the_alphabet_is_refused():
    with pytest.raises(ValueError, match="too large"):
        encode.number(3_000_000)


def test_the_text_needs_no_escapes():
    assert not set(encode.ALPHABET) & set(' "\\<')


def test_words_share_their_beginnings():
    assert encode.words([("ກາ", 1), ("ການ", 300)]) == "Aກາ(" + "Cນ,"
