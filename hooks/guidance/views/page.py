"""The frame of a page, ready to show: what `overrides/main.html` prints around the content.

`page_view` is a pure function. It is given the site in one language (`Frame`) and one page
(`PageFacts`), both with addresses as paths below the site's root (`en/help/thailand.html`), and
returns a `PageView` whose addresses are relative to the page, so that they also open from a
folder without a server. Templates only loop and ask "is there one?".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from guidance.models.base import Language
from guidance.publishing import Release
from guidance.views import head
from guidance.views.beside import Beside
from guidance.views.frame import Frame, PageFacts, Review, SourceLine, TocEntry
from guidance.views.navigation import (
    Link,
    Section,
    neighbours,
    overviews,
    relative,
    section_view,
)
from guidance.views.words import date_text

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: this site's own files, and the icons that stand in its stylesheet."""

SOUND_POLICY = f"{CONTENT_SECURITY_POLICY}; media-src 'self'"
"""The same for a page with a recording, which this site serves itself."""

LANGUAGE_NAMES = {Language.LO: "ລາວ", Language.EN: "English"}

FEWEST_HEADINGS = 3
"""A page with fewer headings shows no list of them."""

HELP_CHOICES = (
    ("la", "help/index.html"),
    ("th", "help/thailand.html"),
    ("vn", "help/viet-nam.html"),
    ("cn", "help/china.html"),
    ("kh", "help/cambodia.html"),
    ("mm", "help/myanmar.html"),
)
"""Where somebody who needs help now may be, and the page for it below the language's root."""


@dataclass(frozen=True)
class Choice:
    """A place where the reader may be; `country` is the ending of the key `site.help_…`."""

    country: str
    href: str
    current: bool


@dataclass(frozen=True)
class Switch:
    """The page in the other language, for readers."""

    language: str
    name: str
    """The language's own name for itself."""
    href: str


@dataclass(frozen=True)
class ReviewLine:
    """How far a page has been checked, with dates in the page's language."""

    state: str
    """`draft`, `reviewed` or `approved`: ending of the key `site.state_…`."""
    office: str | None
    on: str | None
    owner: str | None
    next: str | None
    next_iso: str | None
    """A script tells the reader when this day is over."""


@dataclass(frozen=True)
class PageView:
    """Everything that the frame of a page shows."""

    language: str
    content_language: str | None
    """Set only on a stand-in: the language its text is really in."""
    title: str
    title_phrases: tuple[str, ...]
    """The title cut where a line may best end; a space belongs between them."""
    tab_title: str
    """Of the browser's tab; neutral on pages for the public."""
    description: str
    share: head.Share
    lead: str
    path: str
    home: bool
    public: bool
    """Shows the button that leaves the site."""
    strip: str
    indexed: bool
    """Search engines may keep it; a sheet says again what its page says."""
    csp: str | None
    canonical: str | None
    """Full address as in the sitemap; of a stand-in or a sheet that of the page it stands for."""
    alternates: tuple[head.Alternate, ...]
    switch: Switch | None
    base: str
    """Way from the page to the site's root, for Material's script."""
    css: str
    sheets_css: str
    js: str
    icon_svg: str
    icon_png: str
    bundle: str
    search_worker: str
    """Counted from `base`, where the search's own script looks for it."""
    search_shim: str
    search_highlight: str
    search_strings: Mapping[str, str]
    home_href: str
    leave_href: str
    search_fallback: Link | None
    """List of all pages for readers without script."""
    sections: tuple[Section, ...]
    foot: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    toc: tuple[TocEntry, ...]
    help: tuple[Choice, ...]
    review: ReviewLine
    latest_review: str | None
    sources: tuple[SourceLine, ...]
    structured: Markup | None
    """Description for search engines (schema.org); only where the address is public."""
    beside: Beside


@dataclass(frozen=True)
class BareView:
    """Addresses for `404.html`, which is served below any address and so counts from the root."""

    csp: str
    css: str
    js: str
    icon: str
    leave: str
    home_lo: str
    home_en: str
    help: bool
    """The site has pages of help."""
    help_lo: str
    help_en: str
    strip: str


def bare_view(frame: Frame, root: str) -> BareView:
    """Return the view of the page for addresses that are not there; `root` ends in a slash."""
    return BareView(
        csp=CONTENT_SECURITY_POLICY,
        css=root + frame.assets.css,
        js=root + frame.assets.js,
        icon=root + frame.assets.icon_svg,
        leave=f"{root}new.html",
        home_lo=f"{root}index.html",
        home_en=f"{root}en/index.html",
        help=frame.root + HELP_CHOICES[0][1] in frame.paths,
        help_lo=f"{root}{HELP_CHOICES[0][1]}",
        help_en=f"{root}en/{HELP_CHOICES[0][1]}",
        strip=frame.strip,
    )


