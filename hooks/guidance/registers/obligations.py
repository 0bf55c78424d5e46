"""The register of obligations and of the definition, `data/obligations.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidance.models import parse
from guidance.models.obligation import Difference, Element, Obligation, ObligationFile
from guidance.problems import Problems, did_you_mean
from guidance.registers.instruments import check_fact
from guidance.source import Place, Source, read_yaml


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
    path = data_dir / "obligations.yml"
    if not path.exists() or not (source := read_yaml(path, root, problems)):
        return ObligationRegister()
    if not (file := parse(ObligationFile, source, problems)):
        return ObligationRegister()
    for key, ids in (
        ("obligations", [o.id for o in file.obligations]),
        ("elements", [e.id for e in file.elements]),
        ("differences", [d.id for d in file.differences]),
    ):
        for i, name in enumerate(ids):
            if name in ids[:i]:
                problems.append(
                    source.problem((key, i, "id"), f'The id "{name}" stands twice.', "Rename one.")
                )
    return ObligationRegister(
        {o.id: o for o in file.obligations}, file.elements, file.differences, source
    )


def check(
    register: ObligationRegister,
    known_articles: Iterable[str],
    known_sources: Iterable[str],
    known_bodies: Iterable[str],
    known_pages: Iterable[str],
    problems: Problems,
) -> None:
    """Report articles, bodies, pages and sources that do not exist.

    `known_articles` is what `instruments.references` returns.
    """
    if not (source := register.source):
        return
    articles, sources = frozenset(known_articles), frozenset(known_sources)
    bodies, pages = frozenset(known_bodies), frozenset(known_pages)

    def known(place: Place, name: str, names: frozenset[str], what: str, fix: str) -> None:
        if name not in names:
            problems.append(source.problem(place, what, did_you_mean(name, names) or fix))

    for i, obligation in enumerate(register.obligations.values()):
        place: Place = ("obligations", i)
        for key in ("treaties", "laws"):
            for j, name in enumerate(getattr(obligation, key)):
                known(
                    (*place, key, j),
                    name,
                    articles,
                    f'The register has no article "{name}".',
                    "Add the article to its instrument first.",
                )
        for j, responsible in enumerate(obligation.bodies):
            name = responsible.body
            fix = "Use an id of data/bodies.yml."
            known((*place, "bodies", j, "body"), name, bodies, f'"{name}" is not a body.', fix)
            check_fact(responsible, source, (*place, "bodies", j), sources, problems)
        for j, gap in enumerate(obligation.gaps):
            fix = "Use an id of data/bodies.yml."
            known((*place, "gaps", j, "ask"), gap.ask, bodies, f'"{gap.ask}" is not a body.', fix)
        for j, page in enumerate(obligation.pages):
            fix = "Write the path below docs/<language>/, such as `protection/shelter.md`."
            known((*place, "pages", j), page, pages, f'There is no page "{page}".', fix)
    for i, element in enumerate(register.elements):
        known(
            ("elements", i, "article"),
            element.article,
            articles,
            f'The register has no article "{element.article}".',
            "Add the article to its instrument first.",
        )
        check_fact(element, source, ("elements", i), sources, problems)
    for i, difference in enumerate(register.differences):
        for side in ("trafficking", "smuggling"):
            fact = getattr(difference, side)
            check_fact(fact, source, ("differences", i, side), sources, problems)
