"""Lao texts of `data/`, read line by line so that each problem has its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guidance.checks.markdown import Prose
from guidance.checks.orthography import LAO
from guidance.checks.style import Style
from guidance.checks.terms import Paragraph, text_problems
from guidance.models.base import Language
from guidance.problems import Problem, Problems, relative

_OTHER_SPELLINGS = re.compile(r"(?:- )?(?:variants\w*|aliases\w*|avoid|word|note|says|lo_source):")
"""Keys whose text is kept as it was found, or speaks of spelling."""
_LAO = re.compile(f"[{LAO}]")
_SKIPPED = ("sources.yml", "style.yml")
"""Titles as published; words to avoid. Interface strings are checked with their keys."""


def check(data_dir: Path, root: Path, style: Style, problems: Problems) -> None:
    """Report spelling, Thai letters and words to avoid in the Lao texts of `data/`.

    Lines of which something is told already are left out.
    """
    told = {(problem.file, problem.line) for problem in problems.errors}
    for path in sorted(data_dir.rglob("*.yml")):
        if path.name in _SKIPPED or {"search", "ui"} & set(path.relative_to(data_dir).parts):
            continue
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            continue  # its register reports it
        file = relative(path, root)
        for number, line in _texts(text):
            if (file, number) in told:
                continue
            paragraph = Paragraph([Prose(number, line, "", "")])
            for found in text_problems(paragraph, Language.LO, style):
                problems.append(
                    Problem(
                        file, number, found.start + 1, "", found.what, found.fix, found.severity
                    )
                )


def _texts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with Lao letters, but not comments and other spellings."""
    skipped = -1
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if not bare.strip() or bare.startswith("#"):
            continue
        if skipped >= 0 and (indent > skipped or (indent == skipped and bare.startswith("- "))):
            continue
        skipped = -1
        if _OTHER_SPELLINGS.match(bare):
            skipped = indent
        elif _LAO.search(line):
            yield number, _without_other_spellings(line)


def _without_other_spellings(line: str) -> str:
    """Blank what `{word: ..., note: ...}` on one line says of other spellings."""
    pattern = (
        r"(?<=[{,] )?\b(?:variants\w*|aliases\w*|word|note|says|lo_source): *(\[[^\]]*\]|[^,}]*)"
    )
    return re.sub(pattern, lambda match: " " * len(match[0]), line)
