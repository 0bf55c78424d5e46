"""Links from page to page in Markdown, where a page moves or its target is not shown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set

_PAGE_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]+)\]\((?P<path>[^()\s:#]+\.md)(?:#[^()\s]*)?(?: \"[^\"]*\")?\)"
    r"(?:\{[^{}]*\})?"
)


def moved(body: str, path: str, to: str) -> str:
    """Return the Markdown of the page at `path` with links that lead the same way from `to`."""
    folder, here = posixpath.dirname(path), posixpath.dirname(to)

    def link(match: re.Match[str]) -> str:
        goal = posixpath.normpath(posixpath.join(folder, match["path"]))
        return match[0].replace(f"({match['path']}", f"({posixpath.relpath(goal, here)}", 1)

    return _PAGE_LINK.sub(link, body)


def without_dead(body: str, path: str, known: Set[str]) -> str:
    """Return the Markdown of the page at `path` with words for links to pages not `known`."""
    folder = posixpath.dirname(path)

    def link(match: re.Match[str]) -> str:
        goal = posixpath.normpath(posixpath.join(folder, match["path"]))
        return match[0] if goal in known else match["words"]

    return _PAGE_LINK.sub(link, body)
