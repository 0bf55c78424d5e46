"""The rows of a province's workbook: what the register has, then what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidance.models.body import Body, Level
from guidance.models.contact import (
    Channel,
    EmailChannel,
    MessagingChannel,
    NumberChannel,
    Office,
    ShortCodeChannel,
    WebChannel,
)
from guidance.models.place import District, Province
from guidance.registers.bodies import BodyRegister
from guidance.registers.contacts import ContactRegister, Entry
from guidance.registers.places import PlaceRegister
from guidance.workbook.columns import KINDS, kind_of


@dataclass(frozen=True)
class Row:
    """One row as somebody filled it in."""

    number: int
    cells: Mapping[str, str]
    readable: bool = True
    """False when a cell was refused already."""

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")

    @property
    def filled(self) -> bool:
        """Whether somebody wrote what only a known number has."""
        return any(
            self[key] for key in ("value", "verified_on", "verified_by", "hours_lo", "hours_en")
        )


def row_of(office: Office, channel: Channel | None) -> dict[str, str]:
    """Return the editable cells of one channel as the register has it."""
    out = {
        "office": office.id,
        "channel": channel.id if channel else "",
        "place": office.place or "",
        "body": office.body or "",
        "name_lo": office.name.lo or "",
        "name_en": office.name.en,
        "hours_lo": (office.hours.text.lo or "") if office.hours else "",
        "hours_en": office.hours.text.en if office.hours else "",
        "readers": office.audience.value,
        "kind": "",
        "value": "",
        "publish": office.publish.value,
        "verified_on": "",
        "verified_by": "",
    }
    if channel:
        out |= {
            "kind": kind_of(channel),
            "value": _value_of(channel),
            "publish": office.publish_of(channel).value,
            "verified_on": channel.verified_on or "",
            "verified_by": channel.verified_by or "",
        }
    return out


def _value_of(channel: Channel) -> str:
    """Return a channel as one writes it by hand."""
    match channel:
        case ShortCodeChannel() | NumberChannel():
            return channel.display
        case EmailChannel():
            return channel.address
        case WebChannel():
            return channel.url
        case MessagingChannel():
            return channel.handle
        case _:
            return ""


def in_province(contacts: ContactRegister, province: Province) -> list[Entry]:
    """Return the offices of a province, those of the whole country excepted."""
    return [
        entry
        for entry in contacts.entries
        if entry.office.place
        and entry.office.place[:2] == province.code
        and entry.office.level.value in {"province", "district", "border_gate", "organisation"}
    ]


def slots(province: Province, bodies: BodyRegister) -> Iterator[tuple[str, str, Body]]:
    """Return office id, place code and body of every number that officers need there."""
    for body in bodies.in_directory(Level.PROVINCE):
        yield f"{province.slug}-{body.id}", province.code, body
    for district in province.districts:
        for body in bodies.in_directory(Level.DISTRICT):
            yield f"{province.slug}-{district.slug}-{body.id}", district.code, body


def _slot_names(body: Body, place: Province | District) -> tuple[str, str]:
    """Return the Lao and English name of a body's office in a place; Lao may be empty."""
    level = Level.PROVINCE if isinstance(place, Province) else Level.DISTRICT
    entry = body.at(level)
    name = entry.name if entry else body.name
    lao = f"{name.lo}, {place.name.lo_full}" if name.lo else ""
    return lao, f"{name.en}, {place.name.en}"


def rows(
    places: PlaceRegister, bodies: BodyRegister, contacts: ContactRegister, province: Province
) -> list[dict[str, str]]:
    """Return all rows: known channels, then what is still missing, in order of places."""
    out: list[dict[str, str]] = []
    known: set[tuple[str, str]] = set()
    for entry in in_province(contacts, province):
        office = entry.office
        if office.body and office.place:
            known.add((office.place, office.body))
        shown = [channel for channel in office.channels if kind_of(channel) in KINDS]
        out += [row_of(office, channel) for channel in shown] or [row_of(office, None)]
    for office_id, code, body in slots(province, bodies):
        if (code, body.id) in known:
            continue
        lao, english = _slot_names(body, places.by_code[code])
        out.append(
            {
                "office": office_id,
                "place": code,
                "body": body.id,
                "name_lo": lao,
                "name_en": english,
            }
        )
    for row in out:
        place = places.by_code.get(row["place"])
        row["place_name"] = f"{place.name.lo_full} {place.name.en}" if place else ""
    return sorted(out, key=lambda row: (row["place"], row["office"], row.get("channel", "")))
