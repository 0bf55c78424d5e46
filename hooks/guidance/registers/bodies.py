"""The register of bodies, `data/bodies.yml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models.body import Body, BodyFile, Level
from guidance.problems import Problems
from guidance.registers.common import check_name, check_once, check_sources, read
from guidance.source import Place, Source


@dataclass(frozen=True)
class BodyRegister:
    """All bodies by id, in the order of the file."""

    by_id: Mapping[str, Body] = field(default_factory=dict)
    source: Source | None = None
    bodies: tuple[Body, ...] = ()

    def in_directory(self, level: Level) -> tuple[Body, ...]:
        """Return the bodies whose number officers need at `level`."""
        found = ((body, body.at(level)) for body in self.bodies)
        return tuple(body for body, entry in found if entry and entry.in_directory)


def load(data_dir: Path, root: Path, problems: Problems) -> BodyRegister:
    """Read `bodies.yml`; a site without bodies needs none."""
    file, source = read(BodyFile, data_dir / "bodies.yml", root, problems)
    if not file or not source:
        return BodyRegister()
    return BodyRegister({body.id: body for body in file.bodies}, source, file.bodies)


def check(register: BodyRegister, known_sources: Collection[str], problems: Problems) -> None:
    """Report bodies that stand twice, unknown parents, levels out of order, unknown sources."""
    source = register.source
    if not source:
        return
    check_once(source, "bodies", (body.id for body in register.bodies), problems, "body")
    order = list(Level)
    for i, body in enumerate(register.bodies):
        here: Place = ("bodies", i)
        if body.parent:
            fix, what = "Add it, or correct the id.", f'The body "{body.parent}" is not known.'
            place = (*here, "parent")
            check_name(source, place, body.parent, register.by_id, problems, fix, what)
        if body.id in _parents(body, register):
            problems.append(
                source.problem(
                    (*here, "parent"),
                    f'"{body.id}" is its own parent, through "{body.parent}".',
                    "Correct the parent.",
                )
            )
        levels = [order.index(entry.level) for entry in body.levels]
        if levels != sorted(set(levels)):
            problems.append(
                source.problem(
                    (*here, "levels"),
                    "The levels are not in order, or one stands twice.",
                    f"Write each once, in the order {', '.join(order)}.",
                )
            )
    for where, ids in _cited(register):
        check_sources(source, where, ids, known_sources, problems)


def cited_sources(register: BodyRegister) -> set[str]:
    """Return the ids of all sources that bodies rest on."""
    return {i for _, ids in _cited(register) for i in ids}


def _parents(body: Body, register: BodyRegister) -> set[str]:
    seen: set[str] = set()
    parent = body.parent
    while parent and parent not in seen:
        seen.add(parent)
        above = register.by_id.get(parent)
        parent = above.parent if above else None
    return seen


def _cited(register: BodyRegister) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for b, body in enumerate(register.bodies):
        yield ("bodies", b, "sources"), body.sources
        for k, level in enumerate(body.levels):
            for r, role in enumerate(level.roles):
                yield ("bodies", b, "levels", k, "roles", r, "sources"), role.sources
