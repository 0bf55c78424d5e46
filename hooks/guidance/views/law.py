"""What all views of the law share: facts by the publishing rules, names, addresses, conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from guidance.models.base import Bilingual, Cited, Confidence, Fact, Language
from guidance.models.citation import SourceRecord
from guidance.models.instrument import (
    Article,
    Conflict,
    Instrument,
    Moment,
    OtherTitle,
    Statement,
)
from guidance.publishing import Mark, Release, citable, fact_rule
from guidance.registers.instruments import InstrumentRegister
from guidance.registers.ui import UiStrings
from guidance.views.words import date_text

OWNER = "mofa-treaties"
"""Body that keeps the registers right."""


@dataclass(frozen=True)
class Desk:
    """What every view of the law needs beside its register."""

    language: Language
    release: Release
    sources: Mapping[str, SourceRecord]
    offices: Mapping[str, str]
    """Name of each body in the page's language, by id."""
    ui: UiStrings

    def t(self, key: str, **values: object) -> str:
        """Return an interface string in the page's language."""
        return self.ui.text(key, self.language, **values)

    def office(self, body: str) -> str:
        """Return the name of a body; its id stands in where bodies are not kept."""
        return self.offices.get(body, body)

    def words(self, text: Bilingual) -> Words:
        """Return a text in the page's language, or in English and saying so."""
        own = text.text(self.language)
        if own is not None:
            unsure = not text.lo_confidence.sourced
            return Words(own, "", self.language is Language.LO and unsure)
        return Words(text.en, "en", False)


@dataclass(frozen=True)
class Words:
    """A text ready to show."""

    text: str
    lang: str = ""
    """Its language where that is not the page's."""
    draft: bool = False
    """Our own Lao wording that no reviewer has seen."""


@dataclass(frozen=True)
class FactView:
    """One fact as a reader sees it; `words` is empty exactly where `confirm` says whom to ask."""

    label: str
    words: Words | None
    mark: Mark
    sources: tuple[SourceRecord, ...] = ()
    confirm: str = ""
    """Office with which it is to be confirmed."""
    conflict: str = ""
    """Id of the note on this page that shows what other sources say."""


@dataclass(frozen=True)
class ConflictView:
    """Sources that do not agree."""

    id: str
    topic: Words
    positions: tuple[FactView, ...]
    """One for each side; without words where its source may not be named."""
    reading: FactView | None
    ask: str
    restricted: bool


KEY_DATES = (
    "lao.ratification",
    "lao.accession",
    "lao.signature",
    "lao.year",
    "adoption",
    "entry_into_force",
)
"""What a register shows as the key date of a treaty: the first that may be shown."""


def folder(instrument: Instrument) -> str:
    """Return the register an instrument belongs to: `treaties` or `laws`."""
    return "treaties" if instrument.kind.is_treaty else "laws"


def path(instrument: Instrument) -> str:
    """Return the page of an instrument below `docs/<language>/`."""
    return f"law/{folder(instrument)}/{instrument.slug}.md"


def reference(instrument: Instrument, part: str = "") -> str:
    """Return how Markdown names an instrument or an article of it."""
    kind = "treaty" if instrument.kind.is_treaty else "law"
    return f"{kind}:{instrument.id}" + (f"#{part}" if part else "")


def is_shown(desk: Desk, register: InstrumentRegister, instrument: Instrument) -> bool:
    """Whether at least one fact of an instrument may be shown, so that it has a page."""
    return any(
        rule_shown(desk, register, instrument, address, fact)
        for address, _, fact in instrument.facts()
    )


def rule_shown(
    desk: Desk, register: InstrumentRegister, instrument: Instrument, address: str, fact: Cited
) -> bool:
    """Whether the publishing table lets a fact be shown, disputes included."""
    disputed = register.conflict(instrument.id, address) is not None
    return fact_rule(fact, desk.sources, desk.release, in_conflict=disputed).shown


