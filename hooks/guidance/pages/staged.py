"""The pages of the staged tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guidance.models.base import Language
from guidance.models.page import PageMeta
from guidance.pages.site import Site
from guidance.views.beside import NOTHING, Beside


@dataclass(frozen=True)
class StagedPage:
    """One page of the staged tree."""

    language: Language
    """Language of the reader: which half of the site the page stands in."""
    path: str
    meta: PageMeta
    generated: bool
    written_in: Language
    """Language of the text: the other one where the page is missing in the reader's."""
    body: str
    """Markdown with blocks and references filled in."""
    file: str
    """What an editor changes: the page's file, or the template of a page made from data."""
    beside: Beside = NOTHING
    searched: bool = True
    """Whether the search and the sitemap name it: a sheet says again what its page says."""

    @property
    def is_fallback(self) -> bool:
        """Whether the reader gets the other language, and must be told so."""
        return self.written_in is not self.language


@dataclass(frozen=True)
class Stage:
    """The staged tree and what is in it."""

    folder: Path
    pages: Mapping[tuple[Language, str], StagedPage]
    sites: Mapping[Language, Site]

    def metas(self, language: Language) -> dict[str, PageMeta]:
        """Return the front matter of every page of one language by path."""
        return {page.path: page.meta for key, page in self.pages.items() if key[0] is language}

    def paths(self) -> list[str]:
        """Return every page path once, in order of creation."""
        return list(dict.fromkeys(path for _, path in self.pages))

    def written(self) -> list[tuple[Language, str]]:
        """Return every page that has a text of its own in its own language."""
        return [key for key, page in self.pages.items() if page.searched and not page.is_fallback]

    def translated(self, page: StagedPage) -> bool:
        """Say whether the same page stands in the other language with a text of its own."""
        twin = self.pages.get((page.language.other, page.path))
        return twin is not None and not twin.is_fallback
