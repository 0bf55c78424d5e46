"""What can be wrong with offices that one office alone cannot know."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from datetime import date

from guidance.models.body import Level
from guidance.models.contact import AddressChannel, OfficeLevel, Publish, Readers, WebChannel
from guidance.models.phone import ShortCode, SubscriberNumber, normalise
from guidance.problems import Problem, Problems, Severity, did_you_mean
from guidance.registers.bodies import BodyRegister
from guidance.registers.common import check_sources, in_future
from guidance.registers.contacts import ContactRegister, Entry, cited, due
from guidance.registers.places import PlaceRegister
from guidance.source import Place

_SHELTER = re.compile(r"shelter|safe house|ທີ່ພັກຫຼົບໄພ|ທີ່ພັກເຊົາຊົ່ວຄາວ", re.IGNORECASE)
_LEVELS = {OfficeLevel.PROVINCE: 2, OfficeLevel.DISTRICT: 4}
_BODY_LEVELS = {
    OfficeLevel.NATIONAL: Level.NATIONAL,
    OfficeLevel.PROVINCE: Level.PROVINCE,
    OfficeLevel.DISTRICT: Level.DISTRICT,
}


def check(
    register: ContactRegister,
    places: PlaceRegister,
    bodies: BodyRegister,
    known_sources: Collection[str],
    today: date,
    problems: Problems,
    words: Container[str] | None = None,
) -> None:
    """Report everything about offices that one office alone cannot know.

    `words` are the keys of the interface strings, among them the names of countries.
    """
    first: dict[str, Entry] = {}
    numbers: dict[tuple[str, str], Entry] = {}
    for entry in register.entries:
        office = entry.office
        if office.id in first:
            other = first[office.id]
            line = other.source.mark((*other.where, "id")).line
            problems.append(
                entry.problem(
                    ("id",),
                    f'Two offices have the id "{office.id}"; the first is in '
                    f"{other.source.file}, line {line}.",
                    "Give one of them another id.",
                )
            )
        first.setdefault(office.id, entry)
        problems.extend(_place_problems(entry, places))
        problems.extend(_body_problems(entry, bodies))
        problems.extend(_audience_problems(entry))
        problems.extend(_use_problems(entry, register))
        for where, ids in cited(office):
            check_sources(entry.source, (*entry.where, *where), ids, known_sources, problems)
        problems.extend(_channel_problems(entry, register, bodies, today))
        problems.extend(_number_problems(entry, numbers))
        if words is not None:
            problems.extend(_country_problems(entry, words))
    problems.extend(_due_notices(register, today))


def _place_problems(entry: Entry, places: PlaceRegister) -> Iterator[Problem]:
    office, code = entry.office, entry.office.place
    wanted = _LEVELS.get(office.level)
    if wanted and (code is None or len(code) != wanted):
        kind = "province" if wanted == 2 else "district"
        at: Place = ("place",) if code else ("level",)
        yield entry.problem(
            at,
            f"An office at {kind} level needs the code of its {kind}.",
            'Write `place: "08"`.' if wanted == 2 else 'Write `place: "0803"`.',
        )
        return
    if code is None:
        if office.level is OfficeLevel.BORDER_GATE:
            yield entry.problem(
                ("level",),
                "A border gate needs the code of its district or province.",
                'Write `place: "0803"`.',
            )
        return
    if code not in places.by_code:
        yield entry.problem(
            ("place",),
            f'The place "{code}" is not in data/places.yml.',
            did_you_mean(code, [known for known in places.by_code if len(known) == len(code)])
            or "Correct the code.",
        )
        return
    folder = entry.path.parent.name
    province = places.province_of(code)
    if folder == "provinces" and province and province.slug != entry.path.stem:
        name = places.by_code[code].name.en
        home = next((p.name.en for p in places.provinces if p.slug == entry.path.stem), None)
        yield entry.problem(
            ("place",),
            f"{code} ({name}) lies in {province.name.en}, but this file is for "
            f"{home or entry.path.stem}.",
            f"Move the office to {province.slug}.yml, or correct the code.",
        )


def _country_problems(entry: Entry, words: Container[str]) -> Iterator[Problem]:
    told: dict[str, Place] = {entry.office.country: ("country",)}
    for i, channel in enumerate(entry.office.channels):
        if isinstance(channel, ShortCode | SubscriberNumber):
            told.setdefault(channel.country, ("channels", i, "country"))
    for country, where in told.items():
        if f"contacts.country.{country}" not in words:
            yield entry.problem(
                where,
                f'The country "{country}" has no name on this site yet.',
                f"Add `contacts.country.{country}` to data/ui/contacts.yml, or correct it.",
            )


def _body_problems(entry: Entry, bodies: BodyRegister) -> Iterator[Problem]:
    office = entry.office
    if office.body is None:
        if office.level in _BODY_LEVELS and office.publish is not Publish.NO:
            yield entry.problem(
                (),
                "The office does not say to which body it belongs.",
                "Add `body: ...` with an id of data/bodies.yml.",
            )
        return
    body = bodies.by_id.get(office.body)
    if body is None:
        yield entry.problem(
            ("body",),
            f'The body "{office.body}" is not in data/bodies.yml.',
            did_you_mean(office.body, bodies.by_id) or "Add it, or correct the id.",
        )
        return
    level = _BODY_LEVELS.get(office.level)
    if level and not body.at(level):
        has = ", ".join(part.level for part in body.levels)
        yield entry.problem(
            ("body",),
            f'The body "{body.id}" has no office at the level "{level}"; it has {has}.',
            "Correct the level, or add it to the body.",
        )


def _audience_problems(entry: Entry) -> Iterator[Problem]:
    if entry.private:
        return
    office = entry.office
    fix = "Move it to the officers' folder outside the project."
    if office.audience is Readers.OFFICERS:
        yield entry.problem(
            ("audience",), "An office for officers only stands in the public folder.", fix
        )
    for i, channel in enumerate(office.channels):
        if channel.audience is Readers.OFFICERS:
            yield entry.problem(
                ("channels", i, "audience"),
                "A channel for officers only stands in the public folder.",
                fix,
            )


def _use_problems(entry: Entry, register: ContactRegister) -> Iterator[Problem]:
    for i, used in enumerate(entry.office.uses):
        target = register.by_id.get(used)
        if target is None or used == entry.office.id:
            yield entry.problem(
                ("uses", i),
                f'The office "{used}" is not known.',
                did_you_mean(used, register.by_id) or "Correct the id.",
            )
        elif target.audience is Readers.OFFICERS and not entry.private:
            yield entry.problem(
                ("uses", i),
                f'"{used}" is for officers only.',
                "Remove it: a public office cannot lead there.",
            )


def _channel_problems(
    entry: Entry, register: ContactRegister, bodies: BodyRegister, today: date
) -> Iterator[Problem]:
    office = entry.office
    seen: set[str] = set()
    for i, channel in enumerate(office.channels):
        at: Place = ("channels", i)
        if channel.id in seen:
            yield entry.problem(
                (*at, "id"),
                f'Two channels of this office have the id "{channel.id}".',
                "Give one of them another id.",
            )
        seen.add(channel.id)
        place = (*entry.where, *at, "verified_on")
        yield from in_future(channel.verified_on, entry.source, place, today)
        by = channel.verified_by
        if by and by not in register.by_id and by not in bodies.by_id:
            yield entry.problem(
                (*at, "verified_by"),
                f'"{by}" is neither an office nor a body.',
                did_you_mean(by, [*register.by_id, *bodies.by_id])
                or "Write the id of the office that confirmed it; never a person.",
            )
        known = office.sources_of(channel) or channel.confirmed or isinstance(channel, WebChannel)
        if office.publish_of(channel) is Publish.AFTER_TEST and not known:
            yield entry.problem(
                at,
                "The number or address has neither a source nor a confirmation.",
                'Add `sources`, or `verified_on` and `verified_by`, or set `publish: "no"`.',
            )
        if isinstance(channel, ShortCode | SubscriberNumber):
            yield from _repeated(entry, channel)
        if isinstance(channel, AddressChannel) and _SHELTER.search(
            f"{office.name.en} {office.name.lo or ''} {office.id}"
        ):
            yield entry.problem(
                at, "The address of a shelter must not be written down.", "Remove it."
            )


def _repeated(entry: Entry, channel: ShortCode | SubscriberNumber) -> Iterator[Problem]:
    """Refuse names that hold the office's number: names are exported whatever is confirmed."""
    written = {re.sub(r"\D", "", form) for form in (channel.display, channel.abroad or "")} - {""}
    for key in ("name", "short"):
        for language in ("en", "lo"):
            text = normalise(getattr(getattr(entry.office, key), language, None) or "")
            if written & set(re.findall(r"\d+", re.sub(r"(?<=\d)[\s().+-]+(?=\d)", "", text))):
                yield entry.problem(
                    (key, language),
                    f'The name repeats the number "{channel.display}".',
                    "Leave it out of the name: the number stands beside it where it may.",
                )


def _number_problems(entry: Entry, numbers: dict[tuple[str, str], Entry]) -> Iterator[Problem]:
    for i, channel in enumerate(entry.office.channels):
        if not isinstance(channel, ShortCode | SubscriberNumber) or channel.kind == "fax":
            continue
        key = (channel.country, channel.number)
        other = numbers.setdefault(key, entry)
        if other is not entry:
            yield entry.problem(
                ("channels", i, "number"),
                f'The office "{other.office.id}" has the same number in the same country.',
                f"Remove it here and write `uses: [{other.office.id}]`, or correct it.",
            )


def _due_notices(register: ContactRegister, today: date) -> Iterator[Problem]:
    for item in due(register, today):
        mark = item.entry.source.mark((*item.entry.where, "channels", item.position))
        what = (
            "The owner has not confirmed this channel yet."
            if item.since is None
            else f"The confirmation ran out on {item.since.isoformat()}."
        )
        yield Problem(
            item.entry.source.file,
            mark.line,
            mark.column,
            f"{item.office.id}.{item.channel.id}",
            what,
            "Dial it, or have the owner confirm it; then set `verified_on` and `verified_by`.",
            Severity.NOTICE,
        )
