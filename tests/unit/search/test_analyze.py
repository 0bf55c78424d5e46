"""From text to tokens: the shared vectors, and what a writer may get wrong without harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.search.analyze import fold, keys, tokens

VECTORS = json.loads(
    (Path(__file__).parents[2] / "vectors" / "analyze.json").read_text(encoding="utf-8")
)


def folds(text: str) -> list[str]:
    return [fold(key) for key in keys(text)]


@pytest.mark.parametrize("case", VECTORS["keys"], ids=lambda case: case["text"][:12] or "empty")
def test_keys(case):
    assert keys(case["text"]) == case["keys"]


@pytest.mark.parametrize(("first", "second"), VECTORS["same_fold"])
def test_spellings_in_use_share_a_fold(first, second):
    assert folds(first) == folds(second)


@pytest.mark.parametrize(("first", "second"), VECTORS["other_fold"])
def test_other_words_keep_other_folds(first, second):
    assert folds(first) != folds(second)


@pytest.mark.parametrize(
    ("modern", "typed"),
    [
        ("ນ້ຳ", "ນໍ້າ"),
        ("ໜ້າທີ່", "ຫນ້າທີ່"),
        ("ຫຼາຍ", "ຫລາຍ"),
        ("ຕັ້ງ", "ຕ້ັງ"),
        ("ຕັ້ງ", "ຕັ້້ງ"),
        ("ແມ່", "ເເມ່"),
        ("ການຄ້າ", "ການ\u200bຄ້າ"),
        ("ສຳຄັນ", "ສຳ ຄັນ"),
        ("ຕ້ອງ", "ຕອ້ງ"),
    ],
)
def test_encodings_of_one_spelling_have_one_key(modern, typed):
    assert keys(modern) == keys(typed)


def test_tones_do_not_move_the_ends_of_syllables():
    toned = "ຜູ້ຖືກເຄາະຮ້າຍຕ້ອງໄດ້ຮັບການປົກປ້ອງ"
    bare = "".join(letter for letter in toned if letter not in "່້໊໋")
    assert folds(toned) == folds(bare)


@given(
    st.text(alphabet=st.characters(min_codepoint=0x0E80, max_codepoint=0x0EFF) | st.characters())
)
def test_tokens_lie_in_order_inside_the_text(text):
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.key
        end = token.end
