"""The staged tree: hand-written and generated Markdown side by side, ready for the engine.

MkDocs and its plugins see ordinary files, so navigation, language switch, sitemap, link check and
search treat generated pages like all others; another engine could build the same tree.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from guidance import catalogue as catalogues
from guidance import checks
from guidance.catalogue import Catalogue
from guidance.checks import drift
from guidance.checks import texts as third
from guidance.checks.drift import Drift
from guidance.checks.notice import stale_notice
from guidance.checks.preview import admonition
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.models.page import PageMeta
from guidance.pages import page_text, tree
from guidance.pages.site import Site, compose
from guidance.problems import Problem, Problems
from guidance.publishing import Release, heard_rule, page_rule
from guidance.registers import recordings
from guidance.registers.pages import Page
from guidance.registers.texts import FOLDER, Text
from guidance.views import GeneratedPage, beside, sheets
from guidance.views.beside import NOTHING, Beside
from guidance.views.frame import address

_PAGE_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]+)\]\((?P<path>[^()\s:#]+\.md)(?:#[^()\s]*)?(?: \"[^\"]*\")?\)"
    r"(?:\{[^{}]*\})?"
)
SHEET_TEMPLATE = "sheet.html"


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
    drifts = drift.all_drift(catalogue.pages.pages)
    staged: dict[tuple[Language, str], StagedPage] = {}
    for language, site in sites.items():
        for page in _pages(catalogue, site, language, edition, drifts, problems):
            if (language, page.path) in staged:
                problems.append(_made_already(page.file))
            else:
                staged[language, page.path] = page
    _finish(staged, {path for _, path in staged}, edition, problems if preview else ())
    if (Language.LO, "index.md") not in staged:
        problems.append(_no_home(docs, edition))
    if preview or not problems.errors:
        _write(staged, sites, _sounds(catalogue, staged), docs, folder)
    return Stage(folder, staged, sites)


def restage(
    before: Stage,
    catalogue: Catalogue,
    pages: Sequence[Page],
    edition: Edition,
    problems: Problems,
) -> dict[tuple[Language, str], StagedPage]:
    """Return hand-written pages of a preview staged anew, each given in both its languages.

    Nothing but their text may have changed since `before`, and none has a text in a third
    language. What is wrong with them is added to `problems`, which holds what the checks found.
    Nothing is written yet.
    """
    drifts = drift.all_drift(pages)
    staged = {
        (made.language, made.path): made
        for page in pages
        for made in _written(
            page, catalogue, before.sites[page.language], drifts, [], edition, problems
        )
    }
    _finish(staged, {path for _, path in before.pages}, edition, problems)
    return staged


def texts_of(staged: Mapping[tuple[Language, str], StagedPage]) -> dict[str, str]:
    """Return the Markdown files of pages by their names in the staged tree."""
    return {
        f"{language}/{path}": page_text.with_front(
            page.meta, page.body, SHEET_TEMPLATE if page.beside.sheet_of else None
        )
        for (language, path), page in staged.items()
    }


def _finish(
    staged: dict[tuple[Language, str], StagedPage],
    known: Set[str],
    edition: Edition,
    shown: Sequence[Problem],
) -> None:
    """Show the problems of a page on it, fill gaps, and unlink pages that are not `known`."""
    for key, page in staged.items():
        staged[key] = replace(page, body=admonition(page.file, shown) + page.body)
    _fill_gaps(staged)
    if edition.release is Release.PUBLIC:
        for key, page in staged.items():
            staged[key] = replace(page, body=_without_dead_links(page, known))


def _pages(
    catalogue: Catalogue,
    site: Site,
    language: Language,
    edition: Edition,
    drifts: Sequence[Drift],
    problems: Problems,
) -> Iterator[StagedPage]:
    """Yield every page of one language that this edition shows."""
    for made in site.pages:
        meta = PageMeta.model_validate(_front(made, catalogue))
        if page_rule(meta.approved_by is not None, edition.release):
            body = page_text.of_generated(made, site, problems)
            yield StagedPage(language, made.path, meta, True, language, body, made.template)
    texts = _texts(catalogue, edition)
    for page in catalogue.pages.pages:
        approved = page.meta.approved_by is not None
        if page.language is language and page_rule(approved, edition.release):
            own = [text for text in texts if text.page.path == page.path]
            yield from _written(page, catalogue, site, drifts, own, edition, problems)


def _written(
    page: Page,
    catalogue: Catalogue,
    site: Site,
    drifts: Sequence[Drift],
    texts: list[Text],
    edition: Edition,
    problems: Problems,
) -> Iterator[StagedPage]:
    """Yield a hand-written page with what is made of it: `texts` are its other languages."""
    yield StagedPage(
        page.language,
        page.path,
        page.meta,
        False,
        page.language,
        stale_notice(page, drifts, catalogue.ui) + page_text.of_written(page, site, problems),
        page.file,
        _beside(catalogue, page, texts, edition),
    )
    for text in texts:
        yield _text_page(text, page, site, problems)
    if page.meta.sheet:
        yield _sheet_page(catalogue, page, site, edition, problems)


def _texts(catalogue: Catalogue, edition: Edition) -> list[Text]:
    """Return the texts in third languages that this edition shows."""
    lao = third.lao_pages(catalogue.pages.pages)
    return [
        text
        for text in catalogue.texts.texts
        if third.waits(text, lao) is None
        and heard_rule(
            text.page.meta.reviewed_by,
            text.page.meta.reviewed_on,
            text.page.meta.approved_by is not None,
            edition.release,
        )
    ]


def _beside(catalogue: Catalogue, page: Page, texts: list[Text], edition: Edition) -> Beside:
    language, names = page.language, catalogue.body_names(page.language)
    return Beside(
        sheet=address(language, sheets.path_of(page.path)) if page.meta.sheet else "",
        heard=beside.heard(
            catalogue.recordings,
            page.path,
            page.meta.approved_by is not None,
            names,
            catalogue.ui,
            language,
            edition.release,
        ),
        texts=beside.other_texts(
            texts,
            lambda text: address(language, _path_of_text(text)),
            names,
            catalogue.ui,
            language,
        ),
    )


def _path_of_text(text: Text) -> str:
    return f"{FOLDER}/{text.code}/{text.page.path}"


def _text_page(text: Text, page: Page, site: Site, problems: Problems) -> StagedPage:
    """Return the page of a text in a third language, in the half of the site that `page` is of.

    Its links are written as on the page that it renders.
    """
    path = _path_of_text(text)
    folder, here = posixpath.dirname(page.path), posixpath.dirname(path)

    def link(match: re.Match[str]) -> str:
        goal = posixpath.normpath(posixpath.join(folder, match["path"]))
        return match[0].replace(f"({match['path']}", f"({posixpath.relpath(goal, here)}", 1)

    moved = replace(
        text.page, language=page.language, path=path, body=_PAGE_LINK.sub(link, text.page.body)
    )
    return StagedPage(
        page.language,
        path,
        text.page.meta,
        True,
        page.language,
        page_text.of_written(moved, site, problems),
        text.page.file,
        Beside(text_of=address(page.language, page.path), language=text.code),
        searched=False,
    )


def _sheet_page(
    catalogue: Catalogue, page: Page, site: Site, edition: Edition, problems: Problems
) -> StagedPage:
    """Return the sheet that is made from `page`; it is approved as far as the page is."""
    language = page.language
    kept: dict[str, object] = {
        "sheet": (),
        "picture": (),
        "sources": (),
        "obligations": (),
        "translated_from": None,
    }
    words = catalogue.ui.text("sheets.description", language, title=page.meta.title)
    tab = page.meta.tab_title or (page.meta.audience != "public" and page.meta.title)
    kept["tab_title"] = catalogue.ui.text("sheets.tab", language, title=tab) if tab else None
    return StagedPage(
        language,
        sheets.path_of(page.path),
        page.meta.model_copy(update=kept | {"description": words}),
        True,
        language,
        page_text.of_sheet(page, site, catalogue.ui, problems),
        page.file,
        Beside(
            sheet_of=address(language, page.path),
            code=address(language, sheets.code_of(page.path)) if edition.site_url else "",
        ),
        searched=False,
    )


def _front(made: GeneratedPage, catalogue: Catalogue) -> dict[str, object]:
    front = dict(made.front_matter)
    if approval := catalogue.pages.approval(made.path):
        front |= {"approved_by": approval.approved_by, "approved_on": approval.approved_on}
    return front


def _write(
    staged: Mapping[tuple[Language, str], StagedPage],
    sites: Mapping[Language, Site],
    sounds: Mapping[str, bytes],
    docs: Path,
    folder: Path,
) -> None:
    files = {
        f"{language}/{file.path}": file.content
        for language, site in sites.items()
        for file in site.files
    }
    tree.write(texts_of(staged), files | dict(sounds), docs, folder)


def _sounds(
    catalogue: Catalogue, staged: Mapping[tuple[Language, str], StagedPage]
) -> dict[str, bytes]:
    """Return the sound files that pages play; those that wait for a review stay out."""
    played = {one.href for page in staged.values() for one in page.beside.heard}
    files = {
        f"assets/{recordings.FOLDER}/{one.file}": catalogue.recordings.file(one)
        for one in catalogue.recordings.recordings
    }
    return {name: path.read_bytes() for name, path in files.items() if name in played}


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
        if (language.other, path) not in staged:
            staged[language.other, path] = replace(page, language=language.other)
