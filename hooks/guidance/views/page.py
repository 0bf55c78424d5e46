"""The frame of a page, ready to show: what `overrides/main.html` prints around the content.

`page_view` is a pure function. It is given the site in one language (`Frame`) and one page
(`PageFacts`), both with addresses as paths below the site's root (`en/help/thailand.html`), and
returns a `PageView` whose addresses are relative to the page, so that they also open from a
folder without a server. Templates only loop and ask "is there one?".
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from markupsafe import Markup

from guidance.models.base import Language
from guidance.publishing import Release
from guidance.views import structured
from guidance.views.beside import NOTHING, Beside
from guidance.views.words import date_text

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: this site's own files, and the icons that stand in its stylesheet."""

SOUND_POLICY = f"{CONTENT_SECURITY_POLICY}; media-src 'self'"
"""The same for a page with a recording, which this site serves itself."""

MANY_PAGES = 40
"""A section with more pages than this links its overview only: a page's HTML must not grow."""

LANGUAGE_NAMES = {Language.LO: "ລາວ", Language.EN: "English"}
LOCALES = {Language.LO: "lo_LA", Language.EN: "en_GB"}

NEUTRAL = ""
"""Key of the picture that tells nothing of the page it is shared with."""

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
        return "" if self.language is Language.LO else f"{self.language}/"


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


@dataclass(frozen=True)
class Link:
    """A link relative to the page."""

    title: str
    href: str
    current: bool = False
    """It is this very page."""


@dataclass(frozen=True)
class Section:
    """A section of the navigation; `pages` only where the reader stands in it."""

    title: str
    href: str
    current: bool
    open: bool
    pages: tuple[Link, ...]


@dataclass(frozen=True)
class Choice:
    """A place where the reader may be; `country` is the ending of the key `site.help_…`."""

    country: str
    href: str
    current: bool


@dataclass(frozen=True)
class Alternate:
    """The page in one language, for machines."""

    language: str
    href: str


@dataclass(frozen=True)
class Share:
    """What a chat shows of a link to the page; of a page for the public nothing that tells."""

    title: str
    description: str
    locale: str
    site_name: str | None
    picture: SharePicture | None
    """None while the site has no public address."""


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
    share: Share
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
    alternates: tuple[Alternate, ...]
    switch: Switch | None
    base: str
    """Way from the page to the site's root, for Material's script."""
    css: str
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
    icon: str
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
        icon=root + frame.assets.icon_svg,
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
    home_path = f"{frame.root}index.html"
    is_home = page.path == home_path
    previous, following = _neighbours(frame.sections, page.path)
    return PageView(
        language=str(frame.language),
        content_language=(
            str(page.content_language)
            if page.content_language and page.content_language != frame.language
            else None
        ),
        title=page.title,
        title_phrases=phrases(page.title, page.content_language or frame.language),
        tab_title=_tab_title(frame, page),
        description=page.description,
        share=_share(frame, page),
        lead=page.lead,
        path=page.path,
        home=is_home,
        public=page.audience in {"public", "all"},
        strip=frame.strip,
        indexed=frame.release is Release.PUBLIC and not beside.sheet_of,
        csp=None if frame.preview else SOUND_POLICY if beside.heard else CONTENT_SECURITY_POLICY,
        canonical=_canonical(frame, page),
        alternates=_alternates(frame, page),
        switch=_switch(frame.language.other, href(page.other_path)) if page.other_path else None,
        base=relative("", page.path) or ".",
        css=href(assets.css),
        js=href(assets.js),
        icon_svg=href(assets.icon_svg),
        icon_png=href(assets.icon_png),
        bundle=href(assets.bundle),
        search_worker=assets.search_worker,
        search_shim=href(assets.search_shim),
        search_highlight=href(assets.search_highlight),
        search_strings=frame.search_strings,
        home_href=href(home_path),
        leave_href=href("new.html"),
        search_fallback=_known(frame, "about/all-pages.html", href),
        sections=tuple(_section(section, page.path) for section in frame.sections),
        crumbs=tuple(Link(one.title, href(one.path)) for one in _above(frame, page.path)),
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
        structured=_structured(frame, page),
        beside=beside.seen_from(href),
    )


def relative(path: str, page: str) -> str:
    """Return the way from `page` to `path`, both below the site's root."""
    target, here = path.split("/") if path else [], page.split("/")[:-1]
    same = 0
    for one, other in zip(target, here, strict=False):
        if one != other:
            break
        same += 1
    return "/".join([".."] * (len(here) - same) + target[same:]) or "."


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


def _section_of(frame: Frame, path: str) -> NavSection | None:
    for section in frame.sections:
        if section.path == path or any(page.path == path for page in section.pages):
            return section
    return None


def _tab_title(frame: Frame, page: PageFacts) -> str:
    """Return a title that tells nothing on pages for the public, where an editor wrote none."""
    if page.audience == "public":
        return page.tab_title or frame.neutral_title
    if page.path == f"{frame.root}index.html":
        return page.tab_title or frame.site_name
    return f"{page.tab_title or page.title} - {frame.site_name}"


