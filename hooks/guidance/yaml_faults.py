"""What an editor did wrong where a YAML reader only says that it cannot go on."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ODD_INDENT = re.compile(r"^[ ]*([\t\u00a0\u2000-\u200b\u202f\u3000\ufeff])", re.MULTILINE)
_OTHER_DASH = re.compile(r"^[ ]*([\u2010-\u2015\u2022\u2212*])[ ]", re.MULTILINE)
_KEY = r"[ ]*(?:-[ ]+)?[\w.-]+:"
_NO_SPACE = re.compile(r"[ ]*(?:-[ ]+)?[A-Za-z_]\w*:(?=[^\s/:])")
_QUOTED = re.compile(rf"(?:{_KEY}|[ ]*-)[ ]+(?=[\"'])")
_BEGIN = re.compile(rf"(?:{_KEY}|[ ]*-)[ ]+(?=[@`%&*!|>?])")
_ITEM = re.compile(rf"{_KEY}(?:\s|$)|[ ]*-[ ]")
_MAY_FOLLOW = re.compile(r"\s*(?:#.*)?$")
_ONLY_KEY = re.compile(rf"{_KEY[:-1]}$")


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of the text; first line and column are 1."""

    line: int
    column: int
    what: str
    fix: str


def find(text: str, reason: str, line: int, column: int, opened: tuple[int, int] | None) -> Fault:
    """Return the fault behind a refusal of `text` at a place.

    `opened` is the place of the bracket or group that was being read, if the reader knows it.
    """
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    for fault in (
        _characters(text),
        _bracket(reason, opened),
        _quotes(lines, line),
        _begins(here, line),
        _spaces(lines, line),
        _stray(reason, opened),
        _indents(lines, line, column),
    ):
        if fault:
            return fault
    if reason.startswith("mapping values"):
        return Fault(line, column, "A text with a colon stands without quotation marks.", _QUOTE)
    return Fault(
        line,
        column,
        f"This is not valid YAML: {reason}.",
        "Look at the indentation, the colons and the quotation marks just before this place.",
    )


_QUOTE = 'Put the whole text in quotation marks: "...".'


def _characters(text: str) -> Fault | None:
    """Characters that a word processor leaves where only spaces and `-` may stand."""
    if match := _CONTROL.search(text):
        what = f"Here stands the control character U+{ord(match[0]):04X}."
        return _at(text, match.start(), what, "Remove it.")
    if match := _ODD_INDENT.search(text):
        name = "tab" if match[1] == "\t" else f"character U+{ord(match[1]):04X}"
        what = f"The line is indented with a {name}."
        return _at(text, match.start(1), what, "Use spaces only, 2 for each step.")
    if match := _OTHER_DASH.search(text):
        what = f'The item begins with "{match[1]}".'
        return _at(text, match.start(1), what, "Begin it with a hyphen and a space: `- `.")
    return None


def _at(text: str, index: int, what: str, fix: str) -> Fault:
    begin = text.rfind("\n", 0, index) + 1
    return Fault(text.count("\n", 0, index) + 1, index - begin + 1, what, fix)


def _bracket(reason: str, opened: tuple[int, int] | None) -> Fault | None:
    if opened and ("',' or" in reason):
        closing = reason.split("'")[-2]
        fix = f'Write "{closing}" at its end, and a comma between two items.'
        return Fault(*opened, f'The list that begins here is not closed by "{closing}".', fix)
    return None


def _quotes(lines: list[str], line: int) -> Fault | None:
    """A quotation mark that is missing, or one too many inside a text."""
    for number in range(min(line, len(lines)), 0, -1):
        content = lines[number - 1]
        if not (match := _QUOTED.match(content)):
            continue
        mark, start = content[match.end()], match.end() + 1
        rest = content[start:].replace("''" if mark == "'" else '\\"', "  ")
        end = rest.find(mark)
        following = lines[number] if number < len(lines) else ""
        if end < 0 and (not following.strip() or _ITEM.match(following)):
            what = f"The text that begins here with {mark} has no {mark} at its end."
            return Fault(number, start, what, f"Write {mark} at the end of the text.")
        if end >= 0 and number == line and not _MAY_FOLLOW.match(rest[end + 1 :]):
            what = f"Here {mark} ends the text, but more of it follows."
            return Fault(number, start + end + 1, what, "Inside the text write “ and ”.")
    return None


def _begins(here: str, line: int) -> Fault | None:
    if match := _BEGIN.match(here):
        sign = here[match.end()]
        what = f'A text without quotation marks cannot begin with "{sign}".'
        return Fault(line, match.end() + 1, what, _QUOTE)
    return None


def _spaces(lines: list[str], line: int) -> Fault | None:
    """`key:value`, on the line of the refusal or the one before."""
    for number in (line, _line_before(lines, line)):
        if 0 < number <= len(lines) and (match := _NO_SPACE.match(lines[number - 1])):
            what = "A space is missing after the colon."
            return Fault(number, match.end() + 1, what, "Write `key: value`.")
    return None


def _stray(reason: str, opened: tuple[int, int] | None) -> Fault | None:
    if opened and reason.startswith("could not find expected ':'"):
        what = "This line is neither `key: value` nor an item after `- `."
        return Fault(*opened, what, "Correct it, or begin it with # if it is a remark.")
    return None


def _indents(lines: list[str], line: int, column: int) -> Fault | None:
    """A line that begins where no line above it begins."""
    if not 0 < line <= len(lines):
        return None
    here = lines[line - 1]
    indent = _depth(here)
    at_key = column == indent + 1 or _ONLY_KEY.match(here[: column - 1])
    above = _line_before(lines, line)
    if not at_key or not above or ":" not in here:
        return None
    if indent == _depth(lines[above - 1]):
        return Fault(
            line,
            indent + 1,
            "The line stands among the items of a list.",
            'Write "- " before it, or indent it like the lines of its group.',
        )
    what = (
        f"The line is indented by {indent} spaces, the one before it (line {above}) "
        f"by {_depth(lines[above - 1])}."
    )
    return Fault(line, indent + 1, what, "Indent it like the lines of its group.")


def _depth(content: str) -> int:
    return len(content) - len(content.lstrip(" "))


def _line_before(lines: list[str], line: int) -> int:
    """Return the number of the line with content before `line`, or 0."""
    for number in range(min(line - 1, len(lines)), 0, -1):
        if (content := lines[number - 1].strip()) and not content.startswith("#"):
            return number
    return 0
