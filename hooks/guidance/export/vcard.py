"""vCard 3.0 of offices, as telephones open it (RFC 2426; accounts: RFC 4770)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from guidance.views.channels import ChannelView
from guidance.views.offices import OfficeView

_TYPES = {"short_code": "WORK,VOICE", "phone": "WORK,VOICE", "fax": "WORK,FAX"}


def vcard(office: OfficeView) -> str:
    """Return the card of an office with its confirmed channels, or "" if it has none."""
    channels = office.exported
    if not any(channel.is_number for channel in channels):
        return ""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{_text(office.id)}",
        f"N:{_text(office.name.text)};;;;",
        f"FN:{_text(office.name.text)}",
        f"ORG:{_text(office.name.text)}",
    ]
    if office.other_name:
        lines.append(f"NICKNAME:{_text(office.other_name)}")
    for channel in channels:
        lines += _channel(channel)
    if notes := _notes(office, channels):
        lines.append(f"NOTE:{_text(notes)}")
    days = [channel.verified_on for channel in channels if channel.verified_on]
    if days:
        lines.append(f"REV:{max(days)}")
    lines.append("END:VCARD")
    return "".join(_fold(line) + "\r\n" for line in lines)


def vcards(offices: Iterable[OfficeView]) -> str:
    """Return the cards of several offices one after the other."""
    return "".join(vcard(office) for office in offices)


def _channel(channel: ChannelView) -> list[str]:
    match channel.kind:
        case "short_code" | "phone" | "fax":
            return [f"TEL;TYPE={_TYPES[channel.kind]}:{channel.copy}"]
        case "email":
            return [f"EMAIL;TYPE=INTERNET:{_text(channel.text)}"]
        case "web":
            return [f"URL:{channel.copy}"]  # an address, not a text: nothing is escaped
        case "address":
            return [f"ADR;TYPE=WORK:;;{_text(channel.text)};;;;"]
        case "messaging":
            handle = quote(channel.copy.replace(" ", ""), safe="@+")
            return [f"IMPP:{(channel.app or '').lower()}:{handle}"]
        case _:
            return []


def _notes(office: OfficeView, channels: Iterable[ChannelView]) -> str:
    """Return what a telephone has no field for: purpose, reach, day of the confirmation."""
    notes = []
    for channel in channels:
        parts = [
            f"{channel.app} {channel.text}" if channel.app else channel.text,
            channel.country.upper(),
            channel.purpose,
            channel.hours,
            channel.languages,
            channel.verified_text,
        ]
        notes.append(" · ".join(part for part in parts if part))
    return "; ".join([*notes, *filter(None, (office.caution,))])


def _text(value: str) -> str:
    """Escape a value; a line break inside a name becomes a space and cannot start a new line."""
    value = re.sub(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+", " ", value).strip()
    return re.sub(r"([\\;,])", r"\\\1", value)


def _fold(line: str) -> str:
    """Fold a line after 75 octets without cutting a letter."""
    out, length = [], 0
    for char in line:
        size = len(char.encode())
        if length + size > 75:
            out.append("\r\n ")
            length = 1
        out.append(char)
        length += size
    return "".join(out)
