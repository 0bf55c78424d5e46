"""What `guidance contacts export` and `guidance contacts import` do."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from guidance.models.place import Province
from guidance.problems import Problems, did_you_mean
from guidance.registers import bodies, contacts, places, sources
from guidance.workbook.export import workbook
from guidance.workbook.importer import read_plan
from guidance.workbook.plan import Registers
from guidance.workbook.reading import not_ours, province_of


def export_workbook(root: Path, officers: Path | None, slug: str, file: Path) -> int:
    """Write the workbook of one province to `file`; return the exit code."""
    registers = _registers(root, officers)
    province = _province(slug, registers) if registers else None
    if not registers or not province:
        return 1
    content = workbook(registers.places, registers.bodies, registers.contacts, province)
    try:
        file.write_bytes(content)
    except OSError as error:
        return _refused(f"{file}: {error.strerror}. Fix: Name a file in a folder that is there.")
    print(f"{province.name.en}: {file}")
    return 0


def import_workbook(
    root: Path, officers: Path | None, slug: str | None, file: Path, yes: bool
) -> int:
    """Show what a workbook changes, ask, and write all of it or nothing; return the exit code."""
    try:
        content = file.read_bytes()
    except OSError as error:
        return _refused(f"{file}: {error.strerror}. Fix: Name the workbook, such as contacts.xlsx.")
    registers = _registers(root, officers)
    if not registers:
        return 1
    told = province_of(content, registers.places)
    wanted = _province(slug, registers) if slug else told
    if wanted is None:
        return 1 if slug else _refused(str(not_ours(file.name)))
    if told and told is not wanted:
        return _refused(
            f"{file.name}: The workbook is that of {told.name.en}, not of {wanted.name.en}. "
            f"Fix: Write --province {told.slug}, or leave it out."
        )
    problems = Problems()
    plan = read_plan(content, file.name, wanted, registers, problems)
    if plan is None or problems.errors:
        print(*problems.errors, sep="\n", file=sys.stderr)
        return _refused("Nothing was written.")
    for change in plan.changes:
        print(change)
    print(f"{len(plan.changes)} changes.")
    if not plan.changes:
        return 0
    if not (yes or _agreed()):
        print("Nothing was written; add --yes to write without being asked.")
        return 0
    plan.apply()
    print("Written. Run `make check`.")
    return 0


def _refused(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _agreed() -> bool:
    return sys.stdin.isatty() and input("Write them? y/n ").strip().lower() in {"y", "yes"}


def _province(slug: str, registers: Registers) -> Province | None:
    """Return the province of that name, or None after saying which there are."""
    by_slug = {province.slug: province for province in registers.places.provinces}
    if slug not in by_slug:
        hint = did_you_mean(slug, by_slug) or f"Write --province and one of {', '.join(by_slug)}."
        what = f'There is no province "{slug}".' if slug else "No province is named."
        _refused(f"{what} Fix: {hint}")
    return by_slug.get(slug)


def _registers(root: Path, officers: Path | None) -> Registers | None:
    """Return what the data folder holds, or None after naming what is wrong with it."""
    data, problems = root / "data", Problems()
    found = Registers(
        places=places.load(data, root, problems),
        bodies=bodies.load(data, root, problems),
        contacts=contacts.load(data, root, problems, officers),
        known_sources=sources.load(data, root, problems).by_id,
        data_dir=data,
        root=root,
        today=date.today(),
        officers_dir=officers,
    )
    if problems.errors:
        print(*problems.errors, sep="\n", file=sys.stderr)
        _refused("The data has to be right first; run `make check`.")
        return None
    return found
