"""Words: terms, spelling, the other language's letters, promises, typed telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from guidance.checks import orthography
from guidance.checks.markdown import Document, Kind, Prose
from guidance.checks.orthography import LAO, THAI
from guidance.checks.style import RuleKind, Search, Style
from guidance.models.base import LAO_DIGITS, Language
from guidance.problems import Problem, Problems, Severity
from guidance.registers.pages import Page

FRONT_TEXTS = ("title", "tab_title", "description", "lead")
"""Front matter that is read as prose."""

_SENTENCE = re.compile(r"[.?!](?=[\s”\"'’)\]]|$)|\|")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|«[^»\n]*»|‘[^’\n]*’(?![A-Za-z])")
_BRACKETED = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]\(?")
_LATIN = re.compile(r"(?<![A-Za-z0-9_@./-])[A-Za-z][A-Za-z'’]*(?:[-.][A-Za-z0-9]+)*")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9]{0,9}s?(?:-[A-Z0-9]+)*|[A-Za-z]|[a-z]\d+")
_DOMAIN = re.compile(r"[\w.-]+\.[a-z]{2,}(?:/\S*)?|\S+@\S+")
_FOREIGN = {
    Language.EN: re.compile(f"[{LAO}{THAI}][{LAO}{THAI} ]*"),
    Language.LO: re.compile(f"[{THAI}][{THAI} ]*"),
}
_INSIDE_LAO = re.compile(f"(?<=[{LAO}])[{THAI}]|[{THAI}](?=[{LAO}])")
_PHONE = re.compile(r"(?<![\w./\-–])(?:\+|00|0)[\d໐-໙](?:[ .()\-]{0,2}[\d໐-໙]){5,}(?![\w/])")
_LONG_NUMBER = re.compile(r"(?<![\w./,\-–+])\d{7,}(?![\w/,])")
_SHORT = re.compile(r"(?<![\d.,/+\-–])[\d໐-໙]{3,6}(?![\d%]|[.,/\-–]\d)")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_NEAR = 24
"""How many characters before digits a word such as "call" makes them a telephone number."""


@dataclass(frozen=True)
class Found:
    """Something wrong at a place of a text."""

    start: int
    what: str
    fix: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Paragraph:
    """Lines that are read as one text."""

    lines: Sequence[Prose]
    lead_in: str = ""
    """Heading, title of the callout and sentence that lead into the text."""
    has_columns: bool = True
    """Whether places in the text are places in the file; not so for values of YAML."""
    where: str = ""
    _spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict, compare=False)

    @cached_property
    def text(self) -> str:
        """The lines joined."""
        return " \n".join(line.text for line in self.lines)

    def place(self, start: int) -> tuple[int, int]:
        """Return line and column of a place in the text."""
        for line in self.lines:
            if start <= len(line.text):
                return line.line, (start + 1 if self.has_columns else 0)
            start -= len(line.text) + 2
        return self.lines[-1].line, 0

    def sentence(self, start: int) -> tuple[int, int]:
        """Return the ends of the sentence around a place."""
        begin, end = 0, len(self.text)
        for stop in _SENTENCE.finditer(self.text):
            if stop.end() <= start:
                begin = stop.end()
            elif stop.start() >= start:
                end = stop.end()
                break
        return begin, end

    def is_inside(self, pattern: re.Pattern[str], start: int) -> bool:
        """Whether a place is inside quotation marks or brackets."""
        if pattern.pattern not in self._spans:
            self._spans[pattern.pattern] = [m.span() for m in pattern.finditer(self.text)]
        return any(a < start < b for a, b in self._spans[pattern.pattern])

    def column_head(self, start: int) -> str:
        """Return the head of the table's column in which a place is."""
        if not (head := self.lines[0].header):
            return ""
        index = self.text.count("|", 0, start)
        cells = head.split("|")
        return cells[index] if index < len(cells) else head


def check(
    pages: Sequence[Page],
    docs: Mapping[str, Document],
    style: Style,
    short_codes: Iterable[str],
    problems: Problems,
) -> None:
    """Report every word and letter that the style of the site does not allow."""
    codes = frozenset(short_codes)
    for page in pages:
        doc = docs[page.file]
        texts = (*_front(page), *paragraphs(doc))
        whole = "\n".join(paragraph.text for paragraph in texts)
        approved = page.meta.approved_by is not None
        reader = _Reader.of(whole, page.language, style, codes, _laws(doc), approved)
        for paragraph in texts:
            for found in reader.read(paragraph):
                problems.append(_at(page.file, paragraph, found))


