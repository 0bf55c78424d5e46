"""`guidance fix`: mends Lao spelling in place, shows each change, and touches nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidance.checks import orthography
from guidance.problems import relative

_KEPT = re.compile(
    r"^(?: *)(```+|~~~+).*?^ *\1[^\n]*$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)|\]\([^()\n]*\)",
    re.MULTILINE | re.DOTALL,
)
"""Code and the targets of links, which are no prose."""


@dataclass(frozen=True)
class Change:
    """One line before and after."""

    file: str
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:\n  - {self.before.strip()}\n  + {self.after.strip()}"


def mend_markdown(text: str) -> str:
    """Mend the prose of a page and leave its code and link targets as they are."""
    while True:  # a sign taken away may join two backticks, so that other text is code
        out, end = [], 0
        for match in _KEPT.finditer(text):
            out += [orthography.mend(text[end : match.start()]), match[0]]
            end = match.end()
        mended = "".join((*out, orthography.mend(text[end:])))
        if mended == text:
            return text
        text = mended


def mend_file(path: Path, root: Path) -> list[Change]:
    """Mend one file; line ends and a byte order mark stay as they are."""
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    mended = mend_markdown(body) if path.suffix == ".md" else orthography.mend(body)
    if mended == body:
        return []
    path.write_bytes((mark + mended).encode("utf-8"))
    return list(_changes(relative(path, root), body, mended))


def _changes(file: str, before: str, after: str) -> Iterator[Change]:
    lines = zip(before.split("\n"), after.split("\n"), strict=True)
    for number, (old, new) in enumerate(lines, 1):
        if old != new:
            yield Change(file, number, old, new)


def files(root: Path, names: Sequence[str]) -> Iterable[Path]:
    """Return the files to mend: those named, or all pages and interface strings."""
    if not names:
        yield from sorted((root / "docs").rglob("*.md"))
        yield from sorted((root / "data" / "ui").glob("*.yml"))
    for name in names:
        path = root / name
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in {".md", ".yml"})
        else:
            yield path
