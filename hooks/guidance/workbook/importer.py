"""Reading a corrected workbook: what would change, refused rows, and writing all or nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import TypeAdapter, ValidationError

from guidance.models import parse
from guidance.models.base import Bilingual, Day
from guidance.models.body import Level
from guidance.models.contact import (
    Channel,
    ContactFile,
    NumberChannel,
    Office,
    Readers,
    ShortCodeChannel,
)
from guidance.models.phone import normalise
from guidance.models.place import Province
from guidance.problems import Problem, Problems, relative
from guidance.registers import contacts as registers
from guidance.registers.bodies import BodyRegister
from guidance.registers.contacts import ContactRegister, Entry
from guidance.registers.places import PlaceRegister
from guidance.source import Place, parse_yaml
from guidance.workbook.columns import (
    APPS,
    COLUMNS,
    FIELDS,
    HEADER_ROW,
    KEYS,
    KINDS,
    PUBLISH,
    READERS,
    SHEET,
    kind_of,
)
from guidance.workbook.edit import Editor, scalar
from guidance.workbook.export import in_province, row_of, rows, slots

T = TypeVar("T")
NOT_OURS = (
    f'This is not an .xlsx workbook with the sheet "{SHEET}". '
    "Fix: Correct the workbook that `guidance contacts export` wrote, and save it as .xlsx."
)
_STRICTNESS = PUBLISH
_CHANNEL: TypeAdapter[Channel] = TypeAdapter(Channel)
_NEW_HEAD = (
    "# Offices of {english}. Numbers are confirmed by the office named beside them.\noffices:"
)


@dataclass(frozen=True)
class Change:
    """One value that the workbook gives another content."""

    file: str
    office: str
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        return f'{self.file}: {self.office}: {self.field}: "{self.old}" -> "{self.new}"'


@dataclass(frozen=True)
class Plan:
    """What an import would do; nothing is written before `apply`."""

    changes: tuple[Change, ...]
    files: Mapping[Path, str]
    """New text of each file that changes."""

    def apply(self) -> None:
        """Write all files, or none: everything is on the disk before the first is replaced."""
        ready: list[tuple[Path, Path]] = []
        try:
            for path, text in self.files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = path.with_name(f".{path.name}.new")
                ready.append((temporary, path))
                temporary.write_text(text, "utf-8")
            for temporary, path in ready:
                temporary.replace(path)
        finally:
            for temporary, _ in ready:
                temporary.unlink(missing_ok=True)


@dataclass(frozen=True)
class Registers:
    """What an import is checked against."""

    places: PlaceRegister
    bodies: BodyRegister
    contacts: ContactRegister
    known_sources: Mapping[str, object]
    data_dir: Path
    root: Path
    today: date
    officers_dir: Path | None = None


@dataclass(frozen=True)
class _Row:
    number: int
    cells: Mapping[str, str]
    readable: bool = True
    """False when a cell was refused already."""

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


@dataclass
class _Import:
    name: str
    province: Province
    registers: Registers
    problems: Problems
    changes: list[Change] = field(default_factory=list)
    editors: dict[Path, Editor] = field(default_factory=dict)
    new_items: dict[Path, list[list[str]]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    new_ids: set[str] = field(default_factory=set)

    def refuse(self, row: int, key: str, what: str, fix: str) -> None:
        column = KEYS.index(key) + 1 if key in KEYS else 1
        cell = f"{get_column_letter(column)}{row}"
        self.problems.append(Problem(self.name, row, column, f"{SHEET}!{cell}", what, fix))


def read_plan(
    content: bytes, name: str, province: Province, registers: Registers, problems: Problems
) -> Plan | None:
    """Compare a workbook with the register.

    Returns what would change, or None if any row is refused; the reasons are in `problems`.
    """
    work = _Import(name, province, registers, problems)
    before = len(problems)
    found = _read_rows(content, work)
    if found is None:
        return None
    _check_rows(found, work)
    entries = {entry.office.id: entry for entry in in_province(registers.contacts, province)}
    work.numbers = _known_numbers(registers.contacts)
    work.new_ids = {row["office"] for row in found if row["office"] and _is_filled(row)}
    for row in found:
        if not row.readable:
            continue
        if entry := entries.get(row["office"]):
            _existing(row, entry, work)
        elif _is_filled(row):
            _new_office(row, work)
    if len(problems) > before:
        return None
    plan = Plan(tuple(work.changes), _texts(work))
    _check_result(plan, work)
    return None if len(problems) > before else plan


def province_of(content: bytes, places: PlaceRegister) -> Province | None:
    """Return the province that a workbook was exported for, by the codes in its rows."""
    sheet = _sheet(content)
    if sheet is None:
        return None
    column = KEYS.index("place") + 1
    for (value,) in sheet.iter_rows(
        min_row=HEADER_ROW + 1, min_col=column, max_col=column, values_only=True
    ):
        if found := places.province_of(_cell_text(value)):
            return found
    return None


def _sheet(content: bytes) -> Worksheet | None:
    """Return the table of a workbook, or None if it is not one that we wrote.

    A damaged archive or its XML can fail in any way inside the reader: all of them mean the same.
    """
    try:
        book = load_workbook(io.BytesIO(content))
    except Exception:
        return None
    sheet = book[SHEET] if SHEET in book.sheetnames else None
    return sheet if isinstance(sheet, Worksheet) else None


def _read_rows(content: bytes, work: _Import) -> list[_Row] | None:
    """Return the rows that hold anything; None if this is no workbook of ours."""
    sheet = _sheet(content)
    if sheet is None:
        what, _, fix = NOT_OURS.partition(" Fix: ")
        work.problems.append(Problem(work.name, 0, 0, "", what, fix))
        return None
    aligned = True
    for column, spec in enumerate(COLUMNS, 1):
        head = str(sheet.cell(HEADER_ROW, column).value or "")
        if head != spec.header:
            work.refuse(
                HEADER_ROW,
                spec.key,
                f'The column should be "{spec.english}", but its head is "{head}".',
                "Put the columns back in their order, or begin with a new export.",
            )
            aligned = False
    if not aligned:
        return None
    out = []
    for number in range(HEADER_ROW + 1, sheet.max_row + 1):
        cells: dict[str, str] = {}
        readable = True
        for column, spec in enumerate(COLUMNS, 1):
            cell = sheet.cell(number, column)
            if cell.data_type == "f":
                work.refuse(
                    number,
                    spec.key,
                    "The cell holds a formula.",
                    "Write the value itself; put an apostrophe before a number that begins with +.",
                )
                readable = False
                continue
            cells[spec.key] = _cell_text(cell.value)
        if any(cells.values()):
            out.append(_Row(number, cells, readable))
    return out


def _cell_text(value: object) -> str:
    """Return what a reader sees in a cell, on one line."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case bool():
            return str(value)
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return re.sub(r"\s+", " ", str(value)).strip()


