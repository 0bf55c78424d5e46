"""Cells of a row that somebody changed: what they may hold, and the channel they describe."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Container
from datetime import date
from functools import partial
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from guidance.models.base import Bilingual, Day
from guidance.models.contact import Channel, NumberChannel, Office, ShortCodeChannel
from guidance.registers.contacts import ContactRegister
from guidance.views.directory import HOME_COUNTRY
from guidance.workbook.columns import FIELDS, KINDS, PUBLISH, READERS
from guidance.workbook.plan import Import
from guidance.workbook.rows import Row
from guidance.workbook.yaml_lines import kind_lines

T = TypeVar("T")
_CHANNEL: TypeAdapter[Channel] = TypeAdapter(Channel)
_DAY: TypeAdapter[str] = TypeAdapter(Day)


def known_numbers(contacts: ContactRegister) -> dict[str, str]:
    """Return number → office and channel for all numbers of the Lao PDR."""
    return {
        channel.number: f"{office.id} {channel.id}"
        for office in contacts.offices
        for channel in office.channels
        if isinstance(channel, ShortCodeChannel | NumberChannel) and channel.country == HOME_COUNTRY
    }


def _checked(row: Row, key: str, work: Import, make: Callable[[], T]) -> T | None:
    """Return what `make` builds, or None after refusing the cell for the reason it gives."""
    try:
        return make()
    except ValidationError as error:
        detail = error.errors()[0]
        context = detail.get("ctx", {})
        work.refuse(
            row.number,
            key,
            str(context.get("what", f"{detail['msg']}.")),
            str(context.get("fix", "Correct the cell.")),
        )
        return None


def channel_of(
    row: Row, channel_id: str, work: Import, country: str = HOME_COUNTRY
) -> Channel | None:
    """Return the channel that a row describes, or None after refusing it."""
    kind = row["kind"]
    if kind not in KINDS:
        work.refuse(
            row.number,
            "kind",
            f'"{kind}" is not a kind of channel.' if kind else "The kind is empty.",
            f"Choose one of {', '.join(KINDS)}.",
        )
        return None
    values = {"id": channel_id, "country": country, **kind_lines(kind), FIELDS[kind]: row["value"]}
    if FIELDS[kind] != "number":
        del values["country"]
    made = _checked(row, "value", work, lambda: _CHANNEL.validate_python(values))
    if isinstance(made, NumberChannel | ShortCodeChannel):
        here = f"{row['office']} {channel_id}"
        other = work.numbers.setdefault(made.number, here)
        if other != here:
            work.refuse(
                row.number,
                "value",
                f'The number "{row["value"]}" belongs to {other} already.',
                "Correct it, or leave the cell empty and tell us that both share the line.",
            )
    return made


def check_common(row: Row, work: Import) -> None:
    """Refuse choices, names, hours and confirmations that cannot be."""
    registers = work.registers
    for key, allowed in (("publish", PUBLISH), ("readers", READERS)):
        if row[key] and row[key] not in allowed:
            work.refuse(
                row.number,
                key,
                f'"{row[key]}" is not one of the choices.',
                f"Choose one of {', '.join(allowed)}.",
            )
    if not row["name_en"]:
        work.refuse(row.number, "name_en", "The English name is empty.", "Write it.")
    if row["hours_lo"] and not row["hours_en"]:
        work.refuse(
            row.number, "hours_en", "The hours stand in Lao only.", "Write them in English."
        )
    for key in ("name_en", "name_lo", "hours_en", "hours_lo"):
        if row[key]:
            values = {"en": "x", "lo": None} | {key[-2:]: row[key]}
            _checked(row, key, work, partial(Bilingual.model_validate, values))
    day, by = row["verified_on"], row["verified_by"]
    if day and _checked(row, "verified_on", work, lambda: _DAY.validate_python(day)):
        if date.fromisoformat(day) > registers.today:
            work.refuse(
                row.number,
                "verified_on",
                f"The day of confirmation {day} lies in the future.",
                f"Write a day up to {registers.today.isoformat()}.",
            )
        if not by:
            work.refuse(
                row.number,
                "verified_by",
                "The day of the confirmation stands without the office.",
                "Choose the office that confirmed it.",
            )
    if by and not day:
        work.refuse(
            row.number,
            "verified_on",
            "The office of the confirmation stands without the day.",
            "Write the day as 2026-11-23.",
        )
    known = {*registers.contacts.by_id, *registers.bodies.by_id, *work.new_ids}
    if by and by not in known:
        work.refuse(
            row.number,
            "verified_by",
            f'"{by}" is neither an office nor a body.',
            "Choose from the list; never write the name of a person.",
        )


def check_confirmed(row: Row, work: Import) -> None:
    """Refuse a new number without a confirmation; half a one is refused as such."""
    if not row["verified_on"] and not row["verified_by"]:
        work.refuse(
            row.number,
            "verified_on",
            "A new number needs the day and the office of its confirmation.",
            "Dial it, or have its owner confirm it, and fill in both cells.",
        )


def free_channel_id(kind: str, office: Office | None) -> str:
    """Return an id for a new channel of an office, or of one that is new itself."""
    taken = {channel.id for channel in office.channels} if office else set()
    return free_id("call" if kind in {"phone", "short_code"} else kind, taken)


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return `wanted`, with a number behind it where that is taken."""
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain((wanted,), numbered) if name not in taken)
