"""Taking in a corrected workbook: what would change, or which rows are refused and why."""

from __future__ import annotations

from guidance.models.place import Province
from guidance.problems import Problems, relative
from guidance.registers import contact_checks, contacts
from guidance.source import parse_yaml
from guidance.workbook import known_office, new_office
from guidance.workbook.cells import known_numbers
from guidance.workbook.plan import Import, Plan, Registers
from guidance.workbook.reading import check_rows, read_rows
from guidance.workbook.rows import in_province


def read_plan(
    content: bytes, name: str, province: Province, registers: Registers, problems: Problems
) -> Plan | None:
    """Compare a workbook with the register.

    Returns what would change, or None if any row is refused; the reasons are in `problems`.
    """
    work = Import(name, province, registers, problems)
    before = len(problems)
    found = read_rows(content, work)
    if found is None:
        return None
    check_rows(found, work)
    entries = {entry.office.id: entry for entry in in_province(registers.contacts, province)}
    work.numbers = known_numbers(registers.contacts)
    work.new_ids = {row["office"] for row in found if row["office"] and row.filled}
    for row in found:
        if not row.readable:
            continue
        if entry := entries.get(row["office"]):
            known_office.change(row, entry, work)
        elif row.filled:
            new_office.add(row, work)
    if len(problems) > before:
        return None
    plan = work.plan()
    _check_result(plan, work)
    return None if len(problems) > before else plan


def _check_result(plan: Plan, work: Import) -> None:
    """Load the new texts as the site would and report what would be wrong with them."""
    known, officers, found = work.registers, work.registers.officers_dir, Problems()
    entries = [entry for entry in known.contacts.entries if entry.path not in plan.files]
    for path, text in plan.files.items():
        private = officers is not None and path.is_relative_to(officers)
        source = parse_yaml(text, relative(path, known.root), found)
        entries += contacts.entries_of(source, path, private, found)
    register = contacts.register_of(entries)
    contact_checks.check(
        register, known.places, known.bodies, known.known_sources, known.today, found
    )
    work.problems.extend(found.errors)