def _is_filled(row: _Row) -> bool:
    return any(row[key] for key in ("value", "verified_on", "verified_by", "hours_lo", "hours_en"))


def _check_rows(found: list[_Row], work: _Import) -> None:
    """Refuse rows that stand twice, are missing, or whose protected cells were changed."""
    registers = work.registers
    expected = {
        (row["office"], row.get("channel", "")): row
        for row in rows(registers.places, registers.bodies, registers.contacts, work.province)
    }
    offices = {key[0] for key in expected}
    seen: dict[tuple[str, str], int] = {}
    for row in found:
        key = (row["office"], row["channel"])
        if not row["office"]:
            if not (row["place"] and row["body"]):
                work.refuse(
                    row.number,
                    "place" if not row["place"] else "body",
                    "A new row needs the place and the body.",
                    "Choose both from their lists, or empty the row.",
                )
            continue
        if key in seen:
            work.refuse(
                row.number,
                "office",
                f"The row of {key[0]} {key[1]}".rstrip()
                + f" stands twice, first in row {seen[key]}.",
                "Remove one of the two.",
            )
        seen.setdefault(key, row.number)
        known = expected.get(key)
        if known is None:
            where = "channel" if row["office"] in offices else "office"
            work.refuse(
                row.number,
                where,
                f'The protected id "{row[where]}" is not known in this province.',
                "Put the id back as it was exported; new channels go into the empty rows below.",
            )
            continue
        for cell in ("place", "body"):
            if row[cell] != known[cell]:
                work.refuse(
                    row.number,
                    cell,
                    f'The protected cell was changed from "{known[cell]}" to "{row[cell]}".',
                    "Put it back; use an empty row below for another place or body.",
                )
    entries = in_province(registers.contacts, work.province)
    for entry in entries:
        for channel in entry.office.channels:
            if kind_of(channel) in KINDS and (entry.office.id, channel.id) not in seen:
                work.refuse(
                    HEADER_ROW,
                    "office",
                    f"The row of {entry.office.id} {channel.id} is missing.",
                    "Put it back. To withdraw a number write no under Publish.",
                )


