"""The register of figures: what points nowhere is found and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidance.problems import Problems
from guidance.registers import statistics

FILE = """\
caveats:
  - id: notice
    text: {en: Only what was noticed., lo: ສະເພາະທີ່ຮູ້ເຫັນ.}
series:
  - id: victims
    title: {en: Victims, lo: ຜູ້ຖືກເຄາະຮ້າຍ}
    counts: {en: People., lo: ຄົນ.}
    first: 2019
    last: 2025
    caveats: [notice]
  - id: help
    title: {en: Help, lo: ການຊ່ວຍເຫຼືອ}
    counts: {en: Counts., lo: ການນັບ.}
    axis: items
figures:
  - {id: v-2024, series: victims, year: 2024, value: 85, confidence: medium, sources: [press]}
  - id: h-2024
    series: help
    year: 2024
    label: {en: Counselled, lo: ໃຫ້ຄຳປຶກສາ}
    value: 127
    confidence: medium
    sources: [press]
conflicts:
  - id: other
    others: [{figure: v-2024, value: 21}]
    judgement: {en: Doubtful., lo: ຍັງບໍ່ແນ່.}
    confidence: medium
    sources: [press]
"""


def check(tmp_path: Path, text: str) -> Problems:
    (tmp_path / "statistics.yml").write_text(text, "utf-8")
    problems = Problems()
    register = statistics.load(tmp_path, tmp_path, problems)
    statistics.check(register, ["press"], problems)
    return problems


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, FILE) == []


def test_a_site_without_statistics_needs_no_file(tmp_path: Path) -> None:
    problems = Problems()
    register = statistics.load(tmp_path, tmp_path, problems)
    statistics.check(register, [], problems)
    assert not register.series
    assert problems == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("sources: [press]}", "sources: [pres]}", 'The source "pres" is not in data/sources.yml.'),
        ("caveats: [notice]", "caveats: [notise]", '"notise" is not known.'),
        ("series: victims, year", "series: victim, year", '"victim" is not known.'),
        ("{figure: v-2024,", "{figure: v-2023,", '"v-2023" is not known.'),
        ("year: 2024, value", "year: 2018, value", "The year 2018 is outside 2019 to 2025."),
        (
            "    label: {en: Counselled, lo: ໃຫ້ຄຳປຶກສາ}\n",
            "",
            'The series "help" lists items, and the figure "h-2024" has no label.',
        ),
        (
            "  - id: h-2024\n",
            "  - {id: v-b, series: victims, year: 2024, value: 9, confidence: medium,"
            " sources: [press]}\n  - id: h-2024\n",
            'The figure "v-2024" already stands in this row.',
        ),
        ("  - id: help\n", "  - id: victims\n", 'The id "victims" stands twice, first on line 5.'),
        (
            "conflicts:\n",
            "conflicts:\n  - {id: first, others: [{figure: v-2024, value: 5}],"
            " judgement: {en: Odd., lo: ແປກ.}, confidence: medium, sources: [press]}\n",
            'The figure "v-2024" is disputed by "first" too.',
        ),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert old in FILE
    problems = check(tmp_path, FILE.replace(old, new, 1))
    assert what in [problem.what for problem in problems]
    assert all(problem.line for problem in problems)


def test_a_series_without_figures_is_found(tmp_path: Path) -> None:
    text = FILE.replace(
        "  - id: h-2024\n    series: help\n", "  - id: h-2024\n    series: victims\n"
    )
    assert 'The series "help" has no figure.' in [p.what for p in check(tmp_path, text)]


def test_all_sources_are_listed_for_the_check_of_unused_ones(tmp_path: Path) -> None:
    (tmp_path / "statistics.yml").write_text(FILE, "utf-8")
    assert statistics.load(tmp_path, tmp_path, Problems()).cited == {"press"}
