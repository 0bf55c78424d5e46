"""Pages in a third language: `docs/more/<language>/**/*.md`, each beside the page it renders.

There may be one of any page or of none. Only a text that an office has reviewed is shown, and
only while the Lao page still says what it said then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guidance.models.base import Language
from guidance.models.recording import SpokenLanguage
from guidance.problems import Problem, Problems, did_you_mean, relative
from guidance.registers.common import check_name, in_future
from guidance.registers.pages import Page, read_page

FOLDER = "more"
"""Folder of these pages, below `docs/` and below the root of each language in the site."""
CODES = (SpokenLanguage.HMN.value, SpokenLanguage.KJG.value)


@dataclass(frozen=True)
class Text:
    """A page in a third language."""

    code: SpokenLanguage
    page: Page
    """As read; its `path` is the path of the page that it renders."""


@dataclass(frozen=True)
class TextRegister:
    """All pages in third languages, also those that are not shown yet."""

    texts: tuple[Text, ...] = ()


def load(docs: Path, root: Path, problems: Problems) -> TextRegister:
    """Read all pages below `docs/more/`; a site without them needs no such folder."""
    texts: list[Text] = []
    for folder in sorted((docs / FOLDER).glob("*/")):
        if folder.name not in CODES:
            what = f'"{folder.name}" is not a language that texts may be in.'
            fix = did_you_mean(folder.name, CODES) or f"Use one of {', '.join(CODES)}."
            problems.append(Problem(relative(folder, root), 0, 0, "", what, fix))
            continue
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            if page := read_page(path, name, Language.LO, root, problems):
                texts.append(Text(SpokenLanguage(folder.name), page))
    return TextRegister(tuple(texts))


def check(
    register: TextRegister,
    pages: Collection[str],
    offices: Collection[str],
    today: date,
    problems: Problems,
) -> None:
    """Report texts of pages that do not exist and offices that are not known."""
    for page in (text.page for text in register.texts):
        if page.path not in pages:
            what = f"There is no page docs/lo/{page.path} that this could be a text of."
            fix = did_you_mean(page.path, pages) or "Give the file the name of its page."
            problems.append(Problem(page.file, 0, 0, "", what, fix))
        if not page.source:
            continue
        for key in ("reviewed_by", "approved_by"):
            if office := getattr(page.meta, key):
                fix = "Use an id of `data/bodies.yml`."
                check_name(page.source, (key,), office, offices, problems, fix)
        for key in ("reviewed_on", "approved_on"):
            problems += in_future(getattr(page.meta, key), page.source, (key,), today)