def _known_numbers(contacts: ContactRegister) -> dict[str, str]:
    """Return number → office and channel for all numbers of the Lao PDR."""
    return {
        channel.number: f"{office.id} {channel.id}"
        for office in contacts.offices
        for channel in office.channels
        if isinstance(channel, ShortCodeChannel | NumberChannel) and channel.country == "la"
    }


def _checked(row: _Row, key: str, work: _Import, make: Callable[[], T]) -> T | None:
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


def _channel(row: _Row, channel_id: str, work: _Import, country: str = "la") -> Channel | None:
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
    values = {"id": channel_id, "country": country, **_kind_lines(kind), FIELDS[kind]: row["value"]}
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


def _kind_lines(kind: str) -> dict[str, str]:
    """Return the keys that tell the kind of a channel in YAML."""
    return {"kind": "messaging", "app": kind} if kind in APPS else {"kind": kind}


def _check_common(row: _Row, work: _Import) -> None:
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
    else:
        for key in ("name_en", "name_lo"):
            values = {"en": "x", "lo": None} | {key[-2:]: row[key] or None}
            _checked(row, key, work, partial(Bilingual.model_validate, values))
    if row["hours_lo"] and not row["hours_en"]:
        work.refuse(
            row.number, "hours_en", "The hours stand in Lao only.", "Write them in English."
        )
    for key in ("hours_en", "hours_lo"):
        if row[key]:
            values = {"en": "x", "lo": None} | {key[-2:]: row[key]}
            _checked(row, key, work, partial(Bilingual.model_validate, values))
    day, by = row["verified_on"], row["verified_by"]
    if day and _checked(row, "verified_on", work, lambda: TypeAdapter(Day).validate_python(day)):
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