def fact_view(
    desk: Desk,
    register: InstrumentRegister,
    instrument: Instrument,
    address: str,
    label: str,
    fact: Cited,
) -> FactView:
    """Return one fact by the publishing rules, or with whom it is to be confirmed."""
    conflict = register.conflict(instrument.id, address)
    rule = fact_rule(fact, desk.sources, desk.release, in_conflict=conflict is not None)
    if not rule.shown:
        ask = conflict.ask if conflict else instrument.ask
        return FactView(label, None, rule.mark, confirm=desk.office(ask))
    words = _words(desk, fact)
    if words is None:
        return FactView(label, None, Mark.TO_CONFIRM, confirm=desk.office(instrument.ask))
    note = conflict.id if conflict else ""
    return FactView(label, words, rule.mark, citable(fact.sources, desk.sources), "", note)


def shown_articles(
    desk: Desk, register: InstrumentRegister, instrument: Instrument
) -> Iterator[tuple[Article, FactView]]:
    """Yield what a page shows of an instrument's articles; one known from memory is left out."""
    for article in instrument.articles:
        view = fact_view(desk, register, instrument, f"articles.{article.id}", "", article)
        if view.words or (
            article.restricted is not None and article.confidence is not Confidence.LOW
        ):
            yield article, view


def _words(desk: Desk, fact: Cited) -> Words | None:
    if isinstance(fact, Moment):
        text = desk.words(fact.text) if fact.text else None
        if not fact.value:
            return text
        when = date_text(fact.value, desk.language)
        return replace(text, text=f"{when}. {text.text}") if text else Words(when)
    if isinstance(fact, Statement):
        return desk.words(fact.value) if fact.value else None
    if isinstance(fact, OtherTitle):
        return Words(fact.value, fact.language) if fact.value else None
    return Words(str(fact.value)) if isinstance(fact, Fact) and fact.value else None


def name(desk: Desk, instrument: Instrument) -> Words:
    """Return what the site calls an instrument in the page's language."""
    return desk.words(instrument.name)


def article_title(desk: Desk, article: Article, number: str) -> str:
    """Return `Article 3`, or the passage's own label."""
    if article.label:
        return desk.words(article.label).text
    shown = number if number.isdigit() else article.number
    return desk.t("law.article", number=shown)


def conflict_view(desk: Desk, conflict: Conflict) -> ConflictView:
    """Return both sides in a draft; in a public build only that the department must decide."""
    restricted = any(p.restricted for p in conflict.positions)
    public = desk.release is Release.PUBLIC
    reading = conflict.reading if conflict.reading and not public else None
    sides = () if public else (p for p in conflict.positions if p.confidence.sourced)
    return ConflictView(
        conflict.id,
        desk.words(conflict.topic),
        tuple(_position(desk, side) for side in sides),
        found if reading and (found := _position(desk, reading)).words else None,
        desk.office(conflict.ask),
        restricted,
    )


def _position(desk: Desk, position: Statement) -> FactView:
    rule = fact_rule(position, desk.sources, desk.release)
    if not rule.shown or not position.value:
        return FactView("", None, rule.mark)
    words = desk.words(position.value)
    return FactView("", words, rule.mark, citable(position.sources, desk.sources))


def label_of(desk: Desk, instrument: Instrument, address: str) -> str:
    """Return what the fact at an address is called."""
    section, _, part = address.partition(".")
    if section == "articles":
        article = next(a for a in instrument.articles if a.id == part)
        return article_title(desk, article, article.number)
    if section == "details":
        return desk.words(next(d for d in instrument.details if d.id == part).label).text
    if section == "focal":
        return desk.t("law.section.focal")
    if address == "status":
        return desk.t("law.fact.status" if instrument.kind.is_treaty else "law.fact.state")
    if address == "title.other" and (other := instrument.title.other):
        return desk.t(f"law.fact.title_{other.language}")
    return desk.t(f"law.fact.{address.replace('.', '_')}")


def fact_at(instrument: Instrument, address: str) -> Cited | None:
    """Return the fact at an address such as `lao.accession`, or None."""
    return next((fact for found, _, fact in instrument.facts() if found == address), None)