def check_strings(
    strings: Iterable[tuple[str, str, Language]],
    style: Style,
    locate: Callable[[str], tuple[str, int]],
    problems: Problems,
) -> None:
    """Do the same for interface strings: key, text and language of each.

    `locate` gives file and line of a key; it is asked only where something is wrong.
    """
    bare = [(key, _PLACEHOLDER.sub(_blank, text), language) for key, text, language in strings]
    readers = {
        one: _Reader.of(
            "\n".join(text for _, text, language in bare if language is one),
            one,
            style,
            frozenset(),
            {},
        )
        for one in Language
    }
    for key, text, language in bare:
        paragraph = Paragraph([Prose(0, text, "", "")], where=key)
        for found in readers[language].read(paragraph):
            file, line = locate(key)
            problems.append(Problem(file, line, 0, key, found.what, found.fix, found.severity))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def text_problems(paragraph: Paragraph, language: Language, style: Style) -> Iterator[Found]:
    """Yield place, cause and cure of wrong spelling, letters and words in a text of data.

    What promises or forbids is left to the publishing rules, which know the source of each fact.
    """
    yield from _spelling(paragraph.text)
    yield from _thai_inside_lao(paragraph.text)
    watched = style.watched.get(language)
    if watched and watched.search(paragraph.text.lower()):
        for search in style.searches[language]:
            if search.kind is RuleKind.WORD:
                yield from _words(paragraph, search, style, {})


def _at(file: str, paragraph: Paragraph, found: Found) -> Problem:
    line, column = paragraph.place(found.start)
    return Problem(file, line, column, paragraph.where, found.what, found.fix, found.severity)


def _laws(doc: Document) -> dict[int, list[int]]:
    """Return the columns at which a law or treaty is named, by line."""
    found: dict[int, list[int]] = {}
    for element in doc.of(Kind.REFERENCE):
        if element.value.startswith(("law:", "treaty:")):
            found.setdefault(element.line, []).append(element.column)
    return found


def _front(page: Page) -> Iterator[Paragraph]:
    for key in FRONT_TEXTS:
        if not (text := getattr(page.meta, key)):
            continue
        if page.source and (key,) in page.source.marks:
            mark = page.source.mark((key,))
            yield Paragraph([Prose(mark.line, text, "", "")], has_columns=False, where=key)


def paragraphs(doc: Document) -> Iterator[Paragraph]:
    """Yield the texts of a page with what leads into each."""
    heading = title = sentence = lead_in = ""
    lines: list[Prose] = []
    for prose in doc.prose:
        if prose.continues and lines:
            lines.append(prose)
            continue
        if lines:
            yield Paragraph(lines, lead_in)
        lines = [prose]
        if prose.is_heading:
            heading, title = (heading, prose.text) if prose.callout else (prose.text, "")
            sentence = lead_in = ""
            continue
        title = title if prose.callout else ""
        lead_in = f"{heading}\n{title}\n{sentence if prose.is_item else ''}"
        sentence = sentence if prose.is_item else prose.text
    if lines:
        yield Paragraph(lines, lead_in)


@dataclass(frozen=True)
class _Reader:
    """The checks that a text needs: what the page as a whole does not hold, no part of it does."""

    language: Language
    style: Style
    codes: frozenset[str]
    laws: Mapping[int, Sequence[int]]
    spelling: bool
    letters: bool
    words: bool
    phones: bool
    approved: bool

    @classmethod
    def of(
        cls,
        text: str,
        language: Language,
        style: Style,
        codes: frozenset[str],
        laws: Mapping[int, Sequence[int]],
        approved: bool = False,
    ) -> _Reader:
        """Choose the checks that the whole `text` of a page needs."""
        watched = style.watched.get(language)
        return cls(
            language,
            style,
            codes,
            laws,
            orthography.is_suspect(text),
            bool(_FOREIGN[language].search(text)),
            bool(watched and watched.search(text.lower())),
            any(_phones(text, language, style, codes)),
            approved,
        )

    def read(self, paragraph: Paragraph) -> Iterator[Found]:
        """Yield place, cause and cure of everything wrong in a text."""
        if self.spelling:
            yield from _spelling(paragraph.text, "; `guidance fix` does it for you")
        if self.letters:
            yield from _letters(paragraph, self.language)
        if self.language is Language.LO:
            yield from _latin(paragraph, self.style)
        if self.words:
            for search in self.style.searches[self.language]:
                if search.kind is not RuleKind.DRAFT or self.approved:
                    yield from _words(paragraph, search, self.style, self.laws)
        if self.phones:
            yield from _phones(paragraph.text, self.language, self.style, self.codes)


