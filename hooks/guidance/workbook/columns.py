"""Columns of the workbook, the same for writing and for reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from guidance.models.contact import App, Channel, MessagingChannel, Publish, Readers

SHEET = "ຕິດຕໍ່ Contacts"
GUIDE = "ອ່ານກ່ອນ Read first"
LISTS = "lists"
HEADER_ROW = 1
SPARE_ROWS = 20
"""Empty rows at the end for what has no row yet."""

APPS: tuple[str, ...] = get_args(App)
FIELDS = {
    "phone": "number",
    "short_code": "number",
    "fax": "number",
    "email": "address",
    "web": "url",
} | dict.fromkeys(APPS, "handle")
"""What a row may be, with the key of its value in YAML; an app stands under its own name."""
KINDS = tuple(FIELDS)
PUBLISH = tuple(one.value for one in Publish)
READERS = tuple(one.value for one in Readers)


@dataclass(frozen=True)
class Column:
    """One column."""

    key: str
    lao: str
    english: str
    width: int
    locked: bool = False
    choices: str | None = None
    """Name of the list behind the drop-down."""

    @property
    def header(self) -> str:
        """Both names, as the head of the column."""
        return f"{self.lao}\n{self.english}"


COLUMNS = (
    Column("office", "ລະຫັດຫ້ອງການ", "Office id", 34, locked=True),
    Column("channel", "ລະຫັດຊ່ອງທາງ", "Channel id", 14, locked=True),
    Column("place", "ລະຫັດສະຖານທີ່", "Place code", 14, locked=True, choices="places"),
    Column("place_name", "ສະຖານທີ່", "Place", 30, locked=True),
    Column("body", "ລະຫັດພາກສ່ວນ", "Body id", 16, locked=True, choices="bodies"),
    Column("name_lo", "ຊື່ຫ້ອງການ (ລາວ)", "Name in Lao", 46),
    Column("name_en", "ຊື່ຫ້ອງການ (ອັງກິດ)", "Name in English", 46),
    Column("kind", "ຊະນິດ", "Kind", 13, choices="kinds"),
    Column("value", "ເບີໂທ ຫຼື ທີ່ຢູ່", "Number or address", 24),
    Column("hours_lo", "ເວລາ (ລາວ)", "Hours in Lao", 24),
    Column("hours_en", "ເວລາ (ອັງກິດ)", "Hours in English", 24),
    Column("publish", "ການເຜີຍແຜ່", "Publish", 12, choices="publish"),
    Column("readers", "ຜູ້ອ່ານ", "Readers", 10, choices="readers"),
    Column("verified_on", "ວັນທີຢືນຢັນ (2026-11-23)", "Confirmed on (2026-11-23)", 20),
    Column("verified_by", "ຫ້ອງການທີ່ຢືນຢັນ", "Confirmed by (office or body id)", 24, choices="offices"),
)
KEYS = tuple(column.key for column in COLUMNS)


def kind_of(channel: Channel) -> str:
    """Return the word for a channel in the workbook; a kind outside `KINDS` has no row."""
    return channel.app if isinstance(channel, MessagingChannel) else channel.kind
