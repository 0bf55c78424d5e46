"""What can be wrong with facts of the law that one fact alone cannot know."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from guidance.models.base import Fact
from guidance.models.instrument import Moment
from guidance.problems import Problems
from guidance.registers.common import check_fact, check_name, check_once
from guidance.registers.instruments import InstrumentRegister, Record
from guidance.source import Place


def check(
    register: InstrumentRegister,
    known_sources: Collection[str],
    known_bodies: Collection[str],
    today: date,
    problems: Problems,
) -> None:
    """Report facts without footing, days that cannot be, and names that lead nowhere."""
    for record in register.records.values():
        instrument, source = record.instrument, record.source
        check_name(source, record.at("ask"), instrument.ask, known_bodies, problems)
        for i, focal in enumerate(instrument.focal):
            for j, body in enumerate(focal.bodies):
                place = record.at("focal", i, "bodies", j)
                check_name(source, place, body, known_bodies, problems)
        for _, part, fact in instrument.facts():
            check_fact(fact, source, record.at(*part), known_sources, problems)
        _check_twice(record, problems)
        _check_days(record, today, problems)
        for key in ("replaces", "supplements"):
            for i, other in enumerate(getattr(instrument, key)):
                check_name(source, record.at(key, i), other, register.records, problems)
        _check_circle(record, register, problems)
    _check_conflicts(register, known_sources, known_bodies, problems)


def _check_twice(record: Record, problems: Problems) -> None:
    for key, ids in (
        ("articles", [a.id for a in record.instrument.articles]),
        ("details", [d.id for d in record.instrument.details]),
    ):
        for i, name in enumerate(ids):
            if name in ids[:i]:
                problems.append(
                    record.source.problem(
                        record.at(key, i, "id"),
                        f'"{name}" stands twice in "{record.instrument.id}".',
                        "Rename one; it is an address on the page.",
                    )
                )


def _check_days(record: Record, today: date, problems: Problems) -> None:
    """Report days in the future and days in the wrong order; a partial day is compared as far
    as it goes."""
    instrument = record.instrument
    days = {
        address: (fact.value, place)
        for address, place, fact in instrument.facts()
        if isinstance(fact, Fact | Moment) and fact.value and not address.startswith("title.")
    }
    now = today.isoformat()
    for day, place in days.values():
        if day[: len(now)] > now[: len(day)]:
            problems.append(
                record.source.problem(
                    record.at(*place, "value"),
                    f"{day} is in the future (today is {now}).",
                    "Correct the day; what is only planned is not a fact yet.",
                )
            )
    for earlier, later in _ORDER:
        if earlier in days and later in days:
            first, (second, place) = days[earlier][0], days[later]
            size = min(len(first), len(second))
            if second[:size] < first[:size]:
                problems.append(
                    record.source.problem(
                        record.at(*place, "value"),
                        f"{_NAMES[later]} on {second} comes before {_NAMES[earlier]} on {first}.",
                        "Look at both sources again and correct one of the days.",
                    )
                )


_NAMES = {
    "adoption": "adoption",
    "entry_into_force": "entry into force",
    "lao.signature": "Lao signature",
    "lao.ratification": "Lao ratification",
    "lao.accession": "Lao accession",
    "lao.in_force": "entry into force for the Lao PDR",
}
_ORDER = (
    ("adoption", "entry_into_force"),
    ("adoption", "lao.signature"),
    ("adoption", "lao.ratification"),
    ("adoption", "lao.accession"),
    ("lao.signature", "lao.ratification"),
    ("lao.ratification", "lao.in_force"),
    ("lao.accession", "lao.in_force"),
    ("entry_into_force", "lao.in_force"),
)


def _check_circle(record: Record, register: InstrumentRegister, problems: Problems) -> None:
    for key in ("replaces", "supplements"):
        trail = [record.instrument.id]
        todo = list(getattr(record.instrument, key))
        while todo:
            name = todo.pop()
            if name == trail[0]:
                problems.append(
                    record.source.problem(
                        record.at(key),
                        f'"{trail[0]}" {key} itself through {", ".join(trail[1:]) or "itself"}.',
                        f"Remove one of the `{key}` entries.",
                    )
                )
                break
            if name in register.records and name not in trail:
                trail.append(name)
                todo.extend(getattr(register.records[name].instrument, key))


def _check_conflicts(
    register: InstrumentRegister,
    sources: Collection[str],
    bodies: Collection[str],
    problems: Problems,
) -> None:
    if not (source := register.conflict_source):
        return
    facts = {
        f"{instrument.id}/{address}"
        for instrument in register.all
        for address, _, _ in instrument.facts()
    }
    check_once(source, "conflicts", (conflict.id for conflict in register.conflicts), problems)
    for i, conflict in enumerate(register.conflicts):
        place: Place = ("conflicts", i)
        for j, address in enumerate(conflict.about):
            what, fix = f'There is no fact "{address}".', "Write `<instrument>/<fact>`."
            check_name(source, (*place, "about", j), address, facts, problems, fix, what)
        for key, body in (("ask", conflict.ask), ("settled_by", conflict.settled_by)):
            if body:
                fix = "Use an id of data/bodies.yml."
                check_name(source, (*place, key), body, bodies, problems, fix)
        for j, position in enumerate(conflict.positions):
            check_fact(position, source, (*place, "positions", j), sources, problems)
        if conflict.reading:
            check_fact(conflict.reading, source, (*place, "reading"), sources, problems)