def _share(frame: Frame, page: PageFacts) -> Share:
    public = page.audience == "public"
    section = _section_of(frame, page.path) if frame.pictures and not public else None
    neutral = frame.pictures.get(NEUTRAL)
    picture = frame.pictures.get(section.path, neutral) if section else neutral
    return Share(
        title=_tab_title(frame, page) if public else page.tab_title or page.title,
        description=frame.neutral_description if public else page.description,
        locale=LOCALES[page.content_language or frame.language],
        site_name=None if public else frame.site_name,
        picture=picture and replace(picture, address=f"{frame.site_url}{picture.address}"),
    )


def _is_stand_in(frame: Frame, page: PageFacts) -> bool:
    return page.content_language not in (None, frame.language)


def _canonical(frame: Frame, page: PageFacts) -> str | None:
    if not frame.site_url:
        return None
    original = page.other_path if _is_stand_in(frame, page) else page.beside.sheet_of
    return frame.site_url + (original or page.path)


def _alternates(frame: Frame, page: PageFacts) -> tuple[Alternate, ...]:
    """Name the page in both languages, and Lao as the one for everybody else.

    A stand-in is no translation, so it is not offered to machines as one.
    """
    if not page.other_path or not page.translated or _is_stand_in(frame, page):
        return ()

    def at(path: str) -> str:
        return frame.site_url + path if frame.site_url else relative(path, page.path)

    by_language = {frame.language: page.path, frame.language.other: page.other_path}
    return alternates({language: at(path) for language, path in by_language.items()})


def alternates(by_language: Mapping[Language, str]) -> tuple[Alternate, ...]:
    """Return what machines are told of a page that stands in both languages."""
    both = [Alternate(str(language), by_language[language]) for language in Language]
    return (*both, Alternate("x-default", by_language[Language.LO]))


def _structured(frame: Frame, page: PageFacts) -> Markup | None:
    """Say to search engines what the page is, and of pages for the public the home page only."""
    if not frame.site_url:
        return None
    home = f"{frame.site_url}{frame.root}index.html"
    site = structured.website(frame.site_name, home, frame.language)
    if page.path == f"{frame.root}index.html":
        return structured.block(site)
    if page.audience == "public" or page.beside.sheet_of or _is_stand_in(frame, page):
        return None
    here = frame.site_url + page.path
    steps = [(frame.site_name, home)]
    steps += [(one.title, frame.site_url + one.path) for one in _above(frame, page.path)]
    return structured.block(
        structured.web_page(page.title, page.description, here, frame.language, site),
        structured.breadcrumbs([*steps, (page.title, here)]),
    )


def _section(section: NavSection, here: str) -> Section:
    inside = section.path == here or any(page.path == here for page in section.pages)
    return Section(
        title=section.title,
        href=relative(section.path, here),
        current=section.path == here,
        open=inside,
        pages=tuple(_pages(section, here)) if inside else (),
    )


def _pages(section: NavSection, here: str) -> Iterable[Link]:
    """Yield the pages beside the reader: those of the section's own folder, then of his own.

    A folder with many pages shows nothing but its overview and the page itself.
    """
    own, folder = posixpath.dirname(section.path), posixpath.dirname(here)
    pages = [page for page in section.pages if page.path != section.path]
    size: dict[str, int] = {}
    for page in pages:
        size[posixpath.dirname(page.path)] = size.get(posixpath.dirname(page.path), 0) + 1
    for page in pages:
        place = posixpath.dirname(page.path)
        overview = page.path == f"{place}/index.html"
        beside = place in {own, folder} and size[place] <= MANY_PAGES
        child = overview and posixpath.dirname(place) == own
        if page.path == here or beside or child:
            yield Link(page.title, relative(page.path, here), page.path == here)


def _above(frame: Frame, here: str) -> list[NavPage]:
    """Return the overviews above a page, from the section down."""
    section = _section_of(frame, here)
    if not section or section.path == here:
        return []
    overview = f"{posixpath.dirname(here)}/index.html"
    inside = [
        one
        for one in section.pages
        if one.path == overview and one.path not in {here, section.path}
    ]
    return [NavPage(section.title, section.path), *inside]


def _neighbours(sections: Iterable[NavSection], here: str) -> tuple[Link | None, Link | None]:
    """Return the pages before and after this one in its section."""
    for section in sections:
        line = [NavPage(section.title, section.path)]
        line += [page for page in section.pages if page.path != section.path]
        for place, page in enumerate(line):
            if page.path == here:
                before = line[place - 1] if place else None
                after = line[place + 1] if place + 1 < len(line) else None
                return (
                    Link(before.title, relative(before.path, here)) if before else None,
                    Link(after.title, relative(after.path, here)) if after else None,
                )
    return None, None


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


_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)


def frame_tables(content: str, label: str) -> str:
    """Put each table of a page's HTML into a box of its own that scrolls on a narrow screen."""
    name = html.escape(label, quote=True)
    box = f'<div class="table" role="group" tabindex="0" aria-label="{name}">'
    return _TABLE.sub(lambda table: f"{box}{table[0]}</div>", content)
