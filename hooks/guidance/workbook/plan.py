"""What an import is to change: collected value by value, then written all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl.utils import get_column_letter

from guidance.models.place import Province
from guidance.problems import Problem, Problems
from guidance.registers.bodies import BodyRegister
from guidance.registers.contacts import ContactRegister, Entry
from guidance.registers.places import PlaceRegister
from guidance.source import Place
from guidance.workbook.columns import KEYS, SHEET
from guidance.workbook.edit import Editor, item

_NEW_FILE = (
    "# Offices of {english}. Numbers are confirmed by the office named beside them.\noffices:"
)


@dataclass(frozen=True)
class Change:
    """One value that the workbook gives another content."""

    file: str
    office: str
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        return f'{self.file}: {self.office}: {self.field}: "{self.old}" -> "{self.new}"'


@dataclass(frozen=True)
class Plan:
    """What an import would do; nothing is written before `apply`."""

    changes: tuple[Change, ...]
    files: Mapping[Path, str]
    """New text of each file that changes."""

    def apply(self) -> None:
        """Write all files, or none: everything is on the disk before the first is replaced."""
        ready: list[tuple[Path, Path]] = []
        try:
            for path, text in self.files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = path.with_name(f".{path.name}.new")
                ready.append((temporary, path))
                temporary.write_text(text, "utf-8")
            for temporary, path in ready:
                temporary.replace(path)
        finally:
            for temporary, _ in ready:
                temporary.unlink(missing_ok=True)


@dataclass(frozen=True)
class Registers:
    """What an import is checked against."""

    places: PlaceRegister
    bodies: BodyRegister
    contacts: ContactRegister
    known_sources: Mapping[str, object]
    data_dir: Path
    root: Path
    today: date
    officers_dir: Path | None = None


@dataclass
class Import:
    """One import under way: what is refused, and what the rows so far would change."""

    name: str
    """Of the workbook, for messages."""
    province: Province
    registers: Registers
    problems: Problems
    changes: list[Change] = field(default_factory=list)
    editors: dict[Path, Editor] = field(default_factory=dict)
    new_items: dict[Path, list[list[str]]] = field(default_factory=dict)
    """New offices as lines of YAML, by the file that they go into."""
    numbers: dict[str, str] = field(default_factory=dict)
    """Numbers of the Lao PDR with the office and channel that each belongs to."""
    new_ids: set[str] = field(default_factory=set)

    def refuse(self, row: int, key: str, what: str, fix: str) -> None:
        """Report what is wrong with one cell."""
        column = KEYS.index(key) + 1 if key in KEYS else 1
        cell = f"{get_column_letter(column)}{row}"
        self.problems.append(Problem(self.name, row, column, f"{SHEET}!{cell}", what, fix))

    def editor(self, entry: Entry) -> Editor:
        """Return the editor of the file that an office stands in."""
        if entry.path not in self.editors:
            self.editors[entry.path] = Editor(entry.path.read_text("utf-8"))
        return self.editors[entry.path]

    def set(self, entry: Entry, place: Place, name: str, old: str, new: str) -> None:
        """Change one value of an office, and note it."""
        self.editor(entry).set(place, new)
        self.note(entry, name, old, new)

    def note(self, entry: Entry, name: str, old: str, new: str) -> None:
        """Note a change of an office, for the one who agrees to it."""
        self.changes.append(Change(entry.source.file, entry.office.id, name, old, new))

    def plan(self) -> Plan:
        """Return all changes with the new text of every file."""
        for path, items in self.new_items.items():
            if path in self.editors or path.exists():
                editor = self.editors.setdefault(path, Editor(path.read_text("utf-8")))
                for lines in items:
                    editor.add_item(("offices",), lines)
        texts = {path: editor.text() for path, editor in self.editors.items()}
        for path, items in self.new_items.items():
            if path not in texts:
                head = _NEW_FILE.format(english=self.province.name.en)
                body = [line for lines in items for line in item(lines)]
                texts[path] = "\n".join([head, *body]) + "\n"
        return Plan(tuple(self.changes), texts)
