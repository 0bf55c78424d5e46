"""The sitemap: every page that has a text of its own, with its translation beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guidance.models.base import Language
from guidance.views.frame import address
from guidance.views.head import Alternate, alternates


@dataclass(frozen=True)
class SitemapEntry:
    """A page with full addresses."""

    address: str
    alternates: tuple[Alternate, ...]


def sitemap(
    site_url: str | None, pages: Iterable[tuple[Language, str]]
) -> tuple[SitemapEntry, ...]:
    """Return the entries of both languages; none while the site's address is not known.

    `pages` are Markdown files by language, without those that only stand in for a missing one.
    """
    if not site_url:
        return ()
    listed = list(pages)
    known = set(listed)
    out = []
    for language, path in listed:
        by_language = {one: site_url + address(one, path) for one in Language}
        whole = all((one, path) in known for one in Language)
        out.append(SitemapEntry(by_language[language], alternates(by_language) if whole else ()))
    return tuple(out)
