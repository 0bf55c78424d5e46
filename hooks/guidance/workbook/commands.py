"""What `guidance contacts export` and `guidance contacts import` do."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from guidance.models.place import Province
from guidance.problems import Problems, did_you_mean
from guidance.registers import bodies, contacts, places, sources
from guidance.workbook.export import workbook
from guidance.workbook.importer import Registers, province_of, read_plan


def export_workbook(root: Path, officers: Path | None, slug: str, file: Path) -> int:
    """Write the workbook of one province to `file`."""
    registers = _registers(root, officers)
    by_slug = {province.slug: province for province in registers.places.provinces}
    if slug not in by_slug:
        print(f'There is no province "{slug}". {did_you_mean(slug, by_slug)}', file=sys.stderr)
        return 1
    content = workbook(registers.places, registers.bodies, registers.contacts, by_slug[slug])
    file.write_bytes(content)
    print(f"{by_slug[slug].name.en}: {file}")
    return 0


def import_workbook(
    root: Path, officers: Path | None, slug: str | None, file: Path, yes: bool
) -> int:
    """Show what a workbook changes, ask, and write all of it or nothing."""
    if not file.is_file():
        print(f"There is no file {file}.", file=sys.stderr)
        return 1
    registers, content = _registers(root, officers), file.read_bytes()
    by_slug: Mapping[str, Province] = {p.slug: p for p in registers.places.provinces}
    province = by_slug.get(slug) if slug else province_of(content, registers.places)
    if province is None:
        print(f"{file}: Name the province with --province.", file=sys.stderr)
        return 1
    problems = Problems()
    plan = read_plan(content, file.name, province, registers, problems)
    if plan is None or problems.errors:
        print(*problems.errors, sep="\n", file=sys.stderr)
        return 1
    for change in plan.changes:
        print(change)
    print(f"{len(plan.changes)} changes.")
    if plan.changes and (yes or _agreed()):
        plan.apply()
        print("Written. Run `make check`.")
    return 0


def _agreed() -> bool:
    return sys.stdin.isatty() and input("Write them? y/n ").strip().lower() in {"y", "yes"}


def _registers(root: Path, officers: Path | None) -> Registers:
    data, problems = root / "data", Problems()
    return Registers(
        places=places.load(data, root, problems),
        bodies=bodies.load(data, root, problems),
        contacts=contacts.load(data, root, problems, officers),
        known_sources=sources.load(data, root, problems).by_id,
        data_dir=data,
        root=root,
        today=date.today(),
        officers_dir=officers,
    )