def _existing(row: _Row, entry: Entry, work: _Import) -> None:
    """Compare a row with the office it belongs to and note what changes."""
    office = entry.office
    channel = next((c for c in office.channels if c.id == row["channel"]), None)
    old = row_of(office, channel)
    if all(row[key] == old[key] for key in old):
        return
    before = len(work.problems)
    _check_common(row, work)
    if row["readers"] != old["readers"]:
        work.refuse(
            row.number,
            "readers",
            "Readers of a known office cannot be changed here.",
            "Put it back and tell us: the office has to move to another folder.",
        )
    place: Place = entry.where
    if channel is None:
        if not row["value"]:
            _office_changes(row, entry, old, work)
            return
        made = _channel(row, _free_id(row["kind"], office), work)
        if not (row["verified_on"] and row["verified_by"]):
            _unconfirmed(row, work)
        if made is None or len(work.problems) > before:
            return
        _office_changes(row, entry, old, work)
        editor = _editor(entry, work)
        if office.publish != "after_test":
            _set(entry, (*place, "publish"), "publish", office.publish, "after_test", work)
        body = _channel_lines(row, made.id)
        if editor.has((*place, "channels")):
            editor.add_item((*place, "channels"), body)
        else:
            editor.add_group(place, ["channels:", *_item(body)])
        _note(entry, f"{made.id} ({row['kind']})", "", row["value"], work)
        return
    if not row["value"]:
        work.refuse(
            row.number,
            "value",
            "The number or address of a known channel was emptied.",
            "Put it back. To withdraw it write no under Publish.",
        )
    if row["kind"] != old["kind"]:
        work.refuse(
            row.number,
            "kind",
            f'The kind of a known channel was changed from "{old["kind"]}" to "{row["kind"]}".',
            "Put it back; write no under Publish and use an empty row below.",
        )
    if len(work.problems) > before:
        return
    at: Place = (*place, "channels", office.channels.index(channel))
    if row["value"] != old["value"]:
        made = _channel(row, channel.id, work, getattr(channel, "country", "la"))
        if made is None or len(work.problems) > before:
            return
        key = FIELDS[row["kind"]]
        if getattr(made, key) != getattr(channel, key):
            if row["verified_on"] == old["verified_on"] and old["verified_on"]:
                work.refuse(
                    row.number,
                    "verified_on",
                    "The number is new, but its confirmation is that of the old number.",
                    "Write the day on which the new number was confirmed.",
                )
                return
            _set(entry, (*at, key), f"{channel.id}.{key}", old["value"], _value(row), work)
    _office_changes(row, entry, old, work)
    if row["publish"] != old["publish"]:
        _publish_change(row, entry, at, old, work)
    for key in ("verified_on", "verified_by"):
        if row[key] != old[key]:
            if row[key]:
                _set(entry, (*at, key), f"{channel.id}.{key}", old[key], row[key], work)
            else:
                _editor(entry, work).remove((*at, key))
                _note(entry, f"{channel.id}.{key}", old[key], "", work)


def _publish_change(
    row: _Row, entry: Entry, at: Place, old: Mapping[str, str], work: _Import
) -> None:
    office, new = entry.office, row["publish"]
    if new not in PUBLISH:
        return
    if _STRICTNESS.index(new) >= _STRICTNESS.index(office.publish):
        _set(entry, (*at, "publish"), f"{row['channel']}.publish", old["publish"], new, work)
    else:
        work.refuse(
            row.number,
            "publish",
            f'The office itself is "{office.publish}", so one channel cannot be "{new}".',
            "Put it back and tell us: the whole office has to be opened first.",
        )


def _office_changes(row: _Row, entry: Entry, old: Mapping[str, str], work: _Import) -> None:
    """Note changes of what all channels of an office share; equal ones are noted once."""
    where = entry.where
    for key, place in (("name_lo", "lo"), ("name_en", "en")):
        if row[key] == old[key]:
            continue
        if not row[key]:
            work.refuse(row.number, key, "The name was emptied.", "Put it back, or correct it.")
            continue
        if not _noted(entry, f"name.{place}", row, key, work):
            _set(entry, (*where, "name", place), f"name.{place}", old[key], row[key], work)
    changed = [key for key in ("hours_lo", "hours_en") if row[key] != old[key]]
    if not changed or _noted(entry, "hours", row, changed[0], work):
        return
    editor = _editor(entry, work)
    if not row["hours_en"]:
        editor.remove((*where, "hours"))
    elif entry.office.hours:
        for key in changed:
            if row[key]:
                editor.set((*where, "hours", "text", key[-2:]), row[key])
            else:
                editor.remove((*where, "hours", "text", key[-2:]))
    else:
        editor.add_group(where, _hours_lines(row))
    old_text = " / ".join(filter(None, (old["hours_lo"], old["hours_en"])))
    new_text = " / ".join(filter(None, (row["hours_lo"], row["hours_en"])))
    _note(entry, "hours", old_text, new_text, work)


def _noted(entry: Entry, name: str, row: _Row, key: str, work: _Import) -> bool:
    """Return whether another row of the office changed this; a different change is refused."""
    same = [c for c in work.changes if c.office == entry.office.id and c.field == name]
    if same and row[key] not in same[0].new:
        work.refuse(
            row.number,
            key,
            f'Another row of this office says "{same[0].new}".',
            "Write the same in all rows of an office.",
        )
    return bool(same)


