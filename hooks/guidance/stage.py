"""The staged tree: hand-written and generated Markdown side by side, ready for the engine.

MkDocs and its plugins see ordinary files, so navigation, language switch, sitemap, link check and
search treat generated pages like all others; another engine could build the same tree.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from guidance import blocks, checks, refs
from guidance import catalogue as catalogues
from guidance.catalogue import Catalogue
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.models.page import PageMeta
from guidance.problems import Problem, Problems
from guidance.publishing import Release, page_rule
from guidance.registers.pages import Page
from guidance.site import Site, compose
from guidance.views import GeneratedPage

_DO_NOW = re.compile(r'^(!!! do-now "[^"\n]+)"', re.MULTILINE)
"""The box of first steps is condensed practice advice: a proposal until an office approves it."""
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


def prepare(
    data: Path, docs: Path, root: Path, folder: Path, edition: Edition, problems: Problems
) -> tuple[Catalogue, Stage | None]:
    """Load and check everything, and stage it in `folder`.

    While data is wrong nothing is staged: pages that refer to it would be blamed for its faults.
    """
    catalogue = catalogues.load(data, docs, root, edition, problems)
    if catalogues.data_errors(problems, docs, root):
        return catalogue, None
    checks.run(catalogue, problems, data, root)
    return catalogue, stage(catalogue, docs, folder, edition, problems)


def stage(
    catalogue: Catalogue, docs: Path, folder: Path, edition: Edition, problems: Problems
) -> Stage:
    """Write the tree of both languages into `folder`; unchanged files are left untouched."""
    staged: dict[tuple[Language, str], StagedPage] = {}
    texts: dict[str, str] = {}
    sites = {language: compose(catalogue, language, edition) for language in Language}
    for language, site in sites.items():
        for generated in site.pages:
            page, text = _generated(generated, language, catalogue, site, problems)
            if page_rule(page.meta.approved_by is not None, edition.release):
                staged[language, page.path] = page
                texts[f"{language}/{page.path}"] = text
        for written in catalogue.pages.pages:
            if written.language is not language:
                continue
            if (language, written.path) in staged:
                problems.append(
                    Problem(
                        written.file,
                        1,
                        0,
                        "",
                        "This page is made from data already.",
                        "Remove this file, or give it another name.",
                    )
                )
                continue
            if page_rule(written.meta.approved_by is not None, edition.release):
                staged[language, written.path] = StagedPage(
                    language, written.path, written.meta, False, language
                )
                texts[f"{language}/{written.path}"] = _written(written, site, problems)
    _fill_gaps(staged, texts)
    if edition.release is Release.PUBLIC:
        known = {path for _, path in staged}
        texts = {name: _without_dead_links(name, text, known) for name, text in texts.items()}
    if (Language.LO, "index.md") not in staged:
        problems.append(_no_home(docs, edition))
    if not problems.errors:
        _write(texts, docs, folder)
    return Stage(folder, staged, sites)


def _no_home(docs: Path, edition: Edition) -> Problem:
    file = f"{docs.name}/lo/index.md"
    if edition.release is Release.PUBLIC:
        what = "No office has approved the home page, so there is nothing to publish."
        fix = "The ministry sets `approved_by` and `approved_on`; until then build a draft."
    else:
        what, fix = "There is no home page.", "Write it."
    return Problem(file, 0, 0, "", what, fix)


def _without_dead_links(name: str, text: str, known: Set[str]) -> str:
    """Turn links to pages that are not approved yet into plain words."""
    folder = posixpath.dirname(name.partition("/")[2])

    def link(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match["path"]))
        return match[0] if path in known else match["words"]

    return _PAGE_LINK.sub(link, text)


def _fill_gaps(staged: dict[tuple[Language, str], StagedPage], texts: dict[str, str]) -> None:
    """Put a page that one language lacks into its place in the language that exists."""
    for (language, path), page in list(staged.items()):
        other = Language.EN if language is Language.LO else Language.LO
        if (other, path) not in staged:
            staged[other, path] = replace(page, language=other)
            texts[f"{other}/{path}"] = texts[f"{language}/{path}"]


def _generated(
    generated: GeneratedPage,
    language: Language,
    catalogue: Catalogue,
    site: Site,
    problems: Problems,
) -> tuple[StagedPage, str]:
    front = dict(generated.front_matter)
    if approval := catalogue.pages.approval(generated.path):
        front |= {"approved_by": approval.approved_by, "approved_on": approval.approved_on}
    meta = PageMeta.model_validate(front)
    template = f"overrides/pages/{generated.template}"
    body = site.renderer.render(f"pages/{generated.template}", generated.view)
    body = refs.expand(body, generated.path, site.targets, template, 1, problems)
    return StagedPage(language, generated.path, meta, True, language), _with_front(meta, body)


def _written(page: Page, site: Site, problems: Problems) -> str:
    def expand(text: str, file: str, line: int) -> str:
        return refs.expand(text, page.path, site.targets, file, line, problems)

    def with_refs(name: str, block: blocks.Block) -> blocks.Block:
        return lambda args: expand(block(args), f"overrides/blocks/{name}.md.j2", 1)

    known = {name: with_refs(name, block) for name, block in site.blocks.items()}
    body = expand(page.body, page.file, page.first_line)
    if page.meta.approved_by is None:
        body = _DO_NOW.sub(rf'\1 ({site.proposal})"', body)
    if page.meta.obligations:
        basis = site.legal_basis(page.meta.obligations)
        body += "\n\n" + expand(basis, "overrides/blocks/legal-basis.md.j2", 1)
    return _with_front(page.meta, blocks.expand(body, known, page.file, page.first_line, problems))


def _with_front(meta: PageMeta, body: str) -> str:
    front = {"title": meta.title, "description": meta.description}
    return (
        f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n\n{body.strip()}\n"
    )


def _write(texts: Mapping[str, str], docs: Path, folder: Path) -> None:
    """Bring `folder` up to date with `texts` and with the files of `docs` that are no pages."""
    wanted: dict[str, Callable[[Path], None]] = {
        name: _text_writer(text) for name, text in texts.items()
    }
    shared = [docs / name for name in ("assets", *Language)]
    for path in (path for folder in shared for path in folder.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            wanted[path.relative_to(docs).as_posix()] = _file_writer(path)
    for old in list(folder.rglob("*")):
        if old.is_file() and old.relative_to(folder).as_posix() not in wanted:
            old.unlink()
    for name, write in wanted.items():
        write(folder / name)


def _text_writer(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    return write


def _file_writer(source: Path) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        if not path.exists() or path.stat().st_mtime_ns != source.stat().st_mtime_ns:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, path)

    return write
