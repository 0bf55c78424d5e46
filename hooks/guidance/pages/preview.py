"""The live preview: which pages an edit changed, and those pages brought up to date alone."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from guidance import checks
from guidance.catalogue import Catalogue
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.pages import stage as stages
from guidance.pages import tree
from guidance.pages.staged import Stage
from guidance.problems import Problems
from guidance.registers import pages as registers
from guidance.registers.pages import Page

Key = tuple[Language, str]
"""Language and path of a page of the site."""


class Changes:
    """Tells which files below some folders changed since it was last asked."""

    def __init__(self, places: Iterable[Path]) -> None:
        """Remember the files as they are; each of `places` is a folder or a file."""
        self._places = tuple(places)
        self._seen = dict(self._files())

    def take(self) -> set[Path]:
        """Return what was written, added or removed, but not what editors keep for themselves."""
        before, self._seen = self._seen, dict(self._files())
        return {path for path in before | self._seen if before.get(path) != self._seen.get(path)}

    def _files(self) -> Iterator[tuple[Path, tuple[int, int]]]:
        for place in self._places:
            names = [(str(place.parent), [], [place.name])] if place.is_file() else os.walk(place)
            for folder, folders, files in names:
                folders[:] = [name for name in folders if name != "__pycache__"]
                for name in files:
                    if name.startswith(".") or name.endswith(("~", ".swp", ".tmp")):
                        continue
                    path = Path(folder, name)
                    try:
                        found = path.stat()
                    except FileNotFoundError:  # removed while we look
                        continue
                    yield path, (found.st_mtime_ns, found.st_size)


def tell(failure: str, pages: Iterable[Path]) -> None:
    """Put what keeps the preview from being built in the place of every one of its pages."""
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>ບັນຫາ · Problems</title>'
        f'<body><h1>ບັນຫາ · Problems</h1><pre style="white-space: pre-wrap">{escape(failure)}'
        "</pre></body></html>"
    )
    for path in pages:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8")


@dataclass(frozen=True)
class Preview:
    """A complete build of the preview, to which edits of text are added."""

    catalogue: Catalogue
    stage: Stage
    data: Path
    docs: Path
    root: Path
    edition: Edition

    def refreshed(self, changed: Collection[Path]) -> tuple[Preview, list[Key]] | None:
        """Stage the pages behind the files `changed` anew, and say which pages that are.

        Both languages of a page are checked again, since each is measured by the other. None
        where more changed than the text below the front matter of pages that this edition shows,
        or where a text in a third language hangs on one: then the whole site has to be built.
        """
        found, pages = Problems(), []
        paths = set(map(self._path_of, changed))
        if None in paths or any(text.page.path in paths for text in self.catalogue.texts.texts):
            return None
        for old in self.catalogue.pages.pages:
            if old.path in paths:
                new = self._read(old, found)
                if new is None or not self._only_text_changed(old, new):
                    return None
                pages.append(new)
        return self._with(pages, found)

    def _path_of(self, file: Path) -> str | None:
        """Return the path of the page that a file holds, if it is one that is shown."""
        for language in Language:
            folder = self.docs / language
            if file.is_relative_to(folder):
                path = file.relative_to(folder).as_posix()
                page = self.stage.pages.get((language, path))
                return path if page and not page.generated and not page.is_fallback else None
        return None

    def _read(self, page: Page, problems: Problems) -> Page | None:
        file = self.docs / page.language / page.path
        if not file.is_file():
            return None
        return registers.read_page(file, page.path, page.language, self.root, problems)

    def _only_text_changed(self, old: Page, new: Page) -> bool:
        return replace(new, body=old.body) == old

    def _with(self, pages: list[Page], found: Problems) -> tuple[Preview, list[Key]]:
        by_file = {page.file: page for page in pages}
        register = self.catalogue.pages
        everything = tuple(by_file.get(page.file, page) for page in register.pages)
        catalogue = replace(self.catalogue, pages=replace(register, pages=everything))
        registers.check(
            replace(register, pages=tuple(pages)),
            catalogue.sources.by_id,
            catalogue.bodies.by_id,
            catalogue.obligations.obligations,
            self.edition.today,
            found,
        )
        checks.run_pages(pages, catalogue, found, self.data, self.root)
        staged = stages.restage(self.stage, catalogue, pages, self.edition, found)
        tree.update(stages.texts_of(staged), self.stage.folder)
        after = replace(
            self,
            catalogue=catalogue,
            stage=replace(self.stage, pages={**self.stage.pages, **staged}),
        )
        return after, list(staged)
