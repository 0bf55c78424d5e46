"""The register of sources, `data/sources.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models import parse
from guidance.models.citation import SourceFile, SourceRecord
from guidance.problems import Problem, Problems, Severity
from guidance.source import Source, read_yaml


@dataclass(frozen=True)
class SourceRegister:
    """All sources by id."""

    by_id: Mapping[str, SourceRecord] = field(default_factory=dict)
    source: Source | None = None


def load(data_dir: Path, root: Path, problems: Problems) -> SourceRegister:
    """Read `sources.yml`; a site without facts needs none."""
    path = data_dir / "sources.yml"
    if not path.exists() or not (source := read_yaml(path, root, problems)):
        return SourceRegister()
    if not (file := parse(SourceFile, source, problems)):
        return SourceRegister()
    by_id: dict[str, SourceRecord] = {}
    by_url: dict[str, str] = {}
    for i, record in enumerate(file.sources):
        if record.id in by_id:
            problems.append(
                source.problem(
                    ("sources", i, "id"),
                    f'The source "{record.id}" stands twice.',
                    "Remove one of the two.",
                )
            )
        elif record.url and record.url in by_url:
            problems.append(
                source.problem(
                    ("sources", i, "url"),
                    f'This address is already the source "{by_url[record.url]}".',
                    "Cite that id and remove this entry.",
                )
            )
        by_id[record.id] = record
        if record.url:
            by_url[record.url] = record.id
    return SourceRegister(by_id, source)


def check_unused(register: SourceRegister, cited: Iterable[str], problems: Problems) -> None:
    """List sources that no fact and no page cites, as notices to the editors."""
    if not register.source:
        return
    used = set(cited)
    for i, record in enumerate(register.by_id.values()):
        if record.id not in used:
            mark = register.source.mark(("sources", i))
            problems.append(
                Problem(
                    register.source.file,
                    mark.line,
                    mark.column,
                    f"sources[{i}]",
                    f'Nothing cites the source "{record.id}".',
                    "Cite it where a fact rests on it, or remove it.",
                    Severity.NOTICE,
                )
            )
