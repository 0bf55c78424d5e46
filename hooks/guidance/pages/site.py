"""What the site consists of: which pages data makes, which blocks and references pages may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from guidance.blocks import Block, BlockError
from guidance.catalogue import Catalogue
from guidance.edition import Edition
from guidance.export import ExportFile
from guidance.export.contacts import exports
from guidance.export.qr import svg
from guidance.models.base import Language
from guidance.publishing import page_rule
from guidance.render import Renderer
from guidance.views import (
    GeneratedPage,
    Keyword,
    RefTarget,
    all_pages,
    bodies,
    contacts,
    indicators,
    instruments,
    law_refs,
    obligations,
    places,
    sheets,
    sources,
    statistics,
    terms,
)
from guidance.views.directory import Directory
from guidance.views.frame import address
from guidance.views.law import Desk


@dataclass(frozen=True)
class Part:
    """What one group of registers gives to the site."""

    pages: Iterable[GeneratedPage] = ()
    blocks: Mapping[str, Block] = field(default_factory=dict)
    targets: Mapping[str, RefTarget] = field(default_factory=dict)
    keywords: Iterable[Keyword] = ()
    files: Iterable[ExportFile] = ()


@dataclass(frozen=True)
class Site:
    """The site in one language."""

    pages: tuple[GeneratedPage, ...]
    blocks: Mapping[str, Block]
    targets: Mapping[str, RefTarget]
    withheld: Mapping[str, str]
    """References to what exists in data but no page may show, with the reason."""
    keywords: tuple[Keyword, ...]
    """Names, numbers and spellings by which the search finds a page or a part of it."""
    explained: Mapping[str, RefTarget]
    """Words of the glossary that pages for officers explain on first use."""
    files: tuple[ExportFile, ...]
    """Cards, tables and codes that readers take away; paths below the language's folder."""
    legal_basis: Callable[[Iterable[str]], str]
    """Ids of obligations → Markdown of what a guidance page rests on."""
    proposal: str
    """Words for advice that no office has approved yet."""
    renderer: Renderer


def compose(catalogue: Catalogue, language: Language, edition: Edition) -> Site:
    """Put the views of all registers together for one language."""
    renderer = Renderer(catalogue.ui, language)
    desk = desk_of(catalogue, language, edition)
    titles = _titles(catalogue, language, edition)

    def shown(path: str) -> bool:
        approved = catalogue.pages.approval(path) is not None
        return path in titles or page_rule(approved, edition.release)

    parts = [
        _network(catalogue, language, edition, shown, renderer),
        _law(catalogue, desk, titles, renderer),
        _facts(catalogue, language, edition, renderer),
        _sheets(catalogue, titles, language, edition),
    ]
    pages = [page for part in parts for page in part.pages]
    if titles:
        titles |= {page.path: str(page.front_matter["title"]) for page in pages if shown(page.path)}
        pages.append(all_pages.page(titles.items(), catalogue.ui, language))

    def legal_basis(names: Iterable[str]) -> str:
        view = obligations.legal_basis(catalogue.obligations, catalogue.instruments, names, desk)
        return renderer.render("blocks/legal-basis.md.j2", view)

    return Site(
        pages=tuple(pages),
        blocks={name: block for part in parts for name, block in part.blocks.items()},
        targets={key: target for part in parts for key, target in part.targets.items()},
        withheld=law_refs.withheld(catalogue.instruments, desk),
        keywords=tuple(keyword for part in parts for keyword in part.keywords),
        explained=terms.tooltips(catalogue.terms, desk) if shown(terms.PATH) else {},
        files=tuple(file for part in parts for file in part.files),
        legal_basis=legal_basis,
        proposal=catalogue.ui.text("mark.proposal", language),
        renderer=renderer,
    )


def desk_of(catalogue: Catalogue, language: Language, edition: Edition) -> Desk:
    """Return what the views of the law need beside their register."""
    return Desk(
        language,
        edition.release,
        catalogue.sources.by_id,
        catalogue.body_names(language),
        catalogue.ui,
    )


def directory_of(catalogue: Catalogue) -> Directory:
    """Return what the views of the network need."""
    return Directory(
        catalogue.places,
        catalogue.bodies,
        catalogue.contacts,
        catalogue.sources.by_id,
        catalogue.ui,
        slip=any(page.path == contacts.REPORT_ERROR for page in catalogue.pages.pages),
    )


