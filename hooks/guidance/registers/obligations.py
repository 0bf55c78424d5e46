"""The register of obligations and of the definition, `data/obligations.yml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models.obligation import Difference, Element, Obligation, ObligationFile
from guidance.problems import Problems
from guidance.registers.common import check_fact, check_name, check_once, read
from guidance.source import Place, Source


@dataclass(frozen=True)
class ObligationRegister:
    """The matrix, and the elements of the definition of trafficking."""

    obligations: Mapping[str, Obligation] = field(default_factory=dict)
    elements: tuple[Element, ...] = ()
    differences: tuple[Difference, ...] = ()
    source: Source | None = None

    @property
    def cited(self) -> frozenset[str]:
        """Ids of all sources that the register rests on."""
        responsible = (r for o in self.obligations.values() for r in o.bodies)
        sides = (s for d in self.differences for s in (d.trafficking, d.smuggling))
        return frozenset(s for fact in (*responsible, *self.elements, *sides) for s in fact.sources)


def load(data_dir: Path, root: Path, problems: Problems) -> ObligationRegister:
    """Read `obligations.yml`; a site without law needs none."""
    file, source = read(ObligationFile, data_dir / "obligations.yml", root, problems)
    if not file or not source:
        return ObligationRegister()
    check_once(source, "obligations", (o.id for o in file.obligations), problems)
    check_once(source, "elements", (e.id for e in file.elements), problems)
    check_once(source, "differences", (d.id for d in file.differences), problems)
    return ObligationRegister(
        {o.id: o for o in file.obligations}, file.elements, file.differences, source
    )


def check(
    register: ObligationRegister,
    known_articles: Collection[str],
    known_sources: Collection[str],
    known_bodies: Collection[str],
    known_pages: Collection[str],
    problems: Problems,
) -> None:
    """Report articles, bodies, pages and sources that do not exist.

    `known_articles` is what `instruments.references` returns.
    """
    if not (source := register.source):
        return

    def article(place: Place, name: str) -> None:
        what, fix = f'The register has no article "{name}".', "Add the article to its instrument."
        check_name(source, place, name, known_articles, problems, fix, what)

    def body(place: Place, name: str) -> None:
        what, fix = f'"{name}" is not a body.', "Use an id of data/bodies.yml."
        check_name(source, place, name, known_bodies, problems, fix, what)

    for i, obligation in enumerate(register.obligations.values()):
        place: Place = ("obligations", i)
        for key in ("treaties", "laws"):
            for j, name in enumerate(getattr(obligation, key)):
                article((*place, key, j), name)
        for j, responsible in enumerate(obligation.bodies):
            body((*place, "bodies", j, "body"), responsible.body)
            check_fact(responsible, source, (*place, "bodies", j), known_sources, problems)
        for j, gap in enumerate(obligation.gaps):
            body((*place, "gaps", j, "ask"), gap.ask)
        for j, page in enumerate(obligation.pages):
            what = f'There is no page "{page}".'
            fix = "Write the path below docs/<language>/, such as `protection/shelter.md`."
            check_name(source, (*place, "pages", j), page, known_pages, problems, fix, what)
    for i, element in enumerate(register.elements):
        article(("elements", i, "article"), element.article)
        check_fact(element, source, ("elements", i), known_sources, problems)
    for i, difference in enumerate(register.differences):
        for side in ("trafficking", "smuggling"):
            fact = getattr(difference, side)
            check_fact(fact, source, ("differences", i, side), known_sources, problems)
