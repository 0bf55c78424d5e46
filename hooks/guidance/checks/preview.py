"""The problems of one page, to be shown on that page while it is edited."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from guidance.problems import Problem, Severity

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+.!-]")


def problems_for(file: str, problems: Iterable[Problem]) -> list[str]:
    """Return what is wrong with the page `file`, the worst first, one line for each problem."""
    own = (problem for problem in problems if problem.file == file)
    return list(map(_line, sorted(own, key=lambda p: (p.severity is Severity.NOTICE, p))))


def _line(problem: Problem) -> str:
    place = f"line {problem.line}" if problem.line else "whole page"
    where = f", {problem.where}" if problem.where else ""
    return f"{place}{where}: {problem.what} Fix: {problem.fix}"


def admonition(file: str, problems: Iterable[Problem]) -> str:
    """Return a Markdown callout that lists the problems of a page; empty when there is none.

    The text of a problem quotes the page, so everything that Markdown would read is escaped.
    """
    own = [problem for problem in problems if problem.file == file]
    if not (lines := problems_for(file, own)):
        return ""
    kind = "danger" if any(p.severity is Severity.ERROR for p in own) else "warning"
    title = f"ບັນຫາຂອງໜ້ານີ້ · Problems of this page ({len(lines)})"
    items = "\n".join(f"    - {_escaped(' '.join(line.split()))}" for line in lines)
    return f'!!! {kind} "{title}"\n\n    {_escaped(file)}\n\n{items}\n\n'


def _escaped(text: str) -> str:
    return escape(_MARKDOWN.sub(lambda match: "\\" + match[0], text), quote=False)
