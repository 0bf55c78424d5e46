"""Where a page stands: the sections, the overviews above it, the pages before and after."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from guidance.views.frame import Frame, NavPage, NavSection

MANY_PAGES = 40
"""A section with more pages than this links its overview only: a page's HTML must not grow."""


def relative(path: str, page: str) -> str:
    """Return the way from `page` to `path`, both below the site's root."""
    target, here = path.split("/") if path else [], page.split("/")[:-1]
    same = 0
    for one, other in zip(target, here, strict=False):
        if one != other:
            break
        same += 1
    return "/".join([".."] * (len(here) - same) + target[same:]) or "."


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


def section_of(frame: Frame, path: str) -> NavSection | None:
    """Return the section that a page belongs to."""
    return next((section for section in frame.sections if section.holds(path)), None)


def section_view(section: NavSection, here: str) -> Section:
    """Return a section as the page at `here` shows it."""
    inside = section.holds(here)
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


def overviews(frame: Frame, here: str) -> list[NavPage]:
    """Return the overviews above a page, from the section down."""
    section = section_of(frame, here)
    if not section or section.path == here:
        return []
    overview = f"{posixpath.dirname(here)}/index.html"
    inside = [
        one
        for one in section.pages
        if one.path == overview and one.path not in {here, section.path}
    ]
    return [NavPage(section.title, section.path), *inside]


def neighbours(sections: Iterable[NavSection], here: str) -> tuple[Link | None, Link | None]:
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
