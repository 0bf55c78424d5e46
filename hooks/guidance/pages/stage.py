"""The staged tree: hand-written and generated Markdown side by side, ready for the engine.

MkDocs and its plugins see ordinary files, so navigation, language switch, sitemap, link check and
search treat generated pages like all others; another engine could build the same tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path, PurePosixPath

from guidance import catalogue as catalogues
from guidance import checks
from guidance.catalogue import Catalogue
from guidance.checks import dead_links, drift, pairs
from guidance.checks.drift import Drift
from guidance.checks.notice import stale_notice
from guidance.checks.preview import admonition
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.models.page import PageMeta
from guidance.pages import companions, links, page_text, tree
from guidance.pages.site import Site, compose
from guidance.pages.staged import Stage, StagedPage
from guidance.problems import Problem, Problems, did_you_mean
from guidance.publishing import Release, page_rule
from guidance.registers import strays
from guidance.registers.pages import Page
from guidance.registers.texts import Text
from guidance.views import GeneratedPage

SHEET_TEMPLATE = "sheet.html"


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
    wrong = catalogues.data_errors(problems, docs, root)
    problems += strays.check(data, docs, root)
    checks.run(catalogue, problems, data, root)
    if wrong:
        return catalogue, None
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
    problems += _idle_approvals(catalogue, sites)
    drifts = drift.all_drift(catalogue.pages.pages)
    staged: dict[tuple[Language, str], StagedPage] = {}
    for language, site in sites.items():
        for page in _pages(catalogue, site, language, edition, drifts, problems):
            if (language, page.path) in staged:
                problems.append(_made_already(page.file))
            else:
                staged[language, page.path] = page
    hidden = {page.path for page in catalogue.pages.pages} | catalogue.pages.unreadable
    hidden |= {page.path for site in sites.values() for page in site.pages}
    problems += _dead_links(catalogue.pages.pages, staged, hidden)
    _finish(staged, {path for _, path in staged}, edition, problems if preview else ())
    if (Language.LO, "index.md") not in staged:
        problems.append(_no_home(docs, edition))
    if preview or not problems.errors:
        _write(staged, sites, companions.sounds(catalogue, staged.values()), docs, folder)
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
    problems += _dead_links(pages, {**before.pages, **staged}, ())
    _finish(staged, {path for _, path in before.pages}, edition, problems)
    return staged


def _dead_links(
    pages: Sequence[Page],
    staged: Mapping[tuple[Language, str], StagedPage],
    hidden: Iterable[str],
) -> Iterator[Problem]:
    """Yield the links of hand-written pages that lead nowhere; `hidden` pages may be named."""
    documents = pairs.documents(pages)
    for language in Language:
        known: dict[str, str | None] = dict.fromkeys(hidden)
        known |= {path: page.body for (_, path), page in staged.items()}
        known |= {path: page.body for (own, path), page in staged.items() if own is language}
        for page in pages:
            if page.language is language and (language, page.path) in staged:
                yield from dead_links.problems_of(page.file, page.path, documents[page.file], known)


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
    for key, page in staged.items():
        if page.is_fallback:
            missing = page.file.replace(f"/{page.written_in}/", f"/{page.language}/", 1)
            staged[key] = replace(page, body=admonition(missing, shown) + page.body)
    if edition.release is Release.PUBLIC:
        for key, page in staged.items():
            staged[key] = replace(page, body=links.without_dead(page.body, page.path, known))


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
    texts = companions.shown_texts(catalogue, edition)
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
        companions.beside_of(catalogue, page, texts, edition),
    )
    for text in texts:
        yield companions.text_page(text, page, site, problems)
    if page.meta.sheet:
        yield companions.sheet_page(catalogue, page, site, edition, problems)


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


def _idle_approvals(catalogue: Catalogue, sites: Mapping[Language, Site]) -> Iterator[Problem]:
    """Yield the approvals that approve nothing."""
    made = {page.path for site in sites.values() for page in site.pages}
    folders = {f"{parent}/" for path in made for parent in PurePosixPath(path).parents[:-1]}
    for i, approval in enumerate(catalogue.pages.approvals):
        if approval.path not in made | folders:
            assert catalogue.pages.source
            yield catalogue.pages.source.problem(
                ("approvals", i, "path"),
                f'No page made from data is "{approval.path}", nor a folder of such pages.',
                did_you_mean(approval.path, made | folders)
                or "Approve pages that have a head in their head.",
            )


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


def _fill_gaps(staged: dict[tuple[Language, str], StagedPage]) -> None:
    """Put a page that one language lacks into its place in the language that exists."""
    for (language, path), page in list(staged.items()):
        if (language.other, path) not in staged:
            staged[language.other, path] = replace(page, language=language.other)