def _unconfirmed(row: _Row, work: _Import) -> None:
    if not row["verified_on"] and not row["verified_by"]:
        work.refuse(
            row.number,
            "verified_on",
            "A new number needs the day and the office of its confirmation.",
            "Dial it, or have its owner confirm it, and fill in both cells.",
        )


def _new_office(row: _Row, work: _Import) -> None:
    """Note an office that the register does not have yet."""
    registers, province = work.registers, work.province
    before = len(work.problems)
    place, body_id = row["place"], row["body"]
    known_places = {province.code, *(d.code for d in province.districts)}
    if place not in known_places:
        other = registers.places.by_code.get(place)
        home = registers.places.province_of(place) if other else None
        work.refuse(
            row.number,
            "place",
            f"{place} ({other.name.en}) lies in {home.name.en}, not in {province.name.en}."
            if other and home
            else f'The place "{place}" is not known.',
            "Choose a place of this province from the list.",
        )
    body = registers.bodies.by_id.get(body_id)
    level = Level.PROVINCE if len(place) == 2 else Level.DISTRICT
    if body is None:
        work.refuse(
            row.number, "body", f'The body "{body_id}" is not known.', "Choose from the list."
        )
    elif not body.at(level):
        has = ", ".join(entry.level for entry in body.levels)
        work.refuse(
            row.number,
            "body",
            f'The body "{body_id}" has no office at the level "{level}"; it has {has}.',
            "Choose another body, or another place.",
        )
    if not row["value"]:
        work.refuse(
            row.number,
            "value",
            "The row is filled in, but the number or address is empty.",
            "Write it, or empty the other cells of the row.",
        )
    if not row["readers"]:
        work.refuse(
            row.number,
            "readers",
            "It is not said who may read this number.",
            "Choose public or officers.",
        )
    if row["readers"] == Readers.OFFICERS.value and registers.officers_dir is None:
        work.refuse(
            row.number,
            "readers",
            "The number is for officers only, and no folder for officers' data is set.",
            "Set GUIDANCE_OFFICERS_DATA to a folder outside the project.",
        )
    _check_common(row, work)
    _unconfirmed(row, work)
    office_id = row["office"] or _new_id(row, work)
    row = replace(row, cells={**row.cells, "office": office_id})
    made = _channel(row, _free_id(row["kind"], None), work) if row["value"] else None
    if made is None or len(work.problems) > before:
        return
    path = _new_path(row, work)
    lines = [
        f"id: {office_id}",
        f"level: {level}",
        "country: la",
        "name:",
        f"  en: {scalar(row['name_en'])}",
        *([f"  lo: {scalar(row['name_lo'])}"] if row["name_lo"] else []),
        f"body: {body_id}",
        f'place: "{place}"',
        "confidence: high",
        f"publish: {row['publish'] or 'after_test'}",
        *(_hours_lines(row) if row["hours_en"] else []),
        "channels:",
        *_item(_channel_lines(row, made.id)),
    ]
    work.new_items.setdefault(path, []).append(lines)
    work.new_ids.add(office_id)
    file = relative(path, registers.root)
    said = f"{row['value']}, {row['name_en']}, {row['verified_on']}, {row['verified_by']}"
    work.changes.append(Change(file, office_id, f"new: {made.id} ({row['kind']})", "", said))


def _new_id(row: _Row, work: _Import) -> str:
    """Return a free id for an office from its place and body."""
    province = work.province
    slug = next((d.slug for d in province.districts if d.code == row["place"]), None)
    for office_id, code, body in slots(province, work.registers.bodies):
        if code == row["place"] and body.id == row["body"]:
            base = office_id
            break
    else:
        base = "-".join(part for part in (province.slug, slug, row["body"]) if part)
    taken = {*work.registers.contacts.by_id, *work.new_ids}
    number = 2
    name = base
    while name in taken:
        name = f"{base}-{number}"
        number += 1
    return name


