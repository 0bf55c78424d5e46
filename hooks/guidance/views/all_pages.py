"""The list of all pages by topic and by letter: a way in that needs no search."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from guidance.models.base import Language
from guidance.registers.ui import UiStrings
from guidance.search.lao import collation_key, initial
from guidance.views import GeneratedPage

PATH = "about/all-pages.md"


@dataclass(frozen=True)
class PageLink:
    """One page in the list."""

    title: str
    url: str
    """Relative to this page, a Markdown file."""


@dataclass(frozen=True)
class PageGroup:
    """Pages under one topic or one letter."""

    id: str
    title: str
    pages: tuple[PageLink, ...]


@dataclass(frozen=True)
class AllPagesView:
    """The whole page."""

    topics: tuple[PageGroup, ...]
    letters: tuple[PageGroup, ...]


def page(titles: Iterable[tuple[str, str]], ui: UiStrings, language: Language) -> GeneratedPage:
    """Return the page for `titles`: (path below the language's folder, title) of every page."""
    listed = sorted(
        ((path, title) for path, title in titles if path != PATH),
        key=lambda item: collation_key(item[1]),
    )
    by_topic = sorted(listed, key=lambda item: topic_of(item[0]))
    front = {
        "title": ui.text("all_pages.title", language),
        "description": ui.text("all_pages.description", language),
    }
    view = AllPagesView(
        topics=tuple(
            PageGroup(f"topic-{topic or 'top'}", topic_title(topic, ui, language), _links(group))
            for topic, group in itertools.groupby(by_topic, key=lambda item: topic_of(item[0]))
        ),
        letters=tuple(
            PageGroup(f"letter-{number}", letter, _links(group))
            for number, (letter, group) in enumerate(
                itertools.groupby(listed, key=lambda item: initial(item[1])), start=1
            )
        ),
    )
    return GeneratedPage(PATH, front, "all-pages.md.j2", view)


def topic_of(path: str) -> str:
    """Return the folder of the site that a page stands in; empty for its root."""
    return path.split("/")[0] if "/" in path else ""


def topic_title(topic: str, ui: UiStrings, language: Language) -> str:
    """Return the name of such a folder."""
    if not topic:
        return ui.text("all_pages.top", language)
    key = f"nav.{topic}"
    return ui.text(key, language) if key in ui.by_key else topic


def _links(group: Iterable[tuple[str, str]]) -> tuple[PageLink, ...]:
    return tuple(
        PageLink(title, posixpath.relpath(path, posixpath.dirname(PATH))) for path, title in group
    )
