"""The obligations matrix, the legal basis of a page, and the definition of trafficking."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidance.models.obligation import DefinitionText, Element, Obligation, Part
from guidance.publishing import citable, fact_rule
from guidance.registers.instruments import InstrumentRegister, articles_of
from guidance.registers.obligations import ObligationRegister
from guidance.views import GeneratedPage, RefTarget
from guidance.views.law import OWNER, Desk, FactView, Words, fact_view, is_shown, name, reference

PATH = "law/obligations.md"


@dataclass(frozen=True)
class Provision:
    """An article or instrument that an obligation rests on."""

    reference: str
    """As Markdown names it: `treaty:tip_protocol#3a`."""
    facts: tuple[FactView, ...]
    """What its paragraphs say; empty where the whole instrument is meant."""


@dataclass(frozen=True)
class ResponsibleView:
    """A body with a part in an obligation."""

    body: str
    role: FactView


@dataclass(frozen=True)
class GapView:
    """Something open, and who can close it."""

    text: Words
    ask: str


@dataclass(frozen=True)
class PageLink:
    """A guidance page that exists."""

    href: str
    """As the matrix links it."""
    title: str


@dataclass(frozen=True)
class ObligationView:
    """One obligation with everything known about it."""

    id: str
    name: str
    duty: Words
    treaties: tuple[Provision, ...]
    laws: tuple[Provision, ...]
    bodies: tuple[ResponsibleView, ...]
    pages: tuple[PageLink, ...]
    gaps: tuple[GapView, ...]
    waiting: int
    """Provisions known to the editors that no page may show yet."""


@dataclass(frozen=True)
class MatrixView:
    """The whole page."""

    obligations: tuple[ObligationView, ...]
    open: int


def page(
    register: ObligationRegister,
    law: InstrumentRegister,
    desk: Desk,
    titles: Mapping[str, str],
) -> list[GeneratedPage]:
    """Return the matrix, or nothing for a site without obligations.

    `titles` gives the title of every page by path, so that a row links only to what is there.
    """
    if not register.obligations:
        return []
    front = {
        "title": desk.t("law.obligations.title"),
        "description": desk.t("law.obligations.description"),
        "lead": desk.t("law.obligations.lead"),
        "audience": "officers",
        "owner": OWNER,
    }
    rows = tuple(obligation_view(o, law, desk, titles) for o in register.obligations.values())
    view = MatrixView(rows, sum(len(r.gaps) for r in rows))
    return [GeneratedPage(PATH, front, "obligations.md.j2", view)]


def obligation_view(
    obligation: Obligation, law: InstrumentRegister, desk: Desk, titles: Mapping[str, str]
) -> ObligationView:
    """Return one row; provisions that may not be shown are only counted."""
    treaties, hidden = _provisions(obligation.treaties, law, desk)
    laws, also_hidden = _provisions(obligation.laws, law, desk)
    bodies = []
    for responsible in obligation.bodies:
        rule = fact_rule(responsible, desk.sources, desk.release)
        if rule.shown:
            words = desk.words(responsible.role)
            role = FactView("", words, rule.mark, citable(responsible.sources, desk.sources))
            bodies.append(ResponsibleView(responsible.body, role))
    return ObligationView(
        obligation.id,
        desk.words(obligation.name).text,
        desk.words(obligation.duty),
        treaties,
        laws,
        tuple(bodies),
        tuple(
            PageLink(posixpath.relpath(p, posixpath.dirname(PATH)), titles[p])
            for p in obligation.pages
            if p in titles
        ),
        tuple(GapView(desk.words(g.text), desk.office(g.ask)) for g in obligation.gaps),
        hidden + also_hidden,
    )


def _provisions(
    names: Iterable[str], law: InstrumentRegister, desk: Desk
) -> tuple[tuple[Provision, ...], int]:
    shown: list[Provision] = []
    hidden = 0
    for named in names:
        identifier, _, part = named.partition("#")
        instrument = law.records[identifier].instrument
        key = reference(instrument, part)
        if not part:
            if is_shown(desk, law, instrument):
                shown.append(Provision(key, ()))
            else:
                hidden += 1
            continue
        views = [
            fact_view(desk, law, instrument, f"articles.{a.id}", "", a)
            for a in articles_of(law, named)
        ]
        if known := tuple(view for view in views if view.words):
            shown.append(Provision(key, known))
        else:
            hidden += 1
    return tuple(shown), hidden


def by_instrument(register: ObligationRegister) -> dict[str, tuple[str, ...]]:
    """Return for each instrument the ids of the obligations that rest on it."""
    found: dict[str, list[str]] = {}
    for obligation in register.obligations.values():
        for named in (*obligation.treaties, *obligation.laws):
            found.setdefault(named.partition("#")[0], []).append(obligation.id)
    return {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}


@dataclass(frozen=True)
class LegalBasis:
    """What a guidance page rests on in law."""

    obligations: tuple[ObligationView, ...]


def legal_basis(
    register: ObligationRegister,
    law: InstrumentRegister,
    names: Iterable[str],
    desk: Desk,
) -> LegalBasis:
    """Return the obligations that a page names, in the order of the matrix."""
    wanted = frozenset(names)
    return LegalBasis(
        tuple(
            obligation_view(o, law, desk, {})
            for o in register.obligations.values()
            if o.id in wanted
        )
    )


@dataclass(frozen=True)
class ElementView:
    """One part of the definition as one text has it."""

    id: str
    part: Part
    fact: FactView
    items: tuple[Words, ...]
    reference: str
    article: str
    """Short name of the article: the text it stands in is the heading."""


@dataclass(frozen=True)
class DefinitionView:
    """The definition, made usable: the parts of the treaty and of Lao law."""

    palermo: tuple[ElementView, ...]
    lao: tuple[ElementView, ...]

    @property
    def ticks(self) -> tuple[ElementView, ...]:
        """Parts whose single ways can be ticked."""
        return tuple(e for e in self.palermo if e.items)


def definition(register: ObligationRegister, law: InstrumentRegister, desk: Desk) -> DefinitionView:
    """Return the elements that may be shown."""

    def of(text: DefinitionText) -> tuple[ElementView, ...]:
        views = (_element(e, law, desk) for e in register.elements if e.text is text)
        return tuple(view for view in views if view)

    return DefinitionView(of(DefinitionText.PALERMO), of(DefinitionText.LAO))


def _element(element: Element, law: InstrumentRegister, desk: Desk) -> ElementView | None:
    rule = fact_rule(element, desk.sources, desk.release)
    if not rule.shown or not element.value:
        return None
    fact = FactView(
        "", desk.words(element.value), rule.mark, citable(element.sources, desk.sources)
    )
    identifier, _, part = element.article.partition("#")
    key = reference(law.records[identifier].instrument, part)
    items = tuple(desk.words(item) for item in element.items)
    article = next(a for a in articles_of(law, element.article))
    short = desk.t("law.article_short", number=article.number)
    if identifier not in _MAIN_TEXTS:
        short = f"{name(desk, law.records[identifier].instrument).text}, {short}"
    return ElementView(element.id, element.part, fact, items, key, short)


_MAIN_TEXTS = frozenset({"tip_protocol", "anti_tip_law_2015"})
"""Instruments that the two headings of the definition stand for."""


@dataclass(frozen=True)
class DifferenceView:
    """One row of trafficking beside smuggling; a side may be unknown."""

    aspect: str
    trafficking: FactView | None
    smuggling: FactView | None


def differences(register: ObligationRegister, desk: Desk) -> tuple[DifferenceView, ...]:
    """Return the comparison of trafficking and smuggling."""
    rows = []
    for row in register.differences:
        sides = []
        for fact in (row.trafficking, row.smuggling):
            rule = fact_rule(fact, desk.sources, desk.release)
            sides.append(
                FactView("", desk.words(fact.value), rule.mark, citable(fact.sources, desk.sources))
                if rule.shown and fact.value
                else None
            )
        if any(sides):
            rows.append(DifferenceView(desk.words(row.aspect).text, sides[0], sides[1]))
    return tuple(rows)


def targets(register: ObligationRegister, desk: Desk) -> dict[str, RefTarget]:
    """Return what `[[obligation:id]]` may name."""
    return {
        f"obligation:{o.id}": RefTarget(
            f"{PATH}#{o.id}", desk.words(o.name).text, desk.words(o.duty).text
        )
        for o in register.obligations.values()
    }
