"""The two registers, treaties and laws: rows in groups, and what they can be filtered by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guidance.models.base import Cited
from guidance.models.instrument import Instrument, Kind, Partner, Subject
from guidance.registers.instruments import InstrumentRegister
from guidance.views import GeneratedPage
from guidance.views.law import (
    KEY_DATES,
    OWNER,
    Desk,
    FactView,
    Words,
    fact_at,
    fact_view,
    folder,
    label_of,
    name,
)
from guidance.views.words import date_text


@dataclass(frozen=True)
class Row:
    """A line of a register."""

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

    groups: tuple[Group, ...]
    total: int
    kinds: tuple[Option, ...]
    partners: tuple[Option, ...]
    subjects: tuple[Option, ...]
    bodies: tuple[Option, ...]
    periods: tuple[Option, ...]
    missing: int
    """Instruments of which nothing may be shown yet."""


def page(
    register: InstrumentRegister, desk: Desk, which: str, shown: list[Instrument]
) -> GeneratedPage:
    """Return the page of one register, `treaties` or `laws`."""
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
        found = view(address, fact, label_of(desk, instrument, address))
        value = getattr(fact, "value", None)
        if found and found.words and isinstance(value, str):
            when, iso = replace(found, words=Words(date_text(value, desk.language))), value
            break
    status = view("status", instrument.status, "") or view("number", instrument.number, "")
    bodies = [b for f in instrument.focal for b in f.bodies] + [instrument.ask]
    return Row(
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
