"""What the law registers leave open, as questions to the office that can answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidance.models.base import Cited, Confidence, Fact
from guidance.models.instrument import Moment, Statement
from guidance.models.term import TermGroup
from guidance.publishing import citable
from guidance.registers.instruments import InstrumentRegister, Record
from guidance.registers.obligations import ObligationRegister
from guidance.registers.terms import TermRegister
from guidance.source import Place, Source, dotted
from guidance.views.law import OWNER, Desk, is_shown, label_of, name, rule_shown


@dataclass(frozen=True)
class Question:
    """One question; the smaller the weight, the more an answer helps."""

    weight: int
    office: str
    """Id of the body that can answer."""
    question: str
    why: str
    where: str
    """Place in the data: `data/laws.yml:12 instruments[0].status`."""


RESTRICTED, GAP, CONFLICT, STATUS, ARTICLE, OTHER, TITLES, TERMS = range(8)
"""Order of usefulness: what keeps officers from acting comes first, spelling last."""


def questions(
    register: InstrumentRegister,
    obligations: ObligationRegister,
    terms: TermRegister,
    desk: Desk,
) -> list[Question]:
    """Return every open question, the most useful first."""
    found = [
        *_facts(register, desk),
        *_conflicts(register, desk),
        *_gaps(obligations, desk),
        *_titles(register, desk),
        *_terms(terms, desk),
    ]
    return sorted(found, key=lambda q: (q.weight, q.office, q.where))


def _where(source: Source | None, place: Place) -> str:
    return f"{source.file}:{source.mark(place).line} {dotted(place)}" if source else ""


def _facts(register: InstrumentRegister, desk: Desk) -> Iterator[Question]:
    depositaries = False
    for record in register.records.values():
        instrument = record.instrument
        for address, place, fact in instrument.facts():
            if address == "title.lo" or rule_shown(desk, register, instrument, address, fact):
                continue
            if register.conflict(instrument.id, address) and not fact.restricted:
                continue
            yield _fact(record, desk, address, place, fact)
        depositaries |= instrument.kind.is_treaty and instrument.depositary is None
    if depositaries:
        yield Question(
            OTHER,
            OWNER,
            desk.t("law.question.depositary"),
            desk.t("law.question.depositary_why"),
            "data/treaties.yml",
        )


def _fact(record: Record, desk: Desk, address: str, place: Place, fact: Cited) -> Question:
    instrument = record.instrument
    title = name(desk, instrument).text
    value = _value(desk, fact)
    label = label_of(desk, instrument, address)
    note = fact.note or ""
    if fact.restricted:
        question = desk.t("law.question.restricted", name=f"{title}, {label}", point=value).strip()
        why = desk.t("law.question.restricted_why", note=note).strip()
        weight = RESTRICTED
    else:
        key = "law.question.fact" if value else "law.question.empty"
        values = {"value": value} if value else {}
        question = desk.t(key, name=title, label=label, **values)
        known = fact.confidence.sourced
        uncitable = known and not citable(fact.sources, desk.sources)
        why = desk.t(f"law.question.{'uncitable' if uncitable else 'background'}_why", note=note)
        section = address.partition(".")[0]
        weight = {"status": STATUS, "lao": STATUS, "articles": ARTICLE}.get(section, OTHER)
    return Question(
        weight, instrument.ask, question, why.strip(), _where(record.source, record.at(*place))
    )


def _value(desk: Desk, fact: Cited) -> str:
    if isinstance(fact, Moment):
        parts = [fact.value or "", desk.words(fact.text).text if fact.text else ""]
        return " ".join(part for part in parts if part)
    if isinstance(fact, Statement):
        return desk.words(fact.value).text if fact.value else ""
    return str(fact.value) if isinstance(fact, Fact) and fact.value else ""


def _conflicts(register: InstrumentRegister, desk: Desk) -> Iterator[Question]:
    for i, conflict in enumerate(register.conflicts):
        if conflict.settled_by:
            continue
        why = desk.t("law.question.conflict_why")
        yield Question(
            CONFLICT,
            conflict.ask,
            desk.t("law.question.conflict", topic=desk.words(conflict.topic).text),
            f"{why} {conflict.note}" if conflict.note else why,
            _where(register.conflict_source, ("conflicts", i)),
        )


def _gaps(register: ObligationRegister, desk: Desk) -> Iterator[Question]:
    for i, obligation in enumerate(register.obligations.values()):
        for j, gap in enumerate(obligation.gaps):
            title, text = desk.words(obligation.name).text, desk.words(gap.text).text
            yield Question(
                GAP,
                gap.ask,
                desk.t("law.question.gap", obligation=title, gap=text),
                desk.t("law.question.gap_why"),
                _where(register.source, ("obligations", i, "gaps", j)),
            )


def _titles(register: InstrumentRegister, desk: Desk) -> Iterator[Question]:
    """Ask for all Lao titles at once: one office answers them from one shelf."""
    missing = [
        i
        for i in register.all
        if is_shown(desk, register, i) and not rule_shown(desk, register, i, "title.lo", i.title.lo)
    ]
    for treaties in (True, False):
        chosen = [i for i in missing if i.kind.is_treaty == treaties]
        if chosen:
            names = "; ".join(i.name.en for i in chosen)
            yield Question(
                TITLES,
                OWNER if treaties else "moj",
                desk.t("law.question.titles", names=names),
                desk.t("law.question.titles_why"),
                f"data/{'treaties' if treaties else 'laws'}.yml title.lo",
            )


def _terms(register: TermRegister, desk: Desk) -> Iterator[Question]:
    own = [
        t
        for t in register.terms.values()
        if t.confidence is Confidence.LOW and t.group is not TermGroup.INTERFACE
    ]
    if own:
        yield Question(
            TERMS,
            OWNER,
            desk.t("law.question.terms", words="; ".join(f"{t.lo} = {t.en}" for t in own)),
            desk.t("law.question.terms_why"),
            register.source.file if register.source else "",
        )
