"""From catalogue and staged tree to what `guidance.views.page` shows around each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from guidance.edition import Edition
from guidance.models.base import Language
from guidance.models.page import Audience, PageMeta
from guidance.nav import NavItem
from guidance.publishing import Release, citable
from guidance.registers.contacts import add_months
from guidance.registers.sources import SourceRegister
from guidance.registers.ui import UiStrings
from guidance.views.beside import Beside
from guidance.views.page import (
    Assets,
    Frame,
    NavPage,
    NavSection,
    PageFacts,
    Review,
    SourceLine,
    TocEntry,
)


def address(language: Language, path: str) -> str:
    """Return the address below the site's root of `path`; a Markdown file becomes a page."""
    root = "" if language is Language.LO else f"{language}/"
    return f"{root}{path.removesuffix('.md')}.html" if path.endswith(".md") else root + path


def frame(
    ui: UiStrings,
    metas: Mapping[str, PageMeta],
    nav: Sequence[NavItem],
    language: Language,
    edition: Edition,
    assets: Assets,
    preview: bool,
) -> Frame:
    """Return what all pages of `language` share; `metas` has every page of it by path."""
    reviews = [m.reviewed_on for m in metas.values() if m.reviewed_on]
    return Frame(
        language=language,
        site_name=ui.text("site.name", language),
        neutral_title=ui.text("site.neutral_title", language),
        neutral_description=ui.text("site.neutral_description", language),
        release=edition.release,
        strip=_strip(edition),
        site_url=edition.site_url,
        sections=tuple(_sections(nav, metas, language)),
        paths=frozenset(address(language, path) for path in metas),
        assets=assets,
        latest_review=max(map(date.fromisoformat, reviews), default=None),
        preview=preview,
        search_strings={
            key: string.template(language)
            for key, string in ui.by_key.items()
            if key.startswith("search.")
        },
    )


def _strip(edition: Edition) -> str:
    if edition.release is Release.PUBLIC:
        return ""
    return "site.draft_officers" if edition.officers_data else "site.draft"


def _sections(
    nav: Sequence[NavItem], metas: Mapping[str, PageMeta], language: Language
) -> Iterable[NavSection]:
    for item in nav:
        if isinstance(item, str):
            if item != "index.md":
                yield NavSection(metas[item].title, address(language, item))
            continue
        for title, value in item.items():
            if isinstance(value, str):
                yield NavSection(title, address(language, value))
                continue
            pages = tuple(
                NavPage(metas[path].title, address(language, path)) for path in _paths(value)
            )
            discreet = all(metas[path].audience is Audience.PUBLIC for path in _paths(value))
            yield NavSection(title, pages[0].path, pages, discreet)


def _paths(items: Sequence[NavItem]) -> Iterable[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            for value in item.values():
                yield from [value] if isinstance(value, str) else _paths(value)


def page_facts(
    path: str,
    meta: PageMeta,
    language: Language,
    written_in: Language,
    translated: bool,
    toc: tuple[TocEntry, ...],
    sources: SourceRegister,
    bodies: Mapping[str, str],
    ui: UiStrings,
    beside: Beside,
) -> PageFacts:
    """Return one page as its file and front matter have it; `bodies` has office names by id.

    `translated` says whether the page in the other language has a text of its own.
    """
    other = language.other
    return PageFacts(
        path=address(language, path),
        title=meta.title,
        description=meta.description,
        lead=meta.lead or "",
        audience=meta.audience,
        tab_title=meta.tab_title,
        content_language=written_in,
        other_path=address(other, path),
        translated=translated,
        toc=toc,
        review=_review(meta, bodies),
        sources=tuple(
            SourceLine(
                title=source.title or source.publisher,
                publisher=source.publisher if source.title else "",
                kind=ui.text(f"sources.kind.{source.kind}", language),
                date=source.date,
                url=source.url,
                language=Language.EN if language is not Language.EN else None,
            )
            for source in citable(meta.sources, sources.by_id)
        ),
        beside=beside,
    )


def _review(meta: PageMeta, bodies: Mapping[str, str]) -> Review:
    reviewed = date.fromisoformat(meta.reviewed_on) if meta.reviewed_on else None
    return Review(
        owner=bodies.get(meta.owner or ""),
        reviewed_by=bodies.get(meta.reviewed_by or ""),
        reviewed_on=reviewed,
        approved_by=bodies.get(meta.approved_by or ""),
        approved_on=date.fromisoformat(meta.approved_on) if meta.approved_on else None,
        next_review=add_months(reviewed, meta.review_months) if reviewed else None,
    )
