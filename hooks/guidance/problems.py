"""The one way to report what is wrong with data or content: place, cause and fix."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How a problem ends a run."""

    ERROR = "error"
    """Stops the build; exit code 1."""
    NOTICE = "notice"
    """Listed for the editors; the build goes on."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, in words an editor can act on."""

    file: str
    """Path as the editor knows it, relative to the project's root, with forward slashes."""
    line: int
    """First line is 1; 0 when the whole file is meant."""
    column: int
    """First column is 1; 0 when the whole line is meant."""
    where: str
    """Field inside the file, such as `offices[2].name.lo`; empty when there is none."""
    what: str
    """What is wrong, as a sentence with a full stop."""
    fix: str
    """What to do about it, as a sentence with a full stop."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        where = f"{self.where}: " if self.where else ""
        note = "notice: " if self.severity is Severity.NOTICE else ""
        return f"{place}: {note}{where}{self.what} Fix: {self.fix}"


class Problems(list[Problem]):
    """Collects every problem of a run, so that all are reported at once."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build, in order of file and line."""
        return sorted(p for p in self if p.severity is Severity.ERROR)

    @property
    def notices(self) -> list[Problem]:
        """The problems that only inform, in order of file and line."""
        return sorted(p for p in self if p.severity is Severity.NOTICE)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return `Did you mean "x"?` for the nearest known name, or an empty string."""
    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(wrong.lower(), names, n=1, cutoff=0.6)
    return f'Did you mean "{names[near[0]]}"?' if near else ""


def relative(path: Path, root: Path) -> str:
    """Return `path` as an editor names it: relative to `root` where it lies inside, with `/`."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
