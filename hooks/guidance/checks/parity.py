"""Both languages of a page must have the same shape, references and numbers."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from guidance.checks.markdown import INTRO, NO_ID, Document, Element, Kind, numbers
from guidance.checks.pairs import Pair
from guidance.checks.words import number_words
from guidance.models.base import Language
from guidance.problems import Problem, Problems, Severity
from guidance.registers.pages import Page

EQUAL_KEYS = (
    "audience",
    "owner",
    "sources",
    "obligations",
    "safety_critical",
    "review_months",
    "sheet",
    "picture",
)
"""Front matter that says the same about both languages."""
BOTH_OR_NEITHER = ("lead", "tab_title", "typed")
"""Front matter in the language of the page that both must have, or neither."""

_IN_ORDER = (Kind.BLOCK, Kind.CALLOUT, Kind.PARAGRAPH, Kind.LIST, Kind.TABLE)
"""Kinds whose order is the same in both languages, since paragraphs follow one another."""
_IN_ANY_ORDER = (Kind.REFERENCE, Kind.LINE, Kind.LINK, Kind.MARK, Kind.NUMBER)
"""Kinds that stand inside sentences, where each language has an order of its own."""


def check(pairs: Sequence[Pair], problems: Problems) -> None:
    """Report every difference in shape between the two languages of each page."""
    for pair in pairs:
        problems += _front_matter(pair)
        problems += _headings(pair)
        for section in pair.common_sections():
            for kind in _IN_ORDER:
                problems += _ordered(pair, kind, section)
            for kind in _IN_ANY_ORDER:
                problems += _unordered(pair, kind, section)


def check_ids(docs: Mapping[str, Document], problems: Problems) -> None:
    """Report headings by which the languages cannot be told to belong together."""
    for file, doc in docs.items():
        seen: dict[str, int] = {}
        for heading in doc.of(Kind.HEADING):
            if heading.section.startswith(NO_ID):
                problems.append(
                    Problem(
                        file,
                        heading.line,
                        heading.column,
                        "",
                        "The heading has no id.",
                        "Write `{#short-id}` after it, equal in both languages.",
                        Severity.NOTICE,
                    )
                )
            elif heading.section in seen:
                problems.append(
                    Problem(
                        file,
                        heading.line,
                        heading.column,
                        "",
                        f'The id "{heading.section}" stands on line {seen[heading.section]} too.',
                        "Give each heading an id of its own.",
                    )
                )
            seen.setdefault(heading.section, heading.line)


def _front_matter(pair: Pair) -> Iterator[Problem]:
    lo, en = pair.lo, pair.en
    for key in EQUAL_KEYS:
        here, there = _value(lo, key), _value(en, key)
        if here != there:
            yield _at_key(
                lo,
                key,
                f"Found {here}, expected {there} as in {_place_of_key(en, key)}.",
                "Make both languages equal.",
            )
    for key in BOTH_OR_NEITHER:
        for page, other in ((lo, en), (en, lo)):
            if getattr(page.meta, key) and not getattr(other.meta, key):
                yield _at_key(
                    page,
                    key,
                    f"`{key}` stands here, but not in {other.file}.",
                    "Write it in both languages, or in neither.",
                )
    for key in ("title", "description", "lead"):
        found = {
            page.language: Counter(n for n, _ in numbers(getattr(page.meta, key) or ""))
            for page in (lo, en)
        }
        yield from _front_numbers(pair, key, found)


def _front_numbers(
    pair: Pair, key: str, found: Mapping[Language, Counter[str]]
) -> Iterator[Problem]:
    for page, other in ((pair.lo, pair.en), (pair.en, pair.lo)):
        extra = found[page.language] - found[other.language]
        extra -= number_words(getattr(other.meta, key) or "", other.language)
        for value in extra:
            yield _at_key(
                page,
                key,
                f'The number {value} stands here, but not in the "{key}" of {other.file}.',
                "Write the same numbers in both languages.",
            )


def _value(page: Page, key: str) -> str:
    value = getattr(page.meta, key)
    if isinstance(value, tuple):
        return ", ".join(sorted(value)) or "none"
    return {True: "true", False: "false", None: "none"}.get(value, str(value))


def _at_key(page: Page, key: str, what: str, fix: str) -> Problem:
    if page.source and (key,) in page.source.keys:
        mark = page.source.key_mark((key,))
        return Problem(page.file, mark.line, mark.column, key, what, fix)
    return Problem(page.file, 1, 0, key, what, fix)


def _place_of_key(page: Page, key: str) -> str:
    if page.source and (key,) in page.source.keys:
        return f"{page.file}:{page.source.key_mark((key,)).line}"
    return page.file


def _headings(pair: Pair) -> Iterator[Problem]:
    here, there = (doc.of(Kind.HEADING) for doc in (pair.lo_doc, pair.en_doc))
    yield from _compare(
        pair,
        here,
        there,
        "heading",
        "Write the heading in both languages with the same id and level.",
    )


_FIX = {
    Kind.BLOCK: "Write the same block, with the same words after its name, in both languages.",
    Kind.CALLOUT: "Use the same callouts in the same order in both languages.",
    Kind.PARAGRAPH: "Give the paragraph the same id in both languages.",
    Kind.LIST: "Give both languages the same list with the same number of items.",
    Kind.TABLE: "Give both languages the same table with the same rows and columns.",
    Kind.REFERENCE: "Name the same references in this section of both languages.",
    Kind.LINE: "Name the same telephone lines in this section of both languages.",
    Kind.LINK: "Link to the same pages in this section of both languages.",
    Kind.MARK: "Give both languages the same marks in this section.",
    Kind.NUMBER: "Write the same numbers in this section of both languages.",
}


def _ordered(pair: Pair, kind: Kind, section: str) -> Iterator[Problem]:
    here, there = pair.elements(kind, section)
    yield from _compare(pair, here, there, kind.value, _FIX[kind])


def _compare(
    pair: Pair, here: Sequence[Element], there: Sequence[Element], noun: str, fix: str
) -> Iterator[Problem]:
    """Align two sequences and report what differs, one problem for each place."""
    a, b = [e.value for e in here], [e.value for e in there]
    if a == b:
        return
    for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            continue
        both = min(j - i, m - k)
        for found, expected in zip(here[i : i + both], there[k : k + both], strict=True):
            yield Problem(
                pair.lo.file,
                found.line,
                found.column,
                "",
                f"Found {_named(noun, found)}, expected {_named(noun, expected)} "
                f"as in {pair.en.file}:{expected.line}.",
                fix,
            )
        for page, other, extra in (
            (pair.lo, pair.en, here[i + both : j]),
            (pair.en, pair.lo, there[k + both : m]),
        ):
            for element in extra:
                yield Problem(
                    page.file,
                    element.line,
                    element.column,
                    "",
                    f"Found {_named(noun, element)}, expected none as in {other.file}.",
                    fix,
                )


def _named(noun: str, element: Element) -> str:
    if element.kind in {Kind.LIST, Kind.TABLE}:
        return f"a {element.value}"
    return f'the {noun} "{element.value}"'


def _unordered(pair: Pair, kind: Kind, section: str) -> Iterator[Problem]:
    here, there = pair.elements(kind, section)
    path = pair.lo.path
    a, b = (Counter(_same(e, path) for e in side) for side in (here, there))
    if a == b:
        return
    for page, other, own, extra, doc in (
        (pair.lo, pair.en, here, a - b, pair.en_doc),
        (pair.en, pair.lo, there, b - a, pair.lo_doc),
    ):
        if kind is Kind.NUMBER:
            extra -= number_words(_section_text(doc, section), other.language)
        for value, count in extra.items():
            places = [e for e in own if _same(e, path) == value]
            for element in places[len(places) - count :]:
                rest = len(places) - count
                yield Problem(
                    page.file,
                    element.line,
                    element.column,
                    "",
                    f'Found the {kind.value} "{element.value}" {_times(len(places))}, expected '
                    f"{_times(rest)} as in {other.file}{_section_place(doc, section)}.",
                    _FIX[kind],
                )
                break


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _same(element: Element, path: str) -> str:
    """Return what makes two elements equal: links by the page they lead to."""
    if element.kind is not Kind.LINK:
        return element.value
    target, _, part = element.value.partition("#")
    if target:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    return f"{target or path}#{part}"


def _section_text(doc: Document, section: str) -> str:
    return "\n".join(prose.text for prose in doc.prose if prose.section == section)


def _section_place(doc: Document, section: str) -> str:
    if section == INTRO:
        return ""
    line = next(e.line for e in doc.of(Kind.HEADING) if e.section == section)
    return f":{line}"
