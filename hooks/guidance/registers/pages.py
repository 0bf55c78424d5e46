"""Hand-written pages: `docs/<language>/**/*.md` with their front matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from guidance.models import parse
from guidance.models.base import Language
from guidance.models.page import Approval, ApprovalFile, PageMeta
from guidance.problems import Problem, Problems, relative
from guidance.registers.common import check_name, read
from guidance.source import Source, parse_yaml

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
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
    for language in Language:
        folder = docs / language
        for path in sorted(folder.rglob("*.md")):
            page = read_page(path, path.relative_to(folder).as_posix(), language, root, problems)
            if page:
                pages.append(page)
    file, _ = read(ApprovalFile, data_dir / "approvals.yml", root, problems)
    return PageRegister(tuple(pages), file.approvals if file else ())


def read_page(
    path: Path, name: str, language: Language, root: Path, problems: Problems
) -> Page | None:
    """Read one page; a page without front matter takes its title from its first heading."""
    file = relative(path, root)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(
            Problem(file, line, 0, "", "The file is not UTF-8 text.", "Save it again as UTF-8.")
        )
        return None
    source, body, first_line = None, text, 1
    if front := _FRONT.match(text):
        body = text[front.end() :]
        first_line = text[: front.end()].count("\n") + 1
        source = parse_yaml(front[1], file, problems, first_line=2)
        meta = parse(PageMeta, source, problems) if source else None
    else:
        heading = _H1.search(text)
        title = heading[1] if heading else Path(name).stem
        meta = PageMeta(title=title, description=title)
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


def check(
    register: PageRegister,
    known_sources: Collection[str],
    known_bodies: Collection[str],
    known_obligations: Collection[str],
    problems: Problems,
) -> None:
    """Check that what the front matter names exists."""
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
