"""Files that were meant as data or as a page, but that nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guidance.models.base import Language
from guidance.problems import Problem, did_you_mean, relative

KNOWN = (
    "approvals",
    "bodies",
    "conflicts",
    "indicators",
    "laws",
    "obligations",
    "places",
    "recordings",
    "sources",
    "statistics",
    "style",
    "terms",
    "treaties",
)
"""Files of `data/` by name; below its folders a file may have any name."""
_LIKE_DATA = re.compile(r"\.ya?ml(?:\.txt)?\Z", re.IGNORECASE)
_LIKE_A_PAGE = re.compile(r"\.(?:md|markdown|docx?|txt)\Z", re.IGNORECASE)


def check(data: Path, docs: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each file that an editor will look for in vain on the site."""
    for path in sorted(data.rglob("*")):
        if not _LIKE_DATA.search(path.name) or path.name.startswith("."):
            continue
        if path.suffix != ".yml":
            yield _unread(path, root, "Give it a name that ends in .yml, or remove it.")
        elif path.parent == data and path.stem not in KNOWN:
            hint = did_you_mean(path.name, [f"{name}.yml" for name in KNOWN])
            yield _unread(path, root, hint or "Put what it holds into a file that is there.")
    for language in Language:
        for path in sorted((docs / language).rglob("*")):
            if _LIKE_A_PAGE.search(path.name) and path.suffix != ".md":
                yield _unread(path, root, "Give it a name that ends in .md, or remove it.")
    for path in sorted(docs.glob("*.md")):
        if path.read_bytes().lstrip(b"\xef\xbb\xbf").startswith(b"---"):
            yield _unread(path, root, "Put a page into docs/lo/ and its twin into docs/en/.")


def _unread(path: Path, root: Path, fix: str) -> Problem:
    return Problem(relative(path, root), 0, 0, "", "Nothing reads this file.", fix)
