"""Treaties and laws in one language: a page for each instrument."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from guidance.models.base import Confidence, Language
from guidance.models.instrument import Instrument, Kind, Partner
from guidance.registers.instruments import InstrumentRegister
from guidance.views import GeneratedPage, law_lists
from guidance.views.law import (
    OWNER,
    ConflictView,
    Desk,
    FactView,
    Words,
    article_title,
    conflict_view,
    fact_view,
    is_shown,
    label_of,
    name,
    path,
    reference,
    rule_shown,
    shown_articles,
)
from guidance.views.words import date_text


@dataclass(frozen=True)
class ArticleGroup:
    """One article with its paragraphs, under one heading."""

    id: str
    title: str
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True)
class ParagraphView:
    """One paragraph of an article."""

    id: str
    """Empty where the heading already has the address."""
    number: str
    """Empty where the heading says it."""
    topics: tuple[str, ...]
    fact: FactView


@dataclass(frozen=True)
class Related:
    """A link to another instrument."""

    relation: str
    """Ending of the key `law.relation.…`."""
    reference: str
    """`treaty:untoc`."""


@dataclass(frozen=True)
class InstrumentView:
    """The whole page of an instrument."""

    kind: Kind
    partner: Partner | None
    binding: str
    is_treaty: bool
    name_is_draft: bool
    facts: tuple[FactView, ...]
    groups: tuple[ArticleGroup, ...]
    focal: tuple[FactView, ...]
    conflicts: tuple[ConflictView, ...]
    related: tuple[Related, ...]
    obligations: tuple[str, ...]
    """Ids of the obligations that rest on it."""
    also: tuple[str, ...]
    open: int
    """Points known to the editors that no page may show yet."""
    ask: str


def pages(
    register: InstrumentRegister,
    desk: Desk,
    obligations: Mapping[str, Iterable[str]] | None = None,
) -> list[GeneratedPage]:
    """Return both registers and a page for every instrument with something to show.

    `obligations` gives for each instrument the obligations that rest on it.
    """
    if not register.records:
        return []
    shown = [i for i in register.all if is_shown(desk, register, i)]
    made = [law_lists.page(register, desk, name, shown) for name in ("treaties", "laws")]
    for instrument in shown:
        rests = tuple((obligations or {}).get(instrument.id, ()))
        made.append(_page(register, desk, instrument, shown, rests))
    return made


def _page(
    register: InstrumentRegister,
    desk: Desk,
    instrument: Instrument,
    shown: list[Instrument],
    obligations: tuple[str, ...],
) -> GeneratedPage:
    title = name(desk, instrument)
    front = {
        "title": title.text,
        "description": desk.t("law.instrument.description", name=title.text),
        "audience": "officers",
        "owner": OWNER,
    }
    return GeneratedPage(
        path(instrument),
        front,
        "instrument.md.j2",
        instrument_view(register, desk, instrument, shown, obligations),
    )


def instrument_view(
    register: InstrumentRegister,
    desk: Desk,
    instrument: Instrument,
    shown: Iterable[Instrument] = (),
    obligations: tuple[str, ...] = (),
) -> InstrumentView:
    """Return everything the page of an instrument shows."""
    known = {i.id: i for i in shown}
    related = [
        Related(key, reference(known[other]))
        for key in ("replaces", "supplements")
        for other in getattr(instrument, key)
        if other in known
    ] + [
        Related(f"{key}_by", reference(other))
        for key in ("replaces", "supplements")
        for other in known.values()
        if instrument.id in getattr(other, key)
    ]
    return InstrumentView(
        instrument.kind,
        instrument.partner,
        instrument.binding.value,
        instrument.kind.is_treaty,
        name(desk, instrument).draft,
        tuple(_facts(register, desk, instrument)),
        tuple(_groups(register, desk, instrument)),
        tuple(
            view
            for i, focal in enumerate(instrument.focal)
            if (view := fact_view(desk, register, instrument, f"focal.{i}", "", focal)).words
        ),
        tuple(_conflicts(register, desk, instrument)),
        tuple(related),
        obligations,
        tuple(_other_names(desk, instrument)),
        sum(not rule_shown(desk, register, instrument, a, f) for a, _, f in instrument.facts()),
        desk.office(instrument.ask),
    )


def _other_names(desk: Desk, instrument: Instrument) -> Iterator[str]:
    """Yield names a reader of the language can read: Lao pages show both scripts."""
    for other in instrument.also:
        if desk.language is Language.LO or not re.search("[ກ-ໝ]", other):
            yield other


_ALWAYS = frozenset({"title.lo", "status", "number", "entry_into_force"})
"""Facts whose place stays on the page, with the office to ask, when they cannot be shown."""


def _facts(register: InstrumentRegister, desk: Desk, instrument: Instrument) -> Iterator[FactView]:
    joined = any(
        rule_shown(desk, register, instrument, f"lao.{key}", fact)
        for key in ("signature", "ratification", "accession")
        if (fact := getattr(instrument.lao, key))
    )
    for address, _, fact in instrument.facts():
        section = address.partition(".")[0]
        if section in {"articles", "focal"} or (address in {"lao.year", "lao.month"} and joined):
            continue
        label = label_of(desk, instrument, address)
        view = fact_view(desk, register, instrument, address, label, fact)
        if address == "title.en" and view.words and desk.language is Language.LO:
            view = replace(view, words=replace(view.words, lang="en"))
        if address == "title.lo" and view.words and desk.language is Language.EN:
            view = replace(view, words=replace(view.words, lang="lo"))
        if address.startswith("lao.") and view.words:
            view = replace(view, words=Words(date_text(view.words.text, desk.language)))
        keep = address in _ALWAYS or (
            fact.restricted is not None and fact.confidence is not Confidence.LOW
        )
        if view.words or keep or (view.confirm and register.conflict(instrument.id, address)):
            yield view


def _groups(
    register: InstrumentRegister, desk: Desk, instrument: Instrument
) -> Iterator[ArticleGroup]:
    found: dict[str, list[ParagraphView]] = {}
    titles: dict[str, str] = {}
    for article, view in shown_articles(desk, register, instrument):
        titles.setdefault(article.group, article_title(desk, article, article.group))
        same = article.id == article.group
        number = "" if same or article.number in {article.group, "?"} else article.number
        topics = tuple(desk.t(f"law.topic.{topic}") for topic in article.topics)
        found.setdefault(article.group, []).append(
            ParagraphView("" if same else f"art-{article.id}", number, topics, view)
        )
    for group, paragraphs in found.items():
        yield ArticleGroup(f"art-{group}", titles[group], tuple(paragraphs))


def _conflicts(
    register: InstrumentRegister, desk: Desk, instrument: Instrument
) -> Iterator[ConflictView]:
    for conflict in register.open_conflicts:
        if any(about.partition("/")[0] == instrument.id for about in conflict.about):
            yield conflict_view(desk, conflict)
