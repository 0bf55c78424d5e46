"""A series of figures as a bar chart with its table, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from babel.numbers import format_decimal

from guidance.blocks import BlockError
from guidance.models.base import Language
from guidance.models.citation import SourceRecord
from guidance.models.statistic import Axis, Figure, Qualifier, Series
from guidance.problems import did_you_mean
from guidance.publishing import Mark, Release, citable, fact_rule
from guidance.registers.statistics import StatisticsRegister
from guidance.registers.ui import UiStrings

WIDTH = 360
"""Width of the drawing in its own units, near that of a small phone so that text stays legible."""
LABEL_WIDTH = 58
"""Room for a year left of its bar."""
LABEL_HEIGHT = 16
"""Room for a longer label above its bar."""
ROW_HEIGHT = 30
BAR_HEIGHT = 18
VALUE_SPACE = 92
"""Room to the right of the longest bar for its value."""


class Gap(StrEnum):
    """Why a row has no figure."""

    NOT_FOUND = "not_found"
    """No source was found."""
    WITHHELD = "withheld"
    """There is a figure, but the publishing table does not let it be shown."""


@dataclass(frozen=True)
class Other:
    """What a second source says about the same row."""

    value: str
    sources: tuple[SourceRecord, ...]
    judgement: str


@dataclass(frozen=True)
class Row:
    """A line of the table; `value` is empty exactly where `gap` says why."""

    label: str
    value: str
    qualifier: Qualifier = Qualifier.EXACT
    mark: Mark | None = None
    gap: Gap | None = None
    sources: tuple[SourceRecord, ...] = ()
    other: Other | None = None
    caveats: tuple[str, ...] = ()
    """Ids of the caveats that concern this figure alone."""


@dataclass(frozen=True)
class Bar:
    """A line of the chart, in units of the drawing; a gap has width 0."""

    row: Row
    label_y: int
    y: int
    value_x: int
    """Where the value begins, just right of the bar."""
    value_y: int
    width: int


@dataclass(frozen=True)
class Chart:
    """Geometry of the drawing."""

    bars: tuple[Bar, ...]
    height: int
    left: int
    """Where bars begin; labels stand left of it, or above their bar when it is 0."""
    width: int = WIDTH
    bar_height: int = BAR_HEIGHT


@dataclass(frozen=True)
class StatisticsBlock:
    """Everything the template shows for one series."""

    id: str
    title: str
    counts: str
    by_year: bool
    rows: tuple[Row, ...]
    description: str
    """All rows in words, for readers who do not see the drawing."""
    chart: Chart | None
    caveats: tuple[str, ...]

    @property
    def shown(self) -> tuple[Row, ...]:
        """Rows with a figure."""
        return tuple(row for row in self.rows if row.gap is None)

    @property
    def judgements(self) -> tuple[str, ...]:
        """What the editors think of each second source, once each."""
        return tuple(dict.fromkeys(row.other.judgement for row in self.rows if row.other))

    @property
    def withheld(self) -> bool:
        """Whether any figure is known but may not be shown."""
        return any(row.gap is Gap.WITHHELD for row in self.rows)


class UnknownSeries(BlockError):
    """A page asks for a series that does not exist."""


def block(
    register: StatisticsRegister,
    sources: Mapping[str, SourceRecord],
    series: str,
    language: Language,
    release: Release,
    ui: UiStrings,
) -> StatisticsBlock:
    """Return the series ready to show.

    Raises UnknownSeries with a hint when there is no such series.
    """
    if series not in register.series:
        raise UnknownSeries(
            f'There is no series "{series}". {did_you_mean(series, register.series)}'.strip()
        )
    record = register.series[series]
    rows = tuple(_rows(register, sources, record, language, release))
    shown = sum(row.gap is None for row, _ in rows)
    wanted = dict.fromkeys(
        [caveat.id for caveat in register.caveats.values() if caveat.always]
        + list(record.caveats)
        + [c for row, _ in rows if row.gap is None for c in row.caveats]
    )
    return StatisticsBlock(
        record.id,
        record.title.text(language),
        record.counts.text(language),
        record.axis is Axis.YEARS,
        tuple(row for row, _ in rows),
        "; ".join(f"{row.label}: {_in_words(row, language, ui)}" for row, _ in rows),
        _chart(rows, record.axis is Axis.YEARS) if record.chart and shown > 1 else None,
        tuple(register.caveats[c].text.text(language) for c in wanted),
    )


def _rows(
    register: StatisticsRegister,
    sources: Mapping[str, SourceRecord],
    series: Series,
    language: Language,
    release: Release,
) -> list[tuple[Row, int]]:
    figures = register.of_series(series.id)
    if series.axis is Axis.ITEMS:
        return [
            _row(register, sources, figure, _item_label(figure, language), language, release)
            for figure in figures
        ]
    by_year = {figure.year: figure for figure in figures}
    rows = []
    for year in range(series.first or 0, (series.last or 0) + 1):
        if year in by_year:
            rows.append(_row(register, sources, by_year[year], str(year), language, release))
        else:
            rows.append((Row(str(year), "", gap=Gap.NOT_FOUND), 0))
    return rows


def _row(
    register: StatisticsRegister,
    sources: Mapping[str, SourceRecord],
    figure: Figure,
    label: str,
    language: Language,
    release: Release,
) -> tuple[Row, int]:
    conflict = register.conflict(figure.id)
    if figure.value is None:
        return Row(label, "", gap=Gap.NOT_FOUND), 0
    rule = fact_rule(figure, sources, release, in_conflict=conflict is not None)
    if not rule.shown:
        return Row(label, "", gap=Gap.WITHHELD), 0
    other = None
    if conflict and fact_rule(conflict[0], sources, release).shown:
        record, value = conflict
        other = Other(
            _number(value, language),
            citable(record.sources, sources),
            record.judgement.text(language),
        )
    row = Row(
        label,
        _number(figure.value, language),
        figure.qualifier,
        rule.mark,
        None,
        citable(figure.sources, sources),
        other,
        figure.caveats,
    )
    return row, figure.value


def _chart(rows: tuple[tuple[Row, int], ...], by_year: bool) -> Chart:
    left = LABEL_WIDTH if by_year else 0
    above = 0 if by_year else LABEL_HEIGHT
    row_height = above + ROW_HEIGHT
    room = WIDTH - left - VALUE_SPACE
    longest = max(value for _, value in rows)
    bars = []
    for i, (row, value) in enumerate(rows):
        top = i * row_height + above + (ROW_HEIGHT - BAR_HEIGHT) // 2
        baseline = top + BAR_HEIGHT - 4
        width = max(round(room * value / longest), 1) if value else 0
        label_y = baseline if by_year else top - 6
        bars.append(Bar(row, label_y, top, left + width + 6, baseline, width))
    return Chart(tuple(bars), len(rows) * row_height, left)


def _in_words(row: Row, language: Language, ui: UiStrings) -> str:
    if row.gap:
        return ui.text(f"statistics.{row.gap}", language)
    if row.qualifier is not Qualifier.EXACT:
        return ui.text(f"statistics.{row.qualifier}", language, value=row.value)
    return row.value


def _item_label(figure: Figure, language: Language) -> str:
    return figure.label.text(language) if figure.label else str(figure.year)


def _number(value: int, language: Language) -> str:
    return str(format_decimal(value, locale=language.value))
