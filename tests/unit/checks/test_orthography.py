"""Lao spelling: every rule, and that mending is safe."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guidance.checks.orthography import impossible, is_suspect, mend, misspellings

WRONG = {
    "ນໍາ": ("ນຳ", "stands ໍ and າ for ຳ"),
    "ນໍ້າ": ("ນ້ຳ", "stands ໍ and າ for ຳ"),
    "ນຳ້": ("ນ້ຳ", "stands a tone after the vowel, not on its letter"),
    "ກາ່": ("ກ່າ", "stands a tone after the vowel, not on its letter"),
    "ລຽ້ງ": ("ລ້ຽງ", "stands a tone after the vowel, not on its letter"),
    "ຫນ້າ": ("ໜ້າ", "stands the old spelling"),
    "ຫມູ່": ("ໝູ່", "stands the old spelling"),
    "ຫລວງ": ("ຫຼວງ", "stands the old spelling"),
    "ເເມ່": ("ແມ່", "stands ເ twice for ແ"),
    "ທ່ີ": ("ທີ່", "stand marks in the wrong order or twice"),
    "ຫູຼ": ("ຫຼູ", "stand marks in the wrong order or twice"),
    "ທີ່່": ("ທີ່", "stand marks in the wrong order or twice"),
    "ກ\u200bຂ": ("ກຂ", "stands an invisible character"),
    "Ngu\u0065\u0302\u0303n": ("Nguễn", "stands a letter apart from its accent"),
    "a\u00adb": ("ab", "stands an invisible character"),
    "ຕ່າງໆ": ("ຕ່າງ ໆ", "is no space before ໆ"),
    "ຕ່າງ ໆທີ່": ("ຕ່າງ ໆ ທີ່", "is no space after ໆ"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_spelt_wrong_is_mended_and_named(wrong):
    right, what = WRONG[wrong]
    assert mend(wrong) == right
    assert [found.what for found in misspellings(wrong)] == [what]
    assert is_suspect(wrong)


@pytest.mark.parametrize(
    "right",
    [
        "ຕ່າງ ໆ",
        "ຕ່າງ ໆ, ແລະ",
        "ສັ້ນ ໆ.",
        "(ໄວ ໆ)",
        "ນ້ຳ",
        "ໜ້າ",
        "ຫຼື",
        "ຫຼິ້ນ",
        "ຫົນ",
        "ເຫັນ",
        "ແແ",
        "don't",
        "ເຮັດ",
        "ເຄື່ອງ",
        "ຢ້ຽມ",
        "ຮ້ອຍ",
        "ພໍ່",
        "ປະຕິບັດ",
        "ຄົ້ນ",
        "ໄປ\xa0ໆ",
    ],
)
def test_what_is_right_stays(right):
    assert mend(right) == right
    assert not list(misspellings(right))
    assert not list(impossible(right))


def test_what_no_machine_can_mend_is_named():
    assert list(impossible("ກິັ ກ່້ ່ກ")) == [
        (1, "ິັ", "stand two vowels on one letter"),
        (5, "່້", "stand two tones on one letter"),
        (8, "່", "stands a mark without its letter"),
    ]


LAO = st.text("ກຂນມລຫວອຍໜໝເແໂໄະາຳຽັິີຸູົໍຼ່້໊໋໌ໆ໐໑ \u200b\ufeffa1.,”\n", max_size=24)


@settings(max_examples=400, deadline=None)
@given(LAO)
@example("ໍ່າ")
@example("ຫ່ນໍ້າ")
@example("ໆໆ")
def test_mending_twice_is_mending_once(text):
    mended = mend(text)
    assert mend(mended) == mended
    assert not list(misspellings(mended))


@settings(max_examples=400, deadline=None)
@given(LAO)
def test_only_what_is_told_is_changed_and_all_that_is_told(text):
    assert bool(list(misspellings(text))) == (mend(text) != text)
    if list(misspellings(text)) or list(impossible(text)):
        assert is_suspect(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(min_codepoint=9, max_codepoint=0x24F, exclude_characters="\xad")))
def test_other_scripts_are_never_touched(text):
    assert mend(text) == text


@settings(max_examples=300, deadline=None)
@given(LAO)
def test_lines_and_letters_stay(text):
    mended = mend(text)
    assert mended.count("\n") == text.count("\n")
    assert [c for c in mended if c in "ກຂວອຍ1a.,"] == [c for c in text if c in "ກຂວອຍ1a.,"]
