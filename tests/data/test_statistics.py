"""The real figures: nothing that may not be cited is shown, and parts add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidance.models.base import Confidence, Language
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.registers import sources, statistics, ui
from guidance.views import statistics as view

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def problems() -> Problems:
    return Problems()


@pytest.fixture(scope="module")
def known(problems: Problems) -> sources.SourceRegister:
    return sources.load(ROOT / "data", ROOT, problems)


@pytest.fixture(scope="module")
def figures(problems: Problems) -> statistics.StatisticsRegister:
    return statistics.load(ROOT / "data", ROOT, problems)


@pytest.fixture(scope="module")
def strings(problems: Problems) -> ui.UiStrings:
    return ui.load(ROOT / "data", ROOT, problems)


def test_the_file_is_sound(
    figures: statistics.StatisticsRegister, known: sources.SourceRegister
) -> None:
    found = Problems()
    statistics.check(figures, known.by_id, found)
    assert figures.series
    assert list(map(str, found)) == []


def test_every_shown_figure_names_a_source_that_may_be_cited(
    figures: statistics.StatisticsRegister,
    known: sources.SourceRegister,
    strings: ui.UiStrings,
) -> None:
    shown = 0
    for release in Release:
        for series in figures.series:
            for row in view.block(
                figures, known.by_id, series, Language.LO, release, strings
            ).shown:
                shown += 1
                assert row.sources
                assert all(source.citable for source in row.sources)
    assert shown


def test_figures_of_weak_confidence_are_not_in_the_file(
    figures: statistics.StatisticsRegister,
) -> None:
    assert Confidence.LOW not in {figure.confidence for figure in figures.figures.values()}


@pytest.mark.parametrize(
    ("parts", "total"),
    [("victims-2020-forms", "victims-2020"), ("victims-2021-people", "victims-2021")],
)
def test_parts_add_up_to_their_total(
    figures: statistics.StatisticsRegister, parts: str, total: str
) -> None:
    values = [figure.value or 0 for figure in figures.of_series(parts)]
    assert len(values) == 4
    assert sum(values) == figures.figures[total].value


def test_disputed_figures_are_kept_from_the_public(
    figures: statistics.StatisticsRegister,
    known: sources.SourceRegister,
    strings: ui.UiStrings,
) -> None:
    block = view.block(figures, known.by_id, "victims", Language.EN, Release.PUBLIC, strings)
    by_year = {row.label: row for row in block.rows}
    assert by_year["2024"].gap is view.Gap.WITHHELD
    assert by_year["2023"].value == "22"
