"""A row of an office that the register does not have yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guidance.models.body import Level
from guidance.models.contact import Readers
from guidance.problems import relative
from guidance.registers.contacts import officers_folder
from guidance.views.directory import HOME_COUNTRY
from guidance.workbook.cells import (
    channel_of,
    check_common,
    check_confirmed,
    free_channel_id,
    free_id,
)
from guidance.workbook.edit import item, scalar
from guidance.workbook.plan import Change, Import
from guidance.workbook.rows import Row, slots
from guidance.workbook.yaml_lines import channel_lines, hours_lines


def add(row: Row, work: Import) -> None:
    """Note an office that the register does not have yet."""
    before = len(work.problems)
    level = Level.PROVINCE if len(row["place"]) == 2 else Level.DISTRICT
    _check(row, level, work)
    check_common(row, work)
    check_confirmed(row, work)
    row = replace(row, cells={**row.cells, "office": row["office"] or _new_id(row, work)})
    made = channel_of(row, free_channel_id(row["kind"], None), work) if row["value"] else None
    if made is None or len(work.problems) > before:
        return
    path, office_id = _new_path(row, work), row["office"]
    work.new_items.setdefault(path, []).append(_lines(row, level, made.id))
    work.new_ids.add(office_id)
    file = relative(path, work.registers.root)
    said = f"{row['value']}, {row['name_en']}, {row['verified_on']}, {row['verified_by']}"
    work.changes.append(Change(file, office_id, f"new: {made.id} ({row['kind']})", "", said))


def _check(row: Row, level: Level, work: Import) -> None:
    """Refuse a place or body that is not known, and what only a new row must have."""
    registers, province = work.registers, work.province
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


def _lines(row: Row, level: Level, channel_id: str) -> list[str]:
    """Return the lines of the office in YAML."""
    return [
        f"id: {row['office']}",
        f"level: {level}",
        f"country: {HOME_COUNTRY}",
        "name:",
        f"  en: {scalar(row['name_en'])}",
        *([f"  lo: {scalar(row['name_lo'])}"] if row["name_lo"] else []),
        f"body: {row['body']}",
        f'place: "{row["place"]}"',
        "confidence: high",
        f"publish: {row['publish'] or 'after_test'}",
        *(hours_lines(row) if row["hours_en"] else []),
        "channels:",
        *item(channel_lines(row, channel_id)),
    ]


def _new_id(row: Row, work: Import) -> str:
    """Return a free id for an office from its place and body."""
    province = work.province
    slug = next((d.slug for d in province.districts if d.code == row["place"]), None)
    for office_id, code, body in slots(province, work.registers.bodies):
        if code == row["place"] and body.id == row["body"]:
            base = office_id
            break
    else:
        base = "-".join(part for part in (province.slug, slug, row["body"]) if part)
    return free_id(base, {*work.registers.contacts.by_id, *work.new_ids})


def _new_path(row: Row, work: Import) -> Path:
    file = f"{work.province.slug}.yml"
    officers = work.registers.officers_dir
    if row["readers"] == Readers.OFFICERS.value and officers:
        return officers_folder(officers) / "provinces" / file
    return work.registers.data_dir / "contacts" / "provinces" / file
