"""Pages and their other language, taken apart once for all checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from guidance.checks.markdown import Document, Element, Kind, scan
from guidance.models.base import Language
from guidance.registers.pages import Page


@dataclass(frozen=True)
class Pair:
    """One page in both languages."""

    lo: Page
    en: Page
    lo_doc: Document
    en_doc: Document
    _index: dict[tuple[Language, Kind, str], list[Element]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def common_sections(self) -> tuple[str, ...]:
        """Return the ids of the sections that both languages have."""
        other = set(self.en_doc.sections())
        return tuple(name for name in self.lo_doc.sections() if name in other)

    def elements(self, kind: Kind, section: str) -> tuple[Sequence[Element], Sequence[Element]]:
        """Return the elements of one kind in one section: Lao, English."""
        if not self._index:
            for language, doc in ((Language.LO, self.lo_doc), (Language.EN, self.en_doc)):
                for element in doc.elements:
                    key = language, element.kind, element.section
                    self._index.setdefault(key, []).append(element)
        return (
            self._index.get((Language.LO, kind, section), ()),
            self._index.get((Language.EN, kind, section), ()),
        )


def documents(pages: Sequence[Page]) -> dict[str, Document]:
    """Take every page apart; the key is the file."""
    return {page.file: scan(page.body, page.first_line) for page in pages}


def pairs(pages: Sequence[Page], docs: Mapping[str, Document]) -> tuple[Pair, ...]:
    """Return the pages that exist in both languages."""
    english = {page.path: page for page in pages if page.language is Language.EN}
    return tuple(
        Pair(lo, en, docs[lo.file], docs[en.file])
        for lo in pages
        if lo.language is Language.LO and (en := english.get(lo.path))
    )
