"""The shape of a Markdown page with the place of every part; enough for checks, no renderer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from guidance import blocks
from guidance.models.base import LAO_DIGITS
from guidance.views import REFERENCE

INTRO = "intro"
"""Name of what stands before the first heading."""
NO_ID = "heading-without-id-"
"""Begins the name of a section whose heading has no id; its number among all headings follows."""


class Kind(StrEnum):
    """What an element of a page is."""

    HEADING = "heading"
    BLOCK = "block"
    REFERENCE = "reference"
    LINE = "telephone line"
    LINK = "link"
    CALLOUT = "callout"
    PARAGRAPH = "numbered paragraph"
    MARK = "mark"
    LIST = "list"
    TABLE = "table"
    NUMBER = "number"


@dataclass(frozen=True)
class Element:
    """One part of a page that both languages must have."""

    kind: Kind
    value: str
    """What must be equal in both languages: an id, a target, a shape in words."""
    line: int
    column: int
    section: str


@dataclass(frozen=True)
class Prose:
    """One line as it is read: marks, targets and code are blanked, columns stay as they were."""

    line: int
    text: str
    section: str
    callout: str
    """Kind of the callout around the line; empty outside."""
    is_heading: bool = False
    is_item: bool = False
    """Whether a list item or a row of a table begins here."""
    header: str = ""
    """First row of the table that this is a row of."""
    continues: bool = False
    """Whether the line goes on with the paragraph of the line before."""


@dataclass(frozen=True)
class Document:
    """A page taken apart."""

    elements: tuple[Element, ...]
    prose: tuple[Prose, ...]

    def of(self, kind: Kind) -> tuple[Element, ...]:
        """Return the elements of one kind in order."""
        return tuple(element for element in self.elements if element.kind is kind)

    def sections(self) -> tuple[str, ...]:
        """Return the ids of all sections in order; the first is what precedes all headings."""
        found = (element.section for element in self.elements if element.kind is Kind.HEADING)
        return tuple(dict.fromkeys((INTRO, *found)))


_FENCE = re.compile(r"^ *(```+|~~~+)")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(?P<text>.*?)[ \t]*(?P<attr>\{[^{}]*\})?[ \t]*$")
_CALLOUT = re.compile(r'^(?P<indent> *)(?:!!!|\?\?\?\+?)[ ]+(?P<kind>[\w-]+)[^"]*(?P<title>".*")?')
_ITEM = re.compile(r"^(?P<indent> *)(?P<mark>[-*+]|\d{1,3}[.)])(?P<gap> +)(?=\S)")
ATTRIBUTES = re.compile(r"\{:?[^{}\n]*[#.=][^{}\n]*\}")
_PARAGRAPH_ID = re.compile(r"^ *\{:[^}]*#(?P<id>[\w-]+)[^}]*\} *$")
_ATTRIBUTE_ID = re.compile(r"#([\w-]+)")
_MARK = re.compile(r"\.(mark-[a-z-]+)")
_LINK = re.compile(r"\]\((?P<target>[^\s()<>]+)(?P<title> +\"[^\"\n]*\")?\)")
_BARE_URL = re.compile(r"<?(?:https?://|www\.|mailto:)[^\s<>)\]]+>?")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TABLE_RULE = re.compile(r"^ *\|?[ :|-]*-[ :|-]*\|?[ ]*$")
_ADDRESS = re.compile(r"://|www\.|mailto:")
DIGIT = re.compile("[0-9໐-໙]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?![\d])")
_DATE = re.compile(r"(?<!\d)(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

_Spans: TypeAlias = "list[tuple[int, int]]"


def _blank(text: str, spans: _Spans) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def numbers(text: str) -> Iterator[tuple[str, int]]:
    """Yield every number in plain `text` in one spelling, with its place.

    Lao digits, thousands points and commas, and the month of a date written in digits make no
    difference: 1,200 is 1.200, and 23/11/2026 is 23 November 2026.
    """
    text = text.translate(LAO_DIGITS)
    for date in list(_DATE.finditer(text)):
        if 1 <= int(date["m"]) <= 12:
            text = _blank(text, [date.span("m")])
    for match in _NUMBER.finditer(text):
        value = match[0]
        if _THOUSANDS.fullmatch(value):
            value = re.sub("[.,]", "", value)
        else:
            value = value.replace(",", ".")
        if _THOUSANDS.fullmatch(match[0]) or value.count(".") <= 1:
            yield value.lstrip("0") or "0", match.start()
        else:
            for part in _NUMBER.finditer(value.replace(".", " ")):
                yield part[0].lstrip("0") or "0", match.start() + part.start()


@dataclass
class _List:
    indent: int
    ordered: bool
    line: int
    column: int
    section: str
    depth: int
    items: int = 0


@dataclass
class _Scanner:
    elements: list[Element] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    section: str = INTRO
    fence: str = ""
    callouts: list[tuple[int, str]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    table: list[tuple[int, int, int]] = field(default_factory=list)
    """Line, column and number of cells of each row of the open table."""
    header: str = ""
    headings: int = 0
    after_blank: bool = True

    def add(self, kind: Kind, value: str, line: int, column: int) -> None:
        self.elements.append(Element(kind, value, line, column, self.section))

    def read(self, text: str, line: int) -> None:
        if mark := fence_of(text):
            self.fence = fence_after(self.fence, mark)
            return
        if self.fence:
            return
        if not text.strip():
            self.close_table()
            self.after_blank = True
            return
        self.read_line(text, line)
        self.after_blank = False

    def read_line(self, text: str, line: int) -> None:
        indent = len(text) - len(text.lstrip(" "))
        self.leave_callouts(indent)
        if text.startswith("#") and (heading := _HEADING.match(text)):
            self.close_table()
            self.close_lists(0)
            self.heading(heading, line)
            return
        if text.startswith(("!!!", "???"), indent) and (callout := _CALLOUT.match(text)):
            self.close_table()
            self.close_lists(indent)
            self.callouts.append((indent, callout["kind"]))
            self.add(Kind.CALLOUT, callout["kind"], line, indent + 1)
            start, end = callout.span("title") if callout["title"] else (0, 1)
            self.inline(_blank(text, [(0, start + 1), (end - 1, len(text))]), line, is_heading=True)
            return
        if text.startswith(":::", indent):
            self.close_table()
            self.close_lists(indent)
            for call in blocks.calls(text):  # none where it is misspelt, which expanding it tells
                args = "".join(f" {key}={value}" for key, value in sorted(call.args.items()))
                self.add(Kind.BLOCK, call.name + args, line, indent + 1)
            return
        if "{:" in text and (paragraph := _PARAGRAPH_ID.match(text)):
            self.close_table()
            self.add(Kind.PARAGRAPH, paragraph["id"], line, indent + 1)
            return
        if text.startswith("|", indent):
            self.row(text, line, indent)
            return
        self.close_table()
        if item := _ITEM.match(text):
            self.item(item, line, indent)
            self.inline(_blank(text, [item.span()]), line, is_item=True)
            return
        if self.after_blank:
            self.close_lists(indent)
        self.inline(text, line, continues=not self.after_blank)

    def heading(self, match: re.Match[str], line: int) -> None:
        self.headings += 1
        self.section = _section_name(match, self.headings)
        level = len(match[1])
        self.add(Kind.HEADING, f"{'#' * level} {self.section}", line, 1)
        blanks = [(0, match.start("text")), (match.end("text"), len(match[0]))]
        self.inline(_blank(match[0], blanks), line, is_heading=True)

    def leave_callouts(self, indent: int) -> None:
        while self.callouts and indent < self.callouts[-1][0] + 4:
            self.callouts.pop()

    def item(self, match: re.Match[str], line: int, indent: int) -> None:
        ordered = match["mark"][0].isdigit()
        while self.lists and self.lists[-1].indent > indent:
            self.close_list()
        top = self.lists[-1] if self.lists else None
        if not top or top.indent < indent or top.ordered is not ordered:
            if top and top.indent == indent:
                self.close_list()
            depth = len(self.lists) + 1
            top = _List(indent, ordered, line, indent + 1, self.section, depth)
            self.lists.append(top)
        top.items += 1

    def close_list(self) -> None:
        done = self.lists.pop()
        kind = "numbered list" if done.ordered else "list"
        inner = f" at depth {done.depth}" if done.depth > 1 else ""
        value = f"{kind}{inner} of {_count(done.items, 'item')}"
        self.elements.append(Element(Kind.LIST, value, done.line, done.column, done.section))

    def close_lists(self, indent: int) -> None:
        while self.lists and self.lists[-1].indent >= indent:
            self.close_list()

    def row(self, text: str, line: int, indent: int) -> None:
        if not self.table:
            self.close_lists(indent)
        plain = REFERENCE.sub("x", _CODE.sub("x", text)).strip().replace("\\|", "x")
        if _TABLE_RULE.match(plain):
            return
        cells = plain.removeprefix("|").removesuffix("|").count("|") + 1
        self.table.append((line, indent + 1, cells))
        self.header = text if len(self.table) == 1 else self.header
        self.inline(text, line, is_item=True)

    def close_table(self) -> None:
        if not self.table:
            return
        line, column, cells = self.table[0]
        shape = f"table of {_count(len(self.table), 'row')} and {_count(cells, 'column')}"
        self.add(Kind.TABLE, shape, line, column)
        self.table = []
        self.header = ""

    def inline(
        self,
        text: str,
        line: int,
        *,
        is_heading: bool = False,
        is_item: bool = False,
        continues: bool = False,
    ) -> None:
        """Take what stands inside a line: references, links, marks, numbers; keep its words."""
        bare = _CODE.sub(lambda match: " " * len(match[0]), text) if "`" in text else text
        gone: _Spans = []
        if "[[" in bare:
            gone += self.references(bare, line)
        if "](" in bare:
            gone += self.links(bare, line)
        if "{" in bare:
            for match in ATTRIBUTES.finditer(bare):
                for mark in _MARK.finditer(match[0]):
                    self.add(Kind.MARK, mark[1], line, match.start() + 1)
                gone.append(match.span())
        if _ADDRESS.search(bare):
            gone += [match.span() for match in _BARE_URL.finditer(bare)]
        words = _blank(bare, gone)
        if DIGIT.search(words):
            for value, start in numbers(words):
                self.add(Kind.NUMBER, value, line, start + 1)
        callout = self.callouts[-1][1] if self.callouts else ""
        follows = continues and bool(self.prose) and self.prose[-1].line == line - 1
        self.prose.append(
            Prose(
                line,
                words,
                self.section,
                callout,
                is_heading,
                is_item,
                self.header,
                follows and not self.prose[-1].is_heading,
            )
        )

    def references(self, text: str, line: int) -> Iterator[tuple[int, int]]:
        """Take the references of a line; yield what of them is not read as words."""
        for match in REFERENCE.finditer(text):
            kind = Kind.LINE if match["key"].startswith("line:") else Kind.REFERENCE
            self.add(kind, match["key"], line, match.start() + 1)
            start, end = match.span("text") if match["text"] else (match.end(), match.end())
            yield match.start(), start
            yield end, match.end()

    def links(self, text: str, line: int) -> Iterator[tuple[int, int]]:
        """Take the links of a line; yield their targets, which are not read as words."""
        for match in _LINK.finditer(text):
            target = match["target"]
            if target.startswith("tel:"):
                self.add(Kind.LINE, target, line, match.start("target") + 1)
            elif not re.match(r"[a-z]+:|//", target):
                self.add(Kind.LINK, target, line, match.start("target") + 1)
            yield match.span()

    def finish(self) -> Document:
        self.close_table()
        self.close_lists(0)
        ordered = sorted(self.elements, key=lambda e: (e.line, e.column))
        return Document(tuple(ordered), tuple(self.prose))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


@lru_cache(maxsize=8192)
def scan(text: str, first_line: int = 1) -> Document:
    """Take apart the Markdown of a page that begins on `first_line` of its file."""
    text = without_comments(text)
    scanner = _Scanner()
    for line, content in enumerate(text.split("\n"), first_line):
        scanner.read(content.replace("\t", "    ").rstrip(), line)
    return scanner.finish()


def without_comments(text: str) -> str:
    """Blank comments and keep the lines."""
    if "<!--" not in text:
        return text
    return _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def sections(text: str) -> dict[str, str]:
    """Return the Markdown of each section by the id of its heading, the intro first."""
    found: dict[str, list[str]] = {INTRO: []}
    name, fence, count = INTRO, "", 0
    for line in without_comments(text).split("\n"):
        if mark := fence_of(line):
            fence = fence_after(fence, mark)
        elif not fence and line.startswith("#") and (heading := _HEADING.match(line)):
            count += 1
            name = _section_name(heading, count)
        found.setdefault(name, []).append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


def fence_of(line: str) -> str:
    """Return the mark that opens or closes code, if the line is one."""
    if "```" in line or "~~~" in line:
        match = _FENCE.match(line)
        return match[1] if match else ""
    return ""


def fence_after(fence: str, mark: str) -> str:
    """Return the mark of the code that is open after `mark`; `fence` is the one open before."""
    return "" if fence and mark.startswith(fence) else fence or mark


def heading_texts(text: str) -> dict[str, str]:
    """Return the words of each heading by its id."""
    found: dict[str, str] = {}
    for name, body in sections(text).items():
        if heading := _HEADING.match(body.split("\n", 1)[0]):
            found[name] = heading["text"]
    return found


def _section_name(heading: re.Match[str], count: int) -> str:
    found = _ATTRIBUTE_ID.search(heading["attr"] or "")
    return found[1] if found else f"{NO_ID}{count}"
