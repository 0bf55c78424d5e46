"""A report for the editors: which bodies have an office and a number in which places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.models.base import Confidence
from guidance.models.body import Body, Level
from guidance.models.contact import (
    EmailChannel,
    MessagingChannel,
    NumberChannel,
    Office,
    OfficeLevel,
    Publish,
    ShortCodeChannel,
)
from guidance.models.place import Province
from guidance.views.directory import Directory


@dataclass(frozen=True)
class Cell:
    """One body in one place."""

    place: str
    body: str
    office: bool
    """An office is known, by name at least."""
    number: bool
    """It has a number, an e-mail address or an account that may be published after a test."""
    confirmed: bool
    """Its owner confirmed one."""


@dataclass(frozen=True)
class Coverage:
    """What is known of every body that officers need, in every place."""

    cells: tuple[Cell, ...]
    national_numbers: int
    national_confirmed: int

    def count(self, level: int, what: str) -> tuple[int, int]:
        """Return how many cells with place codes of `level` digits have `what`, and of how many."""
        cells = [cell for cell in self.cells if len(cell.place) == level]
        return sum(getattr(cell, what) for cell in cells), len(cells)


def coverage(directory: Directory) -> Coverage:
    """Return the coverage of all provinces and districts."""
    by_slot: dict[tuple[str, str], list[Office]] = {}
    for office in directory.contacts.offices:
        local = office.level in {OfficeLevel.PROVINCE, OfficeLevel.DISTRICT}
        if local and office.place and office.body and office.publish is not Publish.NO:
            by_slot.setdefault((office.place, office.body), []).append(office)
    cells = []
    for province in directory.places.provinces:
        for code, level in (
            (province.code, Level.PROVINCE),
            *((district.code, Level.DISTRICT) for district in province.districts),
        ):
            for body in directory.bodies.in_directory(level):
                cells.append(_cell(code, body, by_slot.get((code, body.id), [])))
    national = [
        channel
        for office in directory.contacts.offices
        if office.level is OfficeLevel.NATIONAL
        for channel in office.channels
        if isinstance(channel, ShortCodeChannel | NumberChannel)
        and office.publish_of(channel) is Publish.AFTER_TEST
    ]
    return Coverage(tuple(cells), len(national), sum(channel.confirmed for channel in national))


def _cell(code: str, body: Body, found: list[Office]) -> Cell:
    direct = [
        channel
        for office in found
        for channel in office.channels
        if isinstance(channel, ShortCodeChannel | NumberChannel | EmailChannel | MessagingChannel)
        and office.publish_of(channel) is Publish.AFTER_TEST
    ]
    return Cell(
        code, body.id, bool(found), bool(direct), any(channel.confirmed for channel in direct)
    )


def coverage_text(directory: Directory, today: date) -> str:
    """Return the coverage report as Markdown: figures, then a table for each province."""
    result = coverage(directory)
    lines = [
        "# Coverage of the contact network",
        "",
        f"Day of the report: {today.isoformat()}. Not for publication.",
        "",
        "| Level | Places x bodies | Office known by name | With a number or address | Confirmed |",
        "|---|---|---|---|---|",
    ]
    for digits, name in ((2, "Province"), (4, "District")):
        known, of = result.count(digits, "office")
        number, _ = result.count(digits, "number")
        confirmed, _ = result.count(digits, "confirmed")
        lines.append(f"| {name} | {of} | {known} | {number} | {confirmed} |")
    lines += [
        "",
        f"National lines: {result.national_numbers} numbers, "
        f"{result.national_confirmed} confirmed by their owner.",
        "",
        "Marks: C confirmed, n number not yet confirmed, o office known by name only, "
        "- nothing known.",
        "",
    ]
    by_place: dict[str, dict[str, Cell]] = {}
    for cell in result.cells:
        by_place.setdefault(cell.place, {})[cell.body] = cell
    for province in directory.places.provinces:
        lines += _province_table(province, by_place)
    lines += _unsure_names(directory)
    return "\n".join(lines) + "\n"


def _province_table(province: Province, by_place: dict[str, dict[str, Cell]]) -> list[str]:
    codes = [(province.code, province.name.en)]
    codes += [(district.code, district.name.en) for district in province.districts]
    bodies = list(dict.fromkeys(body for code, _ in codes for body in by_place.get(code, {})))
    lines = [
        f"## {province.code} {province.name.en} ({province.name.lo_full})",
        "",
        "| Place | " + " | ".join(bodies) + " |",
        "|---" * (len(bodies) + 1) + "|",
    ]
    for code, name in codes:
        cells = by_place.get(code, {})
        marks = [_mark(cells.get(body)) for body in bodies]
        lines.append(f"| {code} {name} | " + " | ".join(marks) + " |")
    return [*lines, ""]


def _mark(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.confirmed:
        return "C"
    if cell.number:
        return "n"
    return "o" if cell.office else "-"


def _unsure_names(directory: Directory) -> list[str]:
    lines = ["## Lao names that a province has to confirm", ""]
    for province, district in directory.places.districts:
        if district.name.lo_confidence is Confidence.LOW:
            others = ", ".join(district.name.variants_lo)
            lines.append(
                f"- {district.code} {district.name.en} ({province.name.en}): "
                f"{district.name.lo}; also {others}"
            )
    return lines
