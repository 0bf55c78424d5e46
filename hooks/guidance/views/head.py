"""The head of a page: what the browser's tab, chats and search engines are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from guidance.models.base import Language
from guidance.views import structured
from guidance.views.frame import NEUTRAL, Frame, PageFacts, SharePicture
from guidance.views.navigation import overviews, relative, section_of

LOCALES = {Language.LO: "lo_LA", Language.EN: "en_GB"}


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


def tab_title(frame: Frame, page: PageFacts) -> str:
    """Return a title that tells nothing on pages for the public, where an editor wrote none.

    The subject of the site stands in the tabs of officers' pages only.
    """
    if page.audience == "public":
        return page.tab_title or frame.neutral_title
    if page.path == frame.home:
        return page.tab_title or frame.site_name
    title = page.tab_title or page.title
    return f"{title} - {frame.site_name}" if page.audience == "officers" else title


def share(frame: Frame, page: PageFacts) -> Share:
    """Return what a chat shows of a link to the page."""
    public = page.audience == "public"
    section = section_of(frame, page.path) if frame.pictures and not public else None
    neutral = frame.pictures.get(NEUTRAL)
    picture = frame.pictures.get(section.path, neutral) if section else neutral
    return Share(
        title=tab_title(frame, page) if public else page.tab_title or page.title,
        description=frame.neutral_description if public else page.description,
        locale=LOCALES[page.content_language or frame.language],
        site_name=None if public else frame.site_name,
        picture=picture and replace(picture, address=f"{frame.site_url}{picture.address}"),
    )


def _is_stand_in(frame: Frame, page: PageFacts) -> bool:
    return page.content_language not in (None, frame.language)


def canonical(frame: Frame, page: PageFacts) -> str | None:
    """Return the full address that counts: a stand-in or a sheet gives that of its page."""
    if not frame.site_url:
        return None
    original = page.other_path if _is_stand_in(frame, page) else page.beside.sheet_of
    return frame.site_url + (original or page.path)


def alternates_of(frame: Frame, page: PageFacts) -> tuple[Alternate, ...]:
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


def structured_data(frame: Frame, page: PageFacts) -> Markup | None:
    """Say to search engines what the page is, and of pages for the public the home page only."""
    if not frame.site_url:
        return None
    home = frame.site_url + frame.home
    site = structured.website(frame.site_name, home, frame.language)
    if page.path == frame.home:
        return structured.block(site)
    if page.audience == "public" or page.beside.sheet_of or _is_stand_in(frame, page):
        return None
    here = frame.site_url + page.path
    steps = [(frame.site_name, home)]
    steps += [(one.title, frame.site_url + one.path) for one in overviews(frame, page.path)]
    return structured.block(
        structured.web_page(page.title, page.description, here, frame.language, site),
        structured.breadcrumbs([*steps, (page.title, here)]),
    )
