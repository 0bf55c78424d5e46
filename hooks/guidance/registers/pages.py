"""Hand-written pages: `docs/<language>/**/*.md` with their front matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guidance.models import parse
from guidance.models.base import Language
from guidance.models.page import Approval, ApprovalFile, PageMeta
from guidance.problems import Problem, Problems, relative
from guidance.registers.common import check_name, in_future, read
from guidance.source import Source, parse_yaml, read_text

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"[a-z0-9_/-]+\.md\Z")
_DASHES = re.compile(r"\s*[-–—]+[ \t]*\n")
_KEY = re.compile(rf"\s*(?:{'|'.join(PageMeta.model_fields)}):")
_H1 = re.compile(r"^#[ \t]+(.+?)[ \t]*(?:\{[^}]*\})?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One Markdown page in one language."""

    language: Language
    path: str
    """Below `docs/<language>/`: equal for both languages of a page."""
    file: str
    """As an editor names it: `docs/lo/help/index.md`."""
    meta: PageMeta
    body: str
    """Markdown after the front matter, without the first `# ` heading."""
    first_line: int
    """Line of the file on which `body` begins."""
    source: Source | None = None
    """Front matter with the places of its values; None where there is none."""


@dataclass(frozen=True)
class PageRegister:
    """Hand-written pages and the approvals of generated ones."""

    pages: tuple[Page, ...] = ()
    approvals: tuple[Approval, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """Paths of pages that are there in a language, but could not be read: told already."""
    source: Source | None = None
    """Where the approvals were read."""

    def approval(self, path: str) -> Approval | None:
        """Return the ministry's approval of a generated page, if there is one."""
        for approval in self.approvals:
            if path == approval.path or (
                approval.path.endswith("/") and path.startswith(approval.path)
            ):
                return approval
        return None


def load(docs: Path, data_dir: Path, root: Path, problems: Problems) -> PageRegister:
    """Read all pages below `docs`; problems name file, line and column of the front matter."""
    pages: list[Page] = []
    unreadable: set[str] = set()
    for language in Language:
        folder = docs / language
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            if not _NAME.match(name):
                problems.append(_misnamed(relative(path, root)))
            if page := read_page(path, name, language, root, problems):
                pages.append(page)
            else:
                unreadable.add(name)
    file, source = read(ApprovalFile, data_dir / "approvals.yml", root, problems)
    approvals = file.approvals if file else ()
    return PageRegister(tuple(pages), approvals, frozenset(unreadable), source)


def read_page(
    path: Path, name: str, language: Language, root: Path, problems: Problems
) -> Page | None:
    """Read one page; a page without front matter takes its title from its first heading."""
    text = read_text(path, root, problems)
    if text is None:
        return None
    file, text = relative(path, root), text.replace("\r\n", "\n")
    if not text.strip():
        problems.append(Problem(file, 1, 0, "", "The file is empty.", "Fill it, or remove it."))
        return None
    source, body, first_line = None, text, 1
    if front := _FRONT.match(text):
        body = text[front.end() :]
        first_line = text[: front.end()].count("\n") + 1
        source = parse_yaml(front[1], file, problems, first_line=2)
        meta = parse(PageMeta, source, problems) if source else None
    elif fault := _head_fault(text, file):
        problems.append(fault)
        return None
    else:
        heading = _H1.search(text)
        if not heading:
            what, fix = (
                "The page has no head and no title.",
                "Begin it with a head, as other pages.",
            )
            problems.append(Problem(file, 1, 1, "", what, fix))
            return None
        meta = PageMeta(title=heading[1], description=heading[1])
    if heading := _H1.match(body.lstrip("\n")):
        start = body.index(heading[0])
        body = body[:start] + body[start + len(heading[0]) :]
    if not meta:
        return None
    if not body.strip():
        problems.append(
            Problem(file, first_line, 0, "", "The page has no text.", "Write it, or remove it.")
        )
    return Page(language, name, file, meta, body, first_line, source)


def _misnamed(file: str) -> Problem:
    what = "The name of the file holds other signs than small letters a-z, digits and hyphens."
    fix = "Rename it in both languages: it is part of the page's address."
    return Problem(file, 0, 0, "", what, fix)


def _head_fault(text: str, file: str) -> Problem | None:
    """Return what is wrong with a head that is there, but not between two lines of `---`."""
    if text.startswith("---\n"):
        what = "The head that begins here has no line `---` at its end."
        return Problem(file, 1, 1, "", what, "Write `---` alone on the line after its last key.")
    if (match := _DASHES.match(text)) or (match := _KEY.match(text)):
        line = match[0].rstrip().count("\n") + 1
        what = "The head of the page does not begin with `---` on line 1."
        return Problem(file, line, 1, "", what, "Write three hyphens alone on the first line.")
    return None


def check(
    register: PageRegister,
    known_sources: Collection[str],
    known_bodies: Collection[str],
    known_obligations: Collection[str],
    today: date,
    problems: Problems,
) -> None:
    """Check that what the front matter names exists, and that no day in it is still to come."""
    known = {
        "sources": known_sources,
        "obligations": known_obligations,
        "owner": known_bodies,
        "reviewed_by": known_bodies,
        "approved_by": known_bodies,
    }
    for page in register.pages:
        if not page.source:
            continue
        for place, key, value in _named(page.meta):
            fix = "Use an id that stands in `data/`, or add it there first."
            check_name(page.source, place, value, known[key], problems, fix)
        for key in ("reviewed_on", "approved_on"):
            problems += in_future(getattr(page.meta, key), page.source, (key,), today)
    for i, approval in enumerate(register.approvals):
        assert register.source
        place = ("approvals", i)
        problems += in_future(approval.approved_on, register.source, (*place, "approved_on"), today)
        fix = "Use an id of `data/bodies.yml`."
        office = approval.approved_by
        check_name(register.source, (*place, "approved_by"), office, known_bodies, problems, fix)


def _named(meta: PageMeta) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for key in ("sources", "obligations"):
        for i, value in enumerate(getattr(meta, key)):
            yield (key, i), key, value
    for key in ("owner", "reviewed_by", "approved_by"):
        if value := getattr(meta, key):
            yield (key,), key, value


def cited_sources(register: PageRegister) -> set[str]:
    """Return the ids of all sources that pages name."""
    return {source for page in register.pages for source in page.meta.sources}
