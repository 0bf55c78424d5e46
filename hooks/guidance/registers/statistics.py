"""The register of statistics, `data/statistics.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models import parse
from guidance.models.statistic import Axis, Caveat, Conflict, Figure, Series, StatisticsFile
from guidance.problems import Problems, did_you_mean
from guidance.source import Place, Source, read_yaml


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
    path = data_dir / "statistics.yml"
    if not path.exists() or not (source := read_yaml(path, root, problems)):
        return StatisticsRegister()
    if not (file := parse(StatisticsFile, source, problems)):
        return StatisticsRegister()
    for key, records in (
        ("caveats", file.caveats),
        ("series", file.series),
        ("figures", file.figures),
        ("conflicts", file.conflicts),
    ):
        _unique(key, [record.id for record in records], source, problems)
    return StatisticsRegister(
        {series.id: series for series in file.series},
        {figure.id: figure for figure in file.figures},
        {caveat.id: caveat for caveat in file.caveats},
        file.conflicts,
        source,
    )


def check(register: StatisticsRegister, known_sources: Iterable[str], problems: Problems) -> None:
    """Report what points nowhere, stands in the wrong place or stands twice."""
    if not (source := register.source):
        return
    known = frozenset(known_sources)
    for i, series in enumerate(register.series.values()):
        for j, caveat in enumerate(series.caveats):
            _known(caveat, register.caveats, ("series", i, "caveats", j), source, problems)
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
        for j, cited in enumerate(figure.sources):
            _known(cited, known, ("figures", i, "sources", j), source, problems)
        for j, caveat in enumerate(figure.caveats):
            _known(caveat, register.caveats, ("figures", i, "caveats", j), source, problems)
        _known(figure.series, register.series, ("figures", i, "series"), source, problems)
        if figure.series in register.series:
            _check_row(figure, register.series[figure.series], i, rows, source, problems)
    disputed: dict[str, str] = {}
    for i, conflict in enumerate(register.conflicts):
        for j, cited in enumerate(conflict.sources):
            _known(cited, known, ("conflicts", i, "sources", j), source, problems)
        for j, other in enumerate(conflict.others):
            place: Place = ("conflicts", i, "others", j, "figure")
            _known(other.figure, register.figures, place, source, problems)
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


def _known(
    name: str, known: Iterable[str], place: Place, source: Source, problems: Problems
) -> None:
    if name not in (names := tuple(known)):
        problems.append(
            source.problem(
                place,
                f'"{name}" is not known.',
                did_you_mean(name, names) or "Add it first, or correct the id.",
            )
        )


def _unique(key: str, ids: list[str], source: Source, problems: Problems) -> None:
    seen: set[str] = set()
    for i, name in enumerate(ids):
        if name in seen:
            problems.append(
                source.problem((key, i, "id"), f'The id "{name}" stands twice.', "Rename one.")
            )
        seen.add(name)
