"""The register of sources, `data/sources.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models.citation import SourceFile, SourceRecord
from guidance.problems import Problems, Severity
from guidance.registers.common import check_once, read
from guidance.source import Source


@dataclass(frozen=True)
class SourceRegister:
    """All sources by id."""

    by_id: Mapping[str, SourceRecord] = field(default_factory=dict)
    source: Source | None = None


def load(data_dir: Path, root: Path, problems: Problems) -> SourceRegister:
    """Read `sources.yml`; a site without facts needs none."""
    file, source = read(SourceFile, data_dir / "sources.yml", root, problems)
    if not file or not source:
        return SourceRegister()
    check_once(source, "sources", (record.id for record in file.sources), problems, "source")
    by_url: dict[str, str] = {}
    for i, record in enumerate(file.sources):
        if record.url and (first := by_url.setdefault(record.url, record.id)) != record.id:
            problems.append(
                source.problem(
                    ("sources", i, "url"),
                    f'This address is already the source "{first}".',
                    "Cite that id and remove this entry.",
                )
            )
    return SourceRegister({record.id: record for record in file.sources}, source)


def check_unused(register: SourceRegister, cited: Iterable[str], problems: Problems) -> None:
    """List sources that no fact and no page cites, as notices to the editors."""
    if not register.source:
        return
    used = set(cited)
    for i, record in enumerate(register.by_id.values()):
        if record.id not in used:
            problems.append(
                register.source.problem(
                    ("sources", i),
                    f'Nothing cites the source "{record.id}".',
                    "Cite it where a fact rests on it, or remove it.",
                    Severity.NOTICE,
                )
            )
