"""Figures: what a record must have, in the words an editor reads."""

from __future__ import annotations

import textwrap

import pytest

from guidance.models import parse
from guidance.models.statistic import StatisticsFile
from guidance.problems import Problems
from guidance.source import parse_yaml

GOOD = """
caveats: []
series:
  - id: victims
    title: {en: Victims, lo: ຜູ້ຖືກເຄາະຮ້າຍ}
    counts: {en: People., lo: ຄົນ.}
    first: 2019
    last: 2025
figures:
  - id: victims-2024
    series: victims
    year: 2024
    value: 85
    confidence: medium
    sources: [press]
"""


def problems_of(text: str) -> Problems:
    problems = Problems()
    source = parse_yaml(textwrap.dedent(text), "data/statistics.yml", problems)
    assert source
    parse(StatisticsFile, source, problems)
    return problems


def test_a_whole_record_is_accepted() -> None:
    assert problems_of(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("    value: 85\n", "", 10, 'The figure "victims-2024" has no value.'),
        ("    sources: [press]\n", "", 10, 'The figure "victims-2024" has no source.'),
        (
            "confidence: medium",
            "confidence: not_found",
            10,
            'The figure "victims-2024" has a value, but is marked as not found.',
        ),
        ("    first: 2019\n", "", 4, 'The series "victims" has no range of years.'),
        (
            "    first: 2019\n",
            "    first: 2026\n",
            4,
            'The series "victims" has no range of years.',
        ),
        ("value: 85", "value: -1", 13, "too small"),
        ("value: 85", "value: many", 13, "whole number"),
        (", lo: ຄົນ.", "", 6, 'The key "lo" is missing.'),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, what: str) -> None:
    assert old in GOOD
    (problem,) = problems_of(GOOD.replace(old, new))
    assert what in problem.what
    assert problem.line == line


def test_zero_is_a_value_and_not_a_gap() -> None:
    assert problems_of(GOOD.replace("value: 85", "value: 0")) == []
