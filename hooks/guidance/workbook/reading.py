"""Reading the table of a corrected workbook; what was done to the table itself is refused."""

from __future__ import annotations

import io
import re
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from guidance.models.place import Province
from guidance.problems import Problem
from guidance.registers.places import PlaceRegister
from guidance.workbook.columns import COLUMNS, HEADER_ROW, KEYS, KINDS, SHEET, kind_of
from guidance.workbook.plan import Import
from guidance.workbook.rows import Row, in_province, rows


def not_ours(name: str) -> Problem:
    """Return what is wrong with a file that is none of our workbooks."""
    return Problem(
        name,
        0,
        0,
        "",
        f'This is not an .xlsx workbook with the sheet "{SHEET}".',
        "Correct the workbook that `guidance contacts export` wrote, and save it as .xlsx.",
    )


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


def read_rows(content: bytes, work: Import) -> list[Row] | None:
    """Return the rows that hold anything, or None if this is no workbook of ours."""
    sheet = _sheet(content)
    if sheet is None:
        work.problems.append(not_ours(work.name))
        return None
    for column, spec in enumerate(COLUMNS, 1):
        head = str(sheet.cell(HEADER_ROW, column).value or "")
        if head != spec.header:
            head = " ".join(head.split())
            work.refuse(
                HEADER_ROW,
                spec.key,
                f'The column should be "{spec.english}", but its head is "{head}".',
                "Put the columns back in their order, or begin with a new export.",
            )
            return None  # all columns to its right would be told too
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
            out.append(Row(number, cells, readable))
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


def check_rows(found: list[Row], work: Import) -> None:
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
    for entry in in_province(registers.contacts, work.province):
        for channel in entry.office.channels:
            if kind_of(channel) in KINDS and (entry.office.id, channel.id) not in seen:
                work.refuse(
                    HEADER_ROW,
                    "office",
                    f"The row of {entry.office.id} {channel.id} is missing.",
                    "Put it back. To withdraw a number write no under Publish.",
                )
