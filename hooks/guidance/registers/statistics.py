"""The register of statistics, `data/statistics.yml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models.statistic import Axis, Caveat, Conflict, Figure, Series, StatisticsFile
from guidance.problems import Problems
from guidance.registers.common import check_name, check_once, check_sources, read
from guidance.source import Place, Source


@dataclass(frozen=True)
class StatisticsRegister:
    """Series, their figures and what speaks against them."""

    series: Mapping[str, Series] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    caveats: Mapping[str, Caveat] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    source: Source | None = None

    def of_series(self, series: str) -> tuple[Figure, ...]:
        """Return the figures of a series in the order of the file."""
        return tuple(f for f in self.figures.values() if f.series == series)

    def conflict(self, figure: str) -> tuple[Conflict, int] | None:
        """Return the conflict about a figure and the other source's value, if there is one."""
        for conflict in self.conflicts:
            for other in conflict.others:
                if other.figure == figure:
                    return conflict, other.value
        return None

    @property
    def cited(self) -> frozenset[str]:
        """Ids of all sources that figures and conflicts rest on."""
        facts: tuple[Figure | Conflict, ...] = (*self.figures.values(), *self.conflicts)
        return frozenset(i for fact in facts for i in fact.sources)


def load(data_dir: Path, root: Path, problems: Problems) -> StatisticsRegister:
    """Read `statistics.yml`; a site without statistics needs none."""
    file, source = read(StatisticsFile, data_dir / "statistics.yml", root, problems)
    if not file or not source:
        return StatisticsRegister()
    for key, records in (
        ("caveats", file.caveats),
        ("series", file.series),
        ("figures", file.figures),
        ("conflicts", file.conflicts),
    ):
        check_once(source, key, (record.id for record in records), problems)
    return StatisticsRegister(
        {series.id: series for series in file.series},
        {figure.id: figure for figure in file.figures},
        {caveat.id: caveat for caveat in file.caveats},
        file.conflicts,
        source,
    )


def check(register: StatisticsRegister, known_sources: Collection[str], problems: Problems) -> None:
    """Report what points nowhere, stands in the wrong place or stands twice."""
    if not (source := register.source):
        return
    for i, series in enumerate(register.series.values()):
        for j, caveat in enumerate(series.caveats):
            check_name(source, ("series", i, "caveats", j), caveat, register.caveats, problems)
        if not register.of_series(series.id):
            problems.append(
                source.problem(
                    ("series", i, "id"),
                    f'The series "{series.id}" has no figure.',
                    "Add one, or remove the series.",
                )
            )
    rows: dict[tuple[str, int, str], str] = {}
    for i, figure in enumerate(register.figures.values()):
        check_sources(source, ("figures", i, "sources"), figure.sources, known_sources, problems)
        for j, caveat in enumerate(figure.caveats):
            check_name(source, ("figures", i, "caveats", j), caveat, register.caveats, problems)
        check_name(source, ("figures", i, "series"), figure.series, register.series, problems)
        if figure.series in register.series:
            _check_row(figure, register.series[figure.series], i, rows, source, problems)
    disputed: dict[str, str] = {}
    for i, conflict in enumerate(register.conflicts):
        place: Place = ("conflicts", i, "sources")
        check_sources(source, place, conflict.sources, known_sources, problems)
        for j, other in enumerate(conflict.others):
            place = ("conflicts", i, "others", j, "figure")
            check_name(source, place, other.figure, register.figures, problems)
            if (first := disputed.setdefault(other.figure, conflict.id)) != conflict.id:
                problems.append(
                    source.problem(
                        place,
                        f'The figure "{other.figure}" is disputed by "{first}" too.',
                        "Put both other values into one conflict record.",
                    )
                )


def _check_row(
    figure: Figure,
    series: Series,
    index: int,
    rows: dict[tuple[str, int, str], str],
    source: Source,
    problems: Problems,
) -> None:
    place: Place = ("figures", index)
    if series.axis is Axis.ITEMS and not figure.label:
        problems.append(
            source.problem(
                place,
                f'The series "{series.id}" lists items, and the figure "{figure.id}" has no label.',
                "Add `label:` with `en:` and `lo:`.",
            )
        )
    if series.first and series.last and not series.first <= figure.year <= series.last:
        problems.append(
            source.problem(
                (*place, "year"),
                f"The year {figure.year} is outside {series.first} to {series.last}.",
                "Correct the year, or widen `first` and `last` of the series.",
            )
        )
    row = (series.id, figure.year, figure.label.en if figure.label else "")
    if (first := rows.setdefault(row, figure.id)) != figure.id:
        problems.append(
            source.problem(
                (*place, "year"),
                f'The figure "{first}" already stands in this row.',
                "Keep one figure, and record the other source under `conflicts`.",
            )
        )