def _titles(catalogue: Catalogue, language: Language, edition: Edition) -> dict[str, str]:
    """Return the title of every hand-written page that this edition shows, by path."""
    return {
        page.path: page.meta.title
        for page in catalogue.pages.pages
        if page.language is language
        and page_rule(page.meta.approved_by is not None, edition.release)
    }


def _network(
    catalogue: Catalogue,
    language: Language,
    edition: Edition,
    shown: Callable[[str], bool],
    renderer: Renderer,
) -> Part:
    """Places, bodies and their lines."""
    directory = directory_of(catalogue)
    return Part(
        pages=(
            *places.pages(directory, language, edition),
            *bodies.pages(directory, language, edition),
        ),
        blocks={
            **contacts.blocks(directory, language, edition, renderer.render),
            **places.blocks(directory, language, renderer.render),
        },
        targets={
            **contacts.targets(directory, language, edition),
            **places.targets(directory, language),
            **bodies.targets(directory, language, edition),
        },
        keywords=(
            *contacts.keywords(directory, language, edition),
            *bodies.keywords(directory, edition),
            *places.keywords(directory),
        ),
        files=exports(directory, language, edition, shown),
    )


def _law(catalogue: Catalogue, desk: Desk, titles: Mapping[str, str], renderer: Renderer) -> Part:
    """Treaties, laws, what they oblige to, and their words."""
    register, duties = catalogue.instruments, catalogue.obligations

    def definition(args: Mapping[str, str]) -> str:
        _none(args)
        view = obligations.definition(duties, register, desk)
        return renderer.render("blocks/legal-definition.md.j2", view)

    def definition_check(args: Mapping[str, str]) -> str:
        _none(args)
        view = obligations.definition(duties, register, desk)
        return renderer.render("blocks/legal-check.md.j2", view)

    def differences(args: Mapping[str, str]) -> str:
        _none(args)
        view = obligations.differences(duties, desk)
        return renderer.render("blocks/legal-differences.md.j2", view)

    return Part(
        pages=(
            *instruments.pages(register, desk, obligations.by_instrument(duties)),
            *obligations.page(duties, register, desk, titles),
            *terms.page(catalogue.terms, desk),
        ),
        blocks={
            "definition": definition,
            "definition-check": definition_check,
            "differences": differences,
        },
        targets={
            **law_refs.targets(register, desk),
            **obligations.targets(duties, desk),
            **terms.targets(catalogue.terms, desk),
        },
        keywords=(*law_refs.keywords(register, desk), *terms.keywords(catalogue.terms, desk)),
    )


def _facts(catalogue: Catalogue, language: Language, edition: Edition, renderer: Renderer) -> Part:
    """Signs, figures and sources."""

    def signs(args: Mapping[str, str]) -> str:
        view = indicators.block(
            catalogue.indicators,
            catalogue.sources.by_id,
            _only(args, "set"),
            language,
            edition.release,
        )
        return renderer.render("blocks/indicators.md.j2", view)

    def figures(args: Mapping[str, str]) -> str:
        view = statistics.block(
            catalogue.statistics,
            catalogue.sources.by_id,
            _only(args, "series"),
            language,
            edition.release,
            catalogue.ui,
        )
        return renderer.render("blocks/statistics.md.j2", view)

    return Part(
        pages=sources.pages(catalogue.sources, catalogue.cited_sources, catalogue.ui, language),
        blocks={"indicators": signs, "statistics": figures},
        targets=sources.targets(catalogue.sources, catalogue.ui, language),
    )


def _sheets(
    catalogue: Catalogue, titles: Mapping[str, str], language: Language, edition: Edition
) -> Part:
    """The list of sheets, and the codes that lead from a sheet to its page."""
    made = [
        (page.path, page.meta.title)
        for page in catalogue.pages.pages
        if page.language is language and page.path in titles and page.meta.sheet
    ]
    if not made:
        return Part()
    codes = [
        ExportFile(sheets.code_of(path), svg(edition.site_url + address(language, path), title))
        for path, title in made
        if edition.site_url
    ]
    return Part(pages=(sheets.index(made, catalogue.ui, language),), files=codes)


def _none(args: Mapping[str, str]) -> None:
    if args:
        raise BlockError("it takes no arguments.")


def _only(args: Mapping[str, str], key: str) -> str:
    """Return the one argument that a block takes."""
    if set(args) != {key}:
        raise BlockError(f"it takes `{key}=...` and nothing else.")
    return args[key]
