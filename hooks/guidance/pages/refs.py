"""References in Markdown: `[[kind:id#part|text]]` becomes a link with a tooltip."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from guidance.problems import Problem, Problems, did_you_mean
from guidance.render import escape, href
from guidance.views import REFERENCE, RefTarget

_STRAY = re.compile(
    rf"(?!{REFERENCE.pattern})\[\[[^\[\]\n]*\]{{0,2}}|(?<![\[\]])\[[a-z]+:[\w#.-]+\](?![\]\[(])|［［[^\n［］]*］］"
)
"""What was meant to be a reference and would be shown as it is typed."""
_CODE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def expand(
    text: str,
    page: str,
    targets: Mapping[str, RefTarget],
    withheld: Mapping[str, str],
    file: str,
    first_line: int,
    problems: Problems,
    marked: bool = False,
) -> str:
    """Replace every reference in `text`, the Markdown of `page` below `docs/<language>/`.

    An unknown target becomes a problem with its line and the nearest known name; one that exists
    but may not be shown (`withheld`, with the reason) is told as that. Code is left as it is.
    `marked` says after each link how its target is known; blocks from data have their own marks.
    """
    code = [match.span() for match in _CODE.finditer(text)] if "`" in text else []

    def is_code(match: re.Match[str]) -> bool:
        return any(start <= match.start() < end for start, end in code)

    def report(match: re.Match[str], what: str, fix: str) -> None:
        before = text[: match.start()]
        line, column = before.count("\n"), match.start() - (before.rfind("\n") + 1)
        problems.append(Problem(file, first_line + line, column + 1, "", what, fix))

    def link(match: re.Match[str]) -> str:
        if is_code(match):
            return match[0]
        key, words = match["key"], match["text"]
        target = targets.get(key)
        if target is None:
            report(
                match,
                f'The reference "{key}" may not be shown. {withheld[key]}'
                if key in withheld
                else f'The reference "{key}" leads nowhere.',
                did_you_mean(key, targets) or "See the editors' guide for what can be named.",
            )
            return words or key
        mark = f' <span class="prov">{escape(target.mark)}</span>' if marked and target.mark else ""
        return markdown_link(target, page, words) + mark

    for stray in _STRAY.finditer(text):
        if not is_code(stray):
            fix = "Write [[kind:id]] or [[kind:id|words]] without spaces, such as [[term:victim]]."
            report(stray, f'"{stray[0]}" is not a reference.', fix)
    return REFERENCE.sub(link, text)


def markdown_link(target: RefTarget, page: str, words: str | None = None) -> str:
    """Return the Markdown link from `page` to `target`."""
    path, _, part = target.url.partition("#")
    if path == page and part:
        url = f"#{part}"
    else:
        url = posixpath.relpath(path, posixpath.dirname(page) or ".") + (f"#{part}" * bool(part))
    title = f' "{escape(target.tooltip)}"' if target.tooltip else ""
    paper = f' .ref-unprinted data-print="{escape(target.printed)}"' if target.printed else ""
    return f"[{words or escape(target.label)}]({href(url)}{title}){{ .ref{paper} }}"
