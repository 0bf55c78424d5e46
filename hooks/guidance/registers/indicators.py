"""The bank of indicators, `data/indicators.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models.base import Confidence
from guidance.models.citation import SourceRecord
from guidance.models.indicator import Indicator, IndicatorFile, IndicatorSet
from guidance.problems import Problems, Severity
from guidance.publishing import citable
from guidance.registers.common import check_once, check_sources, read
from guidance.source import Place, Source


@dataclass(frozen=True)
class IndicatorRegister:
    """All signs by id, in the order of the file."""

    by_id: Mapping[str, Indicator] = field(default_factory=dict)
    source: Source | None = None

    def of_set(self, wanted: IndicatorSet) -> tuple[Indicator, ...]:
        """Return the signs of one situation in the order of the file."""
        return tuple(sign for sign in self.by_id.values() if sign.set is wanted)

    @property
    def cited(self) -> frozenset[str]:
        """Ids of all sources that signs and their weights rest on."""
        found = {i for sign in self.by_id.values() for i in sign.sources}
        weights = (sign.strength for sign in self.by_id.values() if sign.strength)
        return frozenset(found | {i for weight in weights for i in weight.sources})


def load(data_dir: Path, root: Path, problems: Problems) -> IndicatorRegister:
    """Read `indicators.yml`; a site without indicators needs none."""
    file, source = read(IndicatorFile, data_dir / "indicators.yml", root, problems)
    if not file or not source:
        return IndicatorRegister()
    check_once(source, "indicators", (sign.id for sign in file.indicators), problems, "indicator")
    by_text: dict[tuple[str, str], str] = {}
    for i, sign in enumerate(file.indicators):
        for language, text in (("en", sign.text.en), ("lo", sign.text.lo or "")):
            other = by_text.setdefault((language, text), sign.id)
            if other != sign.id:
                problems.append(
                    source.problem(
                        ("indicators", i, "text", language),
                        f'The indicator "{other}" has the same text.',
                        "Keep one of the two, or say how they differ.",
                    )
                )
    return IndicatorRegister({sign.id: sign for sign in file.indicators}, source)


def check(
    register: IndicatorRegister, known_sources: Mapping[str, SourceRecord], problems: Problems
) -> None:
    """Check that every source exists; tell editors of signs that no source may be named for."""
    if not (source := register.source):
        return
    for i, sign in enumerate(register.by_id.values()):
        place: Place = ("indicators", i)
        check_sources(source, (*place, "sources"), sign.sources, known_sources, problems)
        if sign.strength:
            weighed: Place = (*place, "strength", "sources")
            check_sources(source, weighed, sign.strength.sources, known_sources, problems)
        weak = sign.confidence is Confidence.LOW
        if not weak and not citable(sign.sources, known_sources):
            problems.append(
                source.problem(
                    (*place, "sources"),
                    f'No source of "{sign.id}" may be named, so it is shown as a proposal.',
                    "Find a source that is not background only.",
                    Severity.NOTICE,
                )
            )
