"""Links between pages: each leads to a page, and to a heading that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from guidance.checks.markdown import Document, Element, Kind
from guidance.models.base import Language
from guidance.problems import Problem, did_you_mean

_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=\"([^\"]+)\"")
_OTHER_TREE = re.compile(rf"\.\./(?:{'|'.join(Language)})/")
"""Begin of a link that leaves the pages of its language."""
_BARE_HEADING = re.compile(r"^#{2,6} (?!.*\{[^{}]*#)", re.MULTILINE)


def problems_of(
    file: str, path: str, document: Document, known: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Yield the links of the page `path` that lead nowhere.

    `known` holds the Markdown of every page by path with its blocks filled in, None where this
    edition does not show the page.
    """
    for link in document.of(Kind.LINK):
        if fault := _fault(link, path, known):
            yield Problem(file, link.line, link.column, "", *fault)


def _fault(link: Element, path: str, known: Mapping[str, str | None]) -> tuple[str, str] | None:
    target, _, part = link.value.partition("#")
    folder = posixpath.dirname(path)
    goal = posixpath.normpath(posixpath.join(folder, target)) if target else path
    if goal not in known:
        return f'The link leads to "{target}", but there is no such page.', _cure(
            target, folder, known
        )
    text = known[goal]
    if not part or text is None or _BARE_HEADING.search(text):
        return None
    ids = {first or second for first, second in _ID.findall(text)}
    if part in ids:
        return None
    return (
        f'The page {goal} has no heading with the id "{part}".',
        did_you_mean(part, ids) or "Write the id of a heading, or leave out # and what follows.",
    )


def _cure(target: str, folder: str, known: Iterable[str]) -> str:
    if target.startswith("www."):
        return "Begin a link to another site with https://."
    slashes = target.replace("\\", "/")
    rooted = slashes.lstrip("/") if slashes.startswith("/") else posixpath.join(folder, slashes)
    rooted = _OTHER_TREE.sub("", posixpath.normpath(rooted))
    page = f"{rooted.removesuffix('.html').removesuffix('.md')}.md"
    if page in known:
        return f"Write {posixpath.relpath(page, folder or '.')}."
    same = [name for name in known if posixpath.basename(name) == posixpath.basename(page)]
    if len(same) == 1:
        return f'Did you mean "{posixpath.relpath(same[0], folder or ".")}"?'
    beside = [
        posixpath.basename(name)
        for name in known
        if posixpath.dirname(name) == posixpath.dirname(page)
    ]
    return did_you_mean(posixpath.basename(page), beside) or "Correct the link, or take it out."
