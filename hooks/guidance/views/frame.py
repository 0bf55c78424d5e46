"""What the frame of a page is made from: the site in one language, and the page's own facts.

All addresses are paths below the site's root (`en/help/thailand.html`); `guidance.views.page`
makes of both what is shown around the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from guidance.dates import add_months
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.models.page import Audience, PageMeta
from guidance.nav import NavItem
from guidance.publishing import Release, citable
from guidance.registers.sources import SourceRegister
from guidance.registers.ui import UiStrings
from guidance.views.beside import NOTHING, Beside
from guidance.views.words import dated

FOOT_PAGES = ("contacts/report-error.md", "about/privacy.md", "about/accessibility.md")
"""What a reader may ask of any site: where to say that it is wrong, and what it keeps and tells."""

NEUTRAL = ""
"""Key of the picture that tells nothing of the page it is shared with."""


@dataclass(frozen=True)
class NavPage:
    """A page of the navigation."""

    title: str
    path: str


@dataclass(frozen=True)
class NavSection:
    """A section of the navigation with all its pages in reading order."""

    title: str
    path: str
    """The section's overview page."""
    pages: tuple[NavPage, ...] = ()
    """Every page below the section, also those of its folders; the overview may be among them."""
    discreet: bool = False
    """All its pages are for the public, so that no shared picture may name it."""

    def holds(self, path: str) -> bool:
        """Whether a page belongs to the section."""
        return self.path == path or any(page.path == path for page in self.pages)


@dataclass(frozen=True)
class TocEntry:
    """A heading of the page."""

    id: str
    title: str
    """Plain text."""
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True)
class SourceLine:
    """A source at the foot of a page; all texts are in the page's language."""

    title: str
    publisher: str
    kind: str
    """What it is, in words: official, treaty body, press …"""
    date: str | None = None
    """Formatted; None when the source bears no date."""
    url: str | None = None
    """None when the source may be named but not linked."""
    language: str | None = None
    """Language of the title when it differs from the page's."""

    @property
    def note(self) -> str:
        """All but the title, in one line; the date first, so that no line ends inside it."""
        return " · ".join(part for part in (self.date, self.publisher, self.kind) if part)


@dataclass(frozen=True)
class Review:
    """Who keeps a page right and how far it has been checked; dates as the ministry set them."""

    owner: str | None = None
    """Name of the office that must keep the page right."""
    reviewed_by: str | None = None
    reviewed_on: date | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    next_review: date | None = None


@dataclass(frozen=True)
class Assets:
    """Files that every page loads, as paths below the site's root."""

    css: str
    sheets_css: str
    """Fetched by sheets only."""
    js: str
    bundle: str
    """Material's script; fetched when a reader opens the search."""
    search_worker: str = "search/worker.js"
    search_shim: str = "search/shim.js"
    search_highlight: str = "search/highlight.js"
    """Marks the words that were looked for; fetched when the address says which (`?h=`)."""
    icon_svg: str = "assets/icons/icon.svg"
    icon_png: str = "assets/icons/icon.png"


@dataclass(frozen=True)
class SharePicture:
    """A picture that a chat shows beside a shared link."""

    address: str
    """Path below the site's root; the full address where a page shows it."""
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Frame:
    """The site in one language, the same for all its pages."""

    language: Language
    site_name: str
    neutral_title: str
    """Shown in the browser's tab on pages for the public that name no `tab_title`."""
    neutral_description: str
    release: Release
    strip: str
    """Key of the words on top of every page that say what it is not; empty in a public build."""
    site_url: str | None
    """Public address with a slash at its end, or None while it is not known."""
    sections: tuple[NavSection, ...]
    paths: frozenset[str]
    """All pages of this language: a link to a page that does not exist is left out."""
    assets: Assets
    foot: tuple[NavPage, ...] = ()
    """Pages named at the foot of every page, beside the sections."""
    pictures: Mapping[str, SharePicture] = field(default_factory=dict)
    """Pictures of shared links by the address of their section's overview, and `NEUTRAL`."""
    search_strings: Mapping[str, str] = field(default_factory=dict)
    """What our own search says beyond Material's words; see `data/ui/search.yml`."""
    latest_review: date | None = None
    """Latest day on which an office reviewed any page."""
    preview: bool = False
    """Live preview: its reload script stands in the page, which the policy would block."""

    @property
    def root(self) -> str:
        """Folder of this language: empty for Lao."""
        return root_of(self.language)

    @property
    def home(self) -> str:
        """The home page in this language."""
        return f"{self.root}index.html"


@dataclass(frozen=True)
class PageFacts:
    """One page as its file and front matter have it."""

    path: str
    """Address below the site's root: `en/help/thailand.html`."""
    title: str
    description: str = ""
    lead: str = ""
    audience: str = "all"
    """`public`, `officers` or `all`."""
    tab_title: str | None = None
    content_language: Language | None = None
    """Language of the text when it is not the frame's: the page is shown as a stand-in."""
    other_path: str | None = None
    """The same page in the other language, even when that is a stand-in; None for none."""
    translated: bool = True
    """The other page has a text of its own."""
    toc: tuple[TocEntry, ...] = ()
    review: Review = Review()
    sources: tuple[SourceLine, ...] = ()
    beside: Beside = NOTHING
    """With addresses below the site's root."""


def root_of(language: Language) -> str:
    """Return the folder of a language below the site's root: none for Lao."""
    return "" if language is Language.LO else f"{language}/"


def address(language: Language, path: str) -> str:
    """Return the address below the site's root of `path`; a Markdown file becomes a page."""
    root = root_of(language)
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
    looked_at = [day for m in metas.values() for day in (m.reviewed_on, m.approved_on) if day]
    return Frame(
        language=language,
        site_name=ui.text("site.name", language),
        neutral_title=ui.text("site.neutral_title", language),
        neutral_description=ui.text("site.neutral_description", language),
        release=edition.release,
        strip=_strip(edition),
        site_url=edition.site_url,
        sections=tuple(_sections(nav, metas, language)),
        foot=tuple(
            NavPage(metas[path].title, address(language, path))
            for path in FOOT_PAGES
            if path in metas
        ),
        paths=frozenset(address(language, path) for path in metas),
        assets=assets,
        latest_review=max(map(date.fromisoformat, looked_at), default=None),
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
                date=dated(source.date, language, ui) if source.date else None,
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
