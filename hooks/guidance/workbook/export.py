"""Writing the workbook of one province."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from guidance.export.sheet import print_on_one_width, stable_bytes
from guidance.models.place import Province
from guidance.registers.bodies import BodyRegister
from guidance.registers.contacts import ContactRegister
from guidance.registers.places import PlaceRegister
from guidance.workbook.columns import (
    COLUMNS,
    GUIDE,
    HEADER_ROW,
    KINDS,
    LISTS,
    PUBLISH,
    READERS,
    SHEET,
    SPARE_ROWS,
)
from guidance.workbook.rows import in_province, rows

_LOCKED = PatternFill("solid", fgColor="DDDDDD")
_OPEN = PatternFill("solid", fgColor="FFFDF4")

_GUIDE = (
    ("ຕາຕະລາງນີ້ແມ່ນຂໍ້ມູນຕິດຕໍ່ຂອງແຂວງທ່ານ.", "This table holds the contacts of your province."),
    ("ແກ້ໄຂສະເພາະຖັນສີອ່ອນ. ຖັນສີເທົາລັອກໄວ້.", "Change the light columns only. Grey ones are locked."),
    (
        "ຂຽນສະເພາະເບີຂອງຫ້ອງການ. ຫ້າມຂຽນເບີສ່ວນຕົວ, ຊື່ບຸກຄົນ ຫຼື ທີ່ຢູ່ຂອງທີ່ພັກຫຼົບໄພ.",
        "Write numbers of offices only: no private number, no person's name, no shelter's address.",
    ),
    (
        "ທຸກເບີໃໝ່ຕ້ອງມີວັນທີ ແລະ ຫ້ອງການທີ່ຢືນຢັນ.",
        "Every new number needs the day and the office that confirmed it.",
    ),
    (
        "ຊະນິດ: phone = ໂທລະສັບ; short_code = ເບີສັ້ນ; fax = ແຟັກ; email = ອີເມວ; web = ເວັບໄຊ; "
        "whatsapp ແລະ ອື່ນ ໆ = ແອັບສົ່ງຂໍ້ຄວາມ.",
        "Kind: phone; short_code = a number of three to six digits; fax; email; web; whatsapp and "
        "others = a messaging app.",
    ),
    (
        "ການເຜີຍແຜ່: after_test = ເຜີຍແຜ່ໄດ້ເມື່ອຢືນຢັນແລ້ວ; name_only = ສະແດງແຕ່ຊື່; no = ບໍ່ສະແດງ.",
        "Publish: after_test = may be published once it is confirmed; name_only = the name alone; "
        "no = not at all.",
    ),
    (
        "ຜູ້ອ່ານ: public = ທຸກຄົນ; officers = ສະເພາະພະນັກງານ.",
        "Readers: public = everybody; officers = officers only.",
    ),
    (
        "ເພື່ອເຊົາໃຊ້ເບີໃດໜຶ່ງ: ຂຽນ no ໃນຖັນການເຜີຍແຜ່. ຢ່າລຶບແຖວ.",
        "To withdraw a number write no under Publish. Do not delete rows.",
    ),
)


def workbook(
    places: PlaceRegister, bodies: BodyRegister, contacts: ContactRegister, province: Province
) -> bytes:
    """Return the workbook of a province, ids locked and with drop-downs."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = GUIDE
    guide.column_dimensions["A"].width = guide.column_dimensions["B"].width = 70
    guide.cell(1, 1, province.name.lo_full).font = Font(bold=True, size=14)
    guide.cell(1, 2, province.name.en).font = Font(bold=True, size=14)
    for number, pair in enumerate(_GUIDE, 3):
        for column, text in enumerate(pair, 1):
            guide.cell(number, column, text).alignment = Alignment(wrap_text=True, vertical="top")
        guide.row_dimensions[number].height = 48  # two lines of Lao
    guide.protection.sheet = True
    print_on_one_width(guide)
    sheet: Worksheet = book.create_sheet(SHEET)
    table = rows(places, bodies, contacts, province)
    _head(sheet)
    for number, row in enumerate(table, HEADER_ROW + 1):
        for column, spec in enumerate(COLUMNS, 1):
            _write(sheet, number, column, row.get(spec.key, ""), spec.locked)
    last = HEADER_ROW + len(table) + SPARE_ROWS
    for number in range(HEADER_ROW + len(table) + 1, last + 1):
        for column, spec in enumerate(COLUMNS, 1):
            own = spec.key in {"office", "channel", "place_name"}
            _write(sheet, number, column, "", own)
    _lists(book, sheet, last, places, bodies, contacts, province)
    sheet.freeze_panes = f"F{HEADER_ROW + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(COLUMNS))}{last}"
    print_on_one_width(sheet)
    book.active = 1
    return stable_bytes(book)


def _head(sheet: Worksheet) -> None:
    for column, spec in enumerate(COLUMNS, 1):
        cell = sheet.cell(HEADER_ROW, column, spec.header)
        cell.font = Font(bold=True)
        cell.fill = _LOCKED if spec.locked else PatternFill("solid", fgColor="E4F0F2")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = spec.width
    sheet.row_dimensions[HEADER_ROW].height = 64


def _write(sheet: Worksheet, row: int, column: int, value: str, locked: bool) -> None:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if value:
        cell.value = value
        cell.data_type = "s"
    cell.number_format = "@"
    cell.fill = _LOCKED if locked else _OPEN
    cell.protection = Protection(locked=locked)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _lists(
    book: Workbook,
    sheet: Worksheet,
    last: int,
    places: PlaceRegister,
    bodies: BodyRegister,
    contacts: ContactRegister,
    province: Province,
) -> None:
    """Put the lists behind the drop-downs on a hidden sheet."""
    hidden: Worksheet = book.create_sheet(LISTS)
    hidden.sheet_state = "hidden"
    hidden.protection.sheet = True
    local = [entry.office.id for entry in in_province(contacts, province)]
    lists: dict[str, list[str]] = {
        "places": [province.code, *(district.code for district in province.districts)],
        "bodies": list(bodies.by_id),
        "kinds": list(KINDS),
        "publish": list(PUBLISH),
        "readers": list(READERS),
        "offices": [*local, *bodies.by_id],
    }
    for column, (name, values) in enumerate(lists.items(), 1):
        hidden.cell(1, column, name)
        for row, value in enumerate(values, 2):
            hidden.cell(row, column, value).number_format = "@"
        letter = get_column_letter(column)
        rule = DataValidation(
            type="list",
            formula1=f"{LISTS}!${letter}$2:${letter}${len(values) + 1}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="ເລືອກຈາກລາຍການ / Choose from the list",
            error="ເລືອກຈາກລາຍການ. Choose one of the listed values.",
        )
        for number, spec in enumerate(COLUMNS, 1):
            if spec.choices == name:
                target = get_column_letter(number)
                rule.add(f"{target}{HEADER_ROW + 1}:{target}{last}")
        sheet.add_data_validation(rule)
