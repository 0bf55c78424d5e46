"""The directory as a table: CSV for any program, XLSX for offices that use spreadsheets."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from guidance.registers.places import PlaceRegister
from guidance.views.directory import HOME_COUNTRY
from guidance.views.offices import OfficeView

HEADERS = (
    "ຊື່ (ລາວ)",
    "Name (English)",
    "ລະຫັດສະຖານທີ່ / Place code",
    "ສະຖານທີ່ (ລາວ)",
    "Place (English)",
    "ຊ່ອງທາງ / Channel",
    "ເບີ ຫຼື ທີ່ຢູ່ / Number or address",
    "ໂທຈາກຕ່າງປະເທດ / From abroad",
    "ປະເທດ / Country",
    "ໃຊ້ສຳລັບ (ລາວ)",
    "Purpose (English)",
    "ວັນທີຢືນຢັນ / Confirmed on",
    "ຫ້ອງການທີ່ຢືນຢັນ / Confirmed by",
)
_NAMES = (1, 2)
"""Columns of names, which are long."""
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "|", "%")


@dataclass(frozen=True)
class Row:
    """One channel of one office, or an office without a channel that may leave the site.

    Ids stay inside: some are named after a number that nobody has confirmed.
    """

    cells: tuple[str, ...]


def rows(
    lao: Iterable[OfficeView], english: Iterable[OfficeView], places: PlaceRegister
) -> tuple[Row, ...]:
    """Return the rows of the table from the views of both languages, the home country first."""
    in_english = {office.id: office for office in english}
    out = []
    for office in sorted(lao, key=lambda office: office.country != HOME_COUNTRY):
        other = in_english[office.id]
        place = places.by_code.get(office.place) if office.place else None
        head = (
            "" if office.name.foreign else office.name.text,
            other.name.text,
            office.place or "",
            place.name.lo_full if place else "",
            place.name.en if place else "",
        )
        channels = office.exported
        if not channels:
            out.append(Row((*head, "", "", "", office.country.upper(), "", "", "", "")))
        by_key = {channel.key: channel for channel in other.channels}
        for channel in channels:
            out.append(
                Row(
                    (
                        *head,
                        channel.app or channel.kind,
                        _both(channel.text, by_key[channel.key].text),
                        channel.abroad or "",
                        channel.country.upper(),
                        channel.purpose or "",
                        by_key[channel.key].purpose or "",
                        channel.verified_on or "",
                        _both(channel.verified_by, by_key[channel.key].verified_by),
                    )
                )
            )
    return tuple(out)


def _both(lao: str | None, english: str | None) -> str:
    """Return what a column for both languages says: once where they say the same."""
    return " / ".join(dict.fromkeys(text for text in (lao, english) if text))


def harmless(value: str) -> str:
    """Return text that no spreadsheet program takes for a formula, on one line."""
    value = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", value).strip()
    return "'" + value if value.startswith(_DANGEROUS) else value


def to_csv(table: Sequence[Row]) -> bytes:
    """Return the table as CSV in UTF-8 with a byte-order mark, so that Lao is shown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([harmless(cell) for cell in row.cells] for row in table)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def to_xlsx(table: Sequence[Row]) -> bytes:
    """Return the table as a workbook; the same table gives the same bytes."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "ຕິດຕໍ່ Contacts"
    for column, header in enumerate(HEADERS, 1):
        head = sheet.cell(1, column, header)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="E4F0F2")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        width = 48 if column in _NAMES else 22
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(table, 2):
        for column, value in enumerate(row.cells, 1):
            cell = sheet.cell(number, column)
            assert isinstance(cell, Cell)
            cell.value = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", value).strip()
            cell.data_type = "s"  # text, even where it begins like a formula
            cell.number_format = "@"
            cell.quotePrefix = True
    sheet.freeze_panes = "B2"
    print_on_one_width(sheet)
    return stable_bytes(book)


def print_on_one_width(sheet: Worksheet) -> None:
    """Let a printed sheet be as wide as one page of A4 across and as long as it must, the head of
    its columns on each page.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def stable_bytes(book: Workbook) -> bytes:
    """Return a workbook whose bytes depend on its content alone, not on the hour."""
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*",
                    rb"\g<1>1980-01-01T00:00:00Z",
                    data,
                )
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return out.getvalue()
