"""Treaties and laws in one language: both registers, and a page for each instrument."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from guidance.models.base import Cited, Confidence, Language
from guidance.models.instrument import Instrument, Kind, Partner, Subject
from guidance.registers.instruments import InstrumentRegister
from guidance.views import GeneratedPage
from guidance.views.law import (
    KEY_DATES,
    OWNER,
    ConflictView,
    Desk,
    FactView,
    Words,
    article_title,
    conflict_view,
    fact_at,
    fact_view,
    folder,
    is_shown,
    name,
    path,
    reference,
    rule_shown,
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

    id: str
    kind: Kind
    partner: Partner | None
    binding: str
    is_treaty: bool
    name_is_draft: bool
    subjects: tuple[Subject, ...]
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


@dataclass(frozen=True)
class Row:
    """A line of a register."""

    id: str
    href: str
    name: Words
    status: FactView | None
    when: FactView | None
    iso: str
    """The day by which rows are sorted; empty where none is known."""
    kind: Kind
    partner: Partner | None
    subjects: tuple[Subject, ...]
    bodies: tuple[str, ...]
    conflict: bool


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Option:
    """A choice in a filter."""

    value: str
    title: str


@dataclass(frozen=True)
class RegisterView:
    """A register page."""

    name: str
    """`treaties` or `laws`."""
    groups: tuple[Group, ...]
    total: int
    kinds: tuple[Option, ...]
    partners: tuple[Option, ...]
    subjects: tuple[Option, ...]
    bodies: tuple[Option, ...]
    periods: tuple[Option, ...]
    missing: int
    """Instruments of which nothing may be shown yet."""


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
    made = [_register_page(register, desk, name, shown) for name in ("treaties", "laws")]
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
        instrument.id,
        instrument.kind,
        instrument.partner,
        instrument.binding.value,
        instrument.kind.is_treaty,
        title.draft if (title := name(desk, instrument)) else False,
        instrument.subjects,
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
        sum(_is_open(desk, register, instrument, a, f) for a, _, f in instrument.facts()),
        desk.office(instrument.ask),
    )


def _is_open(
    desk: Desk, register: InstrumentRegister, instrument: Instrument, address: str, fact: Cited
) -> bool:
    return not rule_shown(desk, register, instrument, address, fact)


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
        section, _, part = address.partition(".")
        if section in {"articles", "focal"} or (address in {"lao.year", "lao.month"} and joined):
            continue
        label = _label(desk, instrument, section, part, address)
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


def _label(desk: Desk, instrument: Instrument, section: str, part: str, address: str) -> str:
    if section == "details":
        detail = next(d for d in instrument.details if d.id == part)
        return desk.words(detail.label).text
    if address == "status":
        return desk.t("law.fact.status" if instrument.kind.is_treaty else "law.fact.state")
    if address == "title.other" and (other := instrument.title.other):
        return desk.t(f"law.fact.title_{other.language}")
    return desk.t(f"law.fact.{address.replace('.', '_')}")


def _groups(
    register: InstrumentRegister, desk: Desk, instrument: Instrument
) -> Iterator[ArticleGroup]:
    found: dict[str, list[ParagraphView]] = {}
    titles: dict[str, str] = {}
    for article in instrument.articles:
        view = fact_view(desk, register, instrument, f"articles.{article.id}", "", article)
        if not view.words and (article.restricted is None or article.confidence is Confidence.LOW):
            continue
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


def _register_page(
    register: InstrumentRegister, desk: Desk, which: str, shown: list[Instrument]
) -> GeneratedPage:
    front = {
        "title": desk.t(f"law.{which}.title"),
        "description": desk.t(f"law.{which}.description"),
        "lead": desk.t(f"law.{which}.lead"),
        "audience": "officers",
        "owner": OWNER,
    }
    view = register_view(register, desk, which, shown)
    return GeneratedPage(f"law/{which}/index.md", front, f"{which}.md.j2", view)


def register_view(
    register: InstrumentRegister, desk: Desk, which: str, shown: Iterable[Instrument]
) -> RegisterView:
    """Return a register: rows in groups, and what they can be filtered by."""
    shown = [i for i in shown if folder(i) == which]
    rows = [_row(register, desk, i) for i in shown]
    ordered = [
        Group(
            f"{kind}-{partner}" if partner else kind.value,
            _group_title(desk, kind, partner),
            tuple(r for r in rows if r.kind is kind and r.partner is partner),
        )
        for kind in Kind
        for partner in (*Partner, None)
    ]
    hidden = [i for i in register.all if folder(i) == which and i not in shown]
    return RegisterView(
        which,
        tuple(group for group in ordered if group.rows),
        len(rows),
        _options(desk, "law.kind", Kind, {r.kind for r in rows}),
        _options(desk, "law.partner", Partner, {r.partner for r in rows if r.partner}),
        _options(desk, "law.subject", Subject, {s for r in rows for s in r.subjects}),
        tuple(
            Option(body, desk.office(body))
            for body in sorted({b for r in rows for b in r.bodies}, key=desk.office)
        ),
        tuple(_periods(desk, {r.iso[:4] for r in rows if r.iso})),
        len(hidden),
    )


def _options(
    desk: Desk, prefix: str, order: Iterable[str], used: Iterable[str]
) -> tuple[Option, ...]:
    chosen = set(used)
    return tuple(Option(str(v), desk.t(f"{prefix}.{v}")) for v in order if v in chosen)


def _periods(desk: Desk, years: set[str]) -> Iterator[Option]:
    for start in range(1950, 2100, 10):
        if any(start <= int(year) < start + 10 for year in years):
            yield Option(str(start), desk.t("law.period", first=start, last=start + 9))


def _group_title(desk: Desk, kind: Kind, partner: Partner | None) -> str:
    title = desk.t(f"law.kinds.{kind}")
    return f"{title}: {desk.t(f'law.partner.{partner}')}" if partner else title


def _row(register: InstrumentRegister, desk: Desk, instrument: Instrument) -> Row:
    def view(address: str, fact: Cited | None, label: str) -> FactView | None:
        return (
            fact_view(desk, register, instrument, address, label, fact)
            if fact is not None
            else None
        )

    when, iso = None, ""
    for address in KEY_DATES if instrument.kind.is_treaty else ("adoption", "entry_into_force"):
        fact = fact_at(instrument, address)
        found = view(
            address, fact, _label(desk, instrument, address.partition(".")[0], "", address)
        )
        value = getattr(fact, "value", None)
        if found and found.words and isinstance(value, str):
            when, iso = replace(found, words=Words(date_text(value, desk.language))), value
            break
    status = view("status", instrument.status, "") or view("number", instrument.number, "")
    bodies = [b for f in instrument.focal for b in f.bodies] + [instrument.ask]
    return Row(
        instrument.id,
        f"{instrument.slug}.html",
        name(desk, instrument),
        status,
        when,
        iso,
        instrument.kind,
        instrument.partner,
        instrument.subjects,
        tuple(dict.fromkeys(bodies)),
        any(c.partition("/")[0] == instrument.id for x in register.open_conflicts for c in x.about),
    )
