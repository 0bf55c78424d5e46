"""The register of terms, `data/terms.yml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models.term import Term, TermFile
from guidance.problems import Problems
from guidance.registers.common import check_fact, check_once, read
from guidance.source import Source


@dataclass(frozen=True)
class TermRegister:
    """Terms by id, in the order of the file."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    source: Source | None = None

    @property
    def cited(self) -> frozenset[str]:
        """Ids of all sources in which a wording was seen."""
        return frozenset(s for term in self.terms.values() for s in term.sources)


def load(data_dir: Path, root: Path, problems: Problems) -> TermRegister:
    """Read `terms.yml`; a site without a glossary needs none."""
    file, source = read(TermFile, data_dir / "terms.yml", root, problems)
    if not file or not source:
        return TermRegister()
    check_once(source, "terms", (term.id for term in file.terms), problems, "term")
    return TermRegister({term.id: term for term in file.terms}, source)


def check(register: TermRegister, known_sources: Collection[str], problems: Problems) -> None:
    """Report wordings without source, and words both recommended and to be avoided."""
    if not (source := register.source):
        return
    for i, term in enumerate(register.terms.values()):
        check_fact(term, source, ("terms", i), known_sources, problems)
        for j, avoid in enumerate(term.avoid):
            if avoid.word == term.lo:
                problems.append(
                    source.problem(
                        ("terms", i, "avoid", j, "word"),
                        f'"{avoid.word}" is the term itself and at the same time to be avoided.',
                        "Remove it from `avoid`, or choose another term.",
                    )
                )
