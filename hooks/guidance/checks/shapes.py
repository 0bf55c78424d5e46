"""Markdown that would be shown otherwise than it was meant: boxes, headings, HTML, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.checks.markdown import fence_after, fence_of, without_comments
from guidance.models.base import NO_BREAK, OLD_FONT, Language
from guidance.problems import Problem, Problems, did_you_mean
from guidance.registers.pages import Page

LAYOUTS = frozenset({"doors", "cards", "steps"})
"""Boxes that arrange a list and have no title."""
BOXES = LAYOUTS | frozenset(
    {
        "do-now",
        "danger",
        "warning",
        "law",
        "good-practice",
        "proposal",
        "confirm",
        "example",
        "note",
        "quote",
    }
)
_BOX = re.compile(r"(?P<indent> *)(?:!!!|\?\?\?\+?)(?P<rest>.*)")
_BOX_REST = re.compile(r' +(?P<kind>[\w-]+)(?: +"(?P<title>[^"]*)")?$')
_HEADING = re.compile(r"(?P<marks>#+)(?P<gap>[ ]*)(?=[^#\s])")
_CODE = re.compile(r"`[^`\n]*`")
_WRONG = (
    (
        re.compile(r"</?[A-Za-z](?![A-Za-z]*:)[^<>]*>"),
        "HTML is not used on pages.",
        "Take it out; ** makes text strong.",
    ),
    (
        re.compile(r"\]\(tel:[^()]*\)"),
        "A telephone number is typed into a link.",
        "Name the line with [[line:...]], so that its number, source and mark come from data.",
    ),
    (
        re.compile(r"(?<=[^\]\s])\] +\([^()\s]+\.(?:md|html)(?:#[^()\s]*)?\)"),
        "A space stands between the words of a link and its address.",
        "Write [words](page.md) without a space.",
    ),
    (
        re.compile(r"(?<![\]\[!])\[[^\[\]]+\]\[[^\[\]]*\]"),
        "This is not a link.",
        "Write [words](page.md).",
    ),
    (
        NO_BREAK,
        "Here stands a no-break space.",
        "Type an ordinary space.",
    ),
    (
        re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"),
        "Here stands a control character that nobody can see.",
        "Remove it: delete the letters on both sides and type them again.",
    ),
    (
        re.compile(r"\{:[^{}]*$"),
        "The id that begins here has no } at its end.",
        "Write {: #short-id .para } on one line.",
    ),
)


@dataclass(frozen=True)
class _Line:
    number: int
    text: str


def check(pages: Sequence[Page], problems: Problems) -> None:
    """Report boxes without title or text, headings of another depth, HTML and broken links."""
    for page in pages:
        lines = list(_lines(page, problems))
        for i, line in enumerate(lines):
            for column, what, fix in (
                *_box(lines, i),
                *_heading(line.text),
                *_inline(line.text),
                *_old_font(page, line.text),
            ):
                problems.append(Problem(page.file, line.number, column, "", what, fix))


def _old_font(page: Page, text: str) -> Iterator[tuple[int, str, str]]:
    if page.language is Language.LO and (found := OLD_FONT.search(text)):
        yield (
            found.start() + 1,
            f'"{found[0]}" looks like text from an old Lao font, not Unicode.',
            "Convert it to Unicode Lao, or type it again.",
        )


def _lines(page: Page, problems: Problems) -> Iterator[_Line]:
    """Yield the lines with text outside code; code and comments in them are blanked."""
    fence, opened = "", 0
    for number, content in enumerate(without_comments(page.body).split("\n"), page.first_line):
        if mark := fence_of(content):
            opened = opened if fence else number
            fence = fence_after(fence, mark)
        elif not fence and content.strip():
            text = _CODE.sub(lambda match: "x" * len(match[0]), content)
            yield _Line(number, text.replace("\t", "    ").rstrip())
    if fence:
        what = f"The code that begins here with {fence} has no end."
        problems.append(Problem(page.file, opened, 1, "", what, f"Write {fence} below it."))


def _box(lines: Sequence[_Line], i: int) -> Iterator[tuple[int, str, str]]:
    if not (box := _BOX.match(lines[i].text)):
        return
    indent = len(box["indent"])
    rest = _BOX_REST.match(box["rest"])
    if not rest or rest["title"] is None or (not rest["title"] and rest["kind"] not in LAYOUTS):
        yield (
            indent + 1,
            "The box has no title in straight quotation marks.",
            'Write !!! warning "Title" on one line.',
        )
    elif rest["kind"] not in BOXES:
        hint = did_you_mean(rest["kind"], BOXES)
        known = ", ".join(sorted(BOXES))
        yield indent + 1, f'The box "{rest["kind"]}" is not known.', hint or f"Use one of {known}."
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    if len(following) - len(following.lstrip(" ")) < indent + 4:
        yield (
            indent + 1,
            "The box holds no text.",
            f"Indent the text below it by {indent + 4} spaces.",
        )


def _heading(text: str) -> Iterator[tuple[int, str, str]]:
    if heading := _HEADING.match(text):
        if not heading["gap"]:
            yield len(heading["marks"]) + 1, "A space is missing after #.", "Write ## and a space."
        if len(heading["marks"]) not in {2, 3}:
            what = "The heading is of another depth than 2 or 3."
            yield 1, what, "Begin it with ## or ###; the title of the page stands in its head."


def _inline(text: str) -> Iterator[tuple[int, str, str]]:
    for pattern, what, fix in _WRONG:
        for match in pattern.finditer(text):
            yield match.start() + 1, what, fix
