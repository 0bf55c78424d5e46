"""Views: catalogue and language in, frozen data ready to show out; no Markdown, no MkDocs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

REFERENCE = re.compile(r"\[\[(?P<key>[a-z]+:[^\[\]|\s]+)(?:\|(?P<text>[^\[\]]+))?\]\]")
"""A reference in Markdown: `[[kind:id#part]]` or `[[kind:id#part|text]]`; see `RefTarget`."""


@dataclass(frozen=True)
class GeneratedPage:
    """A page that exists because of data: its place, its front matter and what it shows."""

    path: str
    """Below `docs/<language>/`, such as `contacts/provinces/xayabouly.md`; equal in both."""
    front_matter: Mapping[str, object]
    """Keys of `guidance.models.page.PageMeta`."""
    template: str
    """Name in `overrides/pages/`, such as `province.md.j2`."""
    view: object
    closing: tuple[str, ...] = ()
    """Names of blocks that end the page; they take no arguments."""


@dataclass(frozen=True)
class RefTarget:
    """Where `[[kind:id#part]]` leads."""

    url: str
    """Page below `docs/<language>/` with an optional `#id`: `law/laws/penal-code.md#art-215`."""
    label: str
    """Text of the link, in the page's language."""
    tooltip: str = ""
    """Shown when the pointer rests on the link; plain text."""
    printed: str = ""
    """What stands on paper in place of the label: a label with an unconfirmed number never does."""
    mark: str = ""
    """How what is named is known, in words, where no official source stands behind it."""


@dataclass(frozen=True)
class Keyword:
    """Words by which the search finds a page or a part of it, beyond its own text."""

    url: str
    """As in `RefTarget`."""
    words: tuple[str, ...]
    """Names, numbers, abbreviations, nicknames and romanised spellings, in either language."""