def _spelling(text: str, hint: str = "") -> Iterator[Found]:
    for found in orthography.misspellings(text):
        shown = f'"{found.wrong}"' if found.wrong.isprintable() else f"U+{ord(found.wrong[0]):04X}"
        cure = f'Write "{found.right}"' if found.right else "Remove it"
        yield Found(
            found.start,
            f"Here {found.what}: {shown}.",
            f"{cure}{hint}.",
        )
    if orthography.mend(text) == text:  # else `guidance fix` may cure what looks impossible
        for start, wrong, what in orthography.impossible(text):
            yield Found(start, f'Here {what}: "{wrong}".', "Type the syllable again.")


def _letters(paragraph: Paragraph, language: Language) -> Iterator[Found]:
    text = paragraph.text
    yield from _thai_inside_lao(text)
    for match in _FOREIGN[language].finditer(text):
        if _INSIDE_LAO.search(text, max(0, match.start() - 1), match.end() + 1):
            continue
        start = match.start()
        if paragraph.is_inside(_QUOTED, start) or paragraph.is_inside(_BRACKETED, start):
            continue
        name = "Thai" if re.match(f"[{THAI}]", match[0]) else "Lao"
        prose = "an English" if language is Language.EN else "a Lao"
        yield Found(
            start,
            f'{name} stands in {prose} sentence: "{match[0].strip()}".',
            "Translate it, or put it in brackets or quotation marks after its translation.",
        )


def _thai_inside_lao(text: str) -> Iterator[Found]:
    for match in _INSIDE_LAO.finditer(text):
        yield Found(
            match.start(),
            f'The Thai letter "{match[0]}" (U+{ord(match[0]):04X}) stands in a Lao word.',
            "Type the Lao letter instead.",
        )


def _latin(paragraph: Paragraph, style: Style) -> Iterator[Found]:
    text = paragraph.text
    for match in _LATIN.finditer(text):
        word = match[0]
        if (
            word in style.latin_names
            or _ABBREVIATION.fullmatch(word)
            or _DOMAIN.match(text, match.start())
            or paragraph.is_inside(_BRACKETED, match.start())
            or paragraph.is_inside(_QUOTED, match.start())
        ):
            continue
        yield Found(
            match.start(),
            f'The word "{word}" is left in a Lao sentence.',
            "Translate it, put it in brackets after the Lao, or add a name to "
            "`latin_names` in data/style.yml.",
        )


def _words(
    paragraph: Paragraph,
    search: Search,
    style: Style,
    laws: Mapping[int, Sequence[int]],
) -> Iterator[Found]:
    text = paragraph.text
    for match in search.pattern.finditer(text):
        start = match.start()
        if search.kind is RuleKind.WORD and paragraph.is_inside(_QUOTED, start):
            continue
        if style.approved and _is_part(style.approved, text, match.span()):
            continue
        begin, end = paragraph.sentence(start)
        around = text[begin:end] + "\n" + paragraph.column_head(start) + "\n" + paragraph.lead_in
        if search.unless and search.unless.search(around.replace(match[0], " ")):
            continue
        if search.kind is RuleKind.PROMISE and _names_law(paragraph, begin, end, laws):
            continue
        what = f'"{match[0]}" is not to be used. {search.why}'
        yield Found(start, what, search.use, search.severity)


def _is_part(pattern: re.Pattern[str], text: str, span: tuple[int, int]) -> bool:
    return any(m.start() <= span[0] and span[1] <= m.end() for m in pattern.finditer(text))


def _names_law(
    paragraph: Paragraph, begin: int, end: int, laws: Mapping[int, Sequence[int]]
) -> bool:
    start = 0
    for line in paragraph.lines:
        for column in laws.get(line.line, ()):
            if begin <= start + column - 1 < end:
                return True
        start += len(line.text) + 2
    return False


def phones(text: str, codes: frozenset[str], words: re.Pattern[str] | None) -> Iterator[Found]:
    """Yield telephone numbers in a text; `words` tell a short code from another number.

    Without them, as in a language that no rule knows, every short code of `codes` counts.
    """
    fix = "Name the line with [[line:...]], so that its number, source and mark come from data."
    for pattern in (_PHONE, _LONG_NUMBER):
        for match in pattern.finditer(text):
            yield Found(match.start(), f'A telephone number is typed: "{match[0]}".', fix)
    for match in _SHORT.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        known = match[0].translate(LAO_DIGITS) in codes
        if known and (words is None or words.search(before)):
            yield Found(match.start(), f'A telephone number is typed: "{match[0]}".', fix)


def _phones(text: str, language: Language, style: Style, codes: frozenset[str]) -> Iterator[Found]:
    words = style.phone_words.get(language)
    return phones(text, codes if words else frozenset(), words)
