"""The staged tree: hand-written and generated Markdown side by side, ready for the engine.

MkDocs and its plugins see ordinary files, so navigation, language switch, sitemap, link check and
search treat generated pages like all others; another engine could build the same tree.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from guidance import catalogue as catalogues
from guidance import checks, page_text, tree
from guidance.catalogue import Catalogue
from guidance.checks import drift
from guidance.checks.notice import stale_notice
from guidance.checks.preview import admonition
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.models.page import PageMeta
from guidance.problems import Problem, Problems
from guidance.publishing import Release, page_rule
from guidance.site import Site, compose
from guidance.views import GeneratedPage

_PAGE_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]+)\]\((?P<path>[^()\s:#]+\.md)(?:#[^()\s]*)?(?: \"[^\"]*\")?\)"
    r"(?:\{[^{}]*\})?"
)


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
        """Return every page that has a text in its own language."""
        return [key for key, page in self.pages.items() if not page.is_fallback]

    def translated(self, page: StagedPage) -> bool:
        """Say whether the same page stands in the other language with a text of its own."""
        other = Language.EN if page.language is Language.LO else Language.LO
        twin = self.pages.get((other, page.path))
        return twin is not None and not twin.is_fallback


def prepare(
    data: Path,
    docs: Path,
    root: Path,
    folder: Path,
    edition: Edition,
    problems: Problems,
    preview: bool = False,
) -> tuple[Catalogue, Stage | None]:
    """Load and check everything, and stage it in `folder`.

    While data is wrong nothing is staged: pages that refer to it would be blamed for its faults.
    """
    catalogue = catalogues.load(data, docs, root, edition, problems)
    if catalogues.data_errors(problems, docs, root):
        return catalogue, None
    checks.run(catalogue, problems, data, root)
    return catalogue, stage(catalogue, docs, folder, edition, problems, preview)


def stage(
    catalogue: Catalogue,
    docs: Path,
    folder: Path,
    edition: Edition,
    problems: Problems,
    preview: bool = False,
) -> Stage:
    """Write the tree of both languages into `folder`; unchanged files are left untouched.

    A preview is written in spite of problems, and shows those of a page on the page.
    """
    sites = {language: compose(catalogue, language, edition) for language in Language}
    staged: dict[tuple[Language, str], StagedPage] = {}
    for language, site in sites.items():
        for page in _pages(catalogue, site, language, edition, problems):
            if (language, page.path) in staged:
                problems.append(_made_already(page.file))
            else:
                staged[language, page.path] = page
    if preview:
        for key, page in staged.items():
            shown = admonition(page.file, problems)
            staged[key] = replace(page, body=shown + page.body)
    _fill_gaps(staged)
    if edition.release is Release.PUBLIC:
        known = {path for _, path in staged}
        for key, page in staged.items():
            staged[key] = replace(page, body=_without_dead_links(page, known))
    if (Language.LO, "index.md") not in staged:
        problems.append(_no_home(docs, edition))
    if preview or not problems.errors:
        _write(staged, sites, docs, folder)
    return Stage(folder, staged, sites)


def _pages(
    catalogue: Catalogue, site: Site, language: Language, edition: Edition, problems: Problems
) -> Iterator[StagedPage]:
    """Yield every page of one language that this edition shows."""
    for made in site.pages:
        meta = PageMeta.model_validate(_front(made, catalogue))
        if page_rule(meta.approved_by is not None, edition.release):
            body = page_text.of_generated(made, site, problems)
            yield StagedPage(language, made.path, meta, True, language, body, made.template)
    drifts = drift.all_drift(catalogue.pages.pages)
    for page in catalogue.pages.pages:
        approved = page.meta.approved_by is not None
        if page.language is language and page_rule(approved, edition.release):
            body = stale_notice(page, drifts, catalogue.ui)
            body += page_text.of_written(page, site, problems)
            yield StagedPage(language, page.path, page.meta, False, language, body, page.file)


def _front(made: GeneratedPage, catalogue: Catalogue) -> dict[str, object]:
    front = dict(made.front_matter)
    if approval := catalogue.pages.approval(made.path):
        front |= {"approved_by": approval.approved_by, "approved_on": approval.approved_on}
    return front


def _write(
    staged: Mapping[tuple[Language, str], StagedPage],
    sites: Mapping[Language, Site],
    docs: Path,
    folder: Path,
) -> None:
    texts = {
        f"{language}/{path}": page_text.with_front(page.meta, page.body)
        for (language, path), page in staged.items()
    }
    files = {
        f"{language}/{file.path}": file.content
        for language, site in sites.items()
        for file in site.files
    }
    tree.write(texts, files, docs, folder)


def _made_already(file: str) -> Problem:
    fix = "Remove this file, or give it another name."
    return Problem(file, 1, 0, "", "This page is made from data already.", fix)


def _no_home(docs: Path, edition: Edition) -> Problem:
    file = f"{docs.name}/lo/index.md"
    if edition.release is Release.PUBLIC:
        what = "No office has approved the home page, so there is nothing to publish."
        fix = "The ministry sets `approved_by` and `approved_on`; until then build a draft."
    else:
        what, fix = "There is no home page.", "Write it."
    return Problem(file, 0, 0, "", what, fix)


def _without_dead_links(page: StagedPage, known: Set[str]) -> str:
    """Turn links to pages that are not approved yet into plain words."""
    folder = posixpath.dirname(page.path)

    def link(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match["path"]))
        return match[0] if path in known else match["words"]

    return _PAGE_LINK.sub(link, page.body)


def _fill_gaps(staged: dict[tuple[Language, str], StagedPage]) -> None:
    """Put a page that one language lacks into its place in the language that exists."""
    for (language, path), page in list(staged.items()):
        other = Language.EN if language is Language.LO else Language.LO
        if (other, path) not in staged:
            staged[other, path] = replace(page, language=other)
