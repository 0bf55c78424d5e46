"""Lao alphabetical order."""

from __future__ import annotations

from guidance.search.lao import collation_key, initial


def test_a_leading_vowel_counts_after_its_consonant():
    words = ["ຂາວ", "ເກົ້າ", "ການ", "ແຂວງ", "ໄກ", "ກົດ"]
    assert sorted(words, key=collation_key) == ["ການ", "ກົດ", "ເກົ້າ", "ໄກ", "ຂາວ", "ແຂວງ"]


def test_tones_count_only_between_equals():
    words = ["ຂ້າງ", "ຂ່າ", "ຂາ", "ຂ້າ"]
    assert sorted(words, key=collation_key) == ["ຂາ", "ຂ່າ", "ຂ້າ", "ຂ້າງ"]


def test_headings_are_filed_under_their_consonant():
    assert [initial(t) for t in ("ເດັກ", "ໜ້າ", "(ກ) ການ", "about", "៛")] == ["ດ", "ໜ", "ກ", "A", ""]


def test_s_follows_ch_as_in_the_alphabet():
    assert sorted(["ຊາວ", "ສາວ", "ຈາກ"], key=collation_key) == ["ຈາກ", "ສາວ", "ຊາວ"]
