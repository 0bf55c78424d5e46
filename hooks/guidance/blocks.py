"""Blocks inside hand-written pages: a line `::: name key=value` shows what data says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guidance.problems import Problem, Problems, did_you_mean

_BLOCK = re.compile(
    r"^(?P<indent>[ ]*):::[ ]+(?P<name>[a-z-]+)(?P<args>(?:[ ]+[a-z_]+=[\w.,-]+)*)[ ]*$",
    re.MULTILINE,
)
_LINE = re.compile(r"^(?:[ ]*:[:：]|.*(?::::|：：)).*$", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")

Block = Callable[[Mapping[str, str]], str]
"""Arguments of a block → its Markdown; raises ValueError for arguments it does not know."""


class BlockError(ValueError):
    """Arguments that a block does not understand; the text says which it does."""


@dataclass(frozen=True)
class BlockCall:
    """One block as written: name and arguments."""

    name: str
    args: Mapping[str, str]


def calls(text: str) -> list[BlockCall]:
    """Return the blocks of a page in order."""
    return [_call(match) for match in _BLOCK.finditer(text)]


def _call(match: re.Match[str]) -> BlockCall:
    pairs = (pair.partition("=") for pair in match["args"].split())
    return BlockCall(match["name"], {key: value for key, _, value in pairs})


def expand(
    text: str, blocks: Mapping[str, Block], file: str, first_line: int, problems: Problems
) -> str:
    """Replace every block line in `text` by its Markdown; report what is not a known block."""

    def report(match: re.Match[str], what: str, fix: str) -> None:
        line = first_line + text[: match.start()].count("\n")
        column = len(match[0]) - len(match[0].lstrip()) + 1
        problems.append(Problem(file, line, column, "", what, fix))

    def replace(match: re.Match[str]) -> str:
        parsed = _BLOCK.match(match[0])
        if not parsed:
            if not _LINE.match(_CODE.sub("", match[0])):
                return match[0]
            report(
                match,
                f'"{match[0].strip()}" is not a block.',
                "Write `::: name` or `::: name key=value` on a line of its own, "
                "without spaces round = and commas.",
            )
            return ""
        call = _call(parsed)
        if call.name not in blocks:
            report(
                match,
                f'The block "{call.name}" is not known.',
                did_you_mean(call.name, blocks) or f"Use one of {', '.join(sorted(blocks))}.",
            )
            return ""
        if len(call.args) < parsed["args"].count("="):
            report(match, "A word before = stands twice.", "Keep one of the two.")
        try:
            out = blocks[call.name](call.args)
        except ValueError as error:
            report(match, f'The block "{call.name}" cannot be shown: {error}', "Correct the line.")
            return ""
        indent = parsed["indent"]
        return "\n".join(indent + line if line else line for line in out.splitlines())

    return _LINE.sub(replace, text)
