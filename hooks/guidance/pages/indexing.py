"""From built pages to the search index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from guidance import views
from guidance.models.base import Language
from guidance.pages.sections import PageSection, links_alone, parse, split
from guidance.pages.staged import Stage, StagedPage
from guidance.registers.terms import TermRegister
from guidance.search.build import write_index
from guidance.search.models import IndexReport, Keyword, Section, Term
from guidance.views.frame import address


def page_sections(page: StagedPage, html: str) -> list[Section]:
    """Return the sections of one page from the HTML of its body.

    A page that repeats another one, or only lists links, has none.
    """
    if not page.searched or links_alone(body := parse(html)):
        return []
    location = address(page.language, page.path)
    twin = address(page.language.other, page.path)
    parts = split(body)
    if not parts or parts[0].id:
        parts.insert(0, PageSection("", "", ""))
    out = []
    for part in parts:
        fragment = f"#{part.id}" if part.id else ""
        text = f"{page.meta.lead}\n{part.text}" if page.meta.lead and not part.id else part.text
        out.append(
            Section(
                language=page.language.value,
                location=location + fragment,
                title=part.title or page.meta.title,
                page_title=page.meta.title,
                text=text,
                twin=twin + fragment,
                missing=page.is_fallback,
                boost=_boost(page.path),
            )
        )
    return out


def _boost(path: str) -> float:
    """Return the weight of a page: a way in stands before the rest, words and tables behind."""
    if path.startswith(("about/", "law/glossary", "law/obligations")):
        return 0.2
    return 1.3 if path.endswith("index.md") else 1.0


def keywords_in(language: Language, found: Iterable[views.Keyword]) -> list[Keyword]:
    """Return what views know of names and numbers, with addresses in the built site."""
    out = []
    for keyword in found:
        path, _, part = keyword.url.partition("#")
        location = address(language, path) + (f"#{part}" if part else "")
        out.append(Keyword(language.value, location, keyword.words))
    return out


def page_names(stage: Stage, searched: Iterable[tuple[Language, str]]) -> Iterator[Keyword]:
    """Yield by which words a page is found beside its text: those that people type, and its title
    in the other language, since a question may mix both.
    """
    for language, path in searched:
        twin = stage.pages.get((language.other, path))
        title = (twin.meta.title,) if twin else ()
        words = (*stage.pages[language, path].meta.typed, *title)
        yield Keyword(language.value, address(language, path), words)


def glossary(register: TermRegister) -> list[Term]:
    """Return the reviewed terms of both languages: one finds what the other names.

    Wordings of low confidence are left out until a Lao reviewer has seen them.
    """
    return [
        Term(term.lo, word.strip(), tuple(term.variants))
        for term in register.terms.values()
        if term.confidence.sourced
        for word in term.en.split(",")
    ]


def write(
    sections: Sequence[Section],
    keywords: Sequence[Keyword],
    terms: Sequence[Term],
    site: Path,
) -> IndexReport:
    """Write the index into the folder of the built site; twins that do not exist are dropped."""
    known = {section.location for section in sections}
    kept = [
        section if section.twin in known else _without_twin(section, known) for section in sections
    ]
    return write_index(kept, site, keywords, terms)


def _without_twin(section: Section, known: set[str]) -> Section:
    page = section.twin.partition("#")[0] if section.twin else None
    return replace(section, twin=page if page in known else None)
