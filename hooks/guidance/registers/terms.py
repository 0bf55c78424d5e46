"""The register of terms, `data/terms.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models import parse
from guidance.models.term import Term, TermFile
from guidance.problems import Problems
from guidance.registers.instruments import check_fact
from guidance.source import Source, read_yaml


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
    path = data_dir / "terms.yml"
    if not path.exists() or not (source := read_yaml(path, root, problems)):
        return TermRegister()
    if not (file := parse(TermFile, source, problems)):
        return TermRegister()
    terms: dict[str, Term] = {}
    for i, term in enumerate(file.terms):
        if term.id in terms:
            problems.append(
                source.problem(
                    ("terms", i, "id"), f'The term "{term.id}" stands twice.', "Rename one."
                )
            )
            continue
        terms[term.id] = term
    return TermRegister(terms, source)


def check(register: TermRegister, known_sources: Iterable[str], problems: Problems) -> None:
    """Report wordings without source, and words both recommended and to be avoided."""
    if not (source := register.source):
        return
    known = frozenset(known_sources)
    for i, term in enumerate(register.terms.values()):
        check_fact(term, source, ("terms", i), known, problems)
        for j, avoid in enumerate(term.avoid):
            if avoid.word == term.lo:
                problems.append(
                    source.problem(
                        ("terms", i, "avoid", j, "word"),
                        f'"{avoid.word}" is the term itself and at the same time to be avoided.',
                        "Remove it from `avoid`, or choose another term.",
                    )
                )