def _free_id(kind: str, office: Office | None) -> str:
    base = {"phone": "call", "short_code": "call"}.get(kind, kind)
    taken = {channel.id for channel in office.channels} if office else set()
    number = 2
    name = base
    while name in taken:
        name = f"{base}-{number}"
        number += 1
    return name


def _new_path(row: _Row, work: _Import) -> Path:
    file = f"{work.province.slug}.yml"
    officers = work.registers.officers_dir
    if row["readers"] == Readers.OFFICERS.value and officers:
        folder = officers / "contacts" if (officers / "contacts").is_dir() else officers
        return folder / "provinces" / file
    return work.registers.data_dir / "contacts" / "provinces" / file


def _channel_lines(row: _Row, channel_id: str) -> list[str]:
    kind, value = row["kind"], _value(row)
    lines = [f"id: {channel_id}", *(f"{k}: {v}" for k, v in _kind_lines(kind).items())]
    if FIELDS[kind] == "number":
        lines.append("country: la")
    lines.append(f"{FIELDS[kind]}: {scalar(value)}")
    lines += [f'verified_on: "{row["verified_on"]}"', f"verified_by: {row['verified_by']}"]
    return lines


def _value(row: _Row) -> str:
    """Return a value as YAML keeps it: digits in one script."""
    typed = FIELDS[row["kind"]] in {"number", "handle"}
    return normalise(row["value"]) if typed else row["value"]


def _hours_lines(row: _Row) -> list[str]:
    lao = [f"    lo: {scalar(row['hours_lo'])}"] if row["hours_lo"] else []
    english = f"    en: {scalar(row['hours_en'])}"
    return ["hours:", "  text:", english, *lao, "  confidence: high"]


def _item(lines: list[str]) -> list[str]:
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _editor(entry: Entry, work: _Import) -> Editor:
    if entry.path not in work.editors:
        work.editors[entry.path] = Editor(entry.path.read_text("utf-8"))
    return work.editors[entry.path]


def _set(entry: Entry, place: Place, name: str, old: str, new: str, work: _Import) -> None:
    _editor(entry, work).set(place, new)
    _note(entry, name, old, new, work)


def _note(entry: Entry, name: str, old: str, new: str, work: _Import) -> None:
    work.changes.append(Change(entry.source.file, entry.office.id, name, old, new))


def _texts(work: _Import) -> dict[Path, str]:
    """Return the new text of every file that changes."""
    for path, items in work.new_items.items():
        if path in work.editors or path.exists():
            editor = work.editors.setdefault(path, Editor(path.read_text("utf-8")))
            for lines in items:
                editor.add_item(("offices",), lines)
    out = {path: editor.text() for path, editor in work.editors.items()}
    for path, items in work.new_items.items():
        if path not in out:
            head = _NEW_HEAD.format(english=work.province.name.en)
            body = [line for lines in items for line in _item(lines)]
            out[path] = "\n".join([head, *body]) + "\n"
    return out


def _check_result(plan: Plan, work: _Import) -> None:
    """Load the new texts as the site would and report what would be wrong with them."""
    registers_in = work.registers
    officers = registers_in.officers_dir
    entries = [e for e in registers_in.contacts.entries if e.path not in plan.files]
    found = Problems()
    for path, text in plan.files.items():
        private = officers is not None and path.is_relative_to(officers)
        entries += _parsed(path, text, private, registers_in.root, found)
    by_id: dict[str, Office] = {}
    for entry in entries:
        by_id.setdefault(entry.office.id, entry.office)
    registers.check(
        ContactRegister(tuple(entries), by_id),
        registers_in.places,
        registers_in.bodies,
        registers_in.known_sources,
        registers_in.today,
        found,
    )
    work.problems.extend(found.errors)


def _parsed(
    path: Path, text: str, private: bool, root: Path, problems: Problems
) -> Iterator[Entry]:
    source = parse_yaml(text, relative(path, root), problems)
    file = parse(ContactFile, source, problems) if source else None
    if not source or not file:
        return
    for i, office in enumerate(file.offices):
        if private:
            office = office.model_copy(update={"audience": Readers.OFFICERS})
        yield Entry(office, source, ("offices", i), path, private)
