"""What `guidance drift` and `guidance fix` do at the root of a project."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guidance.checks import drift, pairs, parity
from guidance.checks.fix import files, mend_file
from guidance.models.base import Language
from guidance.problems import Problems, relative
from guidance.registers import pages, texts
from guidance.registers.pages import Page

_KEY_LINE = re.compile(rf"^{drift.KEY}:.*(?:\r?\n(?:[ \t]+.*)?)*?\r?\n(?=\S)", re.MULTILINE)
_FRONT = re.compile(r"\A\ufeff?---[ \t]*(\r?\n)(?:.*?(?:\r?\n))??(?=---[ \t]*\r?\n)", re.DOTALL)


def fix(root: Path, arguments: Sequence[str]) -> int:
    """Mend Lao spelling in the files named, or in all pages and interface strings."""
    count = 0
    for path in files(root, arguments):
        if not path.is_file():
            print(f"{path}: There is no such file.", file=sys.stderr)
            return 1
        try:
            changes = mend_file(path, root)
        except UnicodeDecodeError:
            print(f"{relative(path, root)}: The file is not UTF-8 text.", file=sys.stderr)
            return 1
        for change in changes:
            print(change)
        count += len(changes)
    print(f"Lines mended: {count}.")
    return 0


def show_drift(root: Path, names: Sequence[str] = ()) -> int:
    """List sections of the pages named, or of all, that are out of step.

    Exit code 1 when lives depend on a stale one.
    """
    if not (found := _pages(root)):
        return 1
    both, paths = found[0], set[str]()
    for name in names:
        if not (chosen := _chosen(root, both, name)):
            return 1
        paths |= {page.path for page in chosen}
    problems = Problems()
    drift.check([page for page in both if page.path in paths or not names], problems)
    for problem in (*problems.notices, *problems.errors):
        print(problem)
    print(f"{len(problems.errors)} problems, {len(problems.notices)} notices.")
    return 1 if problems.errors else 0


def _chosen(root: Path, known: Sequence[Page], name: str) -> list[Page]:
    """Return what a name means, a page or all pages of a folder; tell where there is none."""
    file = relative(root / name, root)
    chosen = [page for page in known if page.file == file or page.file.startswith(f"{file}/")]
    if not chosen:
        print(f"{name}: There is no such page.", file=sys.stderr)
    return chosen


def _pages(root: Path) -> tuple[Sequence[Page], Sequence[Page]] | None:
    """Return the pages and those in third languages, or None after naming what is wrong."""
    problems = Problems()
    register = pages.load(root / "docs", root / "data", root, problems)
    more = texts.load(root / "docs", root, problems)
    if problems.errors:
        print(*problems.errors, sep="\n", file=sys.stderr)
        return None
    return register.pages, [text.page for text in more.texts]


def accept_drift(root: Path, names: Sequence[str], today: date) -> int:
    """Record that the pages named, or all in the folders named, agree `today`."""
    if not (found := _pages(root)):
        return 1
    if not names:
        print("Name the pages that were brought up to date, or a folder.", file=sys.stderr)
        return 1
    both, more = found
    by_path = drift.languages(both)
    failed = False
    for name in names:
        if not (chosen := _chosen(root, (*both, *more), name)):
            return 1
        for page in chosen:
            others = by_path.get(page.path, {})
            if page in more:
                failed = not _accept_text(root, page, others.get(Language.LO), today) or failed
            else:
                source = others.get(page.language.other)
                failed = not _accept_one(root, page, source, today) or failed
    return 1 if failed else 0


def _accept_text(root: Path, page: Page, lao: Page | None, today: date) -> bool:
    """Record that a text in a third language says what the Lao page says, as far as it goes."""
    if lao is None:
        print(f"{page.file}: There is no Lao page to agree with.", file=sys.stderr)
        return False
    _write(root / page.file, str(drift.record(page, lao, today)))
    print(f"{page.file}: in step with {lao.file}.")
    return True


def _accept_one(root: Path, page: Page, source: Page | None, today: date) -> bool:
    """Record that a page agrees with its other language, if their shapes do."""
    if source is None:
        print(f"{page.file}: There is no other language to agree with.", file=sys.stderr)
        return False
    both = (page, source)
    problems = Problems()
    parity.check(pairs.pairs(both, pairs.documents(both)), problems)
    if problems:
        print(*sorted(problems), sep="\n", file=sys.stderr)
        print(f"{page.file}: not recorded, for the languages differ.", file=sys.stderr)
        return False
    new = drift.record(page, source, today)
    if (old := drift.read_record(page)) is None or old.sections != new.sections:
        _write(root / page.file, str(new))
    _write(root / source.file, None)
    print(f"{page.file}: in step with {source.file}.")
    return True


def _write(path: Path, record: str | None) -> None:
    """Set or remove the record in the front matter; every other byte stays as it is."""
    text = path.read_bytes().decode("utf-8")
    if not (front := _FRONT.match(text)):
        return
    head, body = text[: front.end()], text[front.end() :]
    head = _KEY_LINE.sub("", head + "---")[:-3]
    if record is not None:
        head += f'{drift.KEY}: "{record}"{front[1]}'
    if head + body != text:
        path.write_bytes((head + body).encode("utf-8"))
