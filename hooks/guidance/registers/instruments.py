"""The register of treaties and laws: `treaties.yml`, `laws.yml` and `conflicts.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models.base import Cited
from guidance.models.instrument import (
    Article,
    Conflict,
    ConflictFile,
    Instrument,
    InstrumentFile,
)
from guidance.problems import Problems
from guidance.registers.common import read
from guidance.source import Place, Source

FILES = ("treaties.yml", "laws.yml")


@dataclass(frozen=True)
class Record:
    """An instrument with its place in the data."""

    instrument: Instrument
    source: Source
    place: Place

    def at(self, *more: str | int) -> Place:
        """Return the place of a part of the instrument."""
        return (*self.place, *more)


@dataclass(frozen=True)
class InstrumentRegister:
    """All instruments by id, treaties first, and the conflicts between their sources."""

    records: Mapping[str, Record] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    conflict_source: Source | None = None

    @property
    def treaties(self) -> tuple[Instrument, ...]:
        """Treaties and regional commitments in the order of the file."""
        return tuple(i for i in self.all if i.kind.is_treaty)

    @property
    def laws(self) -> tuple[Instrument, ...]:
        """Domestic instruments in the order of the file."""
        return tuple(i for i in self.all if not i.kind.is_treaty)

    @property
    def all(self) -> tuple[Instrument, ...]:
        """Every instrument."""
        return tuple(record.instrument for record in self.records.values())

    def conflict(self, instrument: str, address: str) -> Conflict | None:
        """Return the open conflict about one fact, if there is one."""
        key = f"{instrument}/{address}"
        return next((c for c in self.open_conflicts if key in c.about), None)

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """Conflicts in which two sources speak and no office has decided.

        A side known from memory only is a question for the editors, not a conflict of sources.
        """
        return tuple(
            c
            for c in self.conflicts
            if not c.settled_by and sum(p.confidence.sourced for p in c.positions) > 1
        )

    @property
    def cited(self) -> frozenset[str]:
        """Ids of all sources that facts and conflicts rest on."""
        return frozenset(s for _, fact in self.facts() for s in fact.sources)

    def facts(self) -> Iterator[tuple[str, Cited]]:
        """Yield every fact with an address that names the instrument or conflict."""
        for instrument in self.all:
            for address, _, fact in instrument.facts():
                yield f"{instrument.id}/{address}", fact
        for conflict in self.conflicts:
            for i, position in enumerate(conflict.positions):
                yield f"{conflict.id}/{i}", position
            if conflict.reading:
                yield f"{conflict.id}/reading", conflict.reading


def references(register: InstrumentRegister) -> frozenset[str]:
    """Return everything an obligation may name: `cedaw`, `cedaw#6`, `tip_protocol#6-4`."""
    return frozenset(
        {i.id for i in register.all}
        | {f"{i.id}#{part}" for i in register.all for a in i.articles for part in addresses(a)}
    )


def addresses(article: Article) -> tuple[str, ...]:
    """Return the names by which an article can be cited, its own first."""
    return tuple(dict.fromkeys((article.id, article.group, *article.numbers)))


def articles_of(register: InstrumentRegister, reference: str) -> tuple[Article, ...]:
    """Return the articles that `instrument#part` names: all paragraphs where only the number of
    the article is given, none where the whole instrument is meant."""
    name, _, part = reference.partition("#")
    articles = register.records[name].instrument.articles
    exact = tuple(a for a in articles if a.id == part and a.group != part)
    return exact or tuple(a for a in articles if part in addresses(a))


def load(data_dir: Path, root: Path, problems: Problems) -> InstrumentRegister:
    """Read the files; a site without law needs none of them."""
    records: dict[str, Record] = {}
    slugs: dict[str, str] = {}
    for name in FILES:
        file, source = read(InstrumentFile, data_dir / name, root, problems)
        if not file or not source:
            continue
        for i, instrument in enumerate(file.instruments):
            place: Place = ("instruments", i)
            if instrument.id in records:
                other = records[instrument.id]
                line = other.source.mark(other.place).line
                problems.append(
                    source.problem(
                        (*place, "id"),
                        f'The id "{instrument.id}" stands twice, '
                        f"first in {other.source.file} on line {line}.",
                        "Rename one; ids are the addresses that pages refer to.",
                    )
                )
                continue
            folder = "treaties" if instrument.kind.is_treaty else "laws"
            if (first := slugs.setdefault(f"{folder}/{instrument.slug}", instrument.id)) != (
                instrument.id
            ):
                problems.append(
                    source.problem(
                        (*place, "slug"),
                        f'"{first}" already has the page address "{instrument.slug}".',
                        "Choose another `slug`.",
                    )
                )
            if instrument.kind.is_treaty != (name == "treaties.yml"):
                problems.append(
                    source.problem(
                        (*place, "kind"),
                        f"An instrument of the kind `{instrument.kind}` stands in {name}.",
                        "Move it to the other file, or correct `kind`.",
                    )
                )
            records[instrument.id] = Record(instrument, source, place)
    found, place_of = read(ConflictFile, data_dir / "conflicts.yml", root, problems)
    return InstrumentRegister(records, found.conflicts if found else (), place_of)
