"""A row of an office that the register has: what it changes there."""

from __future__ import annotations

from collections.abc import Mapping

from guidance.models.contact import Channel, Publish
from guidance.registers.contacts import Entry
from guidance.source import Place
from guidance.views.directory import HOME_COUNTRY
from guidance.workbook.cells import channel_of, check_common, check_confirmed, free_channel_id
from guidance.workbook.columns import FIELDS, PUBLISH
from guidance.workbook.edit import item
from guidance.workbook.plan import Import
from guidance.workbook.rows import Row, row_of
from guidance.workbook.yaml_lines import channel_lines, hours_lines, value_text


def change(row: Row, entry: Entry, work: Import) -> None:
    """Compare a row with the office it belongs to, and note what changes."""
    office = entry.office
    channel = next((c for c in office.channels if c.id == row["channel"]), None)
    old = row_of(office, channel)
    if all(row[key] == old[key] for key in old):
        return
    before = len(work.problems)
    check_common(row, work)
    if row["readers"] != old["readers"]:
        work.refuse(
            row.number,
            "readers",
            "Readers of a known office cannot be changed here.",
            "Put it back and tell us: the office has to move to another folder.",
        )
    if channel:
        _change_channel(row, entry, channel, old, work, before)
    elif row["value"]:
        _add_channel(row, entry, old, work, before)
    else:
        _change_office(row, entry, old, work)


def _add_channel(row: Row, entry: Entry, old: Mapping[str, str], work: Import, before: int) -> None:
    """Note the first channel of an office; nothing if there are more problems than `before`."""
    office, place = entry.office, entry.where
    made = channel_of(row, free_channel_id(row["kind"], office), work)
    check_confirmed(row, work)
    if made is None or len(work.problems) > before:
        return
    _change_office(row, entry, old, work)
    editor = work.editor(entry)
    if office.publish is not Publish.AFTER_TEST:
        work.set(entry, (*place, "publish"), "publish", office.publish, "after_test")
    lines = channel_lines(row, made.id)
    if editor.has((*place, "channels")):
        editor.add_item((*place, "channels"), lines)
    else:
        editor.add_group(place, ["channels:", *item(lines)])
    work.note(entry, f"{made.id} ({row['kind']})", "", row["value"])


def _change_channel(
    row: Row, entry: Entry, channel: Channel, old: Mapping[str, str], work: Import, before: int
) -> None:
    """Note what changes of a known channel; nothing if there are more problems than `before`."""
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
    at: Place = (*entry.where, "channels", entry.office.channels.index(channel))
    if row["value"] != old["value"]:
        made = channel_of(row, channel.id, work, getattr(channel, "country", HOME_COUNTRY))
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
            work.set(entry, (*at, key), f"{channel.id}.{key}", old["value"], value_text(row))
    _change_office(row, entry, old, work)
    if row["publish"] and row["publish"] != old["publish"]:
        _change_publish(row, entry, at, old["publish"], work)
    for key in ("verified_on", "verified_by"):
        if row[key] != old[key]:
            if row[key]:
                work.set(entry, (*at, key), f"{channel.id}.{key}", old[key], row[key])
            else:
                work.editor(entry).remove((*at, key))
                work.note(entry, f"{channel.id}.{key}", old[key], "")


def _change_publish(row: Row, entry: Entry, at: Place, old: str, work: Import) -> None:
    """Note that one channel is withdrawn; it cannot be more open than its office."""
    whole, new = entry.office.publish, row["publish"]
    if PUBLISH.index(new) >= PUBLISH.index(whole):
        work.set(entry, (*at, "publish"), f"{row['channel']}.publish", old, new)
    else:
        work.refuse(
            row.number,
            "publish",
            f'The office itself is "{whole}", so one channel cannot be "{new}".',
            "Put it back and tell us: the whole office has to be opened first.",
        )


def _change_office(row: Row, entry: Entry, old: Mapping[str, str], work: Import) -> None:
    """Note changes of what all channels of an office share; equal ones are noted once."""
    where = entry.where
    for key, place in (("name_lo", "lo"), ("name_en", "en")):
        if row[key] == old[key]:
            continue
        if not row[key]:
            work.refuse(row.number, key, "The name was emptied.", "Put it back, or correct it.")
            continue
        if not _noted(entry, f"name.{place}", row, key, work):
            work.set(entry, (*where, "name", place), f"name.{place}", old[key], row[key])
    changed = [key for key in ("hours_lo", "hours_en") if row[key] != old[key]]
    if not changed or _noted(entry, "hours", row, changed[0], work):
        return
    editor = work.editor(entry)
    if not row["hours_en"]:
        editor.remove((*where, "hours"))
    elif entry.office.hours:
        for key in changed:
            if row[key]:
                editor.set((*where, "hours", "text", key[-2:]), row[key])
            else:
                editor.remove((*where, "hours", "text", key[-2:]))
    else:
        editor.add_group(where, hours_lines(row))
    old_text = " / ".join(filter(None, (old["hours_lo"], old["hours_en"])))
    new_text = " / ".join(filter(None, (row["hours_lo"], row["hours_en"])))
    work.note(entry, "hours", old_text, new_text)


def _noted(entry: Entry, name: str, row: Row, key: str, work: Import) -> bool:
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