def page_view(frame: Frame, page: PageFacts) -> PageView:
    """Put one page into its frame."""

    def href(path: str) -> str:
        return relative(path, page.path)

    assets, beside = frame.assets, page.beside
    is_home = page.path == frame.home
    previous, following = neighbours(frame.sections, page.path)
    return PageView(
        language=str(frame.language),
        content_language=(
            str(page.content_language)
            if page.content_language and page.content_language != frame.language
            else None
        ),
        title=page.title,
        title_phrases=phrases(page.title, page.content_language or frame.language),
        tab_title=head.tab_title(frame, page),
        description=page.description,
        share=head.share(frame, page),
        lead=page.lead,
        path=page.path,
        home=is_home,
        public=page.audience in {"public", "all"},
        strip=frame.strip,
        indexed=frame.release is Release.PUBLIC and not beside.sheet_of,
        csp=None if frame.preview else SOUND_POLICY if beside.heard else CONTENT_SECURITY_POLICY,
        canonical=head.canonical(frame, page),
        alternates=head.alternates_of(frame, page),
        switch=_switch(frame.language.other, href(page.other_path)) if page.other_path else None,
        base=relative("", page.path),
        css=href(assets.css),
        sheets_css=href(assets.sheets_css),
        js=href(assets.js),
        icon_svg=href(assets.icon_svg),
        icon_png=href(assets.icon_png),
        bundle=href(assets.bundle),
        search_worker=assets.search_worker,
        search_shim=href(assets.search_shim),
        search_highlight=href(assets.search_highlight),
        search_strings=frame.search_strings,
        home_href=href(frame.home),
        leave_href=href("new.html"),
        search_fallback=_known(frame, "about/all-pages.html", href),
        sections=tuple(section_view(section, page.path) for section in frame.sections),
        foot=tuple(Link(one.title, href(one.path)) for one in frame.foot),
        crumbs=tuple(Link(one.title, href(one.path)) for one in overviews(frame, page.path)),
        previous=previous,
        next=following,
        toc=page.toc if len(page.toc) >= FEWEST_HEADINGS and not is_home else (),
        help=tuple(
            Choice(country, href(frame.root + path), frame.root + path == page.path)
            for country, path in HELP_CHOICES
            if frame.root + path in frame.paths
        ),
        review=_review(page.review, frame.language),
        latest_review=_date(frame.latest_review, frame.language),
        sources=page.sources,
        structured=head.structured_data(frame, page),
        beside=beside.seen_from(href),
    )


def phrases(title: str, language: Language) -> tuple[str, ...]:
    """Cut a Lao title at its spaces, which part phrases and not words.

    Short words stay with what they join: "and", "or" with the phrase after, ໆ and ລາວ with the
    one before.
    """
    if language is not Language.LO:
        return (title,)
    out: list[str] = []
    joined = False
    for part in title.split():
        if out and (joined or part in _LEANING):
            out[-1] += f" {part}"
        else:
            out.append(part)
        joined = part in _JOINING
    return tuple(out)


_JOINING = frozenset({"ແລະ", "ຫຼື", "ຂອງ", "ສປປ", "ທີ່"})
_LEANING = frozenset({"ໆ", "ລາວ", "ປີ"})


def _date(day: date | None, language: Language) -> str | None:
    return date_text(day, language) if day else None


def _switch(language: Language, href: str) -> Switch:
    return Switch(str(language), LANGUAGE_NAMES[language], href)


def _known(frame: Frame, path: str, href: Callable[[str], str]) -> Link | None:
    full = frame.root + path
    return Link("", href(full)) if full in frame.paths else None


def _review(review: Review, language: Language) -> ReviewLine:
    if review.approved_by and review.approved_on:
        state, office, on = "approved", review.approved_by, review.approved_on
    elif review.reviewed_by and review.reviewed_on:
        state, office, on = "reviewed", review.reviewed_by, review.reviewed_on
    else:
        state, office, on = "draft", None, None
    return ReviewLine(
        state=state,
        office=office,
        on=_date(on, language),
        owner=review.owner,
        next=_date(review.next_review, language),
        next_iso=review.next_review.isoformat() if review.next_review else None,
    )
