"""What the site hands to the search, and what the search hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["lo", "en"]
LANGUAGES: tuple[Language, ...] = ("lo", "en")


@dataclass(frozen=True)
class Section:
    """A heading of a page with the text under it; the first section of a page has no `#`."""

    language: Language
    """Of the page; the language the address belongs to."""
    location: str
    """Address in the site: `contacts/x.html#id`, English under `en/`."""
    title: str
    """The heading; of a page's first section, the page's title."""
    page_title: str
    text: str
    """Plain text, one line per block."""
    boost: float = 1.0
    twin: str | None = None
    """Address of the same section in the other language."""
    missing: bool = False
    """The text is in the other language, because a translation is missing: it is not indexed."""

    @property
    def page(self) -> str:
        """Address of the page."""
        return self.location.partition("#")[0]


@dataclass(frozen=True)
class Keyword:
    """Numbers, abbreviations, nicknames and other names that lead to a page or section."""

    language: Language
    location: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One entry of the reviewed glossary."""

    lo: str
    en: str
    synonyms: tuple[str, ...] = ()
    """In either language; told apart by their letters."""


@dataclass(frozen=True)
class LanguageReport:
    """Size of one language's index."""

    sections: int
    pages: int
    terms: int
    tokens: int
    text_bytes: int
    core_bytes: int
    posting_bytes: int
    store_bytes: int
    posting_shards: int
    store_shards: int


@dataclass(frozen=True)
class IndexReport:
    """What was written."""

    version: str
    files: tuple[str, ...]
    """Paths relative to the site's folder, in order."""
    languages: dict[Language, LanguageReport]
    unused_keywords: tuple[str, ...]
    """Locations of keywords that no section has."""
